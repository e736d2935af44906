/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type {
  AccessEventType,
  ApprovalStage,
  Decision,
  GrantStatus,
  Offboarding,
  OperationError,
  OperationStatus,
  OperationStepName,
  OperationStepStatus,
  Plan,
  RequestKind,
  RequestSource,
  RequestStatus,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';

/*
 * The three records of the desired side. Each carries the version that a change must name, so that two who change the
 * same record cannot both succeed. Times are ISO 8601 in UTC with milliseconds, which compare as text.
 */

/** Anything that JSON can hold, for people to read. */
export type Details = Record<string, unknown>;

/** A person for whom access is asked, with the Identity Center user found behind the catalog user at that time. */
export type Beneficiary = {
  person: string;
  displayName: string;
  userId: string;
  userName: string;
};

/** An Identity Center group that is assigned to a domain, with its name at that time. */
export type AssignedGroup = { groupId: string; displayName: string };

/** A stage of a request's decision, with the votes as they were cast. */
export type StageRecord = Omit<ApprovalStage, 'votes'> & {
  votes: VoteRecord[];
};

/** A vote; the Identity Center user is kept so that nobody votes twice under two catalog names. */
export type VoteRecord = ApprovalStage['votes'][number] & { userId?: string };

/** A request: somebody asks, others decide. */
export type RequestRecord = {
  requestId: string;
  version: number;
  kind: RequestKind;
  status: RequestStatus;
  team: string;
  domainId: string;
  executionRole: string;
  people: Beneficiary[];
  requester: string;
  /** Kept so that nobody decides their own request under another catalog name. */
  requesterUserId?: string;
  justification: string;
  source: RequestSource;
  plan: Plan;
  policy: { name: string; version: string };
  /** Of the stage that is in review, or was last. */
  approvers: string[];
  stages: StageRecord[];
  decision?: Decision;
  endedReason?: string;
  /** ISO 8601; absent means until revoked. */
  duration?: string;
  /** For `extend`, `change-role` and `revoke`. */
  grantIds?: string[];
  offboarding?: Offboarding;
  /** Whose assignment is to let the people in; absent means that each gets an assignment of their own. */
  throughGroup?: AssignedGroup;
  /** When the access is to begin; absent means once it is approved. */
  startsAt?: string;
  /** When the request expires undecided; absent means never. */
  expiresAt?: string;
  /** When approvers are to be reminded, those times that are still to come, ascending. */
  reminders: string[];
  idempotencyKey: string;
  /** Of the input as it was sent; a repeated key with another input is a mistake of the caller. */
  inputHash: string;
  createdAt: string;
  updatedAt: string;
};

/** What operations of a grant made in AWS. Only this may ever be undone. */
export type Made = {
  /**
   * Of a group's assignment it is noted before it is made, so that a grant that is revoked in that very moment still knows
   * of it, and handed to a grant that needs the assignment on.
   */
  assignment?: boolean;
  profile?: boolean;
  /** The profile's role before it was changed; an empty object when it had none of its own. */
  roleBefore?: { executionRole?: string };
};

/**
 * A grant with every id that taking it back needs, so that revoking depends neither on the policy nor on the person
 * still existing.
 */
export type GrantRecord = {
  grantId: string;
  version: number;
  requestId: string;
  person: string;
  displayName: string;
  userId: string;
  userName: string;
  team: string;
  requester: string;
  domainId: string;
  accountId: string;
  region: string;
  applicationArn: string;
  executionRole: string;
  status: GrantStatus;
  /** Whose assignment the grant lives by, shared by all grants through the group; absent means the person's own. */
  throughGroup?: AssignedGroup;
  /** The name the approved plan gave a profile that had to be created. */
  plannedProfileName?: string;
  profileName?: string;
  made: Made;
  /** When the access is to begin; absent once it has, and nothing was done in AWS while it is there. */
  startsAt?: string;
  /** Absent means until revoked. */
  expiresAt?: string;
  /** Why the grant is suspended, is being taken back, or has ended. */
  endedReason?: string;
  /** When the access ended. A grant that is being taken back all the same deletes what it had left behind. */
  endedAt?: string;
  /** When the access of a suspended grant is taken away. */
  deprovisionAt?: string;
  /** Ways in that remain once the grant has ended, in words. */
  remainingAccess?: string[];
  /** What has been announced and is not announced again, e.g. the expiry notice `P7D`. */
  notices: string[];
  createdAt: string;
  updatedAt: string;
};

/** Among a grant's notices: the person was seen in the grant's team; and then no longer. */
export const MEMBER = 'member';
export const MOVED = 'moved';

/** A step of an operation. */
export type StepRecord = {
  name: OperationStepName;
  status: OperationStepStatus;
  /** How often it ran; polling does not count. */
  attempts: number;
  changed?: boolean;
  detail?: string;
  error?: OperationError;
  /**
   * The errors that were told of since the step was last done, or retried by a person. A step that is tried again by
   * itself meets the same ones over and over.
   */
  told?: Pick<OperationError, 'kind' | 'name'>[];
  /**
   * What was there before the first write, stored before the write. A step that finds its own work after a crash knows
   * by it that the work is its own.
   */
  before?: Details;
  startedAt?: string;
  endedAt?: string;
};

/** An operation: one attempt to make AWS match a grant. */
export type OperationRecord = {
  operationId: string;
  version: number;
  grantId: string;
  requestId: string;
  kind: 'provision' | 'change-role' | 'deprovision';
  status: OperationStatus;
  steps: StepRecord[];
  /** How often verification has sent the operation back. */
  rounds: number;
  /** The lane of the next AWS call. */
  lane: string;
  /** When the operation goes on; absent when it waits for a person or has ended. */
  nextTryAt?: string;
  startedAt: string;
  endedAt?: string;
};

/** An event to append; the store adds sequence and hashes. */
export type NewEvent = {
  /** Absent where it belongs to none. */
  requestId?: string;
  grantId?: string;
  operationId?: string;
  type: AccessEventType;
  /** Catalog ref of a person, `policy:<name>`, or `system`. */
  actor: string;
  /** Where the actor came from; the store fills it in for people, from the origin of the change. */
  source?: RequestSource;
  /** The actor, then each service it acted through; absent when it acted directly. */
  actorChain?: string[];
  detail: Details;
  at: string;
};

/** The person of a grant, as requests name people. */
export function beneficiaryOf(grant: GrantRecord): Beneficiary {
  const { person, displayName, userId, userName } = grant;
  return { person, displayName, userId, userName };
}

/** What a grant knows once its person is seen with a profile; one of another name was not made or changed here. */
export function withProfile(
  grant: GrantRecord,
  name: string,
): Pick<GrantRecord, 'profileName' | 'made'> {
  const isSame =
    grant.profileName?.toLocaleLowerCase('en-US') ===
    name.toLocaleLowerCase('en-US');
  return {
    profileName: name,
    made: isSame ? grant.made : { assignment: grant.made.assignment },
  };
}

/** The grants that count as access somebody has or is about to have. */
export function isLive(status: GrantStatus): boolean {
  return status !== 'ended';
}
