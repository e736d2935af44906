/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * The stages of a request. Their approvers are resolved again for every decision, since people leave and groups change
 * while a request waits.
 */
import { isSameHuman, type Identified } from './personKey';
import type { PolicyStage } from './policy';
import type {
  NewEvent,
  RequestRecord,
  StageRecord,
  VoteRecord,
} from './records';
import type { EntityRef } from './names';

/** The refs that the words of a policy stand for. */
export type ApproverWords = {
  'team-leads': string[];
  'domain-owners': string[];
  'parent-group': string[];
  manager: string[];
};

export type Candidate = Identified;

export type ResolvedStage = Pick<
  StageRecord,
  'name' | 'approvers' | 'quorum' | 'fallback' | 'letIn'
> & {
  /** Everybody behind the approvers. */
  people: Candidate[];
  /** Those of them who may decide this request. */
  eligible: Candidate[];
};

/** The approvers of a stage, with words replaced by refs. */
export function approverRefs(
  approvers: EntityRef[],
  words: ApproverWords,
): string[] {
  return [
    ...new Set(
      approvers.flatMap(approver =>
        Object.hasOwn(words, approver)
          ? words[approver as keyof ApproverWords]
          : [approver],
      ),
    ),
  ];
}

/** Resolves the approvers of a stage; the fallback approvers are added when too few of the others can decide. */
export function resolveStage(
  stage: PolicyStage,
  facts: {
    words: ApproverWords;
    fallbackApprovers: string[];
    /** The people behind a ref, without those who are gone or disabled. */
    peopleBehind: (ref: string) => Candidate[];
    /** The requester, the beneficiaries, and who has approved another stage. */
    excluded: Candidate[];
    /** Whom the request lets in besides, through a group. */
    letIn?: (candidate: Candidate) => boolean;
  },
): ResolvedStage {
  const { name, quorum } = stage;
  const { fallbackApprovers, peopleBehind, letIn = () => false } = facts;
  const own = approverRefs(stage.approvers, facts.words);
  const able = eligibleOf(own, facts);
  const fallback = able.length < quorum && fallbackApprovers.length > 0;
  // The fallback approvers replace nobody who can decide.
  const approvers = fallback
    ? [...new Set([...(able.length ? own : []), ...fallbackApprovers])]
    : own;
  const people = approvers.flatMap(peopleBehind);
  const ownEntrants = people.filter(letIn);
  return {
    name,
    quorum,
    approvers,
    fallback,
    letIn: ownEntrants.length ? ownEntrants : undefined,
    people,
    eligible: eligibleOf(approvers, facts),
  };
}

/** The stage that waits for votes. */
export function stageInReview(
  request: Pick<RequestRecord, 'stages'>,
): StageRecord | undefined {
  return request.stages.find(({ status }) => status === 'in-review');
}

/** The approvals of a stage that count. */
export function approvalsOf(stage: Pick<StageRecord, 'votes'>): VoteRecord[] {
  return stage.votes.filter(
    ({ outcome, lapsedAt }) => outcome === 'approved' && !lapsedAt,
  );
}

/** The stages by the approvals that count: the first that has too few is the one in review. */
export function settleStages(stages: StageRecord[]): StageRecord[] {
  const isComplete = (stage: StageRecord) =>
    approvalsOf(stage).length >= stage.quorum;
  const open = stages.findIndex(stage => !isComplete(stage));
  return stages.map((stage, index) => {
    if (index === open) {
      return { ...stage, status: 'in-review' };
    }
    return { ...stage, status: isComplete(stage) ? 'approved' : 'waiting' };
  });
}

/** Stages without votes, the first one in review. */
export function openStages(
  stages: Pick<
    ResolvedStage,
    'name' | 'approvers' | 'quorum' | 'fallback' | 'letIn'
  >[],
): StageRecord[] {
  return stages.map(({ name, approvers, quorum, fallback, letIn }, index) => ({
    name,
    approvers,
    quorum,
    fallback,
    letIn,
    status: index === 0 ? 'in-review' : 'waiting',
    votes: [],
  }));
}

/** Whether stages are the same but for who their approvers are. */
export function hasSameStages(
  a: Pick<StageRecord, 'name' | 'quorum'>[],
  b: Pick<StageRecord, 'name' | 'quorum'>[],
): boolean {
  return (
    a.length === b.length &&
    a.every(({ name, quorum }, index) => {
      const other = b[index];
      return name === other?.name && quorum === other.quorum;
    })
  );
}

/** The stage in review and its approvers, for events that lead to notifications. */
export function stageDetail(
  request: Pick<RequestRecord, 'stages'>,
): NewEvent['detail'] {
  const stage = stageInReview(request);
  return stage
    ? {
        stage: stage.name,
        approvers: stage.approvers,
        quorum: stage.quorum,
        fallback: stage.fallback,
      }
    : {};
}

function eligibleOf(
  refs: EntityRef[],
  facts: {
    peopleBehind: (ref: string) => Candidate[];
    excluded: Candidate[];
    letIn?: (candidate: Candidate) => boolean;
  },
): Candidate[] {
  const eligible: Candidate[] = [];
  for (const candidate of refs.flatMap(facts.peopleBehind)) {
    if (
      !facts.letIn?.(candidate) &&
      !facts.excluded.some(each => isSameHuman(each, candidate)) &&
      !eligible.some(each => isSameHuman(each, candidate))
    ) {
      eligible.push(candidate);
    }
  }
  return eligible;
}
