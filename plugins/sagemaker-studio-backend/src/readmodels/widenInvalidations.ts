/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { StudioDomain } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { Knex } from 'knex';
import { INVALIDATIONS } from '../database/accessInvalidations';
import { ASSIGNMENTS, MEMBERSHIPS, PROFILES } from '../inventory/store/tables';
import { ACCESS_LIST } from './accessListRows';
import type { WideInvalidation } from './readTargets';

/*
 * A domain may have a hundred thousand people, so the database inserts their invalidations without reading them here.
 */

/**
 * Replaces the invalidation of a domain or group by one for each of its people.
 *
 * @param since - ISO 8601; since when their rows are stale
 */
export async function widenInvalidations(
  transaction: Knex.Transaction,
  wider: WideInvalidation,
  since: string,
): Promise<void> {
  for (const domain of wider.domains) {
    await invalidateDomain(transaction, domain, since);
  }
  for (const [groupId, scopes] of wider.groups) {
    for (const scope of scopes) {
      const members = transaction(MEMBERSHIPS).where({ group_id: groupId });
      await invalidateAll(transaction, { scope, since }, [
        subjects(transaction, 'user:', 'user_id', members),
      ]);
    }
  }
}

/** Everybody who has a row in the domain, or should have. */
async function invalidateDomain(
  transaction: Knex.Transaction,
  { domainId, applicationArn = '' }: StudioDomain,
  since: string,
): Promise<void> {
  const assigned = (type: string) =>
    transaction(ASSIGNMENTS).where({
      application_arn: applicationArn,
      principal_type: type,
    });
  const members = transaction(MEMBERSHIPS).whereIn(
    'group_id',
    assigned('GROUP').select('principal_id'),
  );
  const granted = transaction('access_grants')
    .where({ domain_id: domainId })
    .whereNot('status', 'ended');
  const here = (table: string) =>
    transaction(table).where({ domain_id: domainId });
  const listed = (column: string) => here(ACCESS_LIST).whereNotNull(column);
  await invalidateAll(transaction, { scope: domainId, since }, [
    subjects(transaction, 'user:', 'principal_id', assigned('USER')),
    subjects(transaction, 'user:', 'user_id', members),
    subjects(transaction, 'user:', 'user_id', granted),
    subjects(transaction, 'user:', 'user_id', listed('user_id')),
    subjects(transaction, 'profile:', 'name_key', here(PROFILES)),
    subjects(transaction, 'profile:', 'profile_key', listed('profile_key')),
  ]);
}

/** The rows as subjects of invalidations. */
function subjects(
  transaction: Knex.Transaction,
  prefix: 'user:' | 'profile:',
  column: string,
  rows: Knex.QueryBuilder,
): Knex.QueryBuilder {
  return rows.select({
    subject: transaction.raw(`'${prefix}' || ??`, [column]),
  });
}

/** Each once, though several queries may find them. */
async function invalidateAll(
  transaction: Knex.Transaction,
  { scope, since }: { scope: string; since: string },
  [first, ...others]: [Knex.QueryBuilder, ...Knex.QueryBuilder[]],
): Promise<void> {
  const everyone = first.union(others).as('everyone');
  await transaction(
    transaction.raw('?? (??, ??, ??)', [
      INVALIDATIONS,
      'scope',
      'since',
      'subject',
    ]),
  ).insert(
    transaction
      .from(everyone)
      .select(
        transaction.raw('cast(? as varchar(2048)) as ??', [scope, 'scope']),
        transaction.raw('cast(? as varchar(32)) as ??', [since, 'since']),
        'subject',
      ),
  );
}
