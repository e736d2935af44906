/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import type {
  GrantStatus,
  PersonAccess,
  StudioDomain,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';

/** Requests against grants that a page offers. */
export type GrantAction = 'extend' | 'change-role' | 'revoke' | 'offboard';

export const GRANT_ACTIONS: GrantAction[] = [
  'extend',
  'change-role',
  'revoke',
  'offboard',
];

/** Why an action does not apply to a person, or is not available at all. */
export type ActionObstacle =
  | 'nobody-chosen'
  | 'no-grant'
  | 'not-yours'
  | 'no-end'
  | 'unsettled'
  | 'not-begun'
  | 'under-way'
  | 'no-other-role'
  | 'domain'
  | 'too-many';

/** A person to whose grant an action applies. */
export type ActionTarget = {
  grantId: string;
  displayName: string;
  executionRole: string;
  expiresAt?: string;
};

/** An action on the selected people. */
export type BulkAction = {
  action: GrantAction;
  targets: ActionTarget[];
  /** The selected people to whom it does not apply, and why. */
  skipped: { displayName: string; obstacle: ActionObstacle }[];
  /** Why it is not available. */
  obstacle?: ActionObstacle;
};

/** The limit of the API. */
export const MAX_TARGETS = 500;

/** The states in which a grant accepts each action. The backend checks again. */
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
  selected: PersonAccess[],
  domain: StudioDomain,
  /** Whether a permission lets the viewer revoke where standing does not. */
  mayRevoke = false,
): BulkAction {
  const targets: ActionTarget[] = [];
  const skipped: BulkAction['skipped'] = [];
  for (const access of selected) {
    const obstacle = obstacleOf(action, access, mayRevoke);
    const { displayName } = access.person;
    if (obstacle || !access.grant) {
      skipped.push({ displayName, obstacle: obstacle ?? 'no-grant' });
    } else {
      const { grantId, executionRole, expiresAt } = access.grant;
      targets.push({ grantId, displayName, executionRole, expiresAt });
    }
  }
  return {
    action,
    targets,
    skipped: skipped,
    obstacle: obstacleToAction(action, { selected, targets, skipped, domain }),
  };
}

/** Whether the viewer may do something about somebody's grant here, if not at this moment. */
export function mayActOnSomebody(
  people: PersonAccess[],
  mayRevoke: boolean,
): boolean {
  return people.some(({ grant }) =>
    GRANT_ACTIONS.some(
      action =>
        grant &&
        grant.status !== 'ended' &&
        isAllowed(action, grant, mayRevoke),
    ),
  );
}

function obstacleOf(
  action: GrantAction,
  { grant }: PersonAccess,
  mayRevoke: boolean,
): ActionObstacle | undefined {
  if (!grant || grant.status === 'ended') {
    return 'no-grant';
  }
  if (!isAllowed(action, grant, mayRevoke)) {
    return 'not-yours';
  }
  const isOver = action === 'revoke' && grant.endedAt !== undefined;
  if (grant.status === 'deprovisioning' || isOver) {
    return 'under-way';
  }
  if (action === 'offboard' && grant.startsAt) {
    return 'not-begun';
  }
  if (!ACCEPTED_IN[action].includes(grant.status)) {
    return 'unsettled';
  }
  return action === 'extend' && !grant.expiresAt ? 'no-end' : undefined;
}

/** By the word of the backend; where that says nothing, it checks when the request is sent. */
function isAllowed(
  action: GrantAction,
  { viewerMay }: NonNullable<PersonAccess['grant']>,
  mayRevoke: boolean,
): boolean {
  const kind = action === 'offboard' ? 'revoke' : action;
  return (
    viewerMay === undefined ||
    viewerMay.includes(kind) ||
    (kind === 'revoke' && mayRevoke)
  );
}

function obstacleToAction(
  action: GrantAction,
  facts: {
    selected: PersonAccess[];
    targets: ActionTarget[];
    skipped: BulkAction['skipped'];
    domain: StudioDomain;
  },
): ActionObstacle | undefined {
  const { selected, targets, skipped, domain } = facts;
  if (selected.length === 0) {
    return 'nobody-chosen';
  }
  if (targets.length === 0) {
    return skipped[0]?.obstacle;
  }
  if (targets.length > MAX_TARGETS) {
    return 'too-many';
  }
  // Revoking works whatever the state of the domain.
  const isGiving = action === 'extend' || action === 'change-role';
  if (isGiving && domain.obstacle) {
    return 'domain';
  }
  return action === 'change-role' && otherRoles(domain, targets).length === 0
    ? 'no-other-role'
    : undefined;
}

/** Revoking the access of one person; undefined if there is nothing to revoke. */
export function revocationOf(
  access: PersonAccess,
  domain: StudioDomain,
): { choice: BulkAction; team: string } | undefined {
  // Whether a permission covers it is asked where the button is shown.
  const choice = bulkActionOf('revoke', [access], domain, true);
  const team = access.grant?.team;
  return choice.obstacle || team === undefined ? undefined : { choice, team };
}

/** When the access of all these people ends; undefined if that differs, or there is no end. */
export function commonEndOf(targets: ActionTarget[]): string | undefined {
  const [first] = targets;
  return targets.every(({ expiresAt }) => expiresAt === first?.expiresAt)
    ? first?.expiresAt
    : undefined;
}

/** The roles of the domain that at least one of the people does not have. */
export function otherRoles(
  domain: StudioDomain,
  targets: ActionTarget[],
): string[] {
  return domain.executionRoles.filter(role =>
    targets.some(({ executionRole }) => executionRole !== role),
  );
}
