/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import type { Grant } from './grant';
import type { Plan } from './plan';

/**
 * @public
 */
export type RequestKind =
  | 'grant'
  | 'onboard-team'
  | 'extend'
  | 'change-role'
  | 'revoke';

/** The kinds that concern grants which exist. @public */
export type GrantRequestKind = Extract<
  RequestKind,
  'extend' | 'change-role' | 'revoke'
>;

/**
 * @public
 */
export type RequestStatus =
  | 'in-review'
  | 'approved'
  | 'rejected'
  | 'withdrawn'
  | 'expired'
  | 'invalidated';

/**
 * Where a request came from.
 *
 * @public
 */
export type RequestSource = 'page' | 'template' | 'api' | 'agent';

/**
 * What a revocation takes beyond the access itself. Absent means: the assignment goes, running apps are stopped, and
 * spaces, profile and home directory stay.
 *
 * @public
 */
export type Offboarding = {
  /** Deletes the spaces the person owns, with the data on their volumes. */
  deleteSpaces: boolean;
  /** Deletes the profile, after which the person no longer reaches their home directory. Needs `deleteSpaces`. */
  deleteProfile: boolean;
};

/**
 * The Identity Center group through which people are assigned to a domain, instead of each by an assignment of their own.
 * The assignment lets in every member of the group; who is a member is the identity provider's business.
 *
 * @public
 */
export type AssignThrough = {
  /** Id of the group in IAM Identity Center. */
  group: string;
};

/**
 * One stage of a decision: so many of these people have to say yes, and one no ends it.
 *
 * @public
 */
export type ApprovalStage = {
  name: string;
  /** Catalog refs of users, or of groups whose members may. */
  approvers: string[];
  /** How many different people have to approve. */
  quorum: number;
  status: 'waiting' | 'in-review' | 'approved' | 'rejected';
  votes: {
    by: string;
    outcome: 'approved' | 'rejected';
    comment?: string;
    at: string;
    /** When it stopped counting, because the policy no longer asks whoever gave it; absent while it counts. */
    lapsedAt?: string;
  }[];
  /** Whether the fallback approvers stand in, since nobody else could decide. */
  fallback: boolean;
};

/**
 * What somebody asks for. `people` absent means: for `grant` the requester, for `onboard-team` every member.
 *
 * @public
 */
export type RequestInput = {
  kind: RequestKind;
  /** Catalog ref of the team with which access is asked, `group:default/forecasting`. */
  team: string;
  /** `d-…` */
  domainId: string;
  /** Execution role ARN; absent means the domain's default. */
  executionRole?: string;
  /** Catalog refs of the people. */
  people?: string[];
  justification: string;
  source?: RequestSource;
  /** ISO 8601 duration, e.g. `P90D`; absent means the policy's default, which may be until revoked. */
  duration?: string;
  /** For `extend`, `change-role` and `revoke`: the grants concerned, all of one team and domain. */
  grantIds?: string[];
  /** For `revoke`. */
  offboarding?: Offboarding;
  /** For `grant` and `onboard-team`; absent means that each person gets an assignment of their own. */
  assignThrough?: AssignThrough;
  /**
   * ISO 8601; for `grant` and `onboard-team`: when the access is to begin. The duration counts from then. Absent means as
   * soon as it is approved.
   */
  startsAt?: string;
};

/**
 * What a plan or a simulation is asked for: as a request, but nobody reads a justification.
 *
 * @public
 */
export type PlanInput = Omit<RequestInput, 'justification'> & {
  justification?: string;
};

/**
 * Who decided, and how.
 *
 * @public
 */
export type Decision = {
  outcome: 'approved' | 'rejected';
  /** Catalog ref of the person, or `policy:<name>` when the policy decided by itself. */
  by: string;
  automatic: boolean;
  comment?: string;
  /** ISO 8601 */
  at: string;
};

/**
 * A request with its plan, its decision and everything that came of it.
 *
 * @public
 */
export type AccessRequest = {
  requestId: string;
  kind: RequestKind;
  status: RequestStatus;
  team: string;
  domainId: string;
  executionRole: string;
  /** Catalog refs of the beneficiaries. */
  people: string[];
  requester: string;
  justification: string;
  source: RequestSource;
  plan: Plan;
  policy: { name: string; version: string };
  /** Catalog refs of those who may decide; users, or groups whose members may. */
  approvers: string[];
  decision?: Decision;
  /** Why the request ended without a decision. */
  endedReason?: string;
  grants: Grant[];
  /** ISO 8601 duration that was asked for; absent means until revoked. */
  duration?: string;
  grantIds?: string[];
  offboarding?: Offboarding;
  /** The group with its name as it was when the request was filed. */
  assignThrough?: AssignThrough & { displayName: string };
  /** ISO 8601; when the access was asked to begin. Absent means as soon as it is approved. */
  startsAt?: string;
  stages: ApprovalStage[];
  /** ISO 8601; when a request that nobody decides expires. */
  expiresAt?: string;
  /** ISO 8601 */
  createdAt: string;
  updatedAt: string;
  /** Whether the person who asks may decide now; absent in lists for others. */
  viewerMayDecide?: boolean;
};

/**
 * One line of the append-only record.
 *
 * @public
 */
export type AccessEvent = {
  sequence: number;
  /** Absent where it belongs to none, as `leavers.*` do. */
  requestId?: string;
  grantId?: string;
  operationId?: string;
  /** e.g. `request.submitted`, `request.approved`, `grant.active`, `step.done`. */
  type: string;
  /** Catalog ref of a person, `policy:<name>`, or `system`. */
  actor: string;
  /** Where the actor came from; absent for the system. */
  source?: RequestSource;
  /** The actor, then each service it acted through, e.g. `plugin:scaffolder`; absent when it acted directly. */
  actorChain?: string[];
  detail: Record<string, unknown>;
  /** SHA-256 of the event before, hex. */
  previousHash?: string;
  /** SHA-256 over the previous hash and the content, hex. */
  hash?: string;
  /** ISO 8601 */
  at: string;
};

/**
 * An event with what it is about, which is looked up and no part of what the hash covers.
 *
 * @public
 */
export type ListedEvent = AccessEvent & {
  /** `d-…` of the request. */
  domainId?: string;
  /** Of whose grant it is. */
  displayName?: string;
};

/**
 * What would happen to a request, without filing it.
 *
 * @public
 */
export type PolicySimulation = {
  policy: { name: string; version: string };
  automatic: boolean;
  stages: {
    name: string;
    approvers: string[];
    quorum: number;
    fallback: boolean;
  }[];
  /** Catalog refs of the users who would be told at once. */
  notified: string[];
  duration?: string;
  plan: Plan;
};

/**
 * The answer of a check of the whole record of events.
 *
 * @public
 */
export type EventVerification = {
  intact: boolean;
  /** How many events were read. */
  checked: number;
  /** Hash of the newest event. */
  head?: string;
  /** What is wrong, first things first; at most 100. */
  faults: { sequence: number; fault: 'altered' | 'missing' | 'misplaced' }[];
};

/**
 * What a full offboarding of a grant's person would take away.
 *
 * @public
 */
export type OffboardingPreview = {
  grantId: string;
  apps: { type: string; name: string; space?: string; status: string }[];
  spaces: { name: string; sizeGb?: number; shared: boolean }[];
  profileName?: string;
  homeDirectoryUid?: string;
  /** Ways in that would remain, in words. */
  remainingAccess: string[];
  /** ISO 8601 duration between the first step and the first that cannot be undone. */
  coolingOff: string;
  /** ISO 8601; when this was seen in AWS. */
  seenAt: string;
};
