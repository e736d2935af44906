/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { Message } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { isNotFound } from '../aws/awsErrors';
import type { IdentityCenterGateway } from '../aws/IdentityCenterGateway';
import type { ObservedAssignment } from '../aws/observed';
import type { AssignedGroup, GrantRecord } from '../model/records';
import type { InventoryStore } from '../inventory/store/InventoryStore';
import type { AssignmentReadOptions } from './AssignmentReadBatcher';
import { done, type StepContext, type StepResult } from './Step';
import { say } from '../util/say';

/** IsMemberInGroups takes no more; an application cannot have more groups either. */
const GROUPS_PER_CALL = 100;

/** The part of a step's context that assignments need. */
export type AssignmentContext = Pick<
  StepContext,
  | 'grant'
  | 'step'
  | 'operation'
  | 'signal'
  | 'call'
  | 'beforeWriting'
  | 'hasAssignment'
  | 'listSharing'
  | 'isAssignmentMade'
> & {
  gateways: {
    identityCenter(): Pick<
      IdentityCenterGateway,
      'groupsHolding' | 'createAssignment' | 'deleteAssignment'
    >;
  };
  inventory: Pick<InventoryStore, 'recordAssignment' | 'forgetAssignment'>;
};

/** The person's own assignment, whether the grant needs it or not. */
export function directAssignment(grant: GrantRecord): ObservedAssignment {
  return {
    applicationArn: grant.applicationArn,
    principalType: 'USER',
    principalId: grant.userId,
  };
}

/** The assignment of a group that the grant may live by. */
export function groupAssignment(
  grant: GrantRecord,
  { groupId }: Pick<AssignedGroup, 'groupId'>,
): ObservedAssignment {
  return {
    applicationArn: grant.applicationArn,
    principalType: 'GROUP',
    principalId: groupId,
  };
}

/** Reads from Identity Center how the person may sign in now, and records it in the inventory. */
export async function readAccess(
  context: StepContext,
  options?: AssignmentReadOptions,
): Promise<{ direct: boolean; group?: string }> {
  const { grant } = context;
  if (await isAssigned(context, directAssignment(grant), options)) {
    return { direct: true };
  }
  return {
    direct: false,
    group: (await findAssignedGroup(context, options))?.displayName,
  };
}

/** A group through which the person may sign in. */
async function findAssignedGroup(
  context: StepContext,
  options?: AssignmentReadOptions,
): Promise<AssignedGroup | undefined> {
  for await (const group of assignedGroups(context, options)) {
    return group;
  }
  return undefined;
}

/** The groups through which the person may sign in now; each is read from AWS when it is needed. */
export async function* assignedGroups(
  context: StepContext,
  options?: AssignmentReadOptions,
): AsyncGenerator<AssignedGroup> {
  const { grant, inventory } = context;
  const assigned = await inventory.listAssignments({
    applicationArn: grant.applicationArn,
    principalType: 'GROUP',
  });
  const names = new Map(
    (assigned.length ? await inventory.listGroups() : []).map(group => [
      group.groupId,
      group.displayName,
    ]),
  );
  for (let from = 0; from < assigned.length; from += GROUPS_PER_CALL) {
    const holding = await groupsHolding(
      context,
      assigned
        .slice(from, from + GROUPS_PER_CALL)
        .map(({ principalId }) => principalId),
    );
    for (const groupId of holding) {
      // The inventory may be behind: a group that has lost its assignment lets nobody in.
      const stillAssigned = await isAssigned(
        context,
        groupAssignment(grant, { groupId }),
        options,
      );
      if (stillAssigned) {
        yield { groupId, displayName: names.get(groupId) ?? groupId };
      }
    }
  }
}

/** Those of the groups that hold the person. A person who is gone is in none, and a group that is gone holds nobody. */
export async function groupsHolding(
  context: AssignmentContext,
  groupIds: string[],
): Promise<string[]> {
  const { grant, gateways, signal } = context;
  try {
    return await context.call('identitystore:IsMemberInGroups', () =>
      gateways
        .identityCenter()
        .groupsHolding({ userId: grant.userId, groupIds }, { signal }),
    );
  } catch (error) {
    if (!isNotFound(error)) {
      throw error;
    }
    const holding: string[] = [];
    if (groupIds.length > 1) {
      // AWS does not say which of them is gone.
      for (const groupId of groupIds) {
        holding.push(...(await groupsHolding(context, [groupId])));
      }
    }
    return holding;
  }
}

/** How to read before the first write: as long as nothing was written and verification has not sent the operation back. */
export function readBeforeWriting({
  step,
  operation,
}: AssignmentContext): AssignmentReadOptions {
  return {
    mayBeRecent: step.before === undefined && operation.rounds === 0,
  };
}

/** Whether AWS shows an assignment now; records it in the inventory. */
export async function isAssigned(
  context: AssignmentContext,
  assignment: ObservedAssignment,
  options?: AssignmentReadOptions,
): Promise<boolean> {
  const { inventory, signal } = context;
  const found = await context.hasAssignment(assignment, { signal, ...options });
  if (found) {
    await inventory.recordAssignment(assignment);
  } else {
    await inventory.forgetAssignment(assignment);
  }
  return found;
}

/**
 * Removes an assignment, whoever made it.
 *
 * @param who - the assignee, at the beginning of a sentence
 * @param reasonToStay - why an existing assignment stays, if it does
 */
export async function unassign(
  context: AssignmentContext,
  assignment: ObservedAssignment,
  who: Message,
  reasonToStay?: () => Promise<Message | undefined>,
): Promise<StepResult> {
  const { gateways, step, signal } = context;
  const gone = say('step.unassigned', { who });
  if (!(await isAssigned(context, assignment))) {
    // An earlier run of this step removed it and was interrupted before it stored that.
    const changed = step.before?.assigned === true;
    return done(changed ? gone : say('step.was-not-assigned', { who }), {
      changed,
    });
  }
  const reason = await reasonToStay?.();
  if (reason) {
    return done(reason);
  }
  await context.beforeWriting({ assigned: true });
  await context.call('sso:DeleteApplicationAssignment', () =>
    gateways.identityCenter().deleteAssignment(assignment, { signal }),
  );
  return done(gone, { changed: true });
}
