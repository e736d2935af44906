/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { Knex } from 'knex';
import type {
  ObservedAssignment,
  ObservedProfile,
  ObservedUser,
} from '../../aws/observed';
import { inTransaction } from '../../database/transaction';
import { caseKey } from '../../util/caseKey';
import { now } from '../../util/now';
import { replaceExternalIds } from './externalIds';
import {
  toAssignmentRow,
  toUserRow,
  type AssignmentRow,
  type UserRow,
} from './identityCenterRows';
import { InventoryReader } from './InventoryReader';
import { deleteRows, upsertRows } from './replaceRows';
import { toProfileRow, type ProfileRow } from './studioRows';
import { ASSIGNMENTS, PROFILES, USERS } from './tables';

/** Reads the inventory, and records the single rows that an operation or a refresh read back. */
export class InventoryStore extends InventoryReader {
  readonly #knex: Knex;

  constructor(options: { knex: Knex }) {
    super(options);
    this.#knex = options.knex;
  }

  async recordProfile(profile: ObservedProfile): Promise<void> {
    await upsertRows<ProfileRow>(this.#knex, {
      table: PROFILES,
      key: ['domain_id', 'name_key'],
      rows: [toProfileRow(profile, now())],
    });
  }

  /** The profile was looked for and does not exist. */
  async forgetProfile(profile: {
    domainId: string;
    name: string;
  }): Promise<void> {
    await deleteRows<ProfileRow>(this.#knex, {
      table: PROFILES,
      where: { domain_id: profile.domainId, name_key: caseKey(profile.name) },
    });
  }

  async recordAssignment(assignment: ObservedAssignment): Promise<void> {
    await upsertRows<AssignmentRow>(this.#knex, {
      table: ASSIGNMENTS,
      key: ['application_arn', 'principal_id', 'principal_type'],
      rows: [toAssignmentRow(assignment, now())],
    });
  }

  /** The assignment was looked for and does not exist. */
  async forgetAssignment(assignment: ObservedAssignment): Promise<void> {
    await deleteRows<AssignmentRow>(this.#knex, {
      table: ASSIGNMENTS,
      where: {
        application_arn: assignment.applicationArn,
        principal_id: assignment.principalId,
        principal_type: assignment.principalType,
      },
    });
  }

  async recordUser(user: ObservedUser): Promise<void> {
    const seenAt = now();
    await inTransaction(this.#knex, async transaction => {
      await upsertRows<UserRow>(transaction, {
        table: USERS,
        key: ['user_id'],
        rows: [toUserRow(user, seenAt)],
      });
      await replaceExternalIds(transaction, {
        users: [user],
        within: { user_id: user.userId },
        seenAt,
      });
    });
  }
}
