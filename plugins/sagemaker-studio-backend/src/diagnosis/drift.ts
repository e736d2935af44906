/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { type GrantFacts } from './facts';
import { GROUP_GONE } from './diagnosisWords';
import { roleName } from '../model/roleName';

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
): string | undefined {
  const { throughGroup } = grant;
  if (throughGroup?.isGone) {
    return `The group ${throughGroup.displayName}, through which ${grant.displayName} was let in, ${GROUP_GONE} Revoke this grant, and ask again for access through another group or by an assignment of their own.`;
  }
  if (throughGroup && !throughGroup.assigned) {
    return `The group ${throughGroup.displayName}, through which ${grant.displayName} was let in, is no longer assigned to the domain. Ask for access again to have it put back.`;
  }
  if (throughGroup && !throughGroup.memberUserIds.includes(grant.userId)) {
    return `${grant.displayName} is no longer in the group ${throughGroup.displayName}, through which the access was granted. Membership is changed in the identity provider; when they are back in the group, the access works again by itself. If they are to keep it without the group, revoke this grant and ask for an assignment of their own.`;
  }
  if (!grant.assignedDirectly && grant.throughGroups.length === 0) {
    return `${grant.displayName} is no longer assigned to the domain.`;
  }
  const { profile } = grant;
  if (!profile) {
    return `The profile ${
      grant.profileName ? `'${grant.profileName}' ` : ''
    }of ${grant.displayName} is gone.`;
  }
  if (profile.status.endsWith('Failed') || profile.status === 'Deleting') {
    return `The profile '${profile.name}' of ${grant.displayName} is ${profile.status}.`;
  }
  const role = profile.executionRole ?? domain.defaultExecutionRole;
  return role === grant.executionRole
    ? undefined
    : `The profile '${profile.name}' of ${
        grant.displayName
      } has the role ${roleName(role)} instead of ${roleName(
        grant.executionRole,
      )}.`;
}
