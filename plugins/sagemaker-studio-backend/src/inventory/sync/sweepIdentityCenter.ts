/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { IdentityCenterGateway } from '../../aws/IdentityCenterGateway';
import type { ObservedGroup } from '../../aws/observed';
import type { Page } from '../../aws/listPages';
import { inMilliseconds } from '../../util/now';
import type { IdentityCenterStore } from '../store/IdentityCenterStore';
import type { InventoryReader } from '../store/InventoryReader';
import { assignmentsScope } from '../store/syncRows';
import type { RelevantGroups } from './RelevantGroups';
import {
  each,
  pages,
  piece,
  type Failing,
  type Piece,
  type Sweep,
  type SweepContext,
} from './Sweep';
import type { SweepFailures } from './sweepFailures';

export type IdentityCenterSweep = {
  gateway: IdentityCenterGateway;
  inventory: InventoryReader;
  store: IdentityCenterStore;
  failures: SweepFailures;
  groups: RelevantGroups;
  /** The members of every group are read at least so often. */
  fullFrequencySeconds: number;
};

/** With no more groups than this, the members of all are read every time. */
const SMALL = 100;

/**
 * Users, groups, members, and the assignments of every application that a known domain has. Assignments are read even
 * when the directory cannot be, and first while it fails: they are of another service.
 */
export async function* sweepIdentityCenter(
  context: SweepContext,
  options: IdentityCenterSweep,
): Sweep {
  let failure: { error: unknown } | undefined;
  let counts = '';
  let assignments: string | undefined;
  const directory = sweepDirectory(context, options);
  try {
    for (;;) {
      const step = await directory.next();
      if (step.done) {
        counts = step.value;
        break;
      }
      yield step.value;
      const { calls } = step.value;
      if (isLasting(calls) && assignments === undefined) {
        assignments = yield* whileFailing(
          calls,
          sweepAllAssignments(context, options),
        );
      }
    }
  } catch (error) {
    failure = { error };
  }
  assignments ??= yield* sweepAllAssignments(context, options);
  if (failure) {
    throw failure.error;
  }
  return `${counts}, ${assignments}`;
}

function isLasting(calls: Piece['calls']): calls is Failing {
  return typeof calls === 'object' && calls.isLasting;
}

/** That its calls pass says nothing of those that fail. */
async function* whileFailing<T>(
  failing: Failing,
  part: AsyncGenerator<Piece, T>,
): AsyncGenerator<Piece, T> {
  for (;;) {
    const step = await part.next();
    if (step.done) {
      return step.value;
    }
    const { pause, calls } = step.value;
    yield { pause, calls: isLasting(calls) ? calls : failing };
  }
}

async function* sweepAllAssignments(
  context: SweepContext,
  options: IdentityCenterSweep,
): Sweep {
  const applications = (await options.inventory.listDomains()).flatMap(
    domain => domain.applicationArn ?? [],
  );
  return yield* sweepAssignments(context, options, applications);
}

async function* sweepDirectory(
  context: SweepContext,
  options: IdentityCenterSweep,
): Sweep {
  const { gateway, store, groups: relevant } = options;
  const instance = yield* piece(context, 'sso:ListInstances', call =>
    gateway.getInstance(call),
  );
  const users = yield* pages(context, {
    action: 'identitystore:ListUsers',
    part: 'users',
    list: (nextToken, call) => gateway.listUsers({ nextToken }, call),
  });
  const groups = yield* pages(context, {
    action: 'identitystore:ListGroups',
    part: 'groups',
    list: (nextToken, call) => gateway.listGroups({ nextToken }, call),
  });
  const isDue =
    groups.length > SMALL
      ? await relevant.whichAreDue({
          readBefore: inMilliseconds(-options.fullFrequencySeconds * 1000),
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
  options: IdentityCenterSweep,
  applications: string[],
): AsyncGenerator<Piece, string> {
  let count = 0;
  for (const applicationArn of applications) {
    const read = yield* options.failures.readPart(
      {
        scope: assignmentsScope(applicationArn),
        message: `The assignments of ${applicationArn} were not read and stay as last seen`,
      },
      sweepApplication(context, options, applicationArn),
    );
    count += read ?? 0;
  }
  return `${count} assignments of ${applications.length} applications`;
}

async function* sweepApplication(
  context: SweepContext,
  { gateway, store }: IdentityCenterSweep,
  applicationArn: string,
): AsyncGenerator<Piece, number> {
  const assignments = yield* pages(context, {
    action: 'sso:ListApplicationAssignments',
    part: assignmentsScope(applicationArn),
    list: (nextToken, call) =>
      gateway.listAssignments({ applicationArn, nextToken }, call),
  });
  await store.replaceAssignments(
    applicationArn,
    assignments,
    context.replaceOptions,
  );
  return assignments.length;
}
