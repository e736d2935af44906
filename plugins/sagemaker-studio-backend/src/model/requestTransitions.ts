/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { RequestStatus } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { refuse, type Refusal } from './outcome';
import type { NewEvent, RequestRecord } from './records';
import type { EntityRef } from './names';
import { personPlaceholder, type Identified } from './personKey';
import { say } from '../util/say';

type Decision = NonNullable<RequestRecord['decision']>;

/** Commands of a request. */
export type RequestCommand =
  | { type: 'approve'; planHash: string; comment?: string }
  | { type: 'reject'; comment?: string }
  /** Somebody who takes part writes to the others. */
  | { type: 'comment' }
  | { type: 'withdraw' }
  | { type: 'expire' }
  /** It cannot be carried out any more. */
  | { type: 'invalidate'; reason: string }
  | { type: 'remind' }
  /** The approvers have changed. */
  | { type: 'resolve' };

/** Every state that a command leads to; others are refused. Only the approval that completes the last stage approves. */
export const REQUEST_TRANSITIONS: Record<
  RequestStatus,
  Partial<Record<RequestCommand['type'], readonly RequestStatus[]>>
> = {
  'in-review': {
    approve: ['in-review', 'approved'],
    reject: ['rejected'],
    comment: ['in-review'],
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

/** Whether the state of the request allows the command. */
export function checkOpen(
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
      ? say('refused.decided-by', {
          status: say(`request-status.${decision.outcome}`),
          by: personPlaceholder(deciderOf(request, decision)),
          at: { time: decision.at },
        })
      : say('refused.decided', {
          status: say(`request-status.${request.status}`),
          at: { time: request.updatedAt },
        }),
  );
}

/** The decision stores only a ref; the vote that completed it has the user id as well. */
export function deciderOf(
  { stages }: Pick<RequestRecord, 'stages'>,
  decision: Pick<Decision, 'by' | 'at'>,
): Identified {
  const vote = stages
    .flatMap(({ votes }) => votes)
    .findLast(({ at }) => at === decision.at);
  return vote ? { ref: vote.by, userId: vote.userId } : { ref: decision.by };
}

/** An event of a request. */
export function requestEvent(
  request: Pick<RequestRecord, 'requestId'>,
  type: NewEvent['type'],
  actor: EntityRef,
  at: string,
  detail: NewEvent['detail'],
): NewEvent {
  return {
    requestId: request.requestId,
    type,
    actor,
    at,
    // Without undefined members, so that an event reads the same before and after it was stored.
    detail: Object.fromEntries(
      Object.entries(detail).filter(([, value]) => value !== undefined),
    ),
  };
}
