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
import { deleteRows, likeRows, upsertRows } from './replaceRows';
import { toProfileRow } from './studioRows';
import { ASSIGNMENTS, PROFILES, USERS } from './tables';

/** Rows that many operations read back at the same time share a transaction. */
const BATCH_SIZE = 100;
const GATHER_MILLISECONDS = 50;

/** Reads the inventory, and records the single rows that an operation or a refresh read back. */
export class InventoryStore extends InventoryReader {
  readonly #profiles: Batcher<ObservedProfile>;
  readonly #goneProfiles: Batcher<ProfileKey>;
  readonly #assignments: Batcher<ObservedAssignment>;
  readonly #goneAssignments: Batcher<ObservedAssignment>;
  readonly #users: Batcher<ObservedUser>;

  constructor(options: { knex: Knex }) {
    super(options);
    const { knex } = options;
    this.#profiles = inBatches(profiles =>
      upsertRows(knex, { table: PROFILES, rows: profiles.map(toProfileRow) }),
    );
    this.#goneProfiles = inBatches(profiles =>
      deleteRows(knex, {
        table: PROFILES,
        where: likeRows(
          PROFILES,
          profiles.map(({ domainId, name }) => ({
            domain_id: domainId,
            name_key: caseKey(name),
          })),
        ),
      }),
    );
    this.#assignments = inBatches(assignments =>
      upsertRows(knex, {
        table: ASSIGNMENTS,
        rows: assignments.map(toAssignmentRow),
      }),
    );
    this.#goneAssignments = inBatches(assignments =>
      deleteRows(knex, {
        table: ASSIGNMENTS,
        where: likeRows(ASSIGNMENTS, assignments.map(toAssignmentRow)),
      }),
    );
    this.#users = inBatches(users =>
      inTransaction(knex, async transaction => {
        // Of several reads of one user the last counts.
        const latest = [
          ...new Map(users.map(user => [user.userId, user])).values(),
        ];
        await upsertRows(transaction, {
          table: USERS,
          rows: latest.map(toUserRow),
        });
        await replaceExternalIds(transaction, latest, {
          within: rows =>
            rows.whereIn(
              'user_id',
              latest.map(({ userId }) => userId),
            ),
        });
      }),
    );
  }

  recordProfile(profile: ObservedProfile): Promise<void> {
    return this.#profiles.add(profile);
  }

  /** The profile was looked for and does not exist. */
  forgetProfile(profile: ProfileKey): Promise<void> {
    return this.#goneProfiles.add(profile);
  }

  recordAssignment(assignment: ObservedAssignment): Promise<void> {
    return this.#assignments.add(assignment);
  }

  /** The assignment was looked for and does not exist. */
  forgetAssignment(assignment: ObservedAssignment): Promise<void> {
    return this.#goneAssignments.add(assignment);
  }

  recordUser(user: ObservedUser): Promise<void> {
    return this.#users.add(user);
  }
}

type ProfileKey = Pick<ObservedProfile, 'domainId' | 'name'>;

function inBatches<T>(run: (items: T[]) => Promise<void>): Batcher<T> {
  return new Batcher({
    maxSize: BATCH_SIZE,
    gatherMs: GATHER_MILLISECONDS,
    failsAll: isDatabaseAway,
    run,
  });
}
