/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import { classifyAwsError } from '../../aws/awsErrors';
import type {
  IdentityCenterGateway,
  ObservedGroup,
} from '../../aws/IdentityCenterGateway';
import type { DatabaseInventoryStore } from '../DatabaseInventoryStore';
import {
  pages,
  piece,
  type Piece,
  type Sweep,
  type SweepContext,
} from './Sweep';
import { assignmentsScope, type SyncStateStore } from './SyncStateStore';

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
  const users = yield* pages(
    context,
    'identitystore:ListUsers',
    (nextToken, options) => gateway.listUsers({ nextToken }, options),
  );
  const groups = yield* pages(
    context,
    'identitystore:ListGroups',
    (nextToken, options) => gateway.listGroups({ nextToken }, options),
  );
  const groupsWithMembers: (ObservedGroup & { memberUserIds: string[] })[] = [];
  for (const group of groups) {
    const memberUserIds = yield* pages(
      context,
      'identitystore:ListGroupMemberships',
      async (nextToken, options) => {
        const page = await gateway.listGroupMembers(
          { groupId: group.groupId, nextToken },
          options,
        );
        return { items: page.userIds, nextToken: page.nextToken };
      },
    );
    groupsWithMembers.push({ ...group, memberUserIds });
  }
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

/** The assignments of some applications; one that cannot be read keeps no other from being read. */
export async function* sweepAssignments(
  context: SweepContext,
  room: Room,
  applications: string[],
): AsyncGenerator<Piece, string> {
  const { gateway, store, states, logger } = room;
  let count = 0;
  for (const applicationArn of applications) {
    const action = 'sso:ListApplicationAssignments';
    const scope = assignmentsScope(applicationArn);
    try {
      const assignments = yield* pages(context, action, (nextToken, options) =>
        gateway.listAssignments({ applicationArn, nextToken }, options),
      );
      await store.replaceAssignments(
        applicationArn,
        assignments,
        context.replaceOptions,
      );
      await store.recordCompleteSync(scope);
      count += assignments.length;
    } catch (error) {
      const { message } = toError(error);
      const { remedy } = classifyAwsError(error, { action });
      logger.warn(
        `The assignments of ${applicationArn} were not read and stay as last seen: ${message} ${
          remedy ?? ''
        }`,
      );
      await states.recordFailure(scope, message);
    }
  }
  return `${count} assignments of ${applications.length} applications`;
}
