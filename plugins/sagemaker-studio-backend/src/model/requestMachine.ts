/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * Files and ends requests. A request passes its stages one after the other; each needs a number of approvals of different
 * people, one rejection ends the request, and nobody's approval counts twice, not even in another stage.
 */
import {
  englishOf,
  type Message,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { addDuration } from './durations';
import type { Actor } from './mayDecide';
import { refuse, type Refusal, type Transition } from './outcome';
import { isSameHuman, personPlaceholder } from './personKey';
import type { Policy } from './policy';
import type { RequestRecord } from './records';
import { checkOpen, requestEvent } from './requestTransitions';
import { openStages, stageDetail, type ResolvedStage } from './stages';
import { say } from '../util/say';

/** The fields with which a request is filed. */
export type RequestDraft = Omit<
  RequestRecord,
  | 'version'
  | 'status'
  | 'updatedAt'
  | 'decision'
  | 'approvers'
  | 'stages'
  | 'expiresAt'
  | 'reminders'
>;

/** A request that its policy approves automatically is approved as it is filed. */
export function submitRequest(
  draft: RequestDraft,
  facts: {
    automatic: boolean;
    stages: Pick<ResolvedStage, 'name' | 'approvers' | 'quorum' | 'fallback'>[];
    waits: Pick<Policy, 'requestExpiry' | 'reminders'>;
  },
): Transition<RequestRecord> {
  const { automatic, waits } = facts;
  const at = draft.createdAt;
  const stages = automatic ? [] : openStages(facts.stages);
  const state: RequestRecord = {
    ...draft,
    version: 0,
    status: 'in-review',
    stages,
    approvers: stages[0]?.approvers ?? [],
    expiresAt: automatic ? undefined : addDuration(at, waits.requestExpiry),
    reminders: automatic
      ? []
      : waits.reminders.map(reminder => addDuration(at, reminder)),
    updatedAt: at,
  };
  const submitted = requestEvent(
    state,
    'request.submitted',
    draft.requester,
    at,
    {
      kind: draft.kind,
      team: draft.team,
      domainId: draft.domainId,
      executionRole: draft.executionRole,
      people: draft.people.map(({ person }) => person),
      justification: draft.justification,
      planHash: draft.plan.hash,
      policy: draft.policy.name,
      policyVersion: draft.policy.version,
      duration: draft.duration,
      grantIds: draft.grantIds,
      offboarding: draft.offboarding,
      throughGroup: draft.throughGroup,
      startsAt: draft.startsAt,
      ...(stages.length ? stageDetail(state) : {}),
    },
  );
  if (!automatic) {
    return { state, events: [submitted] };
  }
  const by = `policy:${draft.policy.name}`;
  return {
    state: {
      ...state,
      status: 'approved',
      decision: { outcome: 'approved', by, automatic: true, at },
    },
    events: [
      submitted,
      requestEvent(state, 'request.approved', by, at, {
        automatic: true,
        planHash: draft.plan.hash,
      }),
    ],
  };
}

/** Only the requester may withdraw a request. */
export function withdrawRequest(
  request: RequestRecord,
  facts: { at: string; actor: Actor },
): Transition<RequestRecord> | Refusal {
  const closed = checkOpen(request, 'withdraw');
  if (closed) {
    return closed;
  }
  const requester = { ref: request.requester, userId: request.requesterUserId };
  if (!isSameHuman(facts.actor, requester)) {
    return refuse(
      'not-allowed',
      say('refused.withdraw', { requester: personPlaceholder(requester) }),
    );
  }
  return end(request, 'withdrawn', {
    ...facts,
    by: facts.actor.ref,
    reason: say('ended.withdrawn'),
  });
}

export function expireRequest(
  request: RequestRecord,
  facts: { at: string },
): Transition<RequestRecord> | Refusal {
  const closed = checkOpen(request, 'expire');
  if (closed) {
    return closed;
  }
  if (!isExpired(request, facts.at)) {
    return refuse(
      'conflict',
      request.expiresAt === undefined
        ? say('refused.waits')
        : say('refused.waits-until', { at: { time: request.expiresAt } }),
    );
  }
  return end(request, 'expired', {
    ...facts,
    by: 'system',
    reason: say('ended.undecided', {
      at: { time: request.expiresAt ?? facts.at },
    }),
  });
}

/** Ends a request that cannot be carried out any more. */
export function invalidateRequest(
  request: RequestRecord,
  facts: { at: string; reason: Message },
): Transition<RequestRecord> | Refusal {
  return (
    checkOpen(request, 'invalidate') ??
    end(request, 'invalidated', { ...facts, by: 'system' })
  );
}

/** Reminds the approvers once for all reminders that are due. */
export function remindOfRequest(
  request: RequestRecord,
  facts: { at: string },
): Transition<RequestRecord> | Refusal {
  const closed = checkOpen(request, 'remind');
  if (closed) {
    return closed;
  }
  const left = request.reminders.filter(reminder => reminder > facts.at);
  if (left.length === request.reminders.length) {
    return refuse('conflict', say('refused.no-reminder'));
  }
  const state = { ...request, reminders: left, updatedAt: facts.at };
  return {
    state,
    events: [
      requestEvent(state, 'request.reminded', 'system', facts.at, {
        ...stageDetail(state),
        expiresAt: state.expiresAt,
        remaining: left.length,
      }),
    ],
  };
}

function end(
  request: RequestRecord,
  status: 'withdrawn' | 'expired' | 'invalidated',
  facts: { at: string; by: string; reason: Message },
): Transition<RequestRecord> {
  const state: RequestRecord = {
    ...request,
    status,
    endedReason: englishOf(facts.reason),
    endedMessage: facts.reason,
    reminders: [],
    updatedAt: facts.at,
  };
  return {
    state,
    events: [
      requestEvent(state, `request.${status}`, facts.by, facts.at, {
        reason: englishOf(facts.reason),
        messages: { reason: facts.reason },
        approvers: request.approvers,
      }),
    ],
  };
}

/** Whether the time to decide a request is over. */
export function isExpired(request: RequestRecord, at: string): boolean {
  return request.expiresAt !== undefined && request.expiresAt <= at;
}
