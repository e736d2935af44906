/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * Access counts once it has been seen: an assignment, and a profile in service with the right role and the right
 * person. The profile is read in the lane of SageMaker, then the assignment in that of Identity Center.
 */
import type { GrantRecord } from '../../model/records';
import { roleName } from '../../model/roleName';
import { readAccess } from '../assignments';
import { findObstacle } from '../groupAssignments';
import { describeOwnProfile, effectiveRole } from '../profiles';
import {
  done,
  redo,
  type Step,
  type StepContext,
  type StepResult,
} from '../Step';

/** Reads back what the steps before should have brought about. */
export const verify: Step = {
  name: 'verify',
  async run(context) {
    return context.lane === 'identity-center'
      ? verifyAssignment(context)
      : verifyProfile(context);
  },
};

async function verifyProfile(context: StepContext): Promise<StepResult> {
  const { grant } = context;
  const profile = await describeOwnProfile(context);
  if (!profile) {
    return redo(
      'ensure-profile',
      `AWS shows no profile '${grant.profileName}' of ${grant.displayName}.`,
    );
  }
  if (profile.status !== 'InService') {
    return redo(
      'wait-in-service',
      `AWS shows the profile '${profile.name}' as ${profile.status}.`,
    );
  }
  const role = await effectiveRole(context, profile);
  if (role !== grant.executionRole) {
    return redo(
      'ensure-execution-role',
      `AWS shows the profile '${profile.name}' with the role ${roleName(
        role,
      )} instead of ${roleName(grant.executionRole)}.`,
    );
  }
  return {
    type: 'move',
    lane: 'identity-center',
    detail: `The profile '${profile.name}' was seen.`,
  };
}

async function verifyAssignment(context: StepContext): Promise<StepResult> {
  const { grant } = context;
  if (grant.throughGroup) {
    return (
      (await findObstacle(context, grant.throughGroup)) ??
      seen(grant, `in through the group ${grant.throughGroup.displayName}`)
    );
  }
  const { direct, group } = await readAccess(context, { expected: true });
  if (!direct && group === undefined) {
    return redo(
      'ensure-assignment',
      `AWS shows no assignment of ${grant.displayName} to the domain.`,
    );
  }
  return seen(grant, direct ? 'assigned' : `in through the group ${group}`);
}

function seen(grant: GrantRecord, way: string): StepResult {
  return done(
    `Seen in AWS: ${grant.displayName} is ${way} and has the profile '${
      grant.profileName
    }' with the role ${roleName(grant.executionRole)}.`,
  );
}
