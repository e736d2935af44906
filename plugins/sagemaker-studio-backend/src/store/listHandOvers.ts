/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { Knex } from 'knex';
import { readInChunks } from '../database/transaction';
import { caseKey } from '../util/caseKey';
import { fromGrantRow, type GrantRow } from './recordRows';

const BATCH = 400;

/** Profiles that passed from one person to another by an approval, the oldest first. */
export async function listHandOvers(
  knex: Knex,
  profileNames: string[],
): Promise<
  { domainId: string; name: string; createdAt: string; userId: string }[]
> {
  const rows: GrantRow[] = await readInChunks(
    profileNames.map(caseKey),
    BATCH,
    keys => knex('access_grants').whereIn('taken_over_key', keys),
  );
  return rows
    .map(fromGrantRow)
    .sort((a, b) => (a.createdAt < b.createdAt ? -1 : 1))
    .flatMap(({ domainId, userId, takenOver }) =>
      takenOver
        ? [
            {
              domainId,
              userId,
              name: takenOver.profileName,
              createdAt: takenOver.createdAt,
            },
          ]
        : [],
    );
}
