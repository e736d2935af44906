/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { Knex } from 'knex';
import type {
  ObservedAssignment,
  ObservedProfile,
  ObservedUser,
} from '../../aws/observed';
import { isDatabaseAway } from '../../database/isDatabaseAway';
import { inTransaction } from '../../database/transaction';
import { Batcher } from '../../util/Batcher';
import { caseKey } from '../../util/caseKey';
import { replaceExternalIds } from './externalIds';
import { toAssignmentRow, toUserRow } from './identityCenterRows';
import { InventoryReader } from './InventoryReader';
import { deleteRows, upsertRows } from './replaceRows';
import { toProfileRow } from './studioRows';
import { ASSIGNMENTS, PROFILES, USERS } from './tables';

/** Rows that many operations read back at the same time share a transaction. */
const BATCH_SIZE = 100;

/** Reads the inventory, and records the single rows that an operation or a refresh read back. */
export class InventoryStore extends InventoryReader {
  readonly #knex: Knex;
  readonly #profiles: Batcher<ObservedProfile>;
  readonly #assignments: Batcher<ObservedAssignment>;

  constructor(options: { knex: Knex }) {
    super(options);
    const { knex } = options;
    this.#knex = knex;
    this.#profiles = new Batcher({
      maxSize: BATCH_SIZE,
      failsAll: isDatabaseAway,
      run: profiles =>
        upsertRows(knex, { table: PROFILES, rows: profiles.map(toProfileRow) }),
    });
    this.#assignments = new Batcher({
      maxSize: BATCH_SIZE,
      failsAll: isDatabaseAway,
      run: assignments =>
        upsertRows(knex, {
          table: ASSIGNMENTS,
          rows: assignments.map(toAssignmentRow),
        }),
    });
  }

  recordProfile(profile: ObservedProfile): Promise<void> {
    return this.#profiles.add(profile);
  }

  /** The profile was looked for and does not exist. */
  async forgetProfile(profile: {
    domainId: string;
    name: string;
  }): Promise<void> {
    await deleteRows(this.#knex, {
      table: PROFILES,
      where: { domain_id: profile.domainId, name_key: caseKey(profile.name) },
    });
  }

  recordAssignment(assignment: ObservedAssignment): Promise<void> {
    return this.#assignments.add(assignment);
  }

  /** The assignment was looked for and does not exist. */
  async forgetAssignment(assignment: ObservedAssignment): Promise<void> {
    const where = toAssignmentRow(assignment);
    await deleteRows(this.#knex, { table: ASSIGNMENTS, where });
  }

  async recordUser(user: ObservedUser): Promise<void> {
    const rows = [toUserRow(user)];
    await inTransaction(this.#knex, async transaction => {
      await upsertRows(transaction, { table: USERS, rows });
      await replaceExternalIds(transaction, [user], {
        within: { user_id: user.userId },
      });
    });
  }
}
