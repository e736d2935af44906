/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * The steps of a grant whose access comes through the assignment of an Identity Center group. Several grants share the
 * assignment: it is created once, and removed with the last grant that needs it, if this product created it. Membership
 * is read and never written. A person who is not in the group is not assigned directly instead, since who is in a group
 * is the identity provider's decision.
 */
import type { AssignedGroup, GrantRecord } from '../model/records';
import { successorOf } from '../model/sharedAssignment';
import { isRefused } from '../aws/awsErrors';
import {
  groupAssignment,
  groupsHolding,
  isAssigned,
  readBeforeWriting,
  unassign,
  type AssignmentContext,
} from './assignments';
import { runExclusively } from '../util/KeyedMutex';
import { blocked, done, redo, type StepResult } from './Step';
import { messageAndRemedy, say } from '../util/say';

/** Assigns the group to the domain's application, if the person is in it and it is not assigned already. */
export async function ensureGroupAssignment(
  context: AssignmentContext,
  group: AssignedGroup,
): Promise<StepResult> {
  const outside = await checkMembership(context, group);
  return (
    outside ??
    runExclusively(keyOf(context, group), () => assignGroup(context, group))
  );
}

async function assignGroup(
  context: AssignmentContext,
  group: AssignedGroup,
): Promise<StepResult> {
  const { grant, gateways, step, signal } = context;
  const assignment = groupAssignment(grant, group);
  if (await isAssigned(context, assignment, readBeforeWriting(context))) {
    // An earlier run of this step wrote it and was interrupted before it stored that.
    const changed = step.before?.assigned === false;
    return done(
      changed
        ? say('step.group-assigned', { group: group.displayName })
        : say('step.group-assigned-already', {
            group: group.displayName,
            person: grant.displayName,
          }),
      { changed },
    );
  }
  await context.beforeWriting(
    { assigned: false },
    { ...grant.created, assignment: true },
  );
  try {
    await context.call('sso:CreateApplicationAssignment', () =>
      gateways.identityCenter().createAssignment(assignment, { signal }),
    );
  } catch (error) {
    if (isRefused(error)) {
      // If the group is assigned after this, somebody else did it.
      await context.beforeWriting({}, { ...grant.created, assignment: false });
    }
    throw error;
  }
  return done(say('step.group-assigned', { group: group.displayName }), {
    changed: true,
  });
}

/** Takes the group's assignment away with the last grant that lives by it, if it was made here. */
export async function removeGroupAssignment(
  context: AssignmentContext,
  group: AssignedGroup,
): Promise<StepResult> {
  return runExclusively(keyOf(context, group), () =>
    unassignGroup(context, group),
  );
}

async function unassignGroup(
  context: AssignmentContext,
  group: AssignedGroup,
): Promise<StepResult> {
  const { grant } = context;
  const sharing = await context.listSharing();
  const [other, ...more] = sharing;
  if (other) {
    return done(
      more.length === 0
        ? say('step.group-needed-by', {
            group: group.displayName,
            grant: other.grantId,
            person: other.person,
          })
        : say('step.group-needed', {
            group: group.displayName,
            number: sharing.length,
          }),
    );
  }
  const who = say('the-group', { group: group.displayName });
  return unassign(context, groupAssignment(grant, group), who, async () =>
    (await context.isAssignmentMade())
      ? undefined
      : say('step.group-was-assigned', { group: group.displayName }),
  );
}

/** Why the person cannot sign in through the group, as AWS shows it; `undefined` when they can. */
export async function findObstacle(
  context: AssignmentContext,
  group: AssignedGroup,
): Promise<StepResult | undefined> {
  const assignment = groupAssignment(context.grant, group);
  return (await isAssigned(context, assignment, { expected: true }))
    ? checkMembership(context, group)
    : redo(
        'ensure-assignment',
        say('redo.group-not-assigned', { group: group.displayName }),
      );
}

/**
 * Whether the assignment should be gone and is not; or the successor grant, which needs it now and is responsible for
 * removing it later.
 */
export async function findRemainingGroupAccess(
  context: AssignmentContext,
  group: AssignedGroup,
): Promise<{ isStillAssigned: boolean; successor?: GrantRecord }> {
  const { grant } = context;
  if (
    !(await context.isAssignmentMade()) ||
    !(await isAssigned(context, groupAssignment(grant, group)))
  ) {
    return { isStillAssigned: false };
  }
  const sharing = await context.listSharing();
  return {
    isStillAssigned: sharing.length === 0,
    successor: successorOf(grant, sharing),
  };
}

async function checkMembership(
  context: AssignmentContext,
  { groupId, displayName }: AssignedGroup,
): Promise<StepResult | undefined> {
  const { grant } = context;
  const holding = await groupsHolding(context, [groupId]);
  return holding.length
    ? undefined
    : blocked({
        name: 'NotInGroup',
        ...messageAndRemedy(
          say('error.not-in-group', {
            person: grant.displayName,
            group: displayName,
          }),
          say('error.not-in-group.remedy'),
        ),
      });
}

function keyOf(
  { grant }: AssignmentContext,
  { groupId }: AssignedGroup,
): string {
  return `${grant.applicationArn}|${groupId}`;
}
