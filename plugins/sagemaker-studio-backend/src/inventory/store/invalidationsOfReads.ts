/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { Knex } from 'knex';
import type { AccessInvalidation } from '../../database/accessInvalidations';
import {
  assignmentsScope,
  domainScope,
  usageScope,
  type SyncRow,
} from '../sync/syncRows';
import { DOMAINS } from './tables';

/**
 * Of whom something else can be told than before, once a scope has been read to its end, or could not be: who holds what
 * is known from the first time on, whether it is used only while it can be read.
 */
export async function invalidationsOfReads(
  transaction: Knex.Transaction,
  read: { scope: string; before: SyncRow | undefined; hasFailed: boolean },
): Promise<AccessInvalidation[]> {
  const { scope, before, hasFailed } = read;
  const wasRead = Boolean(before?.completed_at);
  const isFirst = !wasRead && !hasFailed;
  const isUsage = scope.startsWith(usageScope(''));
  const isOther =
    isUsage && wasRead && hasFailed !== Boolean(before?.failed_at);
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
