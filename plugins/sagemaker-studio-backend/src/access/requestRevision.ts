/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * When what an approver saw is no longer what would be carried out, or no longer who has to decide it: the request goes
 * back to its first stage with the difference told, and all who had approved decide again.
 */
import { refuse } from './outcome';
import { planDifference } from './planDifference';
import type { NewEvent, RequestRecord } from './records';
import type { DecisionFacts, RevisingRefusal } from './decisionFacts';
import { hasSameStages, openStages, stageDetail } from './stages';

/** The refusal that sends a request back; absent when plan and stages are those that the approver saw. */
export function revise(
  request: RequestRecord,
  planHash: string,
  facts: DecisionFacts,
): RevisingRefusal | undefined {
  const planIsNew = request.plan.hash !== facts.plan.hash;
  const stagesAreNew = !hasSameStages(request.stages, facts.stages);
  if (!planIsNew && !stagesAreNew) {
    return planHash === facts.plan.hash
      ? undefined
      : refuse(
          'conflict',
          `The plan of the request '${request.requestId}' is no longer the one you saw; read it again and decide again`,
        );
  }
  const plan = planIsNew ? planChange(request, facts) : [];
  const stages = stagesAreNew ? stagesChange(request, facts) : [];
  const reopened = changeStages(
    { ...request, plan: facts.plan, people: facts.people },
    facts,
  );
  const { state } = reopened;
  const events: NewEvent[] = stagesAreNew ? reopened.events : [];
  if (planIsNew) {
    events.push({
      requestId: request.requestId,
      type: 'request.plan-changed',
      actor: 'system',
      at: facts.at,
      detail: {
        from: request.plan.hash,
        to: facts.plan.hash,
        difference: plan,
        ...stageDetail(state),
      },
    });
  }
  return {
    ...refuse(
      'conflict',
      [
        ...(planIsNew
          ? [
              `The plan of the request '${request.requestId}' has changed since it was shown:`,
              ...plan,
            ]
          : []),
        ...(stagesAreNew
          ? [
              `The policy behind the request '${request.requestId}' has changed since it was filed:`,
              ...stages,
            ]
          : []),
        'Read it again and decide again.',
      ].join(' '),
    ),
    revised: { state, events, commands: [] },
  };
}

/** Begins the decision anew under the stages of now. */
export function changeStages(
  request: RequestRecord,
  facts: Pick<DecisionFacts, 'at' | 'policy' | 'stages'>,
): { state: RequestRecord; events: NewEvent[] } {
  const stages = openStages(facts.stages);
  const state: RequestRecord = {
    ...request,
    policy: facts.policy,
    stages,
    approvers: stages[0]?.approvers ?? [],
    updatedAt: facts.at,
  };
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
          difference: stagesChange(request, facts),
          ...stageDetail(state),
        },
      },
    ],
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
