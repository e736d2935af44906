/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { refuse, type Refusal } from './outcome';
import type { RequestRecord, StageRecord } from './records';
import { isSameHuman } from './stages';

export type Actor = { ref: string; userId?: string };

/**
 * Whether somebody may decide a request: an approver, and neither the requester nor one of the people it is for, compared
 * by catalog ref and by Identity Center user.
 */
export function checkActor(
  request: RequestRecord,
  facts: { actor: Actor; actorIsApprover: boolean },
): Refusal | undefined {
  const { actor } = facts;
  if (
    isSameHuman(actor, {
      ref: request.requester,
      userId: request.requesterUserId,
    })
  ) {
    return refuse(
      'not-allowed',
      `'${actor.ref}' asked for this and cannot decide the request '${
        request.requestId
      }'; ${whoMay(request)}`,
    );
  }
  if (
    request.people.some(({ person, userId }) =>
      isSameHuman(actor, { ref: person, userId }),
    )
  ) {
    return refuse(
      'not-allowed',
      `The request '${request.requestId}' is for '${
        actor.ref
      }', who therefore cannot decide it; ${whoMay(request)}`,
    );
  }
  if (!facts.actorIsApprover) {
    return refuse(
      'not-allowed',
      `'${actor.ref}' is no approver of the request '${
        request.requestId
      }'; ${whoMay(request)}`,
    );
  }
  return undefined;
}

/** The last vote of somebody that counts, by catalog ref or Identity Center user. */
export function voteOf(
  request: Pick<RequestRecord, 'stages'>,
  actor: Actor,
): StageRecord['votes'][number] | undefined {
  return request.stages
    .flatMap(({ votes }) => votes)
    .filter(
      ({ by, userId, lapsedAt }) =>
        !lapsedAt && isSameHuman(actor, { ref: by, userId }),
    )
    .at(-1);
}

/** Who may decide a request, for the refusal of somebody who may not. */
export function whoMay(request: RequestRecord): string {
  return request.approvers.length
    ? `those who may are ${request.approvers.join(', ')}`
    : `nobody may: name leads of '${request.team}' in sagemakerStudio.teams in app-config`;
}
