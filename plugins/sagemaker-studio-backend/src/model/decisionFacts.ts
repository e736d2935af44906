/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { Plan } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { Actor } from './mayDecide';
import type { Refusal, Transition } from './outcome';
import type { Beneficiary, RequestRecord } from './records';
import type { ResolvedStage } from './stages';

/** Facts that a decision is based on, read for that decision. */
export type DecisionFacts = {
  at: string;
  actor: Actor;
  /** Whether the actor is an approver of the stage in review under the current policy. */
  actorIsApprover: boolean;
  /** Why the requester may no longer ask; absent when they may. */
  requesterProblem?: Refusal;
  /** Why the current policy does not allow the request; absent when it does. */
  policyProblem?: Refusal;
  /** Why the domain or the grants do not allow it; absent when they do. */
  domainProblem?: Refusal;
  /** The current policy, and its stages with the current approvers. */
  policy: RequestRecord['policy'];
  stages: Pick<
    ResolvedStage,
    'name' | 'approvers' | 'quorum' | 'fallback' | 'letIn' | 'people'
  >[];
  /** The plan as computed now, and the Identity Center users it is for. */
  plan: Plan;
  people: Beneficiary[];
};

/** A refusal of a command that changes the request all the same. */
export type RevisingRefusal = Refusal & {
  revised?: Transition<RequestRecord>;
};
