/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { Knex } from 'knex';
import { isSqlite } from './transaction';

/**
 * Has the database look at what tables hold now. SQLite never does so by itself, and takes a domain of 10,000 profiles
 * for one of ten until then; PostgreSQL does, but only a minute after a table has filled.
 */
export async function refreshStatistics(
  knex: Knex,
  tables: string[],
): Promise<void> {
  if (isSqlite(knex)) {
    // Rows of an index that are looked at; without it all are.
    await knex.raw('pragma analysis_limit = 1000');
  }
  for (const table of tables) {
    await knex.raw('analyze ??', [table]);
  }
}
