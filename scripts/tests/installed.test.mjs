// Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0

import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { installedCopies } from '../lib/installed.mjs';
import { ROOT } from '../lib/toolchain.mjs';

test('no @backstage package is installed twice', () => {
  const copies = installedCopies(ROOT, '@backstage');
  assert.ok(copies.has('@backstage/frontend-plugin-api'));
  // Two copies of a package have two React contexts and two sets of classes, which do not know each other.
  assert.deepEqual(
    [...copies].filter(([, folders]) => folders.length > 1),
    [],
    'Run yarn dedupe "@backstage/*"; where a range shuts out the version that is installed, see the resolutions in package.json',
  );
});

test('a second copy is found below another package and in a workspace', t => {
  const root = fs.mkdtempSync(path.join(os.tmpdir(), 'studio-access-copies-'));
  t.after(() => fs.rmSync(root, { recursive: true }));
  const folders = [
    'node_modules/@backstage/ui',
    'node_modules/@other/ui',
    'node_modules/left/node_modules/@backstage/ui',
    'packages/app/node_modules/@backstage/ui',
  ].map(folder => path.join(root, folder));
  for (const folder of folders) {
    fs.mkdirSync(folder, { recursive: true });
  }
  const copies = installedCopies(root, '@backstage');
  assert.deepEqual([...copies.keys()], ['@backstage/ui']);
  assert.deepEqual(
    copies.get('@backstage/ui').toSorted(),
    [folders[0], folders[2], folders[3]].toSorted(),
  );
});
