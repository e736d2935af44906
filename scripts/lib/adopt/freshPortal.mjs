// Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0

/* A portal as Backstage's own create-app makes it, in a folder outside of the repository, that follows our READMEs. */
import fs from 'node:fs';
import path from 'node:path';
import { readPacked } from '../pack.mjs';
import { ROOT, run } from '../toolchain.mjs';
import { addToApp, addToBackend, addToConfig } from './applySteps.mjs';
import { hasPlaces, putInPlace } from './places.mjs';

const NAME = 'portal';

/**
 * Runs create-app. What has to be compiled, or is downloaded from elsewhere than the registry, is left out as it is in
 * this repository, so that a machine without a compiler can do it.
 *
 * @param {{ folder: string, createApp: string, isLegacy?: boolean, env: NodeJS.ProcessEnv, log: string }} options
 *   `createApp` is the version of create-app
 * @returns {Promise<string>} the portal's folder
 */
export async function createPortal({
  folder,
  createApp,
  isLegacy = false,
  env,
  log,
}) {
  await must(
    'npx',
    [
      '--yes',
      `@backstage/create-app@${createApp}`,
      '--skip-install',
      ...(isLegacy ? ['--legacy'] : []),
    ],
    { cwd: folder, env: { ...env, BACKSTAGE_APP_NAME: NAME }, log },
  );
  const portal = path.join(folder, NAME);
  const own = JSON.parse(read(ROOT, 'package.json'));
  changeManifest(portal, manifest => ({
    ...manifest,
    dependenciesMeta: own.dependenciesMeta,
    resolutions: {
      ...manifest.resolutions,
      'better-sqlite3': own.resolutions['better-sqlite3'],
    },
  }));
  return portal;
}

/** Puts packed packages into the portal's folder, and says there where they are, as docs/getting-started.md has it. */
export async function bringPacked(portal, files) {
  const resolutions = {};
  for (const file of files) {
    const { manifest } = await readPacked(file);
    const place = `packed/${path.basename(file)}`;
    fs.cpSync(file, path.join(portal, place));
    resolutions[manifest.name] = `file:./${place}`;
  }
  resolve(portal, resolutions);
}

/** Sets resolutions in the portal's root package.json. */
export function resolve(portal, resolutions) {
  changeManifest(portal, manifest => ({
    ...manifest,
    resolutions: { ...manifest.resolutions, ...resolutions },
  }));
}

/** Does what the READMEs say: first all commands, those of one workspace together, and then the changes of files. */
export async function follow(portal, steps, { env, log }) {
  const additions = steps.filter(({ kind }) => kind === 'add');
  for (const workspace of new Set(additions.map(each => each.workspace))) {
    const names = additions
      .filter(each => each.workspace === workspace)
      .flatMap(each => each.packages);
    await must(
      'yarn',
      ['--cwd', workspace, 'add', ...new Set(names.map(fromFiles))],
      { cwd: portal, env, log },
    );
  }
  for (const { kind, ...step } of steps) {
    if (kind === 'file') {
      applyTo(portal, step);
    } else if (kind === 'copy') {
      fs.cpSync(path.join(ROOT, step.file), path.join(portal, step.file));
    }
  }
}

/** Of the version that docs/getting-started.md gives as long as the packages are on no registry. */
function fromFiles(name) {
  return name.startsWith('@studio-access/') ? `${name}@*` : name;
}

function applyTo(portal, step) {
  const change = hasPlaces(step.text)
    ? putInPlace
    : {
        'packages/backend/src/index.ts': addToBackend,
        'packages/app/src/App.tsx': addToApp,
        'app-config.yaml': addToConfig,
        'app-config.production.yaml': addToConfig,
      }[step.file];
  const file = path.join(portal, step.file);
  if (change) {
    fs.writeFileSync(file, change(fs.readFileSync(file, 'utf8'), step));
    return;
  }
  if (fs.existsSync(file)) {
    throw new Error(`A README would write over ${step.file} of the portal`);
  }
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, step.text);
}

function changeManifest(portal, change) {
  const manifest = change(JSON.parse(read(portal, 'package.json')));
  fs.writeFileSync(
    path.join(portal, 'package.json'),
    `${JSON.stringify(manifest, undefined, 2)}\n`,
  );
}

const read = (folder, file) => fs.readFileSync(path.join(folder, file), 'utf8');

/** Runs a command that has to succeed. */
export async function must(command, args, options) {
  const code = await run(command, args, options);
  if (code !== 0) {
    throw new Error(`${command} ${args.join(' ')} ended with ${code}`);
  }
}
