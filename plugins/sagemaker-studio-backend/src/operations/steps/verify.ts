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
      say('redo.profile-unseen', {
        profile: grant.profileName ?? '',
        person: grant.displayName,
      }),
    );
  }
  if (profile.status !== 'InService') {
    return redo(
      'wait-in-service',
      say('redo.profile-status', {
        profile: profile.name,
        status: profile.status,
      }),
    );
  }
  const role = await effectiveRole(context, profile);
  if (role !== grant.executionRole) {
    return redo(
      'ensure-execution-role',
      say('redo.other-role', {
        profile: profile.name,
        role: roleName(role),
        granted: roleName(grant.executionRole),
      }),
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
      say('redo.not-assigned', { person: grant.displayName }),
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
