/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import type {
  GrantStatus,
  PersonAccess,
  StudioDomain,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';

/** What can be asked for people who hold a grant. */
export type GrantAction = 'extend' | 'change-role' | 'revoke' | 'offboard';

export const GRANT_ACTIONS: GrantAction[] = [
  'extend',
  'change-role',
  'revoke',
  'offboard',
];

/** Why an action does not concern somebody, or cannot be asked at all. */
export type ActionObstacle =
  | 'nobody-chosen'
  | 'no-grant'
  | 'no-end'
  | 'unsettled'
  | 'under-way'
  | 'no-other-role'
  | 'domain'
  | 'too-many';

/** Somebody whose grant an action is against. */
export type ActionTarget = {
  grantId: string;
  displayName: string;
  executionRole: string;
  expiresAt?: string;
};

/** What an action would be against, of those who were chosen. */
export type BulkAction = {
  action: GrantAction;
  targets: ActionTarget[];
  /** Whom it does not concern, and why. */
  skipped: { displayName: string; obstacle: ActionObstacle }[];
  /** Why it cannot be asked. */
  obstacle?: ActionObstacle;
};

/** As many as the API takes at once. */
export const MAX_TARGETS = 500;

/** States in which a grant takes a request; the back end has the last word. */
const ACCEPTED_IN: Record<GrantAction, GrantStatus[]> = {
  extend: [
    'scheduled',
    'provisioning',
    'provision-blocked',
    'active',
    'degraded',
  ],
  'change-role': ['provision-blocked', 'active', 'degraded'],
  revoke: [
    'scheduled',
    'provisioning',
    'provision-blocked',
    'active',
    'degraded',
    'suspended',
    'deprovision-blocked',
  ],
  offboard: [
    'scheduled',
    'provisioning',
    'provision-blocked',
    'active',
    'degraded',
    'suspended',
    'deprovision-blocked',
  ],
};

export function bulkActionOf(
  action: GrantAction,
  chosen: PersonAccess[],
  domain: StudioDomain,
): BulkAction {
  const targets: ActionTarget[] = [];
  const leftOut: BulkAction['skipped'] = [];
  for (const access of chosen) {
    const obstacle = obstacleOf(action, access);
    const { displayName } = access.person;
    if (obstacle || !access.grant) {
      leftOut.push({ displayName, obstacle: obstacle ?? 'no-grant' });
    } else {
      const { grantId, executionRole, expiresAt } = access.grant;
      targets.push({ grantId, displayName, executionRole, expiresAt });
    }
  }
  return {
    action,
    targets,
    skipped: leftOut,
    obstacle: obstacleToAction(action, { chosen, targets, leftOut, domain }),
  };
}

function obstacleOf(
  action: GrantAction,
  { grant }: PersonAccess,
): ActionObstacle | undefined {
  if (!grant || grant.status === 'ended') {
    return 'no-grant';
  }
  const isOver = action === 'revoke' && grant.endedAt !== undefined;
  if (grant.status === 'deprovisioning' || isOver) {
    return 'under-way';
  }
  if (!ACCEPTED_IN[action].includes(grant.status)) {
    return 'unsettled';
  }
  return action === 'extend' && !grant.expiresAt ? 'no-end' : undefined;
}

function obstacleToAction(
  action: GrantAction,
  facts: {
    chosen: PersonAccess[];
    targets: ActionTarget[];
    leftOut: BulkAction['skipped'];
    domain: StudioDomain;
  },
): ActionObstacle | undefined {
  const { chosen, targets, leftOut, domain } = facts;
  if (chosen.length === 0) {
    return 'nobody-chosen';
  }
  if (targets.length === 0) {
    return leftOut[0].obstacle;
  }
  if (targets.length > MAX_TARGETS) {
    return 'too-many';
  }
  // Taking access back depends on nothing that the domain allows.
  const isGiving = action === 'extend' || action === 'change-role';
  if (isGiving && domain.obstacle) {
    return 'domain';
  }
  return action === 'change-role' && otherRoles(domain, targets).length === 0
    ? 'no-other-role'
    : undefined;
}

/** Taking one person's access away, wherever they are shown; undefined where there is none to take. */
export function revocationOf(
  access: PersonAccess,
  domain: StudioDomain,
): { choice: BulkAction; team: string } | undefined {
  const choice = bulkActionOf('revoke', [access], domain);
  const team = access.grant?.team;
  return choice.obstacle || team === undefined ? undefined : { choice, team };
}

/** Roles of the domain that at least one of the people does not have yet. */
export function otherRoles(
  domain: StudioDomain,
  targets: ActionTarget[],
): string[] {
  return domain.executionRoles.filter(role =>
    targets.some(({ executionRole }) => executionRole !== role),
  );
}
