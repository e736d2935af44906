/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { Knex } from 'knex';
import type { ObservedDomain, ObservedGroup } from '../../aws/observed';
import { inTransaction } from '../../database/transaction';
import { now } from '../../util/now';
import type { ReplaceOptions } from '../store/Inventory';
import type { Columns } from '../store/invalidationsOfRows';
import { deleteRows, replaceRows, upsertRows } from '../store/replaceRows';
import {
  toDomainRow,
  toGroupRow,
  type DomainRow,
  type GroupRow,
  type MembershipRow,
} from '../store/inventoryRows';
import {
  DOMAINS,
  EXTERNAL_IDS,
  GROUPS,
  MEMBERSHIPS,
  USERS,
} from '../store/tables';

/** Single rows that only sweeps would write otherwise. */
export class DirectoryRefreshStore {
  readonly #knex: Knex;

  constructor(options: { knex: Knex }) {
    this.#knex = options.knex;
  }

  async recordDomain(domain: ObservedDomain): Promise<void> {
    await upsertRows<DomainRow>(this.#knex, {
      table: DOMAINS,
      key: ['domain_id'],
      rows: [toDomainRow(domain, now())],
    });
  }

  async recordGroup(
    group: ObservedGroup & { memberUserIds: string[] },
    options: ReplaceOptions & { startedAt: string },
  ): Promise<void> {
    const { groupId, memberUserIds } = group;
    const seenAt = options.startedAt;
    await inTransaction(this.#knex, async transaction => {
      await replaceRows<GroupRow>(
        transaction,
        {
          table: GROUPS,
          what: 'groups',
          key: ['group_id'],
          within: { group_id: groupId },
          rows: [toGroupRow(group, seenAt)],
          seenAt,
        },
        options,
      );
      await replaceRows<MembershipRow>(
        transaction,
        {
          table: MEMBERSHIPS,
          what: `members of group ${groupId}`,
          key: ['user_id', 'group_id'],
          within: { group_id: groupId },
          rows: memberUserIds.map(userId => ({
            user_id: userId,
            group_id: groupId,
            seen_at: seenAt,
          })),
          seenAt,
        },
        options,
      );
    });
  }

  async forgetUser(userId: string, options: ReplaceOptions): Promise<void> {
    await this.#forget(
      { user_id: userId },
      { table: USERS, what: 'users' },
      options,
    );
  }

  async forgetGroup(groupId: string, options: ReplaceOptions): Promise<void> {
    await this.#forget(
      { group_id: groupId },
      { table: GROUPS, what: 'groups' },
      options,
    );
  }

  /** Removes one of a set, and the memberships that go with it. */
  async #forget(
    where: Pick<MembershipRow, 'user_id'> | Pick<MembershipRow, 'group_id'>,
    set: { table: string; what: string },
    { checkRemovals }: ReplaceOptions,
  ): Promise<void> {
    const { table, what } = set;
    await inTransaction(this.#knex, async transaction => {
      const [{ count }] = await transaction(table).count({ count: '*' });
      const isThere = await transaction(table).where(where).first();
      if (isThere) {
        await checkRemovals?.(
          { what, before: Number(count), keys: Object.values(where) },
          transaction,
        );
      }
      await deleteRows<Columns>(transaction, {
        table: MEMBERSHIPS,
        where,
      });
      await deleteRows<Columns>(transaction, { table, where });
      if ('user_id' in where) {
        await deleteRows<Columns>(transaction, { table: EXTERNAL_IDS, where });
      }
    });
  }
}
