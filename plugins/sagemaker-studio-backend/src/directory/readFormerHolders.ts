/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { Knex } from 'knex';
import { readInChunks } from '../database/transaction';
import { BATCH, GROUPS, USERS } from '../inventory/store/tables';
import { LINKS } from '../store/writeIdentityLink';
import { listLastNames } from '../store/listLastNames';
import { authorityIn, NAMES, PRINCIPALS, reservedKeyOf } from './principalRows';

/** Whom a ref meant that the catalog holds no more. */
export type FormerHolder = {
  /** The last known name. */
  name: string;
  kind: 'person' | 'team';
  /** `gone`: Identity Center has them no more. */
  state: 'disabled' | 'gone';
};

/** Those of the refs whose holder is disabled in Identity Center or gone from it. */
export async function readFormerHolders(
  knex: Knex,
  refs: readonly string[],
): Promise<Map<string, FormerHolder>> {
  const refsOfKeys = Map.groupBy(refs, reservedKeyOf);
  const holders = () =>
    knex(`${PRINCIPALS} as p`)
      .leftJoin(`${USERS} as u`, 'u.user_id', 'p.subject')
      .leftJoin(`${GROUPS} as g`, 'g.group_id', 'p.subject')
      .where('p.authority', authorityIn(knex))
      .whereIn('p.kind', ['person', 'team']);
  const columns = {
    id: 'p.subject',
    kind: 'p.kind',
    status: 'u.status',
    user: 'u.user_id',
    group: 'g.group_id',
  };
  type Row = {
    id: string;
    kind: FormerHolder['kind'];
    status: string | null;
    user: string | null;
    group: string | null;
  };
  const assigned = await readInChunks([...refsOfKeys.keys()], BATCH, keys =>
    holders()
      .join(`${NAMES} as n`, 'n.principal_id', 'p.principal_id')
      .whereIn('n.reserved_key', keys)
      .select<(Row & { key: string })[]>({ ...columns, key: 'n.reserved_key' }),
  );
  const linked = await readInChunks([...refs], BATCH, some =>
    holders()
      .join(`${LINKS} as l`, 'l.principal_id', 'p.principal_id')
      .whereIn('l.entity_ref', some)
      .select<(Row & { ref: string })[]>({ ...columns, ref: 'l.entity_ref' }),
  );
  const found: [string, Row][] = [
    ...assigned.flatMap(row =>
      (refsOfKeys.get(row.key) ?? []).map((ref): [string, Row] => [ref, row]),
    ),
    ...linked.map((row): [string, Row] => [row.ref, row]),
  ];
  const names = await listLastNames(
    knex,
    found.map(([, { id }]) => id),
  );
  return new Map(
    found.flatMap(([ref, row]) => {
      const state = stateOf(row);
      const name = names.get(row.id);
      return state && name !== undefined
        ? [[ref, { name, kind: row.kind, state }] as const]
        : [];
    }),
  );
}

function stateOf(row: {
  status: string | null;
  user: string | null;
  group: string | null;
}): FormerHolder['state'] | undefined {
  if (row.user === null && row.group === null) {
    return 'gone';
  }
  return row.status === 'DISABLED' ? 'disabled' : undefined;
}
