/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import {
  stringifyEntityRef,
  type GroupEntity,
  type UserEntity,
} from '@backstage/catalog-model';
import {
  ANNOTATION_DEPARTMENT,
  ANNOTATION_IDENTITY_CENTER_GROUP_ID,
  ANNOTATION_IDENTITY_CENTER_USER_ID,
  ANNOTATION_IDENTITY_CENTER_USER_NAME,
  ANNOTATION_MANAGER,
  type Directory,
  type DirectoryGroup,
  type DirectoryUser,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { groupParents, type GroupNesting } from './groupParents';
import { passes, type NameFilter } from './nameFilter';

/** On a `User` that is brought in although Identity Center has it disabled. */
export const LABEL_USER_STATUS = 'aws.amazon.com/identity-center-user-status';

/** Fields of an Identity Center user that an annotation may contain. */
export const USER_FIELDS = ['email', 'userName', 'userId'] as const;

/** Annotations for sign-in providers → what they carry. */
export type UserAnnotations = Record<string, (typeof USER_FIELDS)[number]>;

export type OrgOptions = {
  namespace: string;
  includeDisabled: boolean;
  users: NameFilter;
  groups: NameFilter;
  nesting: GroupNesting;
  userAnnotations: UserAnnotations;
};

/** Catalog users and groups from a whole directory, under the names that were assigned to them. */
export function orgEntities(
  directory: Directory,
  options: OrgOptions,
): (UserEntity | GroupEntity)[] {
  const { namespace } = options;
  const users = directory.users.filter(
    user =>
      passes(user.userName, options.users) &&
      (options.includeDisabled || user.status === 'ENABLED'),
  );
  const groups = directory.groups.filter(group =>
    passes(group.displayName, options.groups),
  );

  const userRefs = new Map(
    users.map(({ userId, catalogName: name }) => [
      userId,
      stringifyEntityRef({ kind: 'user', namespace, name }),
    ]),
  );
  const groupRefs = new Map(
    groups.map(({ groupId, catalogName: name }) => [
      groupId,
      stringifyEntityRef({ kind: 'group', namespace, name }),
    ]),
  );
  const parents = groupParents(groups, options.nesting);
  const childRefs = new Map<string, string[]>();
  for (const [groupId, parentId] of parents) {
    childRefs.set(parentId, [
      ...(childRefs.get(parentId) ?? []),
      ...[groupRefs.get(groupId) ?? []].flat(),
    ]);
  }
  const groupRefsOf = new Map<string, string[]>();
  for (const { catalogName: name, memberUserIds } of groups) {
    const ref = stringifyEntityRef({ kind: 'group', namespace, name });
    for (const userId of memberUserIds) {
      const refs = groupRefsOf.get(userId);
      if (refs) {
        refs.push(ref);
      } else {
        groupRefsOf.set(userId, [ref]);
      }
    }
  }

  return [
    ...groups.map(group =>
      groupEntity(group, {
        namespace,
        members: group.memberUserIds.flatMap(id => userRefs.get(id) ?? []),
        parent: groupRefs.get(parents.get(group.groupId) ?? ''),
        children: childRefs.get(group.groupId) ?? [],
      }),
    ),
    ...users.map(user =>
      userEntity(user, {
        namespace,
        annotations: annotationsOf(user, options.userAnnotations),
        manager: userRefs.get(user.managerUserId ?? ''),
        memberOf: groupRefsOf.get(user.userId) ?? [],
      }),
    ),
  ];
}

function annotationsOf(
  user: DirectoryUser,
  annotations: UserAnnotations,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(annotations).flatMap(([annotation, field]) => {
      const value = user[field];
      return value ? [[annotation, value]] : [];
    }),
  );
}

function userEntity(
  user: DirectoryUser,
  options: {
    namespace: string;
    annotations: Record<string, string>;
    /** Catalog ref; absent where there is none, or none that is brought in. */
    manager?: string;
    memberOf: string[];
  },
): UserEntity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'User',
    metadata: {
      namespace: options.namespace,
      name: user.catalogName,
      ...(user.title && { description: user.title }),
      ...(user.status === 'DISABLED' && {
        labels: { [LABEL_USER_STATUS]: 'disabled' },
      }),
      annotations: {
        ...options.annotations,
        [ANNOTATION_IDENTITY_CENTER_USER_ID]: user.userId,
        [ANNOTATION_IDENTITY_CENTER_USER_NAME]: user.userName,
        ...(user.department && { [ANNOTATION_DEPARTMENT]: user.department }),
        ...(options.manager && { [ANNOTATION_MANAGER]: options.manager }),
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
  options: {
    namespace: string;
    members: string[];
    parent?: string;
    children: string[];
  },
): GroupEntity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Group',
    metadata: {
      namespace: options.namespace,
      name: group.catalogName,
      ...(group.description && { description: group.description }),
      annotations: { [ANNOTATION_IDENTITY_CENTER_GROUP_ID]: group.groupId },
    },
    spec: {
      type: 'team',
      profile: { displayName: group.displayName },
      ...(options.parent && { parent: options.parent }),
      children: options.children.sort(),
      members: options.members.sort(),
    },
  };
}
