/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/* The conversation about a request: those who take part write to each other, and nothing is decided by it. */
import { refuse, type Refusal, type Transition } from './outcome';
import { voteOf } from './mayDecide';
import { isSameHuman, type Identified } from './personKey';
import { identifiedBy, type RequestRecord } from './records';
import { checkOpen, requestEvent } from './requestTransitions';
import { say } from '../util/say';

/** How many comments a request may have. */
export const MAX_COMMENTS = 100;

/** The facts about somebody who wants to write. */
export type Commenter = {
  actor: Identified;
  /** Whether they are an approver of a stage that has begun. Who has voted takes part in any case. */
  actorIsApprover: boolean;
};

export function commentOnRequest(
  request: RequestRecord,
  facts: Commenter & { at: string; comment: string; written: number },
): Transition<RequestRecord> | Refusal {
  const refusal = checkCommenter(request, facts);
  if (refusal) {
    return refusal;
  }
  if (facts.written >= MAX_COMMENTS) {
    return refuse('conflict', say('refused.full', { number: MAX_COMMENTS }));
  }
  const state = { ...request, updatedAt: facts.at };
  return {
    state,
    events: [
      requestEvent(state, 'request.commented', facts.actor.ref, facts.at, {
        comment: facts.comment,
      }),
    ],
  };
}

/** Why somebody may not write to those who take part in a request. */
export function checkCommenter(
  request: RequestRecord,
  { actor, actorIsApprover }: Commenter,
): Refusal | undefined {
  const closed = checkOpen(request, 'comment');
  if (closed) {
    return closed;
  }
  const takesPart =
    actorIsApprover ||
    voteOf(request, actor) !== undefined ||
    [
      { ref: request.requester, userId: request.requesterUserId },
      ...request.people.map(identifiedBy),
    ].some(each => isSameHuman(actor, each));
  return takesPart ? undefined : refuse('not-allowed', say('refused.comment'));
}

/** The approvers who have been asked so far, but for refs that have passed to somebody else. */
export function approversSoFar({
  stages,
  approvers,
}: Pick<RequestRecord, 'stages' | 'approvers'>): string[] {
  const begun = stages.filter(({ status }) => status !== 'waiting');
  return begun.length ? begun.flatMap(each => each.approvers) : approvers;
}
