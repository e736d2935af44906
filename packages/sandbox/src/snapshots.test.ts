/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readSnapshot } from './snapshots';
import { createWorld } from './world/seeds';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sandbox-snapshot-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

it('works out what Okta has pushed when a snapshot does not hold it', () => {
  const world = createWorld();
  const { pushed, ...okta } = world.okta;
  const file = join(folder, 'older.json');
  writeFileSync(file, JSON.stringify({ ...world, okta }));
  const read = readSnapshot(file)?.okta.pushed;
  expect(read).toEqual(pushed);
  expect(Object.keys(read?.users ?? {})).toHaveLength(15);
});

it('gives a snapshot from before policies those of the seeds', () => {
  const world = createWorld();
  const accounts = Object.fromEntries(
    Object.entries(world.accounts).map(([id, account]) => {
      const { iam, roleKeys, ...older } = account;
      return [id, older];
    }),
  );
  const file = join(folder, 'older.json');
  writeFileSync(file, JSON.stringify({ ...world, accounts }));
  expect(readSnapshot(file)?.accounts).toEqual(world.accounts);
});
