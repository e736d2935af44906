/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * The life of a request. It passes its stages one after the other; in each so many different people have to say yes, one
 * no ends it, and nobody's yes counts twice, not even in another stage. Approving re-checks everything that was true when
 * the request was filed, because days may lie between; what an approval was given for must be what is carried out, so a
 * changed plan, or a changed policy, takes the request back to its first stage with the difference told.
 */
import type {
  Plan,
  RequestStatus,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { addDuration } from './durations';
import { refuse, type Refusal, type Transition } from './outcome';
import type { Policy } from './policy';
import type {
  Beneficiary,
  NewEvent,
  RequestRecord,
  StageRecord,
} from './records';
import { changeStages, revise } from './requestRevision';
import {
  hasSameStages,
  isSameHuman,
  openStages,
  stageDetail,
  stageInReview,
  type ResolvedStage,
} from './stages';

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

/** Who acts, and when. */
export type Actor = { ref: string; userId?: string };

/** What must be known, afresh, to decide a request. */
export type DecisionFacts = {
  at: string;
  actor: Actor;
  /** Whether the policy of now counts the actor among the approvers of the stage in review. */
  actorIsApprover: boolean;
  /** Why the requester can no longer ask, in words; absent when they can. */
  requesterProblem?: string;
  /** Why the policy of now does not allow the request; absent when it does. */
  policyProblem?: Refusal;
  /** Why the domain cannot be managed now; absent when it can. */
  domainProblem?: string;
  /** The policy of now, and its stages with the approvers of now. */
  policy: RequestRecord['policy'];
  stages: Pick<ResolvedStage, 'name' | 'approvers' | 'quorum' | 'fallback'>[];
  /** The plan as of now, and the Identity Center users it is for. */
  plan: Plan;
  people: Beneficiary[];
};

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

/** What a request is filed with. */
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

/** Files a request; a policy that approves by itself decides in the same breath. */
export function submitRequest(
  draft: RequestDraft,
  facts: {
    automatic: boolean;
    stages: Pick<ResolvedStage, 'name' | 'approvers' | 'quorum' | 'fallback'>[];
    waits: Pick<Policy, 'requestExpiry' | 'reminders'>;
  },
): Transition<RequestRecord, RequestFollowUp> {
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
  const submitted = event(state, 'request.submitted', draft.requester, at, {
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
    ...(stages.length ? stageDetail(state) : {}),
  });
  if (!automatic) {
    return { state, events: [submitted], commands: [] };
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
      event(state, 'request.approved', by, at, {
        automatic: true,
        planHash: draft.plan.hash,
      }),
    ],
    commands: [{ type: 'carry-out' }],
  };
}

/** The refusal of a command, with what has to be stored all the same. */
export type RevisingRefusal = Refusal & {
  revised?: Transition<RequestRecord>;
};

/** Approves or rejects. An approval that completes no stage, or not the last, leaves the request in review. */
export function decideRequest(
  request: RequestRecord,
  command: Extract<RequestCommand, { type: 'approve' | 'reject' }>,
  facts: DecisionFacts,
): Transition<RequestRecord, RequestFollowUp> | RevisingRefusal {
  const early = checkDecider(request, command.type, facts);
  if (early) {
    return early;
  }
  if (command.type === 'reject') {
    return finish(vote(request, 'rejected', command, facts), command, facts);
  }
  const obstacle = whyNotApprovable(request, command.planHash, facts);
  if (obstacle) {
    return obstacle;
  }
  const voted = vote(
    { ...adoptStages(request, facts), plan: facts.plan, people: facts.people },
    'approved',
    command,
    facts,
  );
  const current = stageInReview(request);
  const stage = voted.stages.find(each => each.name === current?.name);
  if (stage && approvals(stage) < stage.quorum) {
    return {
      state: voted,
      events: [
        voteEvent(voted, stage, command, facts, {
          missing: stage.quorum - approvals(stage),
        }),
      ],
      commands: [],
    };
  }
  const advanced = advance(voted);
  return stageInReview(advanced)
    ? {
        state: advanced,
        events: [
          ...(stage ? [voteEvent(voted, stage, command, facts, {})] : []),
          event(advanced, 'request.stage-approved', facts.actor.ref, facts.at, {
            approved: stage?.name,
            ...stageDetail(advanced),
          }),
        ],
        commands: [],
      }
    : finish(advanced, command, facts);
}

/**
 * What can be told before looking at anything else: whether the request is still open, and whether this is for the
 * actor.
 */
export function checkDecider(
  request: RequestRecord,
  command: 'approve' | 'reject',
  facts: { at: string; actor: Actor; actorIsApprover: boolean },
): RevisingRefusal | undefined {
  const closed = whyClosed(request, command);
  if (closed) {
    return closed;
  }
  if (isExpired(request, facts.at)) {
    const revised = expireRequest(request, facts);
    return {
      ...refuse(
        'conflict',
        `The request '${request.requestId}' expired undecided at ${request.expiresAt}; have it asked again`,
      ),
      ...('refusal' in revised ? {} : { revised }),
    };
  }
  const refusal = mayActorDecide(request, facts);
  if (refusal) {
    return refusal;
  }
  const earlier = voteOf(request, facts.actor);
  return command === 'approve' && earlier?.outcome === 'approved'
    ? refuse(
        'conflict',
        `'${facts.actor.ref}' approved the request '${request.requestId}' at ${
          earlier.at
        } already; somebody else has to as well: ${whoMay(request)}`,
      )
    : undefined;
}

/** Takes a request back; only who asked may. */
export function withdrawRequest(
  request: RequestRecord,
  facts: { at: string; actor: Actor },
): Transition<RequestRecord> | Refusal {
  const closed = whyClosed(request, 'withdraw');
  if (closed) {
    return closed;
  }
  if (facts.actor.ref !== request.requester) {
    return refuse(
      'not-allowed',
      `Only '${request.requester}', who asked, may withdraw the request '${request.requestId}'`,
    );
  }
  return end(request, 'withdrawn', {
    ...facts,
    by: facts.actor.ref,
    reason: 'Withdrawn by the requester',
  });
}

/** Ends a request that nobody has decided in time. */
export function expireRequest(
  request: RequestRecord,
  facts: { at: string },
): Transition<RequestRecord> | Refusal {
  const closed = whyClosed(request, 'expire');
  if (closed) {
    return closed;
  }
  if (!isExpired(request, facts.at)) {
    return refuse(
      'conflict',
      `The request '${request.requestId}' waits until ${
        request.expiresAt ?? 'it is decided'
      }`,
    );
  }
  return end(request, 'expired', {
    ...facts,
    by: 'system',
    reason: `Nobody decided before ${request.expiresAt}`,
  });
}

/** Ends a request whose ground is gone. */
export function invalidateRequest(
  request: RequestRecord,
  facts: { at: string; reason: string },
): Transition<RequestRecord> | Refusal {
  return (
    whyClosed(request, 'invalidate') ??
    end(request, 'invalidated', { ...facts, by: 'system' })
  );
}

/** Reminds the approvers, once for all reminders that have come due since the last look. */
export function remindOfRequest(
  request: RequestRecord,
  facts: { at: string },
): Transition<RequestRecord> | Refusal {
  const closed = whyClosed(request, 'remind');
  if (closed) {
    return closed;
  }
  const left = request.reminders.filter(reminder => reminder > facts.at);
  if (left.length === request.reminders.length) {
    return refuse(
      'conflict',
      `No reminder of the request '${request.requestId}' is due`,
    );
  }
  const state = { ...request, reminders: left, updatedAt: facts.at };
  return {
    state,
    events: [
      event(state, 'request.reminded', 'system', facts.at, {
        ...stageDetail(state),
        expiresAt: state.expiresAt,
        remaining: left.length,
      }),
    ],
    commands: [],
  };
}

/**
 * Takes in who the approvers are by now; refused when they are the same. When the policy has other stages by now, the
 * decision begins anew, since what was approved before was approved under another rule.
 */
export function resolveApprovers(
  request: RequestRecord,
  facts: Pick<DecisionFacts, 'at' | 'policy' | 'stages'>,
): Transition<RequestRecord> | Refusal {
  const closed = whyClosed(request, 'resolve');
  if (closed) {
    return closed;
  }
  if (!hasSameStages(request.stages, facts.stages)) {
    const revised = changeStages(request, facts);
    return { ...revised, commands: [] };
  }
  const state = { ...adoptStages(request, facts), updatedAt: facts.at };
  const before = stageInReview(request);
  const after = stageInReview(state);
  if (
    !before ||
    !after ||
    (before.approvers.join() === after.approvers.join() &&
      before.fallback === after.fallback)
  ) {
    return refuse(
      'conflict',
      `The approvers of the request '${request.requestId}' are as they were`,
    );
  }
  return {
    state,
    events: [
      event(state, 'request.approvers-changed', 'system', facts.at, {
        before: before.approvers,
        ...stageDetail(state),
      }),
    ],
    commands: [],
  };
}

/**
 * Whether somebody may decide a request at all: an approver, and neither the requester nor one of the people it is for,
 * compared by catalog ref and by Identity Center user.
 */
export function mayActorDecide(
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

/** The last vote of somebody, by catalog ref or Identity Center user. */
export function voteOf(
  request: Pick<RequestRecord, 'stages'>,
  actor: Actor,
): StageRecord['votes'][number] | undefined {
  return request.stages
    .flatMap(({ votes }) => votes)
    .filter(({ by, userId }) => isSameHuman(actor, { ref: by, userId }))
    .at(-1);
}

function whyNotApprovable(
  request: RequestRecord,
  planHash: string,
  facts: DecisionFacts,
): RevisingRefusal | undefined {
  if (facts.requesterProblem) {
    return refuse('conflict', facts.requesterProblem);
  }
  if (facts.policyProblem) {
    return facts.policyProblem;
  }
  if (facts.domainProblem) {
    return refuse('conflict', facts.domainProblem);
  }
  const revision = revise(request, planHash, facts);
  if (revision) {
    return revision;
  }
  const obstacles = facts.plan.items.flatMap(({ obstacle }) => obstacle ?? []);
  return obstacles.length
    ? refuse(
        'conflict',
        `The request '${
          request.requestId
        }' cannot be carried out now. ${obstacles
          .map(({ message, remedy }) => `${message} ${remedy}`)
          .join(' ')}`,
      )
    : undefined;
}

/** The approvers and the policy of now, the votes as they are. */
function adoptStages(
  request: RequestRecord,
  facts: Pick<DecisionFacts, 'stages'> & Partial<Pick<DecisionFacts, 'policy'>>,
): RequestRecord {
  const stages = request.stages.map((stage, index) => {
    const now = facts.stages[index];
    return now && (stage.status === 'in-review' || stage.status === 'waiting')
      ? { ...stage, approvers: now.approvers, fallback: now.fallback }
      : stage;
  });
  return {
    ...request,
    policy: facts.policy ?? request.policy,
    stages,
    approvers: stageInReview({ stages })?.approvers ?? request.approvers,
  };
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

/** Completes the stage in review and opens the next. */
function advance(request: RequestRecord): RequestRecord {
  const done = request.stages.findIndex(({ status }) => status === 'in-review');
  const stages = request.stages.map((stage, index): StageRecord => {
    if (index === done) {
      return { ...stage, status: 'approved' };
    }
    return index === done + 1 ? { ...stage, status: 'in-review' } : stage;
  });
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
): Transition<RequestRecord, RequestFollowUp> {
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
      event(state, `request.${outcome}`, facts.actor.ref, facts.at, {
        automatic: false,
        planHash: request.plan.hash,
        comment: command.comment,
      }),
    ],
    commands: command.type === 'approve' ? [{ type: 'carry-out' }] : [],
  };
}

function end(
  request: RequestRecord,
  status: 'withdrawn' | 'expired' | 'invalidated',
  facts: { at: string; by: string; reason: string },
): Transition<RequestRecord> {
  const state: RequestRecord = {
    ...request,
    status,
    endedReason: facts.reason,
    reminders: [],
    updatedAt: facts.at,
  };
  return {
    state,
    events: [
      event(state, `request.${status}`, facts.by, facts.at, {
        reason: facts.reason,
        approvers: request.approvers,
      }),
    ],
    commands: [],
  };
}

function approvals(stage: StageRecord): number {
  return stage.votes.filter(({ outcome }) => outcome === 'approved').length;
}

function isExpired(request: RequestRecord, at: string): boolean {
  return request.expiresAt !== undefined && request.expiresAt <= at;
}

function whyClosed(
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

function whoMay(request: RequestRecord): string {
  return request.approvers.length
    ? `those who may are ${request.approvers.join(', ')}`
    : `nobody may: name leads of '${request.team}' in sagemakerStudio.teams in app-config`;
}

function voteEvent(
  request: RequestRecord,
  stage: StageRecord,
  command: { comment?: string },
  facts: DecisionFacts,
  detail: NewEvent['detail'],
): NewEvent {
  return event(request, 'request.voted', facts.actor.ref, facts.at, {
    stage: stage.name,
    outcome: 'approved',
    planHash: request.plan.hash,
    comment: command.comment,
    ...detail,
  });
}

function event(
  request: Pick<RequestRecord, 'requestId'>,
  type: string,
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
