/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { Knex } from 'knex';
import type { AccessStore, GrantQuery } from './AccessStore';
import { NO_END, type GrantSort } from '../model/grantOrder';
import type { GrantRecord } from '../model/records';
import { fromGrantRow, type GrantRow } from './recordRows';
import { isSqlite } from '../database/transaction';
import { whereGrantVisible } from './whereVisible';

/* Lists of grants. */

const NEWEST_FIRST: GrantSort = { by: 'createdAt', descending: true };

export async function listGrants(
  knex: Knex,
  query: GrantQuery,
): Promise<GrantRecord[]> {
  const { team, person, domainId, status, after } = query;
  const sort = query.sort ?? NEWEST_FIRST;
  const key = keyOf(sort, knex);
  const order = sort.descending ? 'desc' : 'asc';
  const rows = knex<GrantRow>('access_grants')
    .orderByRaw(`${key} ${order}, grant_id ${order}`)
    .limit(query.limit);
  if (status) {
    rows.where('status', status);
  } else {
    rows.whereNot('status', 'ended');
  }
  if (team) {
    rows.where('team', team);
  }
  if (person) {
    rows.where('person', person);
  }
  if (domainId) {
    rows.where('domain_id', domainId);
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
function keyOf({ by, descending }: GrantSort, knex: Knex): string {
  // PostgreSQL would compare names as one of its languages does, and SQLite compares the codes of their letters.
  const binary = isSqlite(knex) ? '' : ' collate "C"';
  switch (by) {
    case 'expiresAt':
      return descending
        ? `coalesce(expires_at, '${NO_END.descending}')${binary}`
        : `coalesce(expires_at, '${NO_END.ascending}')${binary}`;
    case 'person':
      return `person${binary}`;
    case 'domainId':
      return `domain_id${binary}`;
    default:
      return 'created_at';
  }
}

export async function listExpiring(
  knex: Knex,
  query: Parameters<AccessStore['listExpiring']>[0],
): Promise<GrantRecord[]> {
  const rows = knex<GrantRow>('access_grants')
    .whereNotIn('status', ['deprovisioning', 'deprovision-blocked', 'ended'])
    .where('expires_at', '<=', query.before)
    .orderBy('grant_id')
    .limit(query.limit);
  if (query.from) {
    rows.where('expires_at', '>', query.from);
  }
  if (query.after) {
    rows.where('grant_id', '>', query.after);
  }
  return (await rows).map(fromGrantRow);
}

export async function listStarting(
  knex: Knex,
  query: Parameters<AccessStore['listStarting']>[0],
): Promise<GrantRecord[]> {
  const rows = knex<GrantRow>('access_grants')
    .where('status', 'scheduled')
    .where('starts_at', '<=', query.now)
    .orderBy('grant_id')
    .limit(query.limit);
  if (query.after) {
    rows.where('grant_id', '>', query.after);
  }
  return (await rows).map(fromGrantRow);
}

export async function listSuspensionsOver(
  knex: Knex,
  query: Parameters<AccessStore['listSuspensionsOver']>[0],
): Promise<GrantRecord[]> {
  const rows = knex<GrantRow>('access_grants')
    .where('status', 'suspended')
    .where('deprovision_at', '<=', query.now)
    .orderBy('grant_id')
    .limit(query.limit);
  if (query.after) {
    rows.where('grant_id', '>', query.after);
  }
  return (await rows).map(fromGrantRow);
}
