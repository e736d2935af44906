// Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0

/* The PostgreSQL of the tests, on machines that have less than this one. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import pg from 'pg';
import { startPostgres } from '../lib/postgres.mjs';

async function query(postgres, sql) {
  const client = new pg.Client({ connectionString: postgres.connectionString });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

const ours = () =>
  fs
    .readdirSync(os.tmpdir())
    .filter(name => name.startsWith('studio-access-postgres-'));

test('PostgreSQL answers, and leaves nothing', async () => {
  const before = ours();
  const postgres = await startPostgres();
  try {
    assert.deepEqual(
      await query(
        postgres,
        `select current_setting('server_encoding') encoding, current_setting('timezone') zone`,
      ),
      [{ encoding: 'UTF8', zone: 'UTC' }],
    );
  } finally {
    await postgres.stop();
  }
  assert.deepEqual(ours(), before);
  await assert.rejects(query(postgres, 'select 1'), /ECONNREFUSED/);
});

test('PostgreSQL starts where the folder for temporary files is root’s alone', async () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'closed-'));
  const before = process.env.TMPDIR;
  process.env.TMPDIR = folder;
  try {
    const postgres = await startPostgres();
    await postgres.stop();
    assert.deepEqual(fs.readdirSync(folder), []);
  } finally {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
    fs.rmSync(folder, { recursive: true });
  }
});
