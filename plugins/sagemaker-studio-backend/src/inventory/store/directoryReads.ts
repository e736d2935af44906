/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type {
  Directory,
  DirectoryGroup,
  DirectoryUser,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { Knex } from 'knex';
import type { ObservedGroup } from '../../aws/observed';
import { fromRow } from '../../database/fromRow';
import {
  fromUserRow,
  type GroupRow,
  type MembershipRow,
  type UserRow,
} from './identityCenterRows';
import type { Observed } from './Inventory';
import { SYNCS, type SyncRow } from './syncRows';
import { GROUPS, INSTANCE, MEMBERSHIPS, USERS } from './tables';

/** The directory as Identity Center holds it, without the names that the catalog knows. */
export type ObservedDirectory = Pick<Directory, 'syncedAt'> & {
  users: (Omit<DirectoryUser, 'catalogName' | 'managerUserId'> & {
    /** Free text. */
    manager?: string;
  })[];
  groups: Omit<DirectoryGroup, 'catalogName'>[];
};

/** The directory as of the transaction; `undefined` before the first complete sync. */
export async function readDirectoryRows(
  transaction: Knex.Transaction,
): Promise<ObservedDirectory | undefined> {
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
    users: users
      .map(fromUserRow)
      .map(({ seenAt: _, externalIds: __, ...user }) => ({
        identityStoreId,
        ...user,
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
  const members = Map.groupBy(memberships, row => row.group_id);
  return groups.map(row => ({
    ...fromRow(row),
    memberUserIds: (members.get(row.group_id) ?? []).map(each => each.user_id),
  }));
}
