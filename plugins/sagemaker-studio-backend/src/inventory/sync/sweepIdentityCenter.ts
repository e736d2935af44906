/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { LoggerService } from '@backstage/backend-plugin-api';
import type {
  IdentityCenterGateway,
  ObservedGroup,
} from '../../aws/IdentityCenterGateway';
import type { DatabaseInventoryStore } from '../DatabaseInventoryStore';
import {
  each,
  pages,
  piece,
  type Piece,
  type Sweep,
  type SweepContext,
} from './Sweep';
import { failureOf, sayFailure } from './sweepFailure';
import { assignmentsScope } from './syncRows';
import type { SyncStateStore } from './SyncStateStore';

type Room = {
  gateway: IdentityCenterGateway;
  store: DatabaseInventoryStore;
  states: SyncStateStore;
  logger: LoggerService;
};

/** Users, groups, members, and the assignments of every application that a known domain has. */
export async function* sweepIdentityCenter(
  context: SweepContext,
  room: Room,
): Sweep {
  const { gateway, store } = room;
  const instance = yield* piece(context, 'sso:ListInstances', options =>
    gateway.getInstance(options),
  );
  const users = yield* pages(context, {
    action: 'identitystore:ListUsers',
    part: 'users',
    list: (nextToken, options) => gateway.listUsers({ nextToken }, options),
  });
  const groups = yield* pages(context, {
    action: 'identitystore:ListGroups',
    part: 'groups',
    list: (nextToken, options) => gateway.listGroups({ nextToken }, options),
  });
  const groupsWithMembers = yield* withMembers(context, gateway, groups);
  await store.replaceDirectory(
    { users, groups: groupsWithMembers, instance },
    context.replaceOptions,
  );
  const applications = (await store.listDomains()).flatMap(
    domain => domain.applicationArn ?? [],
  );
  const assignments = yield* sweepAssignments(context, room, applications);
  return `${users.length} users, ${groups.length} groups, ${assignments}`;
}

/** A call for each group at least, so they are many: none waits for another, and each is recorded. */
async function* withMembers(
  context: SweepContext,
  gateway: IdentityCenterGateway,
  groups: ObservedGroup[],
): AsyncGenerator<Piece, (ObservedGroup & { memberUserIds: string[] })[]> {
  const members = new Map<string, string[]>();
  const unread: string[] = [];
  for (const { groupId } of groups) {
    const known = context.parts.get<string[]>(`members:${groupId}`);
    if (known) {
      members.set(groupId, known);
    } else {
      unread.push(groupId);
    }
  }
  yield* each(
    context,
    'identitystore:ListGroupMemberships',
    unread,
    async (groupId, options) => {
      const userIds: string[] = [];
      let nextToken: string | undefined;
      do {
        const page = await gateway.listGroupMembers(
          { groupId, nextToken },
          options,
        );
        userIds.push(...page.userIds);
        nextToken = page.nextToken;
      } while (nextToken);
      await context.parts.put(`members:${groupId}`, userIds);
      members.set(groupId, userIds);
    },
  );
  return groups.map(group => ({
    ...group,
    memberUserIds: members.get(group.groupId) ?? [],
  }));
}

/** The assignments of some applications; one that cannot be read keeps no other from being read. */
export async function* sweepAssignments(
  context: SweepContext,
  room: Room,
  applications: string[],
): AsyncGenerator<Piece, string> {
  const { gateway, store, states, logger } = room;
  let count = 0;
  for (const applicationArn of applications) {
    const scope = assignmentsScope(applicationArn);
    try {
      const assignments = yield* pages(context, {
        action: 'sso:ListApplicationAssignments',
        part: scope,
        list: (nextToken, options) =>
          gateway.listAssignments({ applicationArn, nextToken }, options),
      });
      await store.replaceAssignments(
        applicationArn,
        assignments,
        context.replaceOptions,
      );
      await store.recordCompleteSync(scope);
      count += assignments.length;
    } catch (error) {
      const failure = failureOf(error);
      logger.warn(
        `The assignments of ${applicationArn} were not read and stay as last seen: ${sayFailure(
          failure,
        )}`,
      );
      await states.recordFailure(scope, failure);
    }
  }
  return `${count} assignments of ${applications.length} applications`;
}
