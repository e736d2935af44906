/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { Knex } from 'knex';
import type {
  IdentityCenterInstance,
  ObservedAssignment,
  ObservedGroup,
  ObservedUser,
} from '../../aws/observed';
import { chunk, countRows, inTransaction } from '../../database/transaction';
import { now } from '../../util/now';
import { replaceExternalIds } from './externalIds';
import {
  toAssignmentRow,
  toGroupRow,
  toMembershipRows,
  toUserRow,
} from './identityCenterRows';
import type { ReplaceOptions } from './Inventory';
import { deleteRows, replaceRows } from './replaceRows';
import {
  ASSIGNMENTS,
  EXTERNAL_IDS,
  GROUPS,
  INSTANCE,
  MEMBER_READS,
  MEMBERSHIPS,
  USERS,
  type SweptTable,
} from './tables';

/** Rows a statement. */
const BATCH = 200;

/** A directory as a sweep read it. The members of groups without any stay as they are. */
export type SweptDirectory = {
  users: ObservedUser[];
  groups: (ObservedGroup & { memberUserIds?: string[] })[];
  instance?: IdentityCenterInstance;
};

type DirectoryObserver = (transaction: Knex.Transaction) => Promise<void>;

/** Writes what sweeps and refreshes read of Identity Center: users, groups, members and assignments. */
export class IdentityCenterStore {
  readonly #knex: Knex;
  readonly #onDirectoryChange: DirectoryObserver;

  /** @param options - `onDirectoryChange`: called at the end of each transaction that may have changed users or groups */
  constructor(options: { knex: Knex; onDirectoryChange?: DirectoryObserver }) {
    this.#knex = options.knex;
    this.#onDirectoryChange = options.onDirectoryChange ?? (async () => {});
  }

  async replaceAssignments(
    applicationArn: string,
    assignments: ObservedAssignment[],
    options?: ReplaceOptions,
  ): Promise<void> {
    await inTransaction(this.#knex, transaction =>
      replaceRows(
        transaction,
        {
          table: ASSIGNMENTS,
          what: `assignments of ${applicationArn}`,
          within: { application_arn: applicationArn },
          rows: assignments.map(toAssignmentRow),
        },
        options,
      ),
    );
  }

  async replaceDirectory(
    directory: SweptDirectory,
    options: ReplaceOptions = {},
  ): Promise<void> {
    const { users, groups, instance } = directory;
    const { startedAt } = options;
    const seenAt = startedAt ?? now();
    await inTransaction(this.#knex, async transaction => {
      const rows = users.map(toUserRow);
      await replaceRows(
        transaction,
        { table: USERS, what: 'users', within: {}, rows },
        options,
      );
      await replaceExternalIds(transaction, users, { startedAt });
      await replaceGroups(transaction, { groups, within: {} }, options);
      await replaceMembers(transaction, { ...directory, seenAt }, options);
      if (instance) {
        await transaction(INSTANCE).delete();
        await transaction(INSTANCE).insert({
          instance_arn: instance.instanceArn,
          identity_store_id: instance.identityStoreId,
          seen_at: seenAt,
        });
      }
      await this.#onDirectoryChange(transaction);
    });
  }

  async recordGroup(
    group: ObservedGroup & { memberUserIds: string[] },
    options: ReplaceOptions & { startedAt: string },
  ): Promise<void> {
    const { groupId } = group;
    const within = { group_id: groupId };
    await inTransaction(this.#knex, async transaction => {
      await replaceGroups(transaction, { groups: [group], within }, options);
      await replaceRows(
        transaction,
        {
          table: MEMBERSHIPS,
          what: `members of group ${groupId}`,
          within,
          rows: toMembershipRows(group),
        },
        options,
      );
      await this.#onDirectoryChange(transaction);
    });
  }

  async forgetUser(userId: string, options: ReplaceOptions): Promise<void> {
    await this.#forget(
      [USERS, MEMBERSHIPS, EXTERNAL_IDS],
      { what: 'users', where: { user_id: userId } },
      options,
    );
  }

  async forgetGroup(groupId: string, options: ReplaceOptions): Promise<void> {
    await this.#forget(
      [GROUPS, MEMBERSHIPS],
      { what: 'groups', where: { group_id: groupId } },
      options,
    );
  }

  /** @param tables - the first one is that which the threshold protects */
  async #forget(
    tables: readonly [SweptTable, ...SweptTable[]],
    of: { what: string; where: Record<string, string> },
    { checkRemovals }: ReplaceOptions,
  ): Promise<void> {
    const { what, where } = of;
    const [table] = tables;
    await inTransaction(this.#knex, async transaction => {
      const isKnown = await transaction(table).where(where).first();
      if (isKnown && checkRemovals) {
        const before = await countRows(transaction(table));
        const keys = Object.values(where);
        await checkRemovals({ what, before, keys }, transaction);
      }
      for (const each of tables) {
        await deleteRows(transaction, { table: each, where });
      }
      await this.#onDirectoryChange(transaction);
    });
  }
}

async function replaceGroups(
  transaction: Knex.Transaction,
  {
    groups,
    within,
  }: { groups: ObservedGroup[]; within: { group_id?: string } },
  options: ReplaceOptions,
): Promise<void> {
  const rows = groups.map(toGroupRow);
  await replaceRows(
    transaction,
    { table: GROUPS, what: 'groups', within, rows },
    options,
  );
}

/** Replaces the members of the groups whose members were read. */
async function replaceMembers(
  transaction: Knex.Transaction,
  directory: SweptDirectory & { seenAt: string },
  options: ReplaceOptions,
): Promise<void> {
  const { groups, seenAt } = directory;
  await recordMemberReads(transaction, directory);
  const readNow = transaction(MEMBER_READS)
    .where({ seen_at: seenAt })
    .select('group_id');
  await replaceRows(
    transaction,
    {
      table: MEMBERSHIPS,
      what: 'group memberships',
      within: rows =>
        rows
          .whereIn('group_id', readNow)
          .orWhereNotIn('group_id', transaction(GROUPS).select('group_id'))
          .orWhereNotIn('user_id', transaction(USERS).select('user_id')),
      rows: groups.flatMap(toMembershipRows),
    },
    { ...options, checkRemovals: ofRemaining(directory, options) },
  );
}

/** Which groups' members were read, and when. */
async function recordMemberReads(
  transaction: Knex.Transaction,
  { groups, seenAt }: SweptDirectory & { seenAt: string },
): Promise<void> {
  await transaction(MEMBER_READS)
    .whereNotIn('group_id', transaction(GROUPS).select('group_id'))
    .delete();
  const read = groups.filter(({ memberUserIds }) => memberUserIds);
  for (const batch of chunk(read, BATCH)) {
    await transaction(MEMBER_READS)
      .insert(
        batch.map(({ groupId }) => ({ group_id: groupId, seen_at: seenAt })),
      )
      .onConflict('group_id')
      .merge();
  }
}

/** Memberships go with their users and groups, which were checked already. */
function ofRemaining(
  directory: SweptDirectory,
  { checkRemovals }: ReplaceOptions,
): ReplaceOptions['checkRemovals'] {
  const userIds = new Set(directory.users.map(({ userId }) => userId));
  const groupIds = new Set(directory.groups.map(({ groupId }) => groupId));
  return async (removals, transaction) => {
    const keys = removals.keys.filter(key => {
      const [userId = '', groupId = ''] = key.split('\n');
      return userIds.has(userId) && groupIds.has(groupId);
    });
    await checkRemovals?.({ ...removals, keys }, transaction);
  };
}
