/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { Message } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { type GrantFacts } from './facts';
import { roleName } from '../model/roleName';
import { say } from '../util/say';

type Granted = Pick<
  GrantFacts,
  | 'displayName'
  | 'executionRole'
  | 'assignedDirectly'
  | 'throughGroups'
  | 'throughGroup'
  | 'userId'
  | 'profile'
  | 'profileName'
>;

/** Whether AWS is seen to hold all of a grant; a profile that is on its way there is neither drift nor access. */
export function isAsGranted(
  grant: Granted,
  domain: { defaultExecutionRole: string },
): boolean {
  return (
    grant.profile?.status === 'InService' &&
    driftOf(grant, domain) === undefined
  );
}

/** How AWS differs from a grant that was fulfilled, in words; `undefined` when it does not. */
export function driftOf(
  grant: Granted,
  domain: { defaultExecutionRole: string },
): Message | undefined {
  const { throughGroup, displayName: person } = grant;
  if (throughGroup) {
    const group = throughGroup.displayName;
    if (throughGroup.isGone) {
      return say('drift.group-gone', { group, person });
    }
    if (!throughGroup.assigned) {
      return say('drift.group-unassigned', { group, person });
    }
    if (!throughGroup.memberUserIds.includes(grant.userId)) {
      return say('drift.not-in-group', { group, person });
    }
  }
  if (!grant.assignedDirectly && grant.throughGroups.length === 0) {
    return say('drift.not-assigned', { person });
  }
  const { profile } = grant;
  if (!profile) {
    return grant.profileName
      ? say('drift.profile-gone', { profile: grant.profileName, person })
      : say('drift.unnamed-profile-gone', { person });
  }
  if (profile.status.endsWith('Failed') || profile.status === 'Deleting') {
    return say('drift.profile-status', {
      profile: profile.name,
      person,
      status: profile.status,
    });
  }
  const role = profile.executionRole ?? domain.defaultExecutionRole;
  return role === grant.executionRole
    ? undefined
    : say('drift.role', {
        profile: profile.name,
        person,
        role: roleName(role),
        granted: roleName(grant.executionRole),
      });
}
