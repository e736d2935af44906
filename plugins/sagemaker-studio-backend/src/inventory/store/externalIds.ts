/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { Knex } from 'knex';
import type { ObservedUser } from '../../aws/observed';
import { toExternalIdRows, type ExternalIdRow } from './identityCenterRows';
import type { ReplaceOptions } from './Inventory';
import { replaceRows } from './replaceRows';
import { EXTERNAL_IDS } from './tables';

/** Replaces the ids by which users are found. No threshold holds them, since they go with their users. */
export async function replaceExternalIds(
  transaction: Knex.Transaction,
  set: {
    users: ObservedUser[];
    within: Partial<ExternalIdRow>;
    seenAt: string;
  },
  options?: ReplaceOptions,
): Promise<void> {
  const { users, within, seenAt } = set;
  await replaceRows<ExternalIdRow>(
    transaction,
    {
      table: EXTERNAL_IDS,
      what: 'external ids',
      key: ['user_id', 'external_id'],
      within,
      rows: users.flatMap(user => toExternalIdRows(user, seenAt)),
      seenAt,
    },
    { ...options, checkRemovals: undefined },
  );
}
