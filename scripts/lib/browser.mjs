// Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0

/*
 * The one browser that all end-to-end tests share. It is started here rather than by Playwright's workers, so that its
 * end is noticed when it happens, and so that it is known to paint text before any test waits for some.
 */
import { once } from 'node:events';
import { createRequire } from 'node:module';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { findChromium } from './chromium.mjs';
import { ROOT } from './toolchain.mjs';

const LAST_WORDS = 15;

/**
 * @returns {Promise<{ endpoint: string, pid: number, died: Promise<Error>, stop: () => Promise<void> }>} `endpoint` is what Playwright
 *   connects to; `died` resolves when the browser ends by itself.
 */
export async function startBrowser(chromium) {
  const { executablePath, args, env } = chromium ?? (await findChromium());
  // Only there once the dependencies are installed.
  const { chromium: playwright } = createRequire(
    path.join(ROOT, 'package.json'),
  )('@playwright/test');
  const server = await playwright.launchServer({
    executablePath,
    args,
    env,
    host: '127.0.0.1',
    // The caller ends the browser.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  });
  const browser = server.process();
  const output = [];
  browser.stderr.on('data', data => {
    // Console messages of pages are not the browser's own.
    const lines = String(data).split('\n');
    output.push(...lines.filter(line => line && !line.includes(':CONSOLE:')));
    output.splice(0, output.length - LAST_WORDS);
  });
  let isStopping = false;
  const died = new Promise(resolve => {
    browser.once('exit', async (code, signal) => {
      if (isStopping) return;
      // The last output may not have been read yet, and child processes may keep the stream open.
      await Promise.race([once(browser, 'close'), sleep(1_000)]);
      resolve(
        new Error(
          `The browser ${executablePath} ended by itself (${
            signal ?? `exit code ${code}`
          }). Its last words:\n${output.join('\n') || '(none)'}`,
        ),
      );
    });
  });
  const stop = async () => {
    isStopping = true;
    await server.close();
  };
  const endpoint = server.wsEndpoint();
  try {
    await orDeath(died, checkText(playwright, endpoint, executablePath));
  } catch (error) {
    await stop();
    throw error;
  }
  return { endpoint, pid: browser.pid, died, stop };
}

/** Does what `work` does, unless the browser ends before. */
export function orDeath(died, work) {
  return Promise.race([work, died.then(error => Promise.reject(error))]);
}

/** Compares a page without text with two that differ in their text alone. */
async function checkText(playwright, endpoint, executablePath) {
  const browser = await playwright.connect(endpoint);
  try {
    const page = await browser.newPage();
    const pictures = new Set();
    for (const text of ['', 'iiii', 'WWWW']) {
      await page.setContent(`<h1>${text}</h1>`);
      pictures.add((await page.screenshot()).toString('base64'));
    }
    if (pictures.size < 3) {
      throw new Error(
        `The browser ${executablePath} paints no text, since it finds no fonts. Install fonts for it if CHROMIUM_PATH names it; else remove node_modules/.cache/chromium, and it is unpacked again with its fonts.`,
      );
    }
  } finally {
    await browser.close();
  }
}
