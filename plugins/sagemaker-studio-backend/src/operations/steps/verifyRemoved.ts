/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * Access has ended once AWS no longer shows it. The assignment is read in the lane of Identity Center, then apps, spaces
 * and profiles in that of SageMaker, under any login that the person ever had. Access that this grant did not give is
 * reported and left. A person who has such access may use Studio, so their apps and spaces do not mean that the removal
 * failed.
 */
import {
  type Message,
  type MessageValue,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { GrantRecord } from '../../model/records';
import {
  BY_OWN_ASSIGNMENT,
  remoteAccessStays,
  throughOwnGroup,
} from '../../diagnosis/grantPlan';
import { assignedGroups, directAssignment, isAssigned } from '../assignments';
import { findRemainingGroupAccess } from '../groupAssignments';
import {
  findLiveApps,
  findOwnProfiles,
  findOwnSpaces,
  nameOfApp,
  readNewProfiles,
} from '../ownedResources';
import {
  done,
  redo,
  type Step,
  type StepContext,
  type StepResult,
  detailOf,
} from '../Step';
import { say, sayAll } from '../../util/say';

/** Reads back that what should be gone is gone. */
export const verifyRemoved: Step = {
  name: 'verify-removed',
  async run(context) {
    return context.lane === 'identity-center'
      ? verifyAssignment(context)
      : verifyHoldings(context);
  },
};

async function verifyAssignment(context: StepContext): Promise<StepResult> {
  const { grant } = context;
  await readLogin(context);
  // Assignments made since the access ended do not belong to the grant.
  const { stillAssigned, successor } = grant.endedAt
    ? {}
    : await checkAssignment(context);
  if (stillAssigned) {
    return redo(
      'remove-assignment',
      say('redo.still-assigned', { who: stillAssigned }),
    );
  }
  const remaining = await findOtherGrants(context);
  for await (const { groupId, displayName } of assignedGroups(context)) {
    remaining.push(
      groupId === grant.throughGroup?.groupId
        ? throughOwnGroup(displayName)
        : say('way.group', { group: displayName }),
    );
  }
  return {
    type: 'move',
    lane: context.laneOf('stop-apps'),
    ...detailOf(
      remaining.length
        ? say('step.still-in-by', { ways: remaining })
        : say('step.none-left'),
    ),
    grant: { remainingAccess: remaining },
    successor,
  };
}

/** A new login that no sync has seen may have brought a new profile. Somebody who is gone keeps those that are known. */
async function readLogin(context: StepContext): Promise<void> {
  const { grant, gateways, inventory, signal } = context;
  const user = await context.call('identitystore:DescribeUser', () =>
    gateways.identityCenter().describeUser(grant.userId, { signal }),
  );
  if (user) {
    await inventory.recordUser(user);
  }
}

/** Reports an assignment that should be gone and is not. */
async function checkAssignment(
  context: StepContext,
): Promise<{ stillAssigned?: MessageValue; successor?: GrantRecord }> {
  const { grant } = context;
  const { throughGroup } = grant;
  if (throughGroup) {
    const { isStillAssigned, successor } = await findRemainingGroupAccess(
      context,
      throughGroup,
    );
    return {
      stillAssigned: isStillAssigned
        ? say('group', { group: throughGroup.displayName })
        : undefined,
      successor,
    };
  }
  const isStillAssigned =
    (await context.listSharing()).length === 0 &&
    (await isAssigned(context, directAssignment(grant)));
  return { stillAssigned: isStillAssigned ? grant.displayName : undefined };
}

/** Access that remains through the person's own assignment. */
async function findOtherGrants(context: StepContext): Promise<Message[]> {
  const { grant } = context;
  if (grant.throughGroup || grant.endedAt) {
    return (await isAssigned(context, directAssignment(grant)))
      ? [BY_OWN_ASSIGNMENT]
      : [];
  }
  return (await context.listSharing()).map(other =>
    say('way.grant-of', { grant: other.grantId, person: other.person }),
  );
}

async function verifyHoldings(context: StepContext): Promise<StepResult> {
  const { grant, operation } = context;
  const remainingAccess = grant.remainingAccess ?? [];
  let remote: string[] = [];
  const has = (name: string) =>
    operation.steps.some(step => step.name === name);
  if (remainingAccess.length === 0) {
    await readNewProfiles(context);
    const profiles = await findOwnProfiles(context);
    const [profile] = profiles;
    if (has('delete-profile') && profile) {
      return redo(
        'delete-profile',
        say('redo.still-profile', {
          profile: profile.name,
          person: grant.displayName,
        }),
      );
    }
    const spaces = await findOwnSpaces(context, profiles);
    const [space] = spaces;
    if (has('delete-spaces') && space) {
      return redo(
        'delete-spaces',
        say('redo.still-space', {
          space: space.name,
          person: grant.displayName,
        }),
      );
    }
    remote = spaces.flatMap(({ name, remoteAccess }) =>
      remoteAccess ? name : [],
    );
    const apps = await findLiveApps(context, {
      profiles,
      spaces: spaces.filter(({ shared }) => !shared),
    });
    if (apps.length) {
      return redo(
        'stop-apps',
        say('redo.still-apps', {
          person: grant.displayName,
          apps: apps.map(nameOfApp).sort(),
        }),
      );
    }
  }
  return done(
    remainingAccess.length
      ? say('step.still-in', {
          person: grant.displayName,
          ways: remainingAccess,
        })
      : sayAll([
          say('step.seen-out', { person: grant.displayName }),
          ...remoteAccessStays(grant.displayName, remote),
        ]),
  );
}
