/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { RequestStatus } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { refuse, type Refusal } from './outcome';
import type { NewEvent, RequestRecord } from './records';

/** What can be done with a request. */
export type RequestCommand =
  | { type: 'approve'; planHash: string; comment?: string }
  | { type: 'reject'; comment?: string }
  | { type: 'withdraw' }
  /** Nobody has decided in time. */
  | { type: 'expire' }
  /** What it rests on is gone. */
  | { type: 'invalidate'; reason: string }
  | { type: 'remind' }
  /** Approvers have come or gone. */
  | { type: 'resolve' };

/** What follows from a change of a request. */
export type RequestFollowUp = { type: 'carry-out' };

/** Every state that a command leads to; what is not here is refused. An approval leads on only when it completes the last stage. */
export const REQUEST_TRANSITIONS: Record<
  RequestStatus,
  Partial<Record<RequestCommand['type'], readonly RequestStatus[]>>
> = {
  'in-review': {
    approve: ['in-review', 'approved'],
    reject: ['rejected'],
    withdraw: ['withdrawn'],
    expire: ['expired'],
    invalidate: ['invalidated'],
    remind: ['in-review'],
    resolve: ['in-review'],
  },
  approved: {},
  rejected: {},
  withdrawn: {},
  expired: {},
  invalidated: {},
};

/** The refusal of whatever a request that has ended no longer takes. */
export function whyClosed(
  request: RequestRecord,
  command: RequestCommand['type'],
): Refusal | undefined {
  if (REQUEST_TRANSITIONS[request.status][command]) {
    return undefined;
  }
  const { decision } = request;
  return refuse(
    'conflict',
    decision
      ? `The request '${request.requestId}' was already ${decision.outcome} by ${decision.by} at ${decision.at}`
      : `The request '${request.requestId}' was already ${request.status} at ${request.updatedAt}`,
  );
}

/** An event of a request. */
export function requestEvent(
  request: Pick<RequestRecord, 'requestId'>,
  type: NewEvent['type'],
  actor: string,
  at: string,
  detail: NewEvent['detail'],
): NewEvent {
  return {
    requestId: request.requestId,
    type,
    actor,
    at,
    // What is undefined is not written, so that an event reads the same before and after it was stored.
    detail: Object.fromEntries(
      Object.entries(detail).filter(([, value]) => value !== undefined),
    ),
  };
}
