/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import {
  stringifyEntityRef,
  type GroupEntity,
  type UserEntity,
} from '@backstage/catalog-model';
import {
  ANNOTATION_IDENTITY_CENTER_GROUP_ID,
  ANNOTATION_IDENTITY_CENTER_USER_ID,
  ANNOTATION_IDENTITY_CENTER_USER_NAME,
  type Directory,
  type DirectoryGroup,
  type DirectoryUser,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { chooseNames, userNameWish } from './entityNames';
import { passes, type NameFilter } from './nameFilter';

/** On a `User` that is brought in although Identity Center has it disabled. */
export const LABEL_USER_STATUS = 'aws.amazon.com/identity-center-user-status';

export type OrgOptions = {
  namespace: string;
  includeDisabled: boolean;
  users: NameFilter;
  groups: NameFilter;
};

/** Catalog users and groups from a whole directory, and what is odd about it in words for the log. */
export function orgEntities(
  directory: Directory,
  options: OrgOptions,
): { entities: (UserEntity | GroupEntity)[]; warnings: string[] } {
  const { namespace } = options;
  const users = directory.users.filter(
    user =>
      passes(user.userName, options.users) &&
      (options.includeDisabled || user.status === 'ENABLED'),
  );
  const groups = directory.groups.filter(group =>
    passes(group.displayName, options.groups),
  );

  const userNames = chooseNames(
    users.map(({ userId, userName }) => ({
      id: userId,
      wish: userNameWish(userName),
    })),
  );
  const groupNames = chooseNames(
    groups.map(({ groupId, displayName }) => ({
      id: groupId,
      wish: displayName,
    })),
  );
  const refsOf = (kind: string, ids: string[], names: Map<string, string>) =>
    ids.flatMap(id => {
      const name = names.get(id);
      return name ? [stringifyEntityRef({ kind, namespace, name })] : [];
    });

  const groupIdsOf = new Map<string, string[]>();
  for (const { groupId, memberUserIds } of groups) {
    for (const userId of memberUserIds) {
      groupIdsOf.set(userId, [...(groupIdsOf.get(userId) ?? []), groupId]);
    }
  }

  return {
    entities: [
      ...groups.map(group =>
        groupEntity(group, {
          namespace,
          name: groupNames.names.get(group.groupId)!,
          members: refsOf('user', group.memberUserIds, userNames.names),
        }),
      ),
      ...users.map(user =>
        userEntity(user, {
          namespace,
          name: userNames.names.get(user.userId)!,
          memberOf: refsOf(
            'group',
            groupIdsOf.get(user.userId) ?? [],
            groupNames.names,
          ),
        }),
      ),
    ],
    warnings: [
      ...userNames.collisions.map(
        ({ name, ids }) =>
          `The Identity Center users ${ids.join(
            ', ',
          )} would all be called '${name}' in the catalog; each got a name with a suffix made from its id`,
      ),
      ...groupNames.collisions.map(
        ({ name, ids }) =>
          `The Identity Center groups ${ids.join(
            ', ',
          )} would all be called '${name}' in the catalog; each got a name with a suffix made from its id`,
      ),
    ],
  };
}

function userEntity(
  user: DirectoryUser,
  options: { namespace: string; name: string; memberOf: string[] },
): UserEntity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'User',
    metadata: {
      namespace: options.namespace,
      name: options.name,
      ...(user.title && { description: user.title }),
      ...(user.status === 'DISABLED' && {
        labels: { [LABEL_USER_STATUS]: 'disabled' },
      }),
      annotations: {
        [ANNOTATION_IDENTITY_CENTER_USER_ID]: user.userId,
        [ANNOTATION_IDENTITY_CENTER_USER_NAME]: user.userName,
      },
    },
    spec: {
      profile: {
        displayName: user.displayName || user.userName,
        ...(user.email && { email: user.email }),
      },
      memberOf: options.memberOf.sort(),
    },
  };
}

function groupEntity(
  group: DirectoryGroup,
  options: { namespace: string; name: string; members: string[] },
): GroupEntity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Group',
    metadata: {
      namespace: options.namespace,
      name: options.name,
      ...(group.description && { description: group.description }),
      annotations: { [ANNOTATION_IDENTITY_CENTER_GROUP_ID]: group.groupId },
    },
    spec: {
      type: 'team',
      profile: { displayName: group.displayName },
      children: [],
      members: options.members.sort(),
    },
  };
}
