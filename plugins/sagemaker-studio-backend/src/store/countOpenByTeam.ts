/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { Knex } from 'knex';
import { teamToday, type RecordTable } from './teamToday';
import type { EntityRef } from '../model/names';

/** The open requests and the access that remain of a team. */
export type OpenRecords = {
  /** Grants that have not ended. */
  grants: number;
  /** Requests in review. */
  requests: number;
};

/** The ref that the records of a team show → how many are open; teams without any are absent. */
export async function countOpenByTeam(
  knex: Knex,
): Promise<Map<string, OpenRecords>> {
  const open = new Map<string, OpenRecords>();
  const add = (ref: string, more: Partial<OpenRecords>) => {
    const before = open.get(ref) ?? { grants: 0, requests: 0 };
    open.set(ref, {
      grants: before.grants + (more.grants ?? 0),
      requests: before.requests + (more.requests ?? 0),
    });
  };
  const grants = await countShown(knex, 'access_grants', rows =>
    rows.whereNot('status', 'ended'),
  );
  grants.forEach(({ ref, count }) => add(ref, { grants: count }));
  const requests = await countShown(knex, 'access_requests', rows =>
    rows.where('status', 'in-review'),
  );
  requests.forEach(({ ref, count }) => add(ref, { requests: count }));
  return open;
}

async function countShown(
  knex: Knex,
  table: RecordTable,
  narrow: (rows: Knex.QueryBuilder) => Knex.QueryBuilder,
): Promise<{ ref: string; count: number }[]> {
  const counted = narrow(knex(table))
    .groupBy('team', 'team_group_id')
    .select('team', 'team_group_id')
    .count({ records: '*' });
  const rows: {
    team: EntityRef;
    team_today: string | null;
    records: number | string;
  }[] = await knex
    .from(counted.as(table))
    .select('team', 'records', teamToday(knex, table));
  return rows.map(row => ({
    ref: row.team_today ?? row.team,
    count: Number(row.records),
  }));
}
