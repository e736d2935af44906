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
import type { Identified } from '../model/personKey';
import type { GrantRecord } from '../model/records';
import type { IdentifiedTeam } from '../model/teamKey';
import type { GrantVisibility } from '../model/visibility';
import { IDS_PER_STATEMENT } from './readRecords';
import { fromGrantRow, type GrantRow } from './recordRows';
import { teamToday, whereTeam } from './teamToday';
import { whereGrantVisible } from './whereVisible';

/** Which grants to list; live ones unless `status` asks for others. */
export type GrantQuery = {
  team?: IdentifiedTeam;
  /** By the user id; somebody whom nobody knows any more by the ref. */
  person?: Identified;
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
  team?: IdentifiedTeam;
  domainId?: string;
};

/** A page of the grants for which something is due, in the order of their ids. */
export type DueGrantQuery = {
  due: keyof typeof DUE;
  /** ISO 8601 */
  by: string;
  /** Leaves out what was due by then already. */
  from?: string;
  limit: number;
  /** The last grant of the page before. */
  after?: string;
};

/** Conditions that go into one statement. */
const CONDITIONS_PER_STATEMENT = 3;
const NEWEST_FIRST: GrantSort = { by: 'createdAt', descending: true };

/** Rows of grants, with the ref that their team has today. */
export function grantRows(knex: Knex): Knex.QueryBuilder<GrantRow, GrantRow[]> {
  return knex<GrantRow>('access_grants').select(
    'access_grants.*',
    teamToday(knex, 'access_grants'),
  );
}

export async function listGrants(
  knex: Knex,
  query: GrantQuery,
): Promise<GrantRecord[]> {
  const { status, after } = query;
  const sort = query.sort ?? NEWEST_FIRST;
  const key = sortKey(sort, knex);
  const order = sort.descending ? 'desc' : 'asc';
  const rows = grantRows(knex)
    .where(
      given({
        ...(query.person?.userId
          ? { user_id: query.person.userId }
          : { person: query.person?.ref }),
        domain_id: query.domainId,
        status,
      }),
    )
    .orderByRaw(`${key} ${order}, grant_id ${order}`)
    .limit(query.limit);
  if (!status) {
    rows.whereNot('status', 'ended');
  }
  if (query.team) {
    whereTeam(rows, 'access_grants', [query.team]);
  }
  whereGrantVisible(knex, rows, query.visible);
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
    const found = grantRows(knex)
      .whereNot('status', 'ended')
      .where(given({ domain_id: query.domainId }))
      .where(any =>
        statement.forEach(each => any.orWhereIn(each.column, each.values)),
      )
      .orderBy(['created_at', 'grant_id']);
    if (query.team) {
      whereTeam(found, 'access_grants', [query.team]);
    }
    for (const row of await found) {
      grants.set(row.grant_id, fromGrantRow(row));
    }
  }
  return [...grants.values()];
}

/** userId → the newest grant that the person had in the domain, where it has ended. */
export async function listEndedGrants(
  knex: Knex,
  query: { domainId: string; userIds: string[] },
): Promise<Map<string, GrantRecord>> {
  const newest = new Map<string, GrantRecord>();
  for (const userIds of chunk(query.userIds, IDS_PER_STATEMENT)) {
    const rows = await grantRows(knex)
      .where('domain_id', query.domainId)
      .whereIn('user_id', userIds)
      .orderBy(['created_at', 'grant_id']);
    rows.forEach(row => newest.set(row.user_id, fromGrantRow(row)));
  }
  return new Map([...newest].filter(([, { status }]) => status === 'ended'));
}

/** Actions on grants that become due at a time. */
const DUE = {
  /** Access that ends and is not being taken back yet. */
  expiry: {
    column: 'expires_at',
    isNot: ['deprovisioning', 'deprovision-blocked', 'ended'],
  },
  /** Scheduled access that begins. */
  start: { column: 'starts_at', is: 'scheduled' },
  /** Suspensions whose grace period is over. */
  deprovisioning: { column: 'deprovision_at', is: 'suspended' },
} as const;

export async function listDueGrants(
  knex: Knex,
  query: DueGrantQuery,
): Promise<GrantRecord[]> {
  const due = DUE[query.due];
  const rows = grantRows(knex)
    .where(due.column, '<=', query.by)
    .orderBy('grant_id')
    .limit(query.limit);
  if ('is' in due) {
    rows.where('status', due.is);
  } else {
    rows.whereNotIn('status', due.isNot);
  }
  if (query.from) {
    rows.where(due.column, '>', query.from);
  }
  if (query.after) {
    rows.where('grant_id', '>', query.after);
  }
  return (await rows).map(fromGrantRow);
}

/** Statuses in which a grant may still have its profile created. */
const BEFORE_PROFILE: GrantStatus[] = [
  'scheduled',
  'provisioning',
  'provision-blocked',
];

/** How many profiles grants are still to bring into an account and Region, but for those of some people in one domain. */
export async function countProfilesToCome(
  knex: Knex,
  query: {
    accountId: string;
    region: string;
    except: { domainId: string; userIds: string[] };
  },
): Promise<number> {
  const grants: Pick<GrantRow, 'user_id' | 'domain_id'>[] = await knex(
    'access_grants',
  )
    .where({ account_id: query.accountId, region: query.region })
    .whereIn('status', BEFORE_PROFILE)
    .whereNotNull('planned_profile_name')
    .whereNull('profile_name')
    .select('user_id', 'domain_id');
  const { domainId } = query.except;
  const userIds = new Set(query.except.userIds);
  return grants.filter(
    grant => grant.domain_id !== domainId || !userIds.has(grant.user_id),
  ).length;
}
