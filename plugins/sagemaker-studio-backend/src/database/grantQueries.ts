/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { Knex } from 'knex';
import type { AccessStore, GrantQuery } from '../access/AccessStore';
import type { GrantRecord } from '../access/records';
import { fromGrantRow, type GrantRow } from './accessRows';
import { whereGrantVisible } from './whereVisible';

/* Lists of grants. */

export async function listGrants(
  knex: Knex,
  query: GrantQuery,
): Promise<GrantRecord[]> {
  const { team, person, domainId, status, after } = query;
  const rows = knex<GrantRow>('access_grants')
    .orderBy([
      { column: 'created_at', order: 'desc' },
      { column: 'grant_id', order: 'desc' },
    ])
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
    rows.where(older =>
      older
        .where('created_at', '<', after.createdAt)
        .orWhere(same =>
          same
            .where('created_at', after.createdAt)
            .where('grant_id', '<', after.grantId),
        ),
    );
  }
  return (await rows).map(fromGrantRow);
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
