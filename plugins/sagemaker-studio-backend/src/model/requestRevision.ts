/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * When what an approver saw is no longer what would be carried out, or no longer who has to decide it: the difference is
 * told, and it is decided again. With another plan or other stages the request goes back to its first stage; where only
 * the approvers of the same stages are others, those whom the policy still asks need not repeat themselves.
 */
import { lapseVotes } from './lapsedVotes';
import { refuse } from './outcome';
import { planDifference } from './planDifference';
import type { NewEvent, RequestRecord } from './records';
import type { DecisionFacts, RevisingRefusal } from './decisionFacts';
import {
  hasSameStages,
  openStages,
  stageDetail,
  stageInReview,
} from './stages';

/** The refusal that sends a request back; absent when plan and stages are those that the approver saw. */
export function revise(
  request: RequestRecord,
  planHash: string,
  facts: DecisionFacts,
): RevisingRefusal | undefined {
  const planIsNew = request.plan.hash !== facts.plan.hash;
  const policyChange = changePolicy(request, facts);
  if (!planIsNew && !policyChange) {
    return planHash === facts.plan.hash
      ? undefined
      : refuse(
          'conflict',
          `The plan of the request '${request.requestId}' is no longer the one you saw; read it again and decide again`,
        );
  }
  const sentences: string[] = [];
  let state = policyChange?.state ?? request;
  const events = [...(policyChange?.events ?? [])];
  if (planIsNew) {
    const difference = planChange(request, facts);
    state = {
      ...beginAnew(request, facts),
      plan: facts.plan,
      people: facts.people,
    };
    events.push({
      requestId: request.requestId,
      type: 'request.plan-changed',
      actor: 'system',
      at: facts.at,
      detail: {
        from: request.plan.hash,
        to: facts.plan.hash,
        difference,
        before: stageInReview(request)?.approvers ?? [],
        ...stageDetail(state),
      },
    });
    sentences.push(
      `The plan of the request '${request.requestId}' has changed since it was shown:`,
      ...difference,
    );
  }
  if (policyChange) {
    sentences.push(
      `The policy behind the request '${request.requestId}' has changed since it was filed:`,
      ...policyChange.difference,
    );
  }
  return {
    ...refuse(
      'conflict',
      [...sentences, 'Read it again and decide again.'].join(' '),
    ),
    revised: { state, events, commands: [] },
  };
}

/**
 * Takes in that the policy has changed in a way that matters to what was voted; absent when it has not. Other stages
 * begin the decision anew; in the same stages the votes of those who are no longer asked lapse.
 */
export function changePolicy(
  request: RequestRecord,
  facts: Pick<DecisionFacts, 'at' | 'policy' | 'stages'>,
):
  | { state: RequestRecord; events: NewEvent[]; difference: string[] }
  | undefined {
  const isSame = hasSameStages(request.stages, facts.stages);
  const lapsed = isSame ? lapseVotes(request, facts) : undefined;
  if (isSame && !lapsed) {
    return undefined;
  }
  const difference = lapsed?.difference ?? stagesChange(request, facts);
  const state: RequestRecord = lapsed
    ? {
        ...adoptStages({ ...request, stages: lapsed.stages }, facts),
        updatedAt: facts.at,
      }
    : beginAnew(request, facts);
  return {
    state,
    events: [
      {
        requestId: request.requestId,
        type: 'request.policy-changed',
        actor: 'system',
        at: facts.at,
        detail: {
          from: request.policy,
          to: facts.policy,
          difference,
          before: stageInReview(request)?.approvers ?? [],
          ...stageDetail(state),
        },
      },
    ],
    difference,
  };
}

/** The approvers and the policy of now, the votes as they are. */
export function adoptStages(
  request: RequestRecord,
  facts: Pick<DecisionFacts, 'policy' | 'stages'>,
): RequestRecord {
  const stages = request.stages.map((stage, index) => {
    const now = facts.stages[index];
    return now && (stage.status === 'in-review' || stage.status === 'waiting')
      ? { ...stage, approvers: now.approvers, fallback: now.fallback }
      : stage;
  });
  return {
    ...request,
    policy: facts.policy,
    stages,
    approvers: stageInReview({ stages })?.approvers ?? request.approvers,
  };
}

function beginAnew(
  request: RequestRecord,
  facts: Pick<DecisionFacts, 'at' | 'policy' | 'stages'>,
): RequestRecord {
  const stages = openStages(facts.stages);
  return {
    ...request,
    policy: facts.policy,
    stages,
    approvers: stages[0]?.approvers ?? [],
    updatedAt: facts.at,
  };
}

function planChange(request: RequestRecord, facts: DecisionFacts): string[] {
  const sentences = planDifference(request.plan, facts.plan);
  return sentences.length
    ? sentences
    : ['The Identity Center user behind one of the people is another.'];
}

function stagesChange(
  request: RequestRecord,
  facts: Pick<DecisionFacts, 'stages'>,
): string[] {
  const words = (stages: { name: string; quorum: number }[]) =>
    stages
      .map(({ name, quorum }) =>
        quorum > 1 ? `${name} (${quorum} people)` : name,
      )
      .join(', then ');
  return [
    `The stages were ${words(request.stages)} and are now ${words(
      facts.stages,
    )}.`,
  ];
}
