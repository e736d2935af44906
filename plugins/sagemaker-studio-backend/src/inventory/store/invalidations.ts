/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * Which rows of the access list have to be made again when the inventory changes.
 */
import type { Knex } from 'knex';
import type { AccessInvalidation } from '../../database/accessInvalidations';
import {
  assignmentsScope,
  domainScope,
  usageScope,
  type SyncRow,
} from './syncRows';
import {
  APPS,
  ASSIGNMENTS,
  DOMAINS,
  GROUPS,
  MEMBERSHIPS,
  PROFILES,
  SPACES,
  USERS,
} from './tables';

/** A row of any table. */
export type Columns = Record<string, unknown>;

type InvalidationsOfRow = (row: Columns) => AccessInvalidation[];

/** Which rows of the access list are made from a row of the inventory, by table. */
const INVALIDATIONS_OF: { [table: string]: InvalidationsOfRow | undefined } = {
  [DOMAINS]: row => [{ scope: String(row.domain_id), subject: '*' }],
  [PROFILES]: row => [
    { scope: String(row.domain_id), subject: `profile:${row.name_key}` },
    ...(row.user_name_key === null
      ? []
      : [
          {
            scope: String(row.domain_id),
            subject: `name:${row.user_name_key}`,
          },
        ]),
  ],
  [SPACES]: row =>
    row.owner_key === null
      ? []
      : [{ scope: String(row.domain_id), subject: `profile:${row.owner_key}` }],
  [APPS]: row => [
    {
      scope: String(row.domain_id),
      subject:
        row.space_key === null
          ? `profile:${row.profile_key}`
          : `space:${row.space_key}`,
    },
  ],
  [USERS]: row => [
    { scope: '*', subject: `user:${row.user_id}` },
    { scope: '*', subject: `name:${row.user_name_key}` },
  ],
  [GROUPS]: row => [{ scope: '*', subject: `group:${row.group_id}` }],
  [MEMBERSHIPS]: row => [{ scope: '*', subject: `user:${row.user_id}` }],
  [ASSIGNMENTS]: row => [
    {
      scope: String(row.application_arn),
      subject:
        row.principal_type === 'GROUP'
          ? `group:${row.principal_id}`
          : `user:${row.principal_id}`,
    },
  ],
};

/** Invalidations by written rows. Rows that are replaced or removed have their own. */
export function invalidationsOfWritten(
  table: string,
  rows: Columns[],
): AccessInvalidation[] {
  // The user or the profile leads to its present username.
  return invalidationsOf(table, rows).filter(
    ({ subject }) => !subject.startsWith('name:'),
  );
}

/** Invalidations by the old version of changed or removed rows. */
export function invalidationsOf(
  table: string,
  rows: Columns[],
): AccessInvalidation[] {
  const ofRow = INVALIDATIONS_OF[table];
  return ofRow ? rows.flatMap(ofRow) : [];
}

/**
 * Invalidations by the end of a sync. Holdings are known from the first complete sync of a scope on, usage only while
 * it can be read.
 */
export async function invalidationsOfSync(
  transaction: Knex.Transaction,
  sync: { scope: string; before: SyncRow | undefined; hasFailed: boolean },
): Promise<AccessInvalidation[]> {
  const { scope, before, hasFailed } = sync;
  const wasRead = Boolean(before?.completed_at);
  const isFirst = !wasRead && !hasFailed;
  const isUsage = scope.startsWith(usageScope(''));
  const isOther =
    isUsage &&
    wasRead &&
    hasFailed !== Boolean(before?.failed_at ?? before?.failing_since);
  if (!isFirst && !isOther) {
    return [];
  }
  if (scope === 'identity-center') {
    return [{ scope: '*', subject: '*' }];
  }
  const domains: { domain_id: string; application_arn: string | null }[] =
    await transaction(DOMAINS).select('domain_id', 'application_arn');
  return domains
    .filter(row =>
      [
        domainScope(row.domain_id),
        usageScope(row.domain_id),
        assignmentsScope(row.application_arn ?? ''),
      ].includes(scope),
    )
    .map(row => ({ scope: row.domain_id, subject: '*' }));
}
