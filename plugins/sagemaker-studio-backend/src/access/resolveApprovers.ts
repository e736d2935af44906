/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { DecisionFacts } from './decisionFacts';
import { refuse, type Refusal, type Transition } from './outcome';
import type { RequestRecord } from './records';
import { changeStages } from './requestRevision';
import { requestEvent, whyClosed } from './requestTransitions';
import { hasSameStages, stageDetail, stageInReview } from './stages';

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
      requestEvent(state, 'request.approvers-changed', 'system', facts.at, {
        before: before.approvers,
        ...stageDetail(state),
      }),
    ],
    commands: [],
  };
}

/** The approvers and the policy of now, the votes as they are. */
export function adoptStages(
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
