/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * A vote binds as long as the policy it was given under. Under another one, who would not be asked any more has no voice:
 * the vote stays in the record for everybody to read, and no longer counts.
 */
import type { DecisionFacts } from './decisionFacts';
import type { RequestRecord, StageRecord } from './records';
import { isSameHuman, settleStages } from './stages';

/** What has become of the stages, and which approvals no longer count, in words. */
export type LapsedVotes = { stages: StageRecord[]; difference: string[] };

/** Absent when every vote still counts. To be asked only while the stages are the same but for their approvers. */
export function lapseVotes(
  request: Pick<RequestRecord, 'policy' | 'stages'>,
  facts: Pick<DecisionFacts, 'at' | 'policy' | 'stages'>,
): LapsedVotes | undefined {
  const { policy } = request;
  if (
    policy.version === facts.policy.version &&
    policy.name === facts.policy.name
  ) {
    return undefined;
  }
  const difference: string[] = [];
  const stages = request.stages.map((stage, index) => ({
    ...stage,
    votes: stage.votes.map(vote => {
      const voter = { ref: vote.by, userId: vote.userId };
      const isAsked = facts.stages[index].people.some(each =>
        isSameHuman(each, voter),
      );
      if (vote.lapsedAt || isAsked) {
        return vote;
      }
      difference.push(
        `The approval of the stage '${stage.name}' by ${vote.by} no longer counts, since the policy asks others by now.`,
      );
      return { ...vote, lapsedAt: facts.at };
    }),
  }));
  return difference.length
    ? { stages: settleStages(stages), difference }
    : undefined;
}
