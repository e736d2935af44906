/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * Approves or rejects a request. Everything is checked again, because days may lie between filing and deciding, and what
 * was approved must be what is carried out.
 */
import type { DecisionFacts, RevisingRefusal } from './decisionFacts';
import { checkActor, voteOf, whoMay, type Actor } from './mayDecide';
import { refuse, type Transition } from './outcome';
import type { NewEvent, RequestRecord, StageRecord } from './records';
import { expireRequest, isExpired } from './requestMachine';
import { adoptStages, revise } from './requestRevision';
import {
  requestEvent,
  checkOpen,
  type RequestCommand,
} from './requestTransitions';
import {
  approvalsOf,
  settleStages,
  stageDetail,
  stageInReview,
} from './stages';
import { say, messageOf, remedyOf } from '../util/say';

/** An approval that does not complete the last stage leaves the request in review. */
export function decideRequest(
  request: RequestRecord,
  command: Extract<RequestCommand, { type: 'approve' | 'reject' }>,
  facts: DecisionFacts,
): Transition<RequestRecord> | RevisingRefusal {
  const early = checkDecider(request, command.type, facts);
  if (early) {
    return early;
  }
  if (command.type === 'reject') {
    return finish(vote(request, 'rejected', command, facts), command, facts);
  }
  const obstacle = checkApprovable(request, command.planHash, facts);
  if (obstacle) {
    return obstacle;
  }
  const voted = vote(
    { ...adoptStages(request, facts), plan: facts.plan, people: facts.people },
    'approved',
    command,
    facts,
  );
  const current = request.stages.findIndex(
    ({ status }) => status === 'in-review',
  );
  const stage: StageRecord | undefined = voted.stages[current];
  const missing = stage ? stage.quorum - approvalsOf(stage).length : 0;
  if (stage && missing > 0) {
    return {
      state: voted,
      events: [voteEvent(voted, stage, command, facts, { missing })],
    };
  }
  const advanced = advance(voted);
  return stageInReview(advanced)
    ? {
        state: advanced,
        events: [
          ...(stage ? [voteEvent(voted, stage, command, facts, {})] : []),
          requestEvent(
            advanced,
            'request.stage-approved',
            facts.actor.ref,
            facts.at,
            {
              approved: stage?.name,
              ...stageDetail(advanced),
            },
          ),
        ],
      }
    : finish(advanced, command, facts);
}

/** Checks that need no lookup: the request is open, and the actor may decide it. */
export function checkDecider(
  request: RequestRecord,
  command: 'approve' | 'reject',
  facts: {
    at: string;
    actor: Actor;
    actorIsApprover: boolean;
    letIn?: Actor[];
  },
): RevisingRefusal | undefined {
  const closed = checkOpen(request, command);
  if (closed) {
    return closed;
  }
  if (isExpired(request, facts.at)) {
    const revised = expireRequest(request, facts);
    return {
      ...refuse(
        'conflict',
        say('refused.expired', { at: { time: request.expiresAt ?? '' } }),
      ),
      ...('refusal' in revised ? {} : { revised }),
    };
  }
  const refusal = checkActor(request, facts);
  if (refusal) {
    return refusal;
  }
  const earlier = voteOf(request, facts.actor);
  return command === 'approve' && earlier?.outcome === 'approved'
    ? refuse(
        'conflict',
        say('refused.approved-already', {
          viewer: facts.actor.ref,
          at: { time: earlier.at },
          who: whoMay(request),
        }),
      )
    : undefined;
}

function checkApprovable(
  request: RequestRecord,
  planHash: string,
  facts: DecisionFacts,
): RevisingRefusal | undefined {
  const refusal =
    facts.requesterProblem ??
    facts.policyProblem ??
    facts.domainProblem ??
    revise(request, planHash, facts);
  if (refusal) {
    return refusal;
  }
  const obstacles = facts.plan.items.flatMap(({ obstacle }) => obstacle ?? []);
  return obstacles.length
    ? refuse(
        'conflict',
        say('refused.not-carried-out', {
          obstacles: {
            sentences: obstacles.flatMap(each => [
              messageOf(each),
              remedyOf(each),
            ]),
          },
        }),
      )
    : undefined;
}

function vote(
  request: RequestRecord,
  outcome: 'approved' | 'rejected',
  command: { comment?: string },
  facts: { at: string; actor: Actor },
): RequestRecord {
  return {
    ...request,
    updatedAt: facts.at,
    stages: request.stages.map(stage =>
      stage.status === 'in-review'
        ? {
            ...stage,
            status: outcome === 'rejected' ? 'rejected' : stage.status,
            votes: [
              ...stage.votes,
              {
                by: facts.actor.ref,
                userId: facts.actor.userId,
                outcome,
                comment: command.comment,
                at: facts.at,
              },
            ],
          }
        : stage,
    ),
  };
}

/** Puts the next stage that is not complete in review. */
function advance(request: RequestRecord): RequestRecord {
  const stages = settleStages(request.stages);
  return {
    ...request,
    stages,
    approvers: stageInReview({ stages })?.approvers ?? request.approvers,
  };
}

function finish(
  request: RequestRecord,
  command: { type: 'approve' | 'reject'; comment?: string },
  facts: DecisionFacts,
): Transition<RequestRecord> {
  const outcome = command.type === 'approve' ? 'approved' : 'rejected';
  const state: RequestRecord = {
    ...request,
    status: outcome,
    reminders: [],
    decision: {
      outcome,
      by: facts.actor.ref,
      automatic: false,
      comment: command.comment,
      at: facts.at,
    },
    updatedAt: facts.at,
  };
  return {
    state,
    events: [
      requestEvent(state, `request.${outcome}`, facts.actor.ref, facts.at, {
        automatic: false,
        planHash: request.plan.hash,
        comment: command.comment,
      }),
    ],
  };
}

function voteEvent(
  request: RequestRecord,
  stage: StageRecord,
  command: { comment?: string },
  facts: DecisionFacts,
  detail: NewEvent['detail'],
): NewEvent {
  return requestEvent(request, 'request.voted', facts.actor.ref, facts.at, {
    stage: stage.name,
    outcome: 'approved',
    planHash: request.plan.hash,
    comment: command.comment,
    ...detail,
  });
}
