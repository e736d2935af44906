// Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0

/*
 * npm run bundle-size: how much compressed script the plugin adds to the app's first load. Builds the app with and
 * without the plugin, signs somebody in, and adds up every script that the portal's first page then asks for, those
 * included that are asked for late.
 */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { withPortal } from './lib/e2e.mjs';
import { ROOT, ensureToolchain, run } from './lib/toolchain.mjs';

const BUDGET = 120_000;
const WITHOUT = `app:
  packages:
    exclude:
      - '@studio-access/backstage-plugin-sagemaker-studio'
      - '@studio-access/backstage-plugin-scaffolder-module-sagemaker-studio'
`;

async function main() {
  const { env } = await ensureToolchain();
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'bundle-size-'));
  const config = path.join(folder, 'without.yaml');
  fs.writeFileSync(config, WITHOUT);
  try {
    const without = await firstLoad(env, ['--config', config]);
    const withIt = await firstLoad(env, []);
    const added = withIt - without;
    process.stdout.write(
      `First load, compressed: ${withIt} bytes with the plugin, ${without} without; it adds ${added} of at most ${BUDGET}.\n`,
    );
    return added <= BUDGET ? 0 : 1;
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

async function firstLoad(env, more) {
  const log = path.join(os.tmpdir(), `bundle-size-${process.pid}.log`);
  const config = ['--config', path.join(ROOT, 'app-config.yaml'), ...more];
  const code = await run('yarn', ['workspace', 'app', 'build', ...config], {
    env,
    log,
  });
  if (code !== 0) {
    throw new Error(`The app was not built:\n${fs.readFileSync(log, 'utf8')}`);
  }
  fs.rmSync(log);
  return withPortal(env, scriptsOfFirstPage, { isBuilt: true });
}

/** Bytes of all scripts of the page that somebody sees who is signed in already. */
async function scriptsOfFirstPage({ PORTAL_URL, BROWSER_ENDPOINT }) {
  const { chromium } = await import('@playwright/test');
  const browser = await chromium.connect(BROWSER_ENDPOINT);
  try {
    const page = await browser.newPage({ baseURL: PORTAL_URL });
    const isIn = page.getByRole('link', { name: 'Catalog' }).first();
    for (let attempt = 0; !(await isIn.isVisible()); attempt++) {
      if (attempt === 20) throw new Error('Nobody could be signed in');
      await page.goto('/');
      const popup = page.waitForEvent('popup');
      await page.getByRole('button', { name: 'Sign in' }).click();
      const chooser = await popup;
      await chooser.getByRole('button', { name: /Ingrid Larsen/ }).click();
      // Refused until the catalog knows who it is.
      await isIn
        .or(page.getByText('unable to resolve user identity'))
        .waitFor();
    }
    await page.waitForLoadState('networkidle');
    const scripts = new Set();
    page.on('request', request => {
      if (request.resourceType() === 'script') scripts.add(request.url());
    });
    await page.reload();
    await isIn.waitFor();
    await page.waitForLoadState('networkidle');
    // Fetched again, since the browser does not keep what it received before the page was loaded anew.
    let size = 0;
    for (const url of scripts) {
      const response = await page.request.get(url);
      size += gzipSync(await response.body()).length;
    }
    return size;
  } finally {
    await browser.close();
  }
}

main().then(
  code => process.exit(code),
  error => {
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  },
);
