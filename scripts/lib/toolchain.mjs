// Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0

/*
 * Finds, or installs from the npm registry, the Node and Yarn that the repository needs, so that `npm start` and
 * `npm test` work on a machine that has only some Node and npm. Plain Node without dependencies, since it runs before
 * anything is installed, on whatever Node the machine has.
 *
 * What it finds is used as it is; what it installs goes into the ignored folder .toolchain/. Everything started
 * through `run` and `start` then sees that Node and that Yarn first on its PATH.
 */
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { withLock } from './lock.mjs';
import { endOf } from './trouble.mjs';

export const ROOT = path.resolve(
  path.dirname(fileURLToPath(import.meta.url)),
  '../..',
);

/** Of those that package.json allows, the one that everything is run with; STUDIO_ACCESS_NODE chooses the other. */
const NODE_MAJOR = Number(process.env.STUDIO_ACCESS_NODE ?? 22);
const NODE_VERSION = '22.23.3';
/** By which one ends what one has started. */
export const INTERRUPTIONS = ['SIGINT', 'SIGTERM', 'SIGHUP'];

const YARN_VERSION = '4.13.0';
const TOOLCHAIN = path.join(ROOT, '.toolchain');
const BIN = path.join(TOOLCHAIN, 'bin');
const LOCK = path.join(TOOLCHAIN, 'install.lock');
const INSTALLED_STAMP = path.join(
  ROOT,
  'node_modules',
  '.studio-access-installed',
);

const say = message => process.stderr.write(`${message}\n`);

/**
 * The environment in which the repository's own tools run; installs what is missing and says so. Of several commands in
 * one folder one installs, and the others wait for it.
 */
export function ensureToolchain() {
  return withLock(
    LOCK,
    { what: 'installing in this folder', say },
    installToolchain,
  );
}

async function installToolchain() {
  const node = findNode() ?? installNode();
  const yarn = findYarn(node) ?? installYarn();
  writeShims({ node, yarn });
  const env = {
    ...process.env,
    PATH: [BIN, process.env.PATH].join(path.delimiter),
    ...nativeModuleHeaders(node),
  };
  // npm's own settings for the script that started us would be read by npm and node-gyp again in children.
  delete env.npm_config_prefix;
  await installDependencies({ env, node });
  return { env, node };
}

/**
 * Runs a command to its end with the terminal's own streams, or at the end of the file `log`; answers its exit code.
 * `signal`, of an AbortController, ends it before.
 */
export function run(command, args, { env, cwd = ROOT, log, signal } = {}) {
  return new Promise((resolve, reject) => {
    const file = log && fs.openSync(log, 'a');
    const stdio = file ? ['ignore', file, file] : 'inherit';
    const child = spawn(command, args, { cwd, env, stdio, signal });
    if (file) fs.closeSync(file);
    const forward = name => child.kill(name);
    for (const name of INTERRUPTIONS) process.on(name, forward);
    child.on('error', reject);
    child.on('exit', (code, endedBy) => {
      for (const name of INTERRUPTIONS) process.off(name, forward);
      resolve(code ?? (endedBy ? 1 : 0));
    });
  });
}

function findNode() {
  const candidates = [
    process.execPath,
    ...(process.env.PATH ?? '')
      .split(path.delimiter)
      .map(folder => path.join(folder, 'node')),
    installedNode(),
  ];
  return candidates.find(candidate => majorOf(candidate) === NODE_MAJOR);
}

function majorOf(node) {
  if (node === process.execPath) {
    return Number(process.versions.node.split('.')[0]);
  }
  // The shim of an earlier run would only lead back to what is looked for here.
  if (!node || path.dirname(node) === BIN || !fs.existsSync(node)) {
    return undefined;
  }
  const answer = spawnSync(node, ['--version'], { encoding: 'utf8' });
  return Number(/^v(\d+)\./.exec(answer.stdout ?? '')?.[1]);
}

function nodePackageNames() {
  const system = `${process.platform}-${process.arch}`;
  return [`node-${system}`, `node-bin-${system}`];
}

function installedNode() {
  return nodePackageNames()
    .map(name => path.join(TOOLCHAIN, 'node_modules', name, 'bin', 'node'))
    .find(file => fs.existsSync(file));
}

function installNode() {
  const wanted = [
    [nodePackageNames()[0], NODE_VERSION],
    [nodePackageNames()[1], `^${NODE_MAJOR}`],
  ];
  for (const [name, version] of wanted) {
    say(
      `Node ${NODE_MAJOR} is needed and this is ${process.version}: installing ${name}@${version} into .toolchain/`,
    );
    if (installIntoToolchain(`${name}@${version}`)) {
      return installedNode();
    }
  }
  throw new Error(
    `The npm registry has no Node ${NODE_MAJOR} for ${process.platform}-${process.arch}. Install Node ${NODE_MAJOR} yourself and put it on the PATH.`,
  );
}

function findYarn(node) {
  const installed = path.join(
    TOOLCHAIN,
    'node_modules/@yarnpkg/cli-dist/bin/yarn.js',
  );
  if (fs.existsSync(installed)) {
    return { command: node, script: installed };
  }
  for (const folder of (process.env.PATH ?? '').split(path.delimiter)) {
    const file = path.join(folder, 'yarn');
    if (folder !== BIN && fs.existsSync(file)) {
      const answer = spawnSync(file, ['--version'], {
        encoding: 'utf8',
        cwd: ROOT,
        timeout: 10_000,
      });
      if (/^4\./.test(answer.stdout ?? '')) {
        return { command: file };
      }
    }
  }
  return undefined;
}

function installYarn() {
  say(
    `Yarn 4 is needed: installing @yarnpkg/cli-dist@${YARN_VERSION} into .toolchain/`,
  );
  if (!installIntoToolchain(`@yarnpkg/cli-dist@${YARN_VERSION}`)) {
    throw new Error(
      `Yarn ${YARN_VERSION} could not be installed; see the npm output above.`,
    );
  }
  return {
    script: path.join(TOOLCHAIN, 'node_modules/@yarnpkg/cli-dist/bin/yarn.js'),
  };
}

function installIntoToolchain(specifier) {
  fs.mkdirSync(TOOLCHAIN, { recursive: true });
  const manifest = path.join(TOOLCHAIN, 'package.json');
  if (!fs.existsSync(manifest)) {
    fs.writeFileSync(manifest, '{ "private": true }\n');
  }
  const answer = spawnSync(
    'npm',
    [
      'install',
      '--prefix',
      TOOLCHAIN,
      '--no-audit',
      '--no-fund',
      '--ignore-scripts',
      '--loglevel=error',
      specifier,
    ],
    { cwd: TOOLCHAIN, stdio: ['ignore', 'inherit', 'inherit'] },
  );
  return answer.status === 0;
}

/** Small programs named node and yarn, so that children find both by name whatever else is on the PATH. */
function writeShims({ node, yarn }) {
  fs.mkdirSync(BIN, { recursive: true });
  const script = yarn.script
    ? `exec '${node}' '${yarn.script}' "$@"`
    : `exec '${yarn.command}' "$@"`;
  writeIfChanged(path.join(BIN, 'node'), `#!/bin/sh\nexec '${node}' "$@"\n`);
  writeIfChanged(path.join(BIN, 'yarn'), `#!/bin/sh\n${script}\n`);
}

function writeIfChanged(file, content) {
  if (!fs.existsSync(file) || fs.readFileSync(file, 'utf8') !== content) {
    fs.writeFileSync(file, content, { mode: 0o755 });
  }
}

/** Native modules must be compiled against the headers of the Node that runs them, not of another on the machine. */
function nativeModuleHeaders(node) {
  const folder = path.dirname(path.dirname(fs.realpathSync(node)));
  return fs.existsSync(path.join(folder, 'include/node/node.h'))
    ? { npm_config_nodedir: folder }
    : {};
}

async function installDependencies({ env, node }) {
  const wanted = installFingerprint(node);
  if (
    fs.existsSync(INSTALLED_STAMP) &&
    fs.readFileSync(INSTALLED_STAMP, 'utf8') === wanted
  ) {
    return;
  }
  say('Installing the dependencies with yarn install --immutable');
  const began = Date.now();
  const log = path.join(ROOT, 'logs', 'install.log');
  fs.mkdirSync(path.dirname(log), { recursive: true });
  fs.rmSync(log, { force: true });
  const code = await run('yarn', ['install', '--immutable'], {
    env: { ...env, ...registrySettings() },
    log,
  });
  if (code !== 0) {
    throw new Error(
      `yarn install --immutable ended with exit code ${code}:\n\n${endOf(log)}`,
    );
  }
  const seconds = ((Date.now() - began) / 1000).toFixed(0);
  say(`The dependencies are installed (${seconds} s)`);
  fs.writeFileSync(INSTALLED_STAMP, wanted);
}

function installFingerprint(node) {
  const hash = createHash('sha256').update(
    `${node} ${process.platform} ${process.arch}\n`,
  );
  for (const file of [
    'yarn.lock',
    '.yarnrc.yml',
    'package.json',
    ...workspaceManifests(),
  ]) {
    hash.update(file).update(fs.readFileSync(path.join(ROOT, file)));
  }
  return hash.digest('hex');
}

function workspaceManifests() {
  return ['packages', 'plugins'].flatMap(folder =>
    fs
      .readdirSync(path.join(ROOT, folder))
      .sort()
      .map(name => path.join(folder, name, 'package.json'))
      .filter(file => fs.existsSync(path.join(ROOT, file))),
  );
}

/** Yarn does not read npm's settings: hand it the registry, proxy and certificates that npm uses here. */
export function registrySettings() {
  const answer = spawnSync(
    'npm',
    [
      'config',
      'get',
      'registry',
      'proxy',
      'https-proxy',
      'cafile',
      'userconfig',
      '--json',
    ],
    {
      cwd: ROOT,
      encoding: 'utf8',
    },
  );
  const npm = Object.fromEntries(
    (answer.stdout ?? '')
      .split('\n')
      .map(line =>
        /^(registry|proxy|https-proxy|cafile|userconfig)=(.*)$/.exec(
          line.trim(),
        ),
      )
      .filter(Boolean)
      .map(match => [match[1], match[2]])
      .filter(([, value]) => value && value !== 'null'),
  );
  const settings = {};
  const set = (name, value) => {
    if (value && !process.env[name]) settings[name] = value;
  };
  set('YARN_NPM_REGISTRY_SERVER', npm.registry);
  set('YARN_HTTP_PROXY', npm.proxy);
  set('YARN_HTTPS_PROXY', npm['https-proxy']);
  set('YARN_HTTPS_CA_FILE_PATH', npm.cafile ?? process.env.NODE_EXTRA_CA_CERTS);
  const token = tokenOf(npm.registry, [
    path.join(ROOT, '.npmrc'),
    npm.userconfig,
  ]);
  set('YARN_NPM_AUTH_TOKEN', token);
  if (token) {
    set('YARN_NPM_ALWAYS_AUTH', 'true');
  }
  if (npm.registry?.startsWith('http://')) {
    set('YARN_UNSAFE_HTTP_WHITELIST', new URL(npm.registry).hostname);
  }
  return settings;
}

/** npm tells nobody the tokens that it has, so they are read where it reads them. */
export function tokenOf(registry, files) {
  const place = registry?.replace(/^https?:/, '').replace(/\/?$/, '/');
  for (const file of files.filter(each => each && fs.existsSync(each))) {
    const line = fs
      .readFileSync(file, 'utf8')
      .split('\n')
      .find(each => each.trim().startsWith(`${place}:_authToken`));
    const value = line?.slice(line.indexOf('=') + 1).trim();
    if (value) {
      return value.replace(
        /\$\{(\w+)\}/g,
        (_, name) => process.env[name] ?? '',
      );
    }
  }
  return undefined;
}
