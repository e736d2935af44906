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
import type { ObservedAssignment } from '../aws/observed';
import {
  groupsHolding,
  isAssigned,
  readBeforeWriting,
  type AssignmentContext,
} from './assignments';
import { runExclusively } from '../util/KeyedMutex';
import { blocked, type StepResult } from './Step';

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
  const assignment = groupAssignment(context, group);
  if (await isAssigned(context, assignment, readBeforeWriting(context))) {
    // An earlier run of this step wrote it and was interrupted before it stored that.
    const changed = step.before?.assigned === false;
    return {
      type: 'done',
      changed,
      detail: changed
        ? `The group ${group.displayName} was assigned to the domain.`
        : `The group ${group.displayName}, with ${grant.displayName} in it, was assigned to the domain already.`,
    };
  }
  await context.beforeWriting(
    { assigned: false },
    { ...grant.made, assignment: true },
  );
  try {
    await context.call('sso:CreateApplicationAssignment', () =>
      gateways.identityCenter().createAssignment(assignment, { signal }),
    );
  } catch (error) {
    if (isRefused(error)) {
      // If the group is assigned after this, somebody else did it.
      await context.beforeWriting({}, { ...grant.made, assignment: false });
    }
    throw error;
  }
  return {
    type: 'done',
    changed: true,
    detail: `The group ${group.displayName} was assigned to the domain.`,
  };
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
  const { gateways, step, signal } = context;
  const assignment = groupAssignment(context, group);
  const sharing = await context.listSharing();
  const [other, ...more] = sharing;
  if (other) {
    return {
      type: 'done',
      changed: false,
      detail: `The group ${group.displayName} stays assigned to the domain: ${
        more.length === 0
          ? `the grant '${other.grantId}' of ${other.person} still needs`
          : `${sharing.length} other grants still need`
      } it.`,
    };
  }
  if (!(await isAssigned(context, assignment))) {
    const changed = step.before?.assigned === true;
    return {
      type: 'done',
      changed,
      detail: changed
        ? `The group ${group.displayName} is no longer assigned to the domain.`
        : `The group ${group.displayName} was not assigned to the domain.`,
    };
  }
  if (!(await context.isAssignmentMade())) {
    return {
      type: 'done',
      changed: false,
      detail: `The group ${group.displayName} stays assigned to the domain, as it was before the grant: somebody else assigned it.`,
    };
  }
  await context.beforeWriting({ assigned: true });
  await context.call('sso:DeleteApplicationAssignment', () =>
    gateways.identityCenter().deleteAssignment(assignment, { signal }),
  );
  return {
    type: 'done',
    changed: true,
    detail: `The group ${group.displayName} is no longer assigned to the domain.`,
  };
}

/** Why the person cannot sign in through the group, as AWS shows it; `undefined` when they can. */
export async function findObstacle(
  context: AssignmentContext,
  group: AssignedGroup,
): Promise<StepResult | undefined> {
  return (await isAssigned(context, groupAssignment(context, group), {
    expected: true,
  }))
    ? checkMembership(context, group)
    : {
        type: 'redo',
        step: 'ensure-assignment',
        reason: `AWS shows no assignment of the group ${group.displayName} to the domain.`,
      };
}

/**
 * Whether the assignment should be gone and is not; or the successor grant, which needs it now and is responsible for
 * removing it later.
 */
export async function findRemainingGroupAccess(
  context: AssignmentContext,
  group: AssignedGroup,
): Promise<{ isStillAssigned: boolean; successor?: GrantRecord }> {
  if (
    !(await context.isAssignmentMade()) ||
    !(await isAssigned(context, groupAssignment(context, group)))
  ) {
    return { isStillAssigned: false };
  }
  const sharing = await context.listSharing();
  return {
    isStillAssigned: sharing.length === 0,
    successor: successorOf(context.grant, sharing),
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
        message: `${grant.displayName} is not in the Identity Center group '${displayName}', through which the access was granted`,
        remedy:
          'Membership is changed in the identity provider: have the person added to the group there and wait for its sync, then retry. Or revoke this grant and ask for an assignment of their own.',
      });
}

function keyOf(
  { grant }: AssignmentContext,
  { groupId }: AssignedGroup,
): string {
  return `${grant.applicationArn}|${groupId}`;
}

function groupAssignment(
  { grant }: AssignmentContext,
  group: AssignedGroup,
): ObservedAssignment {
  return {
    applicationArn: grant.applicationArn,
    principalType: 'GROUP',
    principalId: group.groupId,
  };
}
