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
  detailOf,
} from '../Step';
import { say } from '../../util/say';

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
  // An earlier step read this profile after the last write, so reading it again would show nothing new.
  const profile = context.seenProfile ?? (await describeOwnProfile(context));
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
    ...detailOf(say('step.profile-seen', { profile: profile.name })),
  };
}

async function verifyAssignment(context: StepContext): Promise<StepResult> {
  const { grant } = context;
  if (grant.throughGroup) {
    return (
      (await findObstacle(context, grant.throughGroup)) ??
      seen(grant, grant.throughGroup.displayName)
    );
  }
  const { direct, group } = await readAccess(context, {
    expected: true,
    mayBeRecent: true,
  });
  if (!direct && group === undefined) {
    return redo(
      'ensure-assignment',
      `AWS shows no assignment of ${grant.displayName} to the domain.`,
    );
  }
  return seen(grant, direct ? undefined : group);
}

/** @param group - through which the person enters; absent for an assignment of their own */
function seen(grant: GrantRecord, group?: string): StepResult {
  const subject = {
    person: grant.displayName,
    profile: grant.profileName ?? '',
    role: roleName(grant.executionRole),
  };
  return done(
    group === undefined
      ? say('step.seen-assigned', subject)
      : say('step.seen-in-group', { ...subject, group }),
  );
}
