/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { Message } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { refuse, type Refusal } from './outcome';
import { isSameHuman, type Identified } from './personKey';
import type { AskedRecord, RequestRecord, StageRecord } from './records';
import { say } from '../util/say';

export type Actor = Identified;

/**
 * Whether somebody may decide a request: an approver, and neither the requester nor one of the people it is for.
 *
 * @param facts - `letIn`: approvers who would get in by it themselves
 */
export function checkActor(
  request: RequestRecord,
  facts: { actor: Actor; actorIsApprover: boolean; letIn?: Actor[] },
): Refusal | undefined {
  return (
    checkNotOwn(request, facts.actor) ??
    checkNotLetIn(request, facts) ??
    (facts.actorIsApprover
      ? undefined
      : refuse(
          'not-allowed',
          say('refused.not-approver', {
            viewer: facts.actor.ref,
            who: whoMay(request),
          }),
        ))
  );
}

/** Nobody decides for themselves, whatever permission they have. */
export function checkNotOwn(
  request: RequestRecord,
  actor: Actor,
): Refusal | undefined {
  const requester = { ref: request.requester, userId: request.requesterUserId };
  const setter = excludedSetter(request);
  const isFor = request.people.some(({ person, userId }) =>
    isSameHuman(actor, { ref: person, userId }),
  );
  return isFor || isSameHuman(actor, requester)
    ? refuse(
        'not-allowed',
        say('refused.own-request', { who: whoMay(request) }),
      )
    : checkNotOfOwnRule(request, { actor, setter });
}

/** Who has set the team rule that filed the request, where they may not decide it. */
export function excludedSetter(
  request: Pick<RequestRecord, 'teamRule'>,
): Identified | undefined {
  return request.teamRule?.setterMayDecide
    ? undefined
    : request.teamRule?.setBy;
}

/** A rule gives nobody a decision that they would not have on a request of their own. */
function checkNotOfOwnRule(
  request: RequestRecord,
  { actor, setter }: { actor: Actor; setter?: Identified },
): Refusal | undefined {
  return setter && isSameHuman(actor, setter)
    ? refuse('not-allowed', say('refused.own-rule', { who: whoMay(request) }))
    : undefined;
}

/** Nobody approves what lets themselves in. */
function checkNotLetIn(
  request: RequestRecord,
  { actor, letIn }: { actor: Actor; letIn?: Actor[] },
): Refusal | undefined {
  return letIn?.some(each => isSameHuman(actor, each))
    ? refuse(
        'not-allowed',
        say('refused.lets-you-in', {
          group: request.throughGroup?.displayName ?? '',
          who: whoMay(request),
        }),
      )
    : undefined;
}

/** The last vote of somebody that counts. */
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

/** Who changed the terms. Earlier versions recorded only the ref; the user id is then that of the vote under this ref. */
export function amenderOf(
  { stages = [] }: Partial<Pick<RequestRecord, 'stages'>>,
  { changedBy: ref, changedByUserId }: AskedRecord,
): Identified {
  const vote = stages
    .flatMap(({ votes }) => votes)
    .findLast(({ by }) => by === ref);
  return { ref, userId: changedByUserId ?? vote?.userId };
}

/** Names the approvers of a request, for the refusal of other people. */
export function whoMay(request: RequestRecord): Message {
  return request.approvers.length
    ? say('who.approvers', { approvers: request.approvers })
    : say('who.nobody', { team: request.team });
}
