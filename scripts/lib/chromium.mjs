// Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0

/* The machine's own Chromium or Chrome, else the one that comes inside an npm package. */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { ROOT } from './toolchain.mjs';

const INSTALLED = [
  process.env.CHROMIUM_PATH,
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
 * What the package asks for besides: pages would be let do what browsers do not let them, and tests would not see that a
 * person's browser refuses something.
 */
const UNSAFE = [
  '--single-process',
  '--disable-web-security',
  '--allow-running-insecure-content',
  '--disable-site-isolation-trials',
];

/** @returns {Promise<{ executablePath: string, args: string[], env: Record<string, string> }>} */
export async function findChromium() {
  const installed = INSTALLED.find(file => file && fs.existsSync(file));
  const found = installed
    ? { executablePath: installed, args: QUIET, env: {} }
    : await unpackChromium();
  const answer = spawnSync(found.executablePath, ['--version'], {
    encoding: 'utf8',
    env: { ...process.env, ...found.env },
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

async function unpackChromium() {
  const before = Object.fromEntries(
    [
      'AWS_LAMBDA_JS_RUNTIME',
      'LD_LIBRARY_PATH',
      'FONTCONFIG_PATH',
      'TMPDIR',
    ].map(name => [name, process.env[name]]),
  );
  // The package brings the libraries that Chromium needs, for machines that have none, but only to such as it knows.
  process.env.AWS_LAMBDA_JS_RUNTIME = 'nodejs22.x';
  // It unpacks into the folder for temporary files, and takes what is there already for complete.
  process.env.TMPDIR = path.join(ROOT, 'node_modules/.cache/chromium');
  fs.mkdirSync(process.env.TMPDIR, { recursive: true });
  try {
    const { default: chromium } = await import('@sparticuz/chromium');
    const executablePath = await chromium.executablePath();
    const { LD_LIBRARY_PATH, FONTCONFIG_PATH } = process.env;
    return {
      executablePath,
      args: [...chromium.args.filter(arg => !UNSAFE.includes(arg)), ...QUIET],
      env: { LD_LIBRARY_PATH, FONTCONFIG_PATH },
    };
  } finally {
    for (const [name, value] of Object.entries(before)) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
  }
}
