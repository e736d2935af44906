/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { Knex } from 'knex';
import { fromGrantRow, type GrantRow } from './recordRows';

/** User ids of those for whom an operation made a profile of this name in the domain before it was there. */
export async function listProfileMakers(
  knex: Knex,
  profile: { domainId: string; name: string; createdAt: string },
): Promise<string[]> {
  const rows: GrantRow[] = await knex('access_grants')
    .where({ domain_id: profile.domainId, profile_name: profile.name })
    .where('created_at', '<=', profile.createdAt)
    .where(grant =>
      grant.whereNull('ended_at').orWhere('ended_at', '>', profile.createdAt),
    );
  return rows
    .map(fromGrantRow)
    .filter(({ created }) => created.profile)
    .map(({ userId }) => userId);
}
