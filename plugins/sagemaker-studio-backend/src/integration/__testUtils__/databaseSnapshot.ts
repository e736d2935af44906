/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { Knex } from 'knex';

/** Writes all of a SQLite database into a new file. */
export async function writeSnapshot(knex: Knex, file: string): Promise<void> {
  await knex.raw('VACUUM INTO ?', [file]);
}

/** Fills an empty SQLite database from a snapshot. */
export async function restoreSnapshot(knex: Knex, file: string): Promise<void> {
  await knex.raw('ATTACH DATABASE ? AS snapshot', [file]);
  const parts: { type: string; name: string; sql: string }[] = await knex(
    'snapshot.sqlite_master',
  )
    .whereNotNull('sql')
    .whereNot('name', 'like', 'sqlite_%')
    .select('type', 'name', 'sql');
  const tables = parts.filter(({ type }) => type === 'table');
  // Triggers would note the rows that are copied as changes, and indexes are filled faster at once.
  const others = parts.filter(({ type }) => type !== 'table');
  for (const { name, sql } of tables) {
    await knex.raw(sql);
    await knex.raw('INSERT INTO main.?? SELECT * FROM snapshot.??', [
      name,
      name,
    ]);
  }
  for (const { sql } of others) {
    await knex.raw(sql);
  }
  await knex.raw('DETACH DATABASE snapshot');
}
