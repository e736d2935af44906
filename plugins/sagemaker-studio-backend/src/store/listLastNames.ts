/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { Knex } from 'knex';
import { readInChunks } from '../database/transaction';

export const PRINCIPALS = 'principals';
export const NAMES = 'principal_names';

/** SQLite allows few variables. */
const IDS_PER_STATEMENT = 200;

/** The last known names of users and groups by id, including those that are gone. */
export async function listLastNames(
  knex: Knex,
  ids: string[],
): Promise<Map<string, string>> {
  const rows = await readInChunks(ids, IDS_PER_STATEMENT, values =>
    knex(`${NAMES} as n`)
      .join(`${PRINCIPALS} as p`, 'p.principal_id', 'n.principal_id')
      .where({ 'n.kind': 'display' })
      .whereIn('p.subject', values)
      .orderBy('n.valid_from')
      .select<{ id: string; name: string }[]>({
        id: 'p.subject',
        name: 'n.name',
      }),
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}
