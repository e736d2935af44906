// Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0

/*
 * Which Chromium the end-to-end tests run in: the one inside an npm package, so that every machine tests with the same
 * browser, fonts and libraries. CHROMIUM_PATH names another. Where the package has no browser it is the machine's own.
 */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { withLock } from './lock.mjs';
import { ROOT } from './toolchain.mjs';

const PACKAGE = path.join(ROOT, 'node_modules/@sparticuz/chromium');
const CACHE = path.join(ROOT, 'node_modules/.cache/chromium');
const LOCK = path.join(CACHE, 'unpack.lock');

const INSTALLED = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/*
 * Unsafe flags of the package: they allow pages actions that a person's browser refuses, so tests would miss the
 * refusal.
 */
const UNSAFE = [
  '--single-process',
  '--disable-web-security',
  '--allow-running-insecure-content',
  '--disable-site-isolation-trials',
];

/**
 * @param {{ env?: NodeJS.ProcessEnv, system?: string, installed?: string[] }} options `system` is the platform and the
 *   processor, `installed` where a machine may have a browser of its own.
 * @returns {Promise<{ executablePath: string, args: string[], env: Record<string, string> }>}
 */
export async function findChromium({
  env = process.env,
  system = `${process.platform}-${process.arch}`,
  installed = INSTALLED,
} = {}) {
  const found = await locate({ env, system, installed });
  const answer = spawnSync(found.executablePath, ['--version'], {
    encoding: 'utf8',
    env: found.env,
  });
  if (answer.status !== 0) {
    throw new Error(
      `Chromium at ${
        found.executablePath
      } cannot be run on this machine. Install Chromium or Chrome, and say with CHROMIUM_PATH where it is.\n${
        answer.error?.message ?? answer.stderr
      }`,
    );
  }
  return found;
}

async function locate({ env, system, installed }) {
  if (env.CHROMIUM_PATH) {
    return { executablePath: env.CHROMIUM_PATH, args: QUIET, env: bare(env) };
  }
  if (system === 'linux-x64') {
    return unpacked(env);
  }
  const executablePath = installed.find(file => fs.existsSync(file));
  if (!executablePath) {
    throw new Error(
      `No browser comes with the project for ${system}. Install Chromium or Chrome, and say with CHROMIUM_PATH where it is.`,
    );
  }
  return { executablePath, args: QUIET, env: bare(env) };
}

/** Without a language, which the browser would otherwise take from the environment. */
function bare(env) {
  return Object.fromEntries(
    Object.entries(env).filter(
      ([name]) => !/^(LANG|LANGUAGE|LC_.*)$/.test(name),
    ),
  );
}

async function unpacked(env) {
  const { version } = JSON.parse(
    fs.readFileSync(path.join(PACKAGE, 'package.json'), 'utf8'),
  );
  const folder = path.join(CACHE, version);
  const args = path.join(folder, 'args.json');
  await withLock(
    LOCK,
    {
      what: 'unpacking Chromium',
      say: message => process.stderr.write(`${message}\n`),
    },
    () => fs.existsSync(folder) || unpack(folder),
  );
  const fonts = path.join(folder, 'fonts.conf');
  fs.writeFileSync(fonts, fontConfiguration(folder));
  return {
    executablePath: path.join(folder, 'chromium'),
    args: [
      ...JSON.parse(fs.readFileSync(args, 'utf8')).filter(
        arg => !UNSAFE.includes(arg),
      ),
      ...QUIET,
    ],
    env: {
      ...bare(env),
      LD_LIBRARY_PATH: path.join(folder, 'al2023/lib'),
      FONTCONFIG_FILE: fonts,
    },
  };
}

/** In a process of its own, since the package reads the environment and sets it; to be taken for complete once renamed. */
function unpack(folder) {
  for (const name of fs.readdirSync(CACHE)) {
    if (name !== path.basename(LOCK)) {
      fs.rmSync(path.join(CACHE, name), { recursive: true });
    }
  }
  const partial = path.join(CACHE, 'partial');
  fs.mkdirSync(partial);
  const answer = spawnSync(
    process.execPath,
    [
      '--input-type=module',
      '--eval',
      `import chromium from '@sparticuz/chromium';
      await chromium.executablePath();
      process.stdout.write(JSON.stringify(chromium.args));`,
    ],
    {
      cwd: ROOT,
      encoding: 'utf8',
      env: {
        ...process.env,
        TMPDIR: partial,
        // It brings the libraries that Chromium needs, for machines that have none, but only to such as it knows.
        AWS_LAMBDA_JS_RUNTIME: 'nodejs22.x',
      },
    },
  );
  if (answer.status !== 0) {
    throw new Error(`Chromium could not be unpacked:\n${answer.stderr}`);
  }
  fs.writeFileSync(path.join(partial, 'args.json'), answer.stdout);
  fs.renameSync(partial, folder);
}

/**
 * The package's own names folders that are not there once it is unpacked elsewhere, and a Chromium without fonts ends
 * on the first page that has text.
 */
export function fontConfiguration(folder) {
  const inside = name =>
    path
      .join(folder, name)
      .replace(/[&<>]/g, sign => `&#${sign.charCodeAt(0)};`);
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  <dir>${inside('fonts')}</dir>
  <cachedir>${inside('fonts-cache')}</cachedir>
</fontconfig>
`;
}
