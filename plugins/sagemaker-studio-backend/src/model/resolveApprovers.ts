/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { DecisionFacts } from './decisionFacts';
import { refuse, type Refusal, type Transition } from './outcome';
import type { RequestRecord } from './records';
import { adoptStages, changePolicy } from './requestRevision';
import { requestEvent, whyClosed } from './requestTransitions';
import { stageDetail, stageInReview } from './stages';

/**
 * Takes in who the approvers are by now; refused when they are the same. When the policy has other stages by now, the
 * decision begins anew, since what was approved before was approved under another rule; and whom it no longer asks has no
 * voice any more.
 */
export function resolveApprovers(
  request: RequestRecord,
  facts: Pick<DecisionFacts, 'at' | 'policy' | 'stages'>,
): Transition<RequestRecord> | Refusal {
  const closed = whyClosed(request, 'resolve');
  if (closed) {
    return closed;
  }
  const changed = changePolicy(request, facts);
  if (changed) {
    return { state: changed.state, events: changed.events, commands: [] };
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
