/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { IdentityCenterGateway } from '../../aws/IdentityCenterGateway';
import type { ObservedGroup } from '../../aws/observed';
import type { Page } from '../../aws/pages';
import { inMilliseconds } from '../../util/now';
import type { DatabaseInventoryStore } from '../store/DatabaseInventoryStore';
import {
  each,
  pages,
  piece,
  type Piece,
  type Sweep,
  type SweepContext,
} from './Sweep';
import type { RelevantGroups } from './RelevantGroups';
import { isOfPart, type SweepFailures } from './sweepFailure';
import { assignmentsScope } from './syncRows';

type Room = {
  gateway: IdentityCenterGateway;
  store: DatabaseInventoryStore;
  failures: SweepFailures;
  groups: RelevantGroups;
  /** How old the last look at the members of any group may be. */
  fullFrequencySeconds: number;
};

/** So many groups are always read with their members. */
const SMALL = 100;

/**
 * Users, groups, members, and the assignments of every application that a known domain has. Assignments are read although
 * the directory could not be.
 */
export async function* sweepIdentityCenter(
  context: SweepContext,
  room: Room,
): Sweep {
  let trouble: { error: unknown } | undefined;
  let counts = '';
  try {
    counts = yield* sweepDirectory(context, room);
  } catch (error) {
    if (!isOfPart(error)) {
      throw error;
    }
    trouble = { error };
  }
  const applications = (await room.store.listDomains()).flatMap(
    domain => domain.applicationArn ?? [],
  );
  const assignments = yield* sweepAssignments(context, room, applications);
  if (trouble) {
    throw trouble.error;
  }
  return `${counts}, ${assignments}`;
}

async function* sweepDirectory(
  context: SweepContext,
  { gateway, store, groups: relevant, fullFrequencySeconds }: Room,
): Sweep {
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
  const isDue =
    groups.length > SMALL
      ? await relevant.whichAreDue({
          readBefore: inMilliseconds(-fullFrequencySeconds * 1000),
        })
      : () => true;
  const read = yield* withMembers(context, gateway, groups.filter(isDue));
  const unread = groups.filter(group => !isDue(group));
  await store.replaceDirectory(
    { users, groups: [...read, ...unread], instance },
    context.replaceOptions,
  );
  return `${users.length} users, ${groups.length} groups, the members of ${read.length} of them`;
}

/** A page of the members of a group. */
type MemberPage = { groupId: string; number: number; nextToken?: string };

/**
 * A call for each group at least, so they are many: none waits for another. Each page is recorded, since a turn may end
 * before all pages of a large group have been read.
 */
async function* withMembers(
  context: SweepContext,
  gateway: IdentityCenterGateway,
  groups: ObservedGroup[],
): AsyncGenerator<Piece, (ObservedGroup & { memberUserIds: string[] })[]> {
  const members = new Map<string, string[]>(
    groups.map(({ groupId }) => [groupId, []]),
  );
  const take = (
    { groupId, number }: MemberPage,
    { items, nextToken }: Page<string>,
  ): MemberPage | undefined => {
    members.get(groupId)?.push(...items);
    return nextToken === undefined
      ? undefined
      : { groupId, number: number + 1, nextToken };
  };
  const unread = groups.flatMap(({ groupId }) => {
    let page: MemberPage | undefined = { groupId, number: 0 };
    while (page) {
      const known = context.parts.get<Page<string>>(partOf(page));
      if (!known) {
        return page;
      }
      page = take(page, known);
    }
    return [];
  });
  yield* each(
    context,
    'identitystore:ListGroupMemberships',
    unread,
    async (page, options) => {
      const { groupId, nextToken } = page;
      const read = await gateway.listGroupMembers(
        { groupId, nextToken },
        options,
      );
      await context.parts.put(partOf(page), read);
      return take(page, read);
    },
  );
  return groups.map(group => ({
    ...group,
    memberUserIds: members.get(group.groupId) ?? [],
  }));
}

function partOf({ groupId, number }: MemberPage): string {
  return `group-members:${groupId}#${number}`;
}

/** The assignments of some applications; one that cannot be read keeps no other from being read. */
export async function* sweepAssignments(
  context: SweepContext,
  room: Room,
  applications: string[],
): AsyncGenerator<Piece, string> {
  const { gateway, store, failures } = room;
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
      if (!isOfPart(error)) {
        throw error;
      }
      await failures.record(error, {
        scope,
        what: `The assignments of ${applicationArn} were not read and stay as last seen`,
      });
    }
  }
  return `${count} assignments of ${applications.length} applications`;
}
