/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * When somebody last worked. Apps go when they are stopped, and their times with them, so the latest is kept per profile.
 */
import type { Knex } from 'knex';
import { chunk } from '../../database/transaction';
import type { AppRow, SpaceRow } from './studioRows';
import { ACTIVITY, APPS, BATCH, SPACES } from './tables';

export type ActivityRow = {
  domain_id: string;
  name_key: string;
  last_activity_at: string;
};

/** Keeps the latest sign of work of each profile that the spaces and apps of a domain give. */
export async function recordActivity(
  transaction: Knex.Transaction,
  domainId: string,
): Promise<void> {
  const spaces: SpaceRow[] = await transaction(SPACES).where({
    domain_id: domainId,
  });
  const apps: AppRow[] = await transaction(APPS).where({ domain_id: domainId });
  const known: ActivityRow[] = await transaction(ACTIVITY).where({
    domain_id: domainId,
  });
  const latest = new Map(
    known.map(row => [row.name_key, row.last_activity_at]),
  );
  const later = new Map<string, string>();
  const consider = (nameKey: string | null, at: string | null) => {
    if (nameKey && at && at > (latest.get(nameKey) ?? '')) {
      latest.set(nameKey, at);
      later.set(nameKey, at);
    }
  };
  const ownerOf = new Map(spaces.map(row => [row.name_key, row.owner_key]));
  for (const space of spaces) {
    consider(space.owner_key, space.modified_at);
  }
  for (const app of apps) {
    const owner = app.space_key
      ? ownerOf.get(app.space_key) ?? null
      : app.profile_key;
    consider(owner, app.created_at);
    consider(owner, app.last_activity_at);
  }
  for (const batch of chunk([...later], BATCH)) {
    await transaction(ACTIVITY)
      .insert(
        batch.map(([nameKey, at]) => ({
          domain_id: domainId,
          name_key: nameKey,
          last_activity_at: at,
        })),
      )
      .onConflict(['domain_id', 'name_key'])
      .merge();
  }
}
