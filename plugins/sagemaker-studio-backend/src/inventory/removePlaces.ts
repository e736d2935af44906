/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { Knex } from 'knex';
import { markAccess } from '../database/accessMarks';
import { chunk } from '../database/transaction';
import { studioLane } from '../lanes/Lane';
import { ASSIGNMENTS_SCOPE, SYNCS } from './sync/syncRows';
import { APPS, ASSIGNMENTS, BATCH, DOMAINS, PROFILES, SPACES } from './tables';

/** Deletes the rows of all other accounts and Regions, and of applications that no domain has. */
export async function removePlacesExcept(
  transaction: Knex.Transaction,
  places: { accountId: string; region: string }[],
): Promise<void> {
  const kept = places.map(place => [place.accountId, place.region]);
  const gone: string[] = await transaction(DOMAINS)
    .whereNotIn(['account_id', 'region'], kept)
    .pluck('domain_id');
  for (const batch of chunk(gone, BATCH)) {
    for (const table of [APPS, SPACES, PROFILES]) {
      await transaction(table).whereIn('domain_id', batch).delete();
    }
    await transaction(DOMAINS).whereIn('domain_id', batch).delete();
    await markAccess(
      transaction,
      batch.map(scope => ({ scope, subject: '*' })),
    );
  }
  const applications = transaction(DOMAINS)
    .whereNotNull('application_arn')
    .select('application_arn');
  await transaction(ASSIGNMENTS)
    .whereNotIn('application_arn', applications.clone())
    .delete();
  await transaction(SYNCS)
    .where('scope', 'like', 'sagemaker:%')
    .whereNotIn('scope', places.map(studioLane))
    .delete();
  await transaction(SYNCS)
    .where('scope', 'like', `${ASSIGNMENTS_SCOPE}%`)
    .whereNotIn(
      'scope',
      applications
        .clone()
        .clearSelect()
        .select(transaction.raw('? || application_arn', [ASSIGNMENTS_SCOPE])),
    )
    .delete();
}
