/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { Knex } from 'knex';
import type { AccessMark } from '../database/accessMarks';
import { studioLane } from '../lanes/Lane';
import { ASSIGNMENTS_SCOPE } from './sync/syncRows';
import { DOMAINS } from './tables';

/** Of whom something can be told for the first time, once a scope has been read to its end. */
export async function marksOfFirstRead(
  transaction: Knex.Transaction,
  scope: string,
): Promise<AccessMark[]> {
  if (scope === 'identity-center') {
    return [{ scope: '*', subject: '*' }];
  }
  const domains: {
    domain_id: string;
    account_id: string;
    region: string;
    application_arn: string | null;
  }[] = await transaction(DOMAINS).select(
    'domain_id',
    'account_id',
    'region',
    'application_arn',
  );
  return domains
    .filter(
      row =>
        scope ===
          studioLane({ accountId: row.account_id, region: row.region }) ||
        scope === `${ASSIGNMENTS_SCOPE}${row.application_arn}`,
    )
    .map(row => ({ scope: row.domain_id, subject: '*' }));
}
