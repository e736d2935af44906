/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { Directory } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { Knex } from 'knex';
import type {
  IdentityCenterInstance,
  ObservedGroup,
  ObservedUser,
} from '../../aws/observed';
import { chunk } from '../../database/transaction';
import type { ReplaceOptions, Observed } from './Inventory';
import { replaceRows } from './replaceRows';
import {
  fromGroupRow,
  toExternalIdRows,
  toGroupRow,
  toUserRow,
  type ExternalIdRow,
  type GroupRow,
  type MembershipRow,
  type UserRow,
} from './inventoryRows';
import { SYNCS, type SyncRow } from '../sync/syncRows';
import {
  EXTERNAL_IDS,
  GROUPS,
  INSTANCE,
  MEMBER_LOOKS,
  MEMBERSHIPS,
  USERS,
} from './tables';

/** Rows a statement. */
const LOOKS_AT_ONCE = 200;

/** The directory as of the transaction; `undefined` before the first complete sync. */
export async function readDirectoryRows(
  transaction: Knex.Transaction,
): Promise<Directory | undefined> {
  const sync: SyncRow | undefined = await transaction(SYNCS)
    .where({ scope: 'identity-center' })
    .first();
  const instance = await transaction(INSTANCE).first();
  if (!sync?.completed_at || !instance) {
    return undefined;
  }
  const identityStoreId: string = instance.identity_store_id;
  const users: UserRow[] = await transaction(USERS).orderBy('user_name_key');
  return {
    users: users.map(row => ({
      identityStoreId,
      userId: row.user_id,
      userName: row.user_name,
      displayName: row.display_name,
      email: row.email ?? undefined,
      title: row.title ?? undefined,
      status: row.status,
    })),
    groups: (await readGroupRows(transaction)).map(
      ({ seenAt: _, ...group }) => ({ identityStoreId, ...group }),
    ),
    syncedAt: sync.completed_at,
  };
}

/** Groups with their members, all or the given few. */
export async function readGroupRows(
  transaction: Knex.Transaction,
  groupIds?: string[],
): Promise<(Observed<ObservedGroup> & { memberUserIds: string[] })[]> {
  const within = (rows: Knex.QueryBuilder) =>
    groupIds ? rows.whereIn('group_id', groupIds) : rows;
  const groups: GroupRow[] = await within(
    transaction(GROUPS).orderBy('display_name'),
  );
  const memberships: MembershipRow[] = await within(
    transaction(MEMBERSHIPS).select('group_id', 'user_id'),
  );
  const members = new Map<string, string[]>();
  for (const { group_id: groupId, user_id: userId } of memberships) {
    const userIds = members.get(groupId);
    if (userIds) {
      userIds.push(userId);
    } else {
      members.set(groupId, [userId]);
    }
  }
  return groups.map(row => ({
    ...fromGroupRow(row),
    memberUserIds: members.get(row.group_id) ?? [],
    seenAt: row.seen_at,
  }));
}

/** Makes users, groups, memberships and the instance what a sweep has seen. */
export async function replaceDirectoryRows(
  transaction: Knex.Transaction,
  directory: {
    users: ObservedUser[];
    groups: (ObservedGroup & { memberUserIds?: string[] })[];
    instance?: IdentityCenterInstance;
    seenAt: string;
  },
  options?: ReplaceOptions,
): Promise<void> {
  const { users, groups, instance, seenAt } = directory;
  await replaceRows<UserRow>(
    transaction,
    {
      table: USERS,
      what: 'users',
      key: ['user_id'],
      within: {},
      rows: users.map(user => toUserRow(user, seenAt)),
      seenAt,
    },
    options,
  );
  await replaceExternalIds(transaction, { users, within: {}, seenAt }, options);
  await replaceRows<GroupRow>(
    transaction,
    {
      table: GROUPS,
      what: 'groups',
      key: ['group_id'],
      within: {},
      rows: groups.map(group => toGroupRow(group, seenAt)),
      seenAt,
    },
    options,
  );
  await noteLooks(transaction, directory);
  await replaceRows<MembershipRow>(
    transaction,
    {
      table: MEMBERSHIPS,
      what: 'group memberships',
      key: ['user_id', 'group_id'],
      within: rows =>
        rows
          .whereIn(
            'group_id',
            transaction(MEMBER_LOOKS)
              .where({ seen_at: seenAt })
              .select('group_id'),
          )
          .orWhereNotIn('group_id', transaction(GROUPS).select('group_id'))
          .orWhereNotIn('user_id', transaction(USERS).select('user_id')),
      rows: groups.flatMap(group =>
        (group.memberUserIds ?? []).map(userId => ({
          user_id: userId,
          group_id: group.groupId,
          seen_at: seenAt,
        })),
      ),
      seenAt,
    },
    options && {
      ...options,
      checkRemovals: ofThoseWhoStay(directory, options),
    },
  );
  if (instance) {
    await transaction(INSTANCE).delete();
    await transaction(INSTANCE).insert({
      instance_arn: instance.instanceArn,
      identity_store_id: instance.identityStoreId,
      seen_at: seenAt,
    });
  }
}

/** Makes the ids by which users are found those that they have; they go with their users. */
export async function replaceExternalIds(
  transaction: Knex.Transaction,
  set: {
    users: ObservedUser[];
    within: Partial<ExternalIdRow>;
    seenAt: string;
  },
  options: ReplaceOptions = {},
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

/** Whose members have been read. */
async function noteLooks(
  transaction: Knex.Transaction,
  directory: {
    groups: (ObservedGroup & { memberUserIds?: string[] })[];
    seenAt: string;
  },
): Promise<void> {
  const { groups, seenAt } = directory;
  await transaction(MEMBER_LOOKS)
    .whereNotIn('group_id', transaction(GROUPS).select('group_id'))
    .delete();
  const looked = groups.filter(({ memberUserIds }) => memberUserIds);
  for (const batch of chunk(looked, LOOKS_AT_ONCE)) {
    await transaction(MEMBER_LOOKS)
      .insert(
        batch.map(({ groupId }) => ({ group_id: groupId, seen_at: seenAt })),
      )
      .onConflict('group_id')
      .merge();
  }
}

/** Memberships go with their users and groups, about which has been asked already. */
function ofThoseWhoStay(
  directory: { users: ObservedUser[]; groups: ObservedGroup[] },
  { checkRemovals }: ReplaceOptions,
): ReplaceOptions['checkRemovals'] {
  const userIds = new Set(directory.users.map(({ userId }) => userId));
  const groupIds = new Set(directory.groups.map(({ groupId }) => groupId));
  return async (removals, transaction) =>
    checkRemovals?.(
      {
        ...removals,
        keys: removals.keys.filter(key => {
          const [userId, groupId] = key.split('\n');
          return userIds.has(userId) && groupIds.has(groupId);
        }),
      },
      transaction,
    );
}
