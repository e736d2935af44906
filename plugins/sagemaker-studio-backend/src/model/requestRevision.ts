/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * Changes of a request in review because its plan, its policy or its approvers have changed since it was filed. Another
 * plan or other stages start the decision again. If only the approvers of the same stages have changed, the votes of
 * those who are still asked stay.
 */
import {
  englishOf,
  type Message,
  type Messages,
  type MessageValue,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { DecisionFacts, RevisingRefusal } from './decisionFacts';
import { isRefusal, refuse, type Refusal, type Transition } from './outcome';
import { planDifference } from './planDifference';
import { areComparable } from './planHash';
import { stableJson } from '../util/hash';
import type { RequestRecord, StageRecord } from './records';
import { checkOpen, requestEvent } from './requestTransitions';
import { isSameHuman, personKey, type Identified } from './personKey';
import {
  approvalsOf,
  hasSameStages,
  openStages,
  settleStages,
  stageDetail,
  stageInReview,
  type ResolvedStage,
} from './stages';
import { messageAndRemedy, say } from '../util/say';

type PolicyFacts = Pick<DecisionFacts, 'at' | 'policy' | 'stages'>;

type ResolveFacts = PolicyFacts & {
  stages: Pick<ResolvedStage, 'eligible'>[];
  /** People to notify when approvers have vanished. */
  notify: string[];
};

/** With what has changed, in sentences. */
type Change = Transition<RequestRecord> & { difference: Message[] };

/** The refusal that sends a request back; absent when plan and stages are those that the approver saw. */
export function revise(
  request: RequestRecord,
  planHash: string,
  facts: DecisionFacts,
): RevisingRefusal | undefined {
  const { plan } = request;
  const policyChange = changePolicy(request, facts);
  const planChange = hasSamePlan(request, facts)
    ? undefined
    : changePlan(request, facts);
  if (!planChange && !policyChange) {
    return [plan.hash, facts.plan.hash].includes(planHash)
      ? undefined
      : refuse('conflict', say('refused.other-plan'));
  }
  const sentences: Message[] = [];
  if (planChange) {
    sentences.push(say('change.plan'), ...planChange.difference);
  }
  if (policyChange) {
    sentences.push(
      hasSamePolicy(request, facts)
        ? say('change.approvers')
        : say('change.policy'),
      ...policyChange.difference,
    );
  }
  return {
    ...refuse('conflict', say('refused.changed', { changes: { sentences } })),
    revised: {
      state: planChange?.state ?? policyChange?.state ?? request,
      events: [...(policyChange?.events ?? []), ...(planChange?.events ?? [])],
    },
  };
}

/** Hashes of different versions cannot be compared, so the plans and the people are. */
function hasSamePlan(
  { plan, people }: RequestRecord,
  facts: DecisionFacts,
): boolean {
  const userIdsOf = (of: RequestRecord['people']) =>
    stableJson(of.map(({ userId }) => userId).sort());
  return (
    plan.hash === facts.plan.hash ||
    (!areComparable(plan.hash, facts.plan.hash) &&
      planDifference(plan, facts.plan).length === 0 &&
      userIdsOf(people) === userIdsOf(facts.people))
  );
}

function changePlan(request: RequestRecord, facts: DecisionFacts): Change {
  const { plan, people } = facts;
  const sentences = planDifference(request.plan, plan);
  const difference = sentences.length ? sentences : [say('change.user')];
  const state = { ...startAgain(request, facts), plan, people };
  return {
    state,
    events: [
      requestEvent(state, 'request.plan-changed', 'system', facts.at, {
        from: request.plan.hash,
        to: plan.hash,
        ...differenceOf(difference),
        before: stageInReview(request)?.approvers ?? [],
        ...stageDetail(state),
      }),
    ],
    difference,
  };
}

/** Absent when the policy has not changed in a way that matters to the votes. */
export function changePolicy(
  request: RequestRecord,
  facts: PolicyFacts,
): Change | undefined {
  const isSame = hasSameStages(request.stages, facts.stages);
  const lapsed = isSame ? lapseVotes(request, facts) : undefined;
  if (isSame && !lapsed) {
    return undefined;
  }
  const difference = lapsed?.difference ?? [
    say('change.stages', {
      before: inWords(request.stages),
      after: inWords(facts.stages),
    }),
  ];
  const state: RequestRecord = lapsed
    ? {
        ...adoptStages({ ...request, stages: lapsed.stages }, facts),
        updatedAt: facts.at,
      }
    : startAgain(request, facts);
  return {
    state,
    events: [
      requestEvent(state, 'request.policy-changed', 'system', facts.at, {
        from: request.policy,
        to: facts.policy,
        ...differenceOf(difference),
        before: stageInReview(request)?.approvers ?? [],
        ...stageDetail(state),
      }),
    ],
    difference,
  };
}

/**
 * A vote counts as long as the policy asks its voter, and the request does not let the voter in. Otherwise it stays in the
 * record and no longer counts. Call it only when the stages are the same but for their approvers; absent when every vote still counts.
 */
function lapseVotes(
  { policy, stages }: RequestRecord,
  facts: PolicyFacts,
): { stages: StageRecord[]; difference: Message[] } | undefined {
  const isSamePolicy = hasSamePolicy({ policy }, facts);
  const difference: Message[] = [];
  const lapsed = stages.map((stage, index) => ({
    ...stage,
    votes: stage.votes.map(vote => {
      const voter = { ref: vote.by, userId: vote.userId };
      const isVoter = (each: Identified) => isSameHuman(each, voter);
      const now = facts.stages[index];
      const isLetIn = now?.letIn?.some(isVoter) ?? false;
      const isAsked = isSamePolicy || now?.people.some(isVoter);
      if (vote.lapsedAt || (isAsked && !isLetIn)) {
        return vote;
      }
      difference.push(
        say(isLetIn ? 'change.vote-lets-in' : 'change.vote-others', {
          stage: stage.name,
          by: vote.by,
        }),
      );
      return { ...vote, lapsedAt: facts.at };
    }),
  }));
  return difference.length
    ? { stages: settleStages(lapsed), difference }
    : undefined;
}

/**
 * Adopts the current approvers, and reports it when the approvers of a stage have vanished; refused when nothing has
 * changed.
 */
export function resolveApprovers(
  request: RequestRecord,
  facts: ResolveFacts,
): Transition<RequestRecord> | Refusal {
  const closed = checkOpen(request, 'resolve');
  if (closed) {
    return closed;
  }
  const adopted = adoptApprovers(request, facts);
  const current = isRefusal(adopted) ? request : adopted.state;
  const reported = reportVanished(request, current, facts);
  if (!reported) {
    return adopted;
  }
  return {
    ...reported,
    events: [...(isRefusal(adopted) ? [] : adopted.events), ...reported.events],
  };
}

/** Reports once that too few people are left who can approve the stage in review, or that others had to step in. */
function reportVanished(
  before: RequestRecord,
  request: RequestRecord,
  facts: ResolveFacts,
): Transition<RequestRecord> | undefined {
  const index = request.stages.findIndex(
    ({ status }) => status === 'in-review',
  );
  const stage = request.stages[index];
  const resolved = facts.stages[index];
  if (!stage || !resolved) {
    return undefined;
  }
  const approvals = approvalsOf(stage);
  const able = resolved.eligible.filter(
    each =>
      !approvals.some(({ by, userId }) =>
        isSameHuman(each, { ref: by, userId }),
      ),
  );
  const isStuck = approvals.length + able.length < stage.quorum;
  const was = stageInReview(before);
  const hasFallenBack =
    was?.name === stage.name && stage.fallback && !was.fallback;
  if (isStuck === (stage.isStuck ?? false) && !hasFallenBack) {
    return undefined;
  }
  const state: RequestRecord = {
    ...request,
    stages: request.stages.map(each =>
      each === stage ? { ...each, isStuck } : each,
    ),
    updatedAt: facts.at,
  };
  const named = (was ?? stage).approvers;
  const vanished = named.length > 0 ? named : say('approvers.of-policy');
  return {
    state,
    events:
      isStuck || hasFallenBack
        ? [
            requestEvent(
              state,
              'request.approvers-vanished',
              'system',
              facts.at,
              {
                ...stageDetail(state),
                isStuck,
                notify: facts.notify,
                ...vanishedWords(stage, { vanished, isStuck }),
              },
            ),
          ]
        : [],
  };
}

function adoptApprovers(
  request: RequestRecord,
  facts: PolicyFacts,
): Transition<RequestRecord> | Refusal {
  const changed = changePolicy(request, facts);
  if (changed) {
    return { state: changed.state, events: changed.events };
  }
  const state = { ...adoptStages(request, facts), updatedAt: facts.at };
  const before = stageInReview(request);
  const after = stageInReview(state);
  if (
    !before ||
    !after ||
    (before.approvers.join() === after.approvers.join() &&
      before.fallback === after.fallback &&
      keysOf(before.letIn) === keysOf(after.letIn))
  ) {
    return refuse('conflict', say('refused.same-approvers'));
  }
  return {
    state,
    events: [
      requestEvent(state, 'request.approvers-changed', 'system', facts.at, {
        before: before.approvers,
        letIn: (after.letIn ?? [])
          .filter(each => !before.letIn?.some(one => isSameHuman(one, each)))
          .map(({ ref }) => ref),
        ...stageDetail(state),
      }),
    ],
  };
}

function hasSamePolicy(
  { policy }: Pick<RequestRecord, 'policy'>,
  facts: PolicyFacts,
): boolean {
  return (
    policy.version === facts.policy.version && policy.name === facts.policy.name
  );
}

function keysOf(people: Identified[] = []): string {
  return people.map(personKey).sort().join();
}

/** The request with the current policy and approvers, and its votes as they are. */
export function adoptStages(
  request: RequestRecord,
  facts: Pick<DecisionFacts, 'policy' | 'stages'>,
): RequestRecord {
  const stages = request.stages.map((stage, index) => {
    const now = facts.stages[index];
    return now && (stage.status === 'in-review' || stage.status === 'waiting')
      ? {
          ...stage,
          approvers: now.approvers,
          fallback: now.fallback,
          letIn: now.letIn,
        }
      : stage;
  });
  return {
    ...request,
    policy: facts.policy,
    stages,
    approvers: stageInReview({ stages })?.approvers ?? request.approvers,
  };
}

function startAgain(request: RequestRecord, facts: PolicyFacts): RequestRecord {
  const stages = openStages(facts.stages);
  return {
    ...request,
    policy: facts.policy,
    stages,
    approvers: stages[0]?.approvers ?? [],
    updatedAt: facts.at,
  };
}

function inWords(stages: { name: string; quorum: number }[]): string {
  return stages
    .map(({ name, quorum }) =>
      quorum > 1 ? `${name} (${quorum} people)` : name,
    )
    .join(', then ');
}

/** In English for the record, and as messages for pages. */
function differenceOf(difference: Message[]): {
  difference: string[];
  messages: Messages;
} {
  return {
    difference: difference.map(englishOf),
    messages: { difference },
  };
}

/** That approvers have vanished, and what to do where nobody is left. */
function vanishedWords(
  stage: Pick<StageRecord, 'name' | 'approvers'>,
  { vanished, isStuck }: { vanished: MessageValue; isStuck: boolean },
): { message: string; remedy?: string; messages: Messages } {
  return isStuck
    ? messageAndRemedy(
        say('approvers.stuck', { stage: stage.name, approvers: vanished }),
        say('approvers.stuck.remedy'),
      )
    : toldMessage(
        say('approvers.replaced', {
          stage: stage.name,
          approvers: vanished,
          others: stage.approvers,
        }),
      );
}

function toldMessage(message: Message): {
  message: string;
  messages: Messages;
} {
  return { message: englishOf(message), messages: { message } };
}
