/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { Knex } from 'knex';
import { invalidateAccess } from '../../database/accessInvalidations';
import { chunk } from '../../database/transaction';
import { studioLane } from '../../scheduling/Lane';
import {
  assignmentsScope,
  domainScope,
  SYNCS,
  usageScope,
} from '../sync/syncRows';
import {
  APPS,
  ASSIGNMENTS,
  BATCH,
  DOMAINS,
  PROFILES,
  HELD_REMOVALS,
  SPACES,
} from './tables';

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
    await invalidateAccess(
      transaction,
      batch.map(scope => ({ scope, subject: '*' })),
    );
  }
  await transaction(ASSIGNMENTS)
    .whereNotIn(
      'application_arn',
      transaction(DOMAINS)
        .whereNotNull('application_arn')
        .select('application_arn'),
    )
    .delete();
  await transaction(SYNCS)
    .where('scope', 'like', 'sagemaker:%')
    .whereNotIn('scope', places.map(studioLane))
    .delete();
  await transaction(HELD_REMOVALS)
    .where('lane', 'like', 'sagemaker:%')
    .whereNotIn('lane', places.map(studioLane))
    .delete();
  const known: { domain_id: string; application_arn: string | null }[] =
    await transaction(DOMAINS).select('domain_id', 'application_arn');
  const scopes = new Set(
    known.flatMap(row => [
      domainScope(row.domain_id),
      usageScope(row.domain_id),
      assignmentsScope(row.application_arn ?? ''),
    ]),
  );
  const swept: string[] = await transaction(SYNCS)
    .whereNot('scope', 'identity-center')
    .whereNot('scope', 'like', 'sagemaker:%')
    .pluck('scope');
  for (const batch of chunk(
    swept.filter(scope => !scopes.has(scope)),
    BATCH,
  )) {
    await transaction(SYNCS).whereIn('scope', batch).delete();
  }
}
