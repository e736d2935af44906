/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * The steps of a grant that lives by the assignment of an Identity Center group. The assignment is others' as well: it is
 * made once, goes with the last grant that needs it, and only if it was made here. Who is in the group is looked at and
 * never changed; a person who is not in it is not let in by another way, since that is the identity provider's decision.
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
  const outside = await findOutside(context, group);
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
    // Written by an earlier run of this step that did not come to say so.
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
      // Whoever assigns the group after this, it was not this step.
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
  if (sharing.length) {
    return {
      type: 'done',
      changed: false,
      detail: `The group ${group.displayName} stays assigned to the domain: ${
        sharing.length === 1
          ? `the grant '${sharing[0].grantId}' of ${sharing[0].person} still needs`
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

/** What keeps a person from coming in through the group, as AWS shows it; `undefined` when nothing does. */
export async function findClosed(
  context: AssignmentContext,
  group: AssignedGroup,
): Promise<StepResult | undefined> {
  return (await isAssigned(context, groupAssignment(context, group), {
    expected: true,
  }))
    ? findOutside(context, group)
    : {
        type: 'redo',
        step: 'ensure-assignment',
        reason: `AWS shows no assignment of the group ${group.displayName} to the domain.`,
      };
}

/**
 * What is left of the assignment once the grant has given it up: whether it should be gone and is not; or who knows from
 * now on that it was made here, since somebody has come to need it before it was gone.
 */
export async function findRemainingGroupAccess(
  context: AssignmentContext,
  group: AssignedGroup,
): Promise<{ isLeftBehind: boolean; heir?: GrantRecord }> {
  if (
    !(await context.isAssignmentMade()) ||
    !(await isAssigned(context, groupAssignment(context, group)))
  ) {
    return { isLeftBehind: false };
  }
  const sharing = await context.listSharing();
  return {
    isLeftBehind: sharing.length === 0,
    heir: successorOf(context.grant, sharing),
  };
}

async function findOutside(
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
