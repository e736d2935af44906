/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * The terms that an approver approves instead of the requested ones: a shorter time, or another role. Roles have no order, so no other
 * role is known to be less; the plan shows it, and those who have approved one role have not approved another.
 */
import type { Amendment } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { DecisionFacts } from './decisionFacts';
import { addDuration, isDuration, isLonger } from './durations';
import type { Actor } from './mayDecide';
import { refuse, type Refusal, type Transition } from './outcome';
import { isSameHuman, personPlaceholder } from './personKey';
import { hashPlan } from './planHash';
import type { RequestRecord } from './records';
import { adoptStages } from './requestRevision';
import { requestEvent } from './requestTransitions';
import { approvalsOf } from './stages';
import { say } from '../util/say';

type Terms = Pick<RequestRecord, 'kind' | 'duration' | 'executionRole'>;

/** Whether the amendment differs from the request. */
export function changesTerms(
  { duration, executionRole }: Terms,
  amendment: Amendment,
): boolean {
  return (
    (amendment.duration ?? duration) !== duration ||
    (amendment.executionRole ?? executionRole) !== executionRole
  );
}

/** Whether a shorter time can be approved. */
export function hasDuration({ kind }: Pick<Terms, 'kind'>): boolean {
  return kind === 'grant' || kind === 'onboard-team' || kind === 'extend';
}

/** Why another role cannot be approved; absent when one can. */
export function checkRoleChoice(
  request: RequestRecord,
  actor: Actor,
): Refusal | undefined {
  const { kind } = request;
  if (kind !== 'grant' && kind !== 'onboard-team' && kind !== 'change-role') {
    return refuse('invalid', say('refused.amend-role-kind', { kind }));
  }
  const setBy = request.teamRule?.setBy;
  if (setBy && isSameHuman(setBy, actor)) {
    // They may decide the rule's requests only because they could give that access alone. Another role may need others.
    return refuse('invalid', say('refused.amend-own-rule'));
  }
  const votes = request.stages.flatMap(approvalsOf);
  return votes.length
    ? refuse(
        'conflict',
        say('refused.amend-voted', {
          people: votes.map(({ by, userId }) =>
            personPlaceholder({ ref: by, userId }),
          ),
        }),
      )
    : undefined;
}

/** The request with other terms, still with the plan of the old ones. */
export function withTerms(
  request: RequestRecord,
  amendment: Amendment,
  actor: Actor,
): RequestRecord | Refusal {
  if (!changesTerms(request, amendment)) {
    return request;
  }
  const { executionRole = request.executionRole, duration = request.duration } =
    amendment;
  const refusal =
    (executionRole === request.executionRole
      ? undefined
      : checkRoleChoice(request, actor)) ??
    (duration === undefined || duration === request.duration
      ? undefined
      : checkDuration(request, duration));
  return (
    refusal ?? {
      ...request,
      executionRole,
      duration,
      asked: {
        executionRole: request.asked?.executionRole ?? request.executionRole,
        duration: request.asked ? request.asked.duration : request.duration,
        changedBy: actor.ref,
        changedByUserId: actor.userId,
      },
    }
  );
}

function checkDuration(
  request: RequestRecord,
  duration: string,
): Refusal | undefined {
  if (!hasDuration(request)) {
    return refuse(
      'invalid',
      say('refused.amend-duration-kind', { kind: request.kind }),
    );
  }
  if (!isDuration(duration)) {
    return refuse(
      'invalid',
      say('refused.duration-form', { duration, example: 'P30D' }),
    );
  }
  return request.duration !== undefined && isLonger(duration, request.duration)
    ? refuse(
        'invalid',
        say('refused.amend-longer', {
          asked: duration,
          length: { duration: request.duration },
          max: request.duration,
        }),
      )
    : undefined;
}

/** Makes the plan hash of an amended request cover its duration, which the plan itself does not contain. */
export function bindDuration(
  plan: RequestRecord['plan'],
  { asked, duration }: Pick<RequestRecord, 'asked' | 'duration'>,
): RequestRecord['plan'] {
  return asked
    ? { ...plan, hash: hashPlan({ plan: plan.hash, duration }) }
    : plan;
}

/**
 * The change that goes with an approval.
 *
 * @param amended - the result of `withTerms`; its plan is that of `facts`
 */
export function amendRequest(
  request: RequestRecord,
  amended: RequestRecord,
  facts: Pick<
    DecisionFacts,
    'at' | 'actor' | 'policy' | 'stages' | 'plan' | 'people'
  >,
): Transition<RequestRecord> {
  const { at, actor, plan, people } = facts;
  const state = { ...adoptStages(amended, facts), plan, people };
  return {
    state,
    events: [
      requestEvent(state, 'request.amended', actor.ref, at, {
        from: termsOf(request),
        to: termsOf(state),
        endsAt: endOf(state, at),
        planHash: plan.hash,
      }),
    ],
  };
}

function termsOf({ executionRole, duration }: Terms) {
  return { executionRole, ...(duration ? { duration } : {}) };
}

/** When access ends if the request is approved at `at`. `undefined` if it has no end, or if its people have different ones. */
export function endOf(
  request: Pick<RequestRecord, 'kind' | 'duration' | 'startsAt'> & {
    plan?: Partial<RequestRecord['plan']>;
  },
  at: string,
): string | undefined {
  const { kind, duration, startsAt, plan } = request;
  if (kind === 'extend') {
    const ends = (plan?.items ?? []).flatMap(({ steps }) =>
      steps.flatMap(step => (step.do === 'extend' ? step.to : [])),
    );
    return new Set(ends).size === 1 ? ends[0] : undefined;
  }
  const start = startsAt !== undefined && startsAt > at ? startsAt : at;
  return duration && addDuration(start, duration);
}
