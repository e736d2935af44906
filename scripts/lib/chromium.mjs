// Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0

/* The machine's own Chromium or Chrome, else the one that comes inside an npm package. */
import fs from 'node:fs';

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

/** @returns {Promise<{ executablePath: string, args: string[] }>} */
export async function findChromium() {
  const installed = INSTALLED.find(file => file && fs.existsSync(file));
  if (installed) {
    return { executablePath: installed, args: QUIET };
  }
  const { default: chromium } = await import('@sparticuz/chromium');
  return {
    executablePath: await chromium.executablePath(),
    args: [
      ...chromium.args.filter(arg => arg !== '--single-process'),
      ...QUIET,
    ],
  };
}
