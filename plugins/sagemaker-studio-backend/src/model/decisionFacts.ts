/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { Plan } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { Actor } from './mayDecide';
import type { Refusal, Transition } from './outcome';
import type { Beneficiary, RequestRecord } from './records';
import type { ResolvedStage } from './stages';

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
  stages: Pick<
    ResolvedStage,
    'name' | 'approvers' | 'quorum' | 'fallback' | 'people'
  >[];
  /** The plan as of now, and the Identity Center users it is for. */
  plan: Plan;
  people: Beneficiary[];
};

/** The refusal of a command, with what has to be stored all the same. */
export type RevisingRefusal = Refusal & {
  revised?: Transition<RequestRecord>;
};
