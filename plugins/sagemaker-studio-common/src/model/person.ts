/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import type {
  GrantStatus,
  Operation,
  OperationError,
  OperationStepName,
} from './grant';
import type { AccessRequest, PlanInput } from './request';
import type { StudioDomain } from './domain';

/**
 * The named difference between the access that should be and the access that is, for a person and a domain.
 *
 * @public
 */
export type DiagnosisCode =
  | 'ready'
  | 'ready-after-first-sign-in'
  | 'no-access'
  | 'in-progress'
  | 'not-known'
  | 'blocked'
  | 'profile-without-assignment'
  | 'profile-failed'
  | 'role-differs'
  | 'disabled-but-holding'
  | 'no-identity-center-user'
  | 'ambiguous-person'
  | 'access-nobody-granted'
  | 'profile-of-nobody'
  | 'two-profiles'
  | 'unused'
  | 'legacy-domain'
  | 'iam-domain'
  | 'unified-studio-domain'
  | 'domain-closed';

/**
 * A diagnosis with its sentence for people.
 *
 * @public
 */
export type Diagnosis = {
  code: DiagnosisCode;
  /** One or two sentences: what is, and what to do if anything. */
  sentence: string;
  /** The request that would repair it, where there is one. */
  repair?: RepairProposal;
};

/**
 * A request, prefilled but for the justification, that would make what is what should be.
 *
 * @public
 */
export type RepairProposal = {
  /** What it does, as the label of a button, e.g. "Request access again". */
  label: string;
  input: PlanInput;
};

/**
 * What a person does with their access, as far as AWS shows it.
 *
 * @public
 */
export type Usage = {
  spaces: number;
  runningApps: { type: string; name: string; instanceType?: string }[];
  /** ISO 8601; when an app or space of theirs was last used. Absent when never seen in use. */
  lastActivityAt?: string;
};

/**
 * One human, as far as known: from the catalog, from Identity Center, or both.
 *
 * @public
 */
export type Person = {
  /** Catalog entity ref, `user:default/jane.doe`. */
  entityRef?: string;
  displayName: string;
  email?: string;
  /**
   * Catalog refs, where several go by one Identity Center user. Nobody is chosen, so there is no `entityRef` but where
   * one of them was asked for.
   */
  sharedBy?: string[];
  /** The Identity Center user behind the person, when known. */
  identityCenterUser?: {
    userId: string;
    userName: string;
    status: 'ENABLED' | 'DISABLED';
  };
};

/**
 * What one person holds in one domain.
 *
 * @public
 */
export type PersonAccess = {
  person: Person;
  domainId: string;
  /** Whether the person belongs to the team that was asked for; a guest was granted access with the team. */
  membership: 'member' | 'guest';
  assignment: {
    direct: boolean;
    /** Identity Center groups of the person that are assigned to the domain. */
    throughGroups: { groupId: string; displayName: string }[];
  };
  profile?: {
    name: string;
    /** SageMaker's own status, e.g. `InService`, `Pending`, `Failed`. */
    status: string;
    /** The role in effect: the profile's own, or the domain's default. */
    executionRole?: string;
    failureReason?: string;
  };
  grant?: {
    grantId: string;
    requestId: string;
    /** Catalog ref of the team with which it was granted. */
    team?: string;
    status: GrantStatus;
    executionRole: string;
    /** ISO 8601; when access that has not begun yet is to begin. */
    startsAt?: string;
    /** ISO 8601; absent means until revoked. */
    expiresAt?: string;
    /** ISO 8601; when the access ended, even if what it left behind is being deleted only now. */
    endedAt?: string;
    /** ISO 8601; when the access of a suspended grant is taken away. */
    deprovisionAt?: string;
    /** What is being done in AWS, while that goes on or is blocked. */
    operation?: {
      kind: Operation['kind'];
      /** The step at which it is. */
      step?: OperationStepName;
      /** What keeps the step from being done. */
      error?: OperationError;
    };
  };
  /** The undecided request for this person and domain. */
  pendingRequestId?: string;
  diagnosis: Diagnosis;
  /** Spaces, running apps and when they were last used; absent for those without a profile. */
  usage?: Usage;
};

/**
 * The ways into Studio for a person who is ready.
 *
 * @public
 */
export type StudioLinks = {
  /** The domain's own address. */
  studio: string;
  /** The AWS access portal, with a tile per application. */
  accessPortal?: string;
  /** The dashboard of the identity provider. */
  identityProvider?: string;
};

/**
 * The team page's data.
 *
 * @public
 */
export type TeamAccess = {
  team: { entityRef: string; displayName: string };
  /** Domains the team may ask for or in which its people hold something, manageable ones first. */
  domains: StudioDomain[];
  people: PersonAccess[];
  /** What the person who asks may do here. */
  viewer: {
    entityRef?: string;
    isMember: boolean;
    /** May decide requests of this team. */
    isLead: boolean;
    /** In which domains, and for which roles, the policies let the person ask for others of the team. */
    mayAskForOthers?: { domainId: string; executionRoles: string[] }[];
  };
  /** Requests of this team that wait for a decision. */
  pendingRequests: AccessRequest[];
  /** ISO 8601; the oldest of the syncs behind the domains that were read. Absent before any sync has ended. */
  syncedAt?: string;
};

/**
 * One person's access to every domain.
 *
 * @public
 */
export type PersonOverview = {
  person: Person;
  access: (PersonAccess & { domain: StudioDomain; links: StudioLinks })[];
  requests: AccessRequest[];
  /** ISO 8601; the oldest of the syncs behind the domains that were read. Absent before any sync has ended. */
  syncedAt?: string;
};
