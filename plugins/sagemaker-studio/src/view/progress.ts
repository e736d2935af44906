/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import type {
  AccessRequest,
  Grant,
  PersonAccess,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { stateOfAccess, TONE_OF_STATE } from './accessState';
import type { Tone } from './accessState';
import { isCoolingOff } from './coolingOff';

/**
 * Whether an operation is running, so that the page should poll often. A cool-off period takes days and does not
 * count.
 */
export function isGrantInProgress(grant: Grant): boolean {
  return (
    grant.status === 'provisioning' ||
    (grant.status === 'deprovisioning' && !isCoolingOff(grant))
  );
}

export function isRequestInProgress(request: AccessRequest): boolean {
  return (
    request.status === 'approved' &&
    (isCreationInProgress(request) ||
      (request.grants.length === 0
        ? request.plan.items.some(item => !item.obstacle)
        : request.grants.some(isGrantInProgress)))
  );
}

function isCreationInProgress({ creation }: AccessRequest): boolean {
  return creation?.status === 'running' || creation?.status === 'cancelling';
}

/** A string that changes with the state of a request, a vote, or a grant, but not with each finished step. */
export function progressKeyOf(request: AccessRequest): string {
  const { status, updatedAt, stages, grants, creation } = request;
  return JSON.stringify([
    status,
    updatedAt,
    stages.map(({ votes }) => votes.length),
    grants.map(grant => [grant.status, grant.operation?.status]),
    creation?.status,
  ]);
}

export function isAccessInProgress(
  access: Pick<PersonAccess, 'diagnosis' | 'pendingRequestId' | 'grant'>,
): boolean {
  return stateOfAccess(access) === 'inProgress';
}

/** The states of a grant, most urgent first. Each has a message of its own. */
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
  // The assignment is removed. Whether another one remains, only the access itself tells.
  if (grant.status === 'deprovision-blocked' && isDeleting(grant)) {
    return 'blocked';
  }
  return isCoolingOff(grant) ? 'coolingOff' : STATE_OF_STATUS[grant.status];
}

/** Whether taking access away can still be undone, as far as the page knows: nothing is deleted yet. */
export function canBeUndone(grant: Grant): boolean {
  const state = grantStateOf(grant);
  return (
    state === 'coolingOff' ||
    ((state === 'takingAway' || state === 'stillHasAccess') &&
      grant.viewerMayUndo === true &&
      !isDeleting(grant))
  );
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
  suspended: TONE_OF_STATE.suspended,
  settingUp: 'progress',
  takingAway: 'progress',
  coolingOff: TONE_OF_STATE.coolingOff,
  scheduled: TONE_OF_STATE.scheduled,
  ready: 'positive',
  ended: 'neutral',
};

/** Whether a grant is stuck until somebody acts. */
export function grantNeedsAttention(state: GrantState): boolean {
  return [
    'stillHasAccess',
    'blocked',
    'cleanupBlocked',
    'needsRepair',
    'suspended',
  ].includes(state);
}

/** Number of grants in each state today, most urgent first. States that do not occur are omitted. */
export function countGrants(
  grants: readonly Grant[],
): { state: GrantState; number: number }[] {
  const states = grants.map(grantStateOf);
  return GRANT_STATES.map(state => ({
    state,
    number: states.filter(each => each === state).length,
  })).filter(({ number }) => number > 0);
}

/** Sorts grants by urgency and keeps their order otherwise. */
export function sortByUrgency(grants: Grant[]): Grant[] {
  const urgency = (grant: Grant) => GRANT_STATES.indexOf(grantStateOf(grant));
  return [...grants].sort((a, b) => urgency(a) - urgency(b));
}
