/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import type {
  AccessRequest,
  Grant,
  PersonAccess,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { isCoolingOff } from './coolingOff';
import { stateOfAccess } from './accessState';
import type { Tone } from './accessState';

/** Whether AWS is being changed, so that the page should look often. What waits for days does not move. */
export function isGrantInProgress(grant: Grant): boolean {
  return (
    grant.status === 'provisioning' ||
    (grant.status === 'deprovisioning' && !isCoolingOff(grant))
  );
}

export function isRequestInProgress(request: AccessRequest): boolean {
  return (
    request.status === 'approved' &&
    (request.grants.length === 0
      ? request.plan.items.some(item => !item.obstacle)
      : request.grants.some(isGrantInProgress))
  );
}

/** Changes whenever a request or the access of somebody gets somewhere else; a step that is done is none of that yet. */
export function progressKeyOf(request: AccessRequest): string {
  const { status, updatedAt, stages, grants } = request;
  return JSON.stringify([
    status,
    updatedAt,
    stages.map(({ votes }) => votes.length),
    grants.map(grant => [grant.status, grant.operation?.status]),
  ]);
}

export function isAccessInProgress(
  access: Pick<PersonAccess, 'diagnosis' | 'pendingRequestId' | 'grant'>,
): boolean {
  return stateOfAccess(access) === 'inProgress';
}

/** How far a grant has come, the most urgent first; each has a text of its own. */
export const GRANT_STATES = [
  'stillHasAccess',
  'blocked',
  'cleanupBlocked',
  'needsRepair',
  'suspended',
  'settingUp',
  'takingAway',
  'coolingOff',
  'scheduled',
  'ready',
  'ended',
] as const;

export type GrantState = (typeof GRANT_STATES)[number];

const STATE_OF_STATUS: Record<Grant['status'], GrantState> = {
  scheduled: 'scheduled',
  provisioning: 'settingUp',
  'provision-blocked': 'blocked',
  active: 'ready',
  degraded: 'needsRepair',
  suspended: 'suspended',
  deprovisioning: 'takingAway',
  'deprovision-blocked': 'stillHasAccess',
  ended: 'ended',
};

export function grantStateOf(grant: Grant): GrantState {
  if (grant.status === 'deprovision-blocked' && grant.endedAt) {
    return 'cleanupBlocked';
  }
  // What it lived by is gone; whether another way in is left, only the access itself tells.
  if (grant.status === 'deprovision-blocked' && isDeleting(grant)) {
    return 'blocked';
  }
  return isCoolingOff(grant) ? 'coolingOff' : STATE_OF_STATUS[grant.status];
}

function isDeleting({ operation }: Grant): boolean {
  const next = operation?.steps.find(({ status }) => status !== 'done');
  return next?.name === 'delete-spaces' || next?.name === 'delete-profile';
}

export const TONE_OF_GRANT: Record<GrantState, Tone> = {
  stillHasAccess: 'negative',
  blocked: 'negative',
  cleanupBlocked: 'warning',
  needsRepair: 'warning',
  suspended: 'warning',
  settingUp: 'progress',
  takingAway: 'progress',
  coolingOff: 'warning',
  scheduled: 'progress',
  ready: 'positive',
  ended: 'neutral',
};

/** Whether it goes on only once somebody has done something. */
export function grantNeedsAttention(state: GrantState): boolean {
  return [
    'stillHasAccess',
    'blocked',
    'cleanupBlocked',
    'needsRepair',
    'suspended',
  ].includes(state);
}

/** How far a request has come. */
export type RequestProgress = {
  total: number;
  /** People for whom all that was asked is done. */
  done: number;
  blocked: number;
  /** How many are in each state, the most urgent first; states of nobody are left out. */
  counts: { state: GrantState; number: number }[];
};

export function progressOfRequest(request: AccessRequest): RequestProgress {
  const states = request.grants.map(grantStateOf);
  const numberOf = (...wanted: GrantState[]) =>
    states.filter(state => wanted.includes(state)).length;
  return {
    total: states.length,
    // What cools off lets nobody in any more.
    done:
      request.kind === 'revoke'
        ? numberOf('ended', 'coolingOff')
        : numberOf('ready'),
    blocked: numberOf('blocked', 'cleanupBlocked', 'stillHasAccess'),
    counts: GRANT_STATES.map(state => ({
      state,
      number: numberOf(state),
    })).filter(({ number }) => number > 0),
  };
}

/** Grants with those first that somebody has to do something about; otherwise as they were. */
export function sortByUrgency(grants: Grant[]): Grant[] {
  const urgency = (grant: Grant) => GRANT_STATES.indexOf(grantStateOf(grant));
  return [...grants].sort((a, b) => urgency(a) - urgency(b));
}
