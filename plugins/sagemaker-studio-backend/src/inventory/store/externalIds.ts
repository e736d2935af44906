/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { Knex } from 'knex';
import type { ObservedUser } from '../../aws/observed';
import { toExternalIdRows } from './identityCenterRows';
import { replaceRows } from './replaceRows';
import { EXTERNAL_IDS } from './tables';

/** Replaces the ids by which users are found. No threshold holds them, since they go with their users. */
export async function replaceExternalIds(
  transaction: Knex.Transaction,
  users: ObservedUser[],
  options: { within?: Knex.QueryCallback; startedAt?: string },
): Promise<void> {
  await replaceRows(
    transaction,
    {
      table: EXTERNAL_IDS,
      what: 'external ids',
      within: options.within ?? {},
      rows: users.flatMap(toExternalIdRows),
    },
    { startedAt: options.startedAt },
  );
}
