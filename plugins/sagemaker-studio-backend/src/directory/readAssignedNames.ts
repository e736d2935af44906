/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { Knex } from 'knex';
import { GROUPS, USERS } from '../inventory/store/tables';
import {
  authorityIn,
  NAMES,
  PRINCIPALS,
  reservedKey,
  type DirectoryKind,
} from './principalRows';

/** Assigned catalog name (`person:jo`, `team:ml`) → login or display name of an enabled user or a group of Identity Center. */
export async function readAssignedNames(
  knex: Knex,
): Promise<Map<string, string>> {
  const names = new Map<string, string>();
  for (const { kind, table, id, called } of [
    { kind: 'person', table: USERS, id: 'user_id', called: 'user_name' },
    { kind: 'team', table: GROUPS, id: 'group_id', called: 'display_name' },
  ] satisfies {
    kind: DirectoryKind;
    table: string;
    id: string;
    called: string;
  }[]) {
    const rows: { name: string; called: string }[] = await knex(`${NAMES} as n`)
      .join(`${PRINCIPALS} as p`, 'p.principal_id', 'n.principal_id')
      .join(`${table} as i`, `i.${id}`, 'p.subject')
      .where({
        'n.kind': 'catalog',
        'p.kind': kind,
        ...(kind === 'person' && { 'i.status': 'ENABLED' }),
      })
      .where('p.authority', authorityIn(knex))
      .select({ name: 'n.name', called: `i.${called}` });
    rows.forEach(row => names.set(reservedKey(kind, row.name), row.called));
  }
  return names;
}
