/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { GrantStatus } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { Knex } from 'knex';
import { given } from '../database/given';
import { chunk, isSqlite } from '../database/transaction';
import {
  NO_END,
  type GrantPosition,
  type GrantSort,
} from '../model/grantOrder';
import type { GrantRecord } from '../model/records';
import type { GrantVisibility } from '../model/visibility';
import { IDS_PER_STATEMENT } from './readRecords';
import { fromGrantRow, type GrantRow } from './recordRows';
import { whereGrantVisible } from './whereVisible';

/** Which grants to list; live ones unless `status` asks for others. */
export type GrantQuery = {
  team?: string;
  person?: string;
  domainId?: string;
  status?: GrantStatus;
  /** Default: all. */
  visible?: GrantVisibility;
  /** Default: newest first. */
  sort?: GrantSort;
  limit: number;
  /** The last grant of the page before. */
  after?: GrantPosition;
};

/** Which grants to list that have not ended: those for any of these people, users or groups. */
export type LiveGrantQuery = {
  people?: string[];
  userIds?: string[];
  /** Those that live by the assignment of one of these groups. */
  groupIds?: string[];
  team?: string;
  domainId?: string;
};

/** A page of grants in the order of their ids. */
export type GrantPage = {
  limit: number;
  /** The last grant of the page before. */
  after?: string;
};

/** Conditions that go into one statement. */
const CONDITIONS_PER_STATEMENT = 3;
const NEWEST_FIRST: GrantSort = { by: 'createdAt', descending: true };

export async function listGrants(
  knex: Knex,
  query: GrantQuery,
): Promise<GrantRecord[]> {
  const { status, after } = query;
  const sort = query.sort ?? NEWEST_FIRST;
  const key = sortKey(sort, knex);
  const order = sort.descending ? 'desc' : 'asc';
  const rows = knex<GrantRow>('access_grants')
    .where(
      given({
        team: query.team,
        person: query.person,
        domain_id: query.domainId,
        status,
      }),
    )
    .orderByRaw(`${key} ${order}, grant_id ${order}`)
    .limit(query.limit);
  if (!status) {
    rows.whereNot('status', 'ended');
  }
  whereGrantVisible(rows, query.visible);
  if (after) {
    rows.whereRaw(`(${key}, grant_id) ${sort.descending ? '<' : '>'} (?, ?)`, [
      after.value,
      after.grantId,
    ]);
  }
  return (await rows).map(fromGrantRow);
}

/** By what grants are sorted; each has an index of just these words. */
function sortKey({ by, descending }: GrantSort, knex: Knex): string {
  // PostgreSQL compares names as a language does; SQLite compares the codes of their letters.
  const binary = isSqlite(knex) ? '' : ' collate "C"';
  const noEnd = descending ? NO_END.descending : NO_END.ascending;
  switch (by) {
    case 'expiresAt':
      return `coalesce(expires_at, '${noEnd}')${binary}`;
    case 'person':
      return `person${binary}`;
    case 'domainId':
      return `domain_id${binary}`;
    default:
      return 'created_at';
  }
}

export async function listLiveGrants(
  knex: Knex,
  query: LiveGrantQuery,
): Promise<GrantRecord[]> {
  const grants = new Map<string, GrantRecord>();
  const wanted = [
    { column: 'person', values: query.people },
    { column: 'user_id', values: query.userIds },
    { column: 'group_id', values: query.groupIds },
  ];
  const conditions = wanted.flatMap(({ column, values = [] }) =>
    chunk(values, IDS_PER_STATEMENT).map(part => ({ column, values: part })),
  );
  const statements = wanted.some(({ values }) => values)
    ? chunk(conditions, CONDITIONS_PER_STATEMENT)
    : [[]];
  for (const statement of statements) {
    const rows = await knex<GrantRow>('access_grants')
      .whereNot('status', 'ended')
      .where(given({ team: query.team, domain_id: query.domainId }))
      .where(any =>
        statement.forEach(each => any.orWhereIn(each.column, each.values)),
      )
      .orderBy(['created_at', 'grant_id']);
    for (const row of rows) {
      grants.set(row.grant_id, fromGrantRow(row));
    }
  }
  return [...grants.values()];
}

/** Grants whose access ends by then and is not being taken back yet. */
export function listExpiring(
  knex: Knex,
  query: GrantPage & { before: string; from?: string },
): Promise<GrantRecord[]> {
  return readPage(knex, query, rows => {
    rows
      .whereNotIn('status', ['deprovisioning', 'deprovision-blocked', 'ended'])
      .where('expires_at', '<=', query.before);
    if (query.from) {
      rows.where('expires_at', '>', query.from);
    }
  });
}

/** Scheduled grants whose time to begin has come. */
export function listStarting(
  knex: Knex,
  query: GrantPage & { now: string },
): Promise<GrantRecord[]> {
  return readPage(knex, query, rows =>
    rows.where('status', 'scheduled').where('starts_at', '<=', query.now),
  );
}

/** Suspended grants whose grace period is over. */
export function listSuspensionsOver(
  knex: Knex,
  query: GrantPage & { now: string },
): Promise<GrantRecord[]> {
  return readPage(knex, query, rows =>
    rows.where('status', 'suspended').where('deprovision_at', '<=', query.now),
  );
}

async function readPage(
  knex: Knex,
  page: GrantPage,
  narrow: (rows: Knex.QueryBuilder<GrantRow, GrantRow[]>) => unknown,
): Promise<GrantRecord[]> {
  const rows = knex<GrantRow>('access_grants')
    .orderBy('grant_id')
    .limit(page.limit);
  narrow(rows);
  if (page.after) {
    rows.where('grant_id', '>', page.after);
  }
  return (await rows).map(fromGrantRow);
}
