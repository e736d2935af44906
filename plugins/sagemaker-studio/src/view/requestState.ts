/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import type {
  AccessRequest,
  DomainCreation,
  RequestOutcomeState,
  RequestStatus,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { Tone } from './accessState';
import { grantStateOf } from './progress';

/** The state of a request: its status, and once it is approved what came of it. */
export type RequestState =
  | Exclude<RequestStatus, 'approved'>
  | 'blocked'
  | 'working'
  | 'removing'
  | 'coolingOff'
  | 'scheduled'
  | 'leftOut'
  | 'undone'
  | 'superseded'
  | 'done';

/** The result of an approved request, whatever the present access is. */
export type RequestProgress = {
  total: number;
  /** Number of people for whom the request is complete. */
  done: number;
  blocked: number;
};

export function requestProgressOf({
  kind,
  outcome = {},
}: AccessRequest): RequestProgress {
  const all = Object.values(outcome).reduce((sum, each) => sum + each, 0);
  // During the cool-off period access is already removed.
  const alsoDone = kind === 'revoke' ? countOf(outcome, 'cooling-off') : 0;
  return {
    total: all,
    done: countOf(outcome, 'done') + alsoDone,
    blocked: countOf(outcome, 'blocked'),
  };
}

/** Whether access that the request gave or took away is not as the request left it any more. */
export function changedSince({
  kind,
  status,
  outcome = {},
  grants,
}: AccessRequest): boolean {
  const wanted = kind === 'revoke' ? 'ended' : 'ready';
  const today = grants.filter(grant => grantStateOf(grant) === wanted).length;
  return status === 'approved' && today < countOf(outcome, 'done');
}

/** States of parts in the order of their urgency: the first that occurs names the state of the request. */
const URGENCY = [
  ['blocked', 'blocked'],
  ['working', 'working'],
  ['cooling-off', 'coolingOff'],
  ['scheduled', 'scheduled'],
  ['left-out', 'leftOut'],
  ['undone', 'undone'],
] as const satisfies readonly [RequestOutcomeState, RequestState][];

const STATE_OF_CREATION: Record<DomainCreation['status'], RequestState> = {
  running: 'working',
  blocked: 'blocked',
  succeeded: 'done',
  cancelling: 'working',
  cancelled: 'undone',
};

/** The state of a request, and how many of its people it holds for. */
export function stateOfRequest(request: AccessRequest): {
  state: RequestState;
  number: number;
  total: number;
} {
  const { status, kind, outcome = {} } = request;
  const { total, done } = requestProgressOf(request);
  if (status !== 'approved') {
    return { state: status, number: total, total };
  }
  if (request.creation) {
    const { status: creation } = request.creation;
    return { state: STATE_OF_CREATION[creation], number: 1, total: 1 };
  }
  const urgent = URGENCY.find(([part]) => countOf(outcome, part) > 0);
  if (urgent) {
    const [part, state] = urgent;
    return state === 'working'
      ? {
          state: kind === 'revoke' ? 'removing' : 'working',
          number: done,
          total,
        }
      : { state, number: countOf(outcome, part), total };
  }
  const superseded = countOf(outcome, 'superseded');
  return superseded > 0
    ? { state: 'superseded', number: superseded, total }
    : { state: 'done', number: done, total };
}

export const TONE_OF_REQUEST: Record<RequestState, Tone> = {
  'in-review': 'progress',
  rejected: 'negative',
  withdrawn: 'neutral',
  expired: 'neutral',
  invalidated: 'warning',
  blocked: 'negative',
  working: 'progress',
  removing: 'progress',
  coolingOff: 'neutral',
  scheduled: 'neutral',
  leftOut: 'warning',
  undone: 'neutral',
  superseded: 'neutral',
  done: 'positive',
};

function countOf(
  outcome: NonNullable<AccessRequest['outcome']>,
  state: RequestOutcomeState,
): number {
  return outcome[state] ?? 0;
}
