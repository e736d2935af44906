// Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0

/* The browser of the end-to-end tests: its choice, and the report of faults before any test waits. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { orDeath, startBrowser } from '../lib/browser.mjs';
import { findChromium } from '../lib/chromium.mjs';
import { ROOT } from '../lib/toolchain.mjs';

let folder;
before(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'browser-'));
});
after(() => fs.rmSync(folder, { recursive: true }));

const isBrought = process.platform === 'linux' && process.arch === 'x64';

test('the browser is the one that the project brings, with its own fonts, wherever another is installed', async () => {
  const { executablePath, env } = await findChromium({ env: { LANG: 'C' } });
  if (!isBrought) return;
  const cache = path.join(ROOT, 'node_modules/.cache/chromium/');
  assert.ok(executablePath.startsWith(cache), executablePath);
  const fonts = fs.readFileSync(env.FONTCONFIG_FILE, 'utf8');
  const named = [...fonts.matchAll(/<(dir|cachedir)>(.*)<\/\1>/g)];
  assert.equal(named.length, 2);
  for (const [, , place] of named) {
    assert.ok(place.startsWith(cache), place);
  }
  const files = fs.readdirSync(named[0][2], { recursive: true });
  assert.ok(
    files.some(file => file.endsWith('.ttf')),
    files.join(),
  );
});

test('a browser that is named is used', async () => {
  const named = path.join(folder, 'chromium');
  fs.writeFileSync(named, '#!/bin/sh\necho Chromium 1\n', { mode: 0o755 });
  const found = await findChromium({ env: { CHROMIUM_PATH: named } });
  assert.equal(found.executablePath, named);
});

test('a browser that cannot be run is named, with the setting that names another', async () => {
  await assert.rejects(
    findChromium({ env: { CHROMIUM_PATH: path.join(folder, 'nothing') } }),
    /nothing cannot be run on this machine.*CHROMIUM_PATH/s,
  );
});

test('where no browser comes along, the machine’s own is used, or asked for', async () => {
  const own = path.join(folder, 'own');
  fs.writeFileSync(own, '#!/bin/sh\necho Chromium 1\n', { mode: 0o755 });
  const there = { env: {}, system: 'linux-s390x' };
  const found = await findChromium({ ...there, installed: ['/nowhere', own] });
  assert.equal(found.executablePath, own);
  await assert.rejects(
    findChromium({ ...there, installed: ['/nowhere'] }),
    /for linux-s390x.*CHROMIUM_PATH/,
  );
});

test('the browser takes no language from the environment', async () => {
  const { env } = await findChromium({
    env: { LANG: 'de_DE.UTF-8', LC_ALL: 'fr_FR', LANGUAGE: 'it', TZ: 'UTC' },
  });
  assert.equal(env.TZ, 'UTC');
  for (const name of ['LANG', 'LC_ALL', 'LANGUAGE']) {
    assert.equal(env[name], undefined);
  }
});

test('a browser that paints no text is refused before any test, with what to do', async () => {
  const chromium = await findChromium();
  const fonts = path.join(folder, 'fonts.conf');
  fs.writeFileSync(fonts, '<fontconfig></fontconfig>');
  await assert.rejects(
    startBrowser({
      ...chromium,
      env: { ...chromium.env, FONTCONFIG_FILE: fonts },
    }),
    /paints no text, since it finds no fonts/,
  );
});

test('a browser that ends by itself ends what is done with it, with its last words', async () => {
  const chromium = await findChromium();
  const talking = path.join(folder, 'talking');
  fs.writeFileSync(
    talking,
    `#!/bin/sh
    '${chromium.executablePath}' "$@" &
    trap 'echo I am not well >&2; kill -KILL $!; kill -ABRT $$' USR1
    wait`,
    { mode: 0o755 },
  );
  const browser = await startBrowser({ ...chromium, executablePath: talking });
  try {
    process.kill(browser.pid, 'SIGUSR1');
    await assert.rejects(
      orDeath(browser.died, new Promise(() => {})),
      /ended by itself \(SIGABRT\)\. Its last words:\nI am not well$/,
    );
  } finally {
    await browser.stop();
  }
});

test('a browser that is stopped has not died', async () => {
  const browser = await startBrowser();
  await browser.stop();
  // Longer than its last words are waited for.
  assert.equal(await orDeath(browser.died, sleep(1_500, 'done')), 'done');
});
