/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { Knex } from 'knex';
import { isSqlite } from './transaction';

/**
 * Refreshes the statistics of the query planner. SQLite never does so by itself, and plans for ten profiles where there
 * are 10,000; PostgreSQL does, but only a minute after a table has filled.
 */
export async function refreshStatistics(
  knex: Knex,
  tables: string[],
): Promise<void> {
  if (isSqlite(knex)) {
    // Reads so many rows of an index; without it, all of them.
    await knex.raw('pragma analysis_limit = 1000');
  }
  for (const table of tables) {
    await knex.raw('analyze ??', [table]);
  }
}
