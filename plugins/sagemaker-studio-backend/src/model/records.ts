/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type {
  AccessEventType,
  AccessRequest,
  ApprovalStage,
  Grant,
  GrantStatus,
  Operation,
  OperationError,
  OperationStep,
  PlanItem,
  RequestSource,
  Message,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { caseKey } from '../util/caseKey';
import type { TakenOver } from './takeOver';
import { isSameHuman, type Identified } from './personKey';
import type { DisplayName, EntityRef, Login } from './names';

/*
 * The records of requests, grants and operations. Each carries a version that every change has to name (optimistic lock).
 * Times are ISO 8601 in UTC with milliseconds, which compare as text.
 */

export type Details = Record<string, unknown>;

/** A person for whom access is asked, with their Identity Center user at that time. */
export type Beneficiary = {
  person: EntityRef;
  displayName: DisplayName;
  userId: string;
  userName: Login;
};

/** An Identity Center group that is assigned to a domain, with its name at that time. */
export type AssignedGroup = { groupId: string; displayName: string };

export type StageRecord = Omit<ApprovalStage, 'votes' | 'letIn'> & {
  votes: VoteRecord[];
  /** Whether too few people are left who can approve it, which was reported. */
  isStuck?: boolean;
  /** Those behind the approvers who would get in by this request themselves, and so may not decide it. */
  letIn?: Identified[];
};

/** A vote; the Identity Center user is kept so that nobody votes twice under two catalog names. */
export type VoteRecord = ApprovalStage['votes'][number] & { userId?: string };

/** The requested terms, where an approver has changed them. */
export type AskedRecord = NonNullable<AccessRequest['asked']> & {
  /** Identity Center user of `changedBy`, when one is known; absent in records of earlier versions. */
  changedByUserId?: string;
};

/** The team rule that filed a request, and who had set it. */
export type FilingRule = {
  ruleId: string;
  /** Absent: app-config. */
  setBy?: Identified;
  /** Whether they may decide it: where they could let people in, or take the access away, without anybody else. */
  setterMayDecide: boolean;
};

export type RequestRecord = Omit<
  AccessRequest,
  | 'people'
  | 'stages'
  | 'grants'
  | 'outcome'
  | 'assignThrough'
  | 'teamRule'
  | 'viewerMayDecide'
  | 'messages'
  | 'asked'
> & {
  version: number;
  people: Beneficiary[];
  asked?: AskedRecord;
  /** `endedReason`, as pages word it; absent in records of earlier versions. */
  endedMessage?: Message;
  /** Kept so that nobody decides their own request under another catalog name. */
  requesterUserId?: string;
  /** Identity Center group of the team, when one is known; the ref is the one that the team has today. */
  teamGroupId?: string;
  stages: StageRecord[];
  /** The team rule that filed it. */
  teamRule?: FilingRule;
  /** The group whose assignment is to be used; absent means that each person gets their own. */
  throughGroup?: AssignedGroup;
  /** When approvers are to be reminded, those times that are still to come, ascending. */
  reminders: string[];
  idempotencyKey: string;
  /** Of the input as it was sent; a repeated key with another input is a mistake of the caller. */
  inputHash: string;
};

/** Resources in AWS that operations of a grant created. Only these may be removed again. */
export type Created = {
  /** For a group it is recorded before the call, in case the grant is revoked meanwhile, and handed on to a successor. */
  assignment?: boolean;
  profile?: boolean;
  /** The profile's role before it was changed; an empty object when it had none of its own. */
  roleBefore?: { executionRole?: string };
};

/** A grant with every id that a revocation needs, so that it depends neither on a policy nor on the person. */
export type GrantRecord = Omit<
  Grant,
  | 'operation'
  | 'viewerMayUndo'
  | 'viewerMayRetry'
  | 'remainingAccess'
  | 'messages'
> &
  Beneficiary & {
    version: number;
    /** Identity Center group of the team, when one is known; the ref is the one that the team has today. */
    teamGroupId?: string;
    requester: EntityRef;
    accountId: string;
    region: string;
    applicationArn: string;
    /** Ways in that remain without this grant. */
    remainingAccess?: Message[];
    /** The name the approved plan gave a profile that had to be created. */
    plannedProfileName?: string;
    /** The profile of somebody else that the approved plan handed over. */
    takenOver?: TakenOver;
    created: Created;
    /** Expiry notices that have been sent, such as `P7D`. */
    announced: string[];
    /** Whether the person was notified that the access does not begin in time. */
    isDelayAnnounced?: boolean;
    /** Whether the person was last seen in the grant's team, or has moved out of it; absent when never seen there. */
    membership?: 'member' | 'moved';
    createdAt: string;
    updatedAt: string;
  };

/** A step of an operation. Polling does not count as an attempt. */
export type StepRecord = OperationStep & {
  /** Errors that were reported as events since the step was last done, or retried by a person. */
  reported?: Pick<OperationError, 'kind' | 'name'>[];
  /**
   * The state before the first write, stored before the write. After a crash it shows that what is found is the work of
   * the step itself.
   */
  before?: Details;
  /**
   * AWS accepted the change of this step, and nothing failed since. A failure that AWS shows now is the outcome of this
   * change; without it, the failure is an older one.
   */
  requested?: boolean;
  startedAt?: string;
  endedAt?: string;
};

/** An operation; without a time of its next try it waits for a person or has ended. */
export type OperationRecord = Omit<Operation, 'steps'> & {
  version: number;
  grantId: string;
  requestId: string;
  steps: StepRecord[];
  /** How often verification has gone back to an earlier step. */
  rounds: number;
  /** The lane of the next AWS call. */
  lane: string;
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
  /** Identity Center user of a person, when known; the store fills it in, as it does the source. */
  actorUserId?: string;
  /** Where the actor came from; the store fills it in for people, from the origin of the change. */
  source?: RequestSource;
  /** The actor, then each service it acted through; absent when it acted directly. */
  actorChain?: string[];
  detail: Details;
  at: string;
};

export function beneficiaryOf(grant: GrantRecord): Beneficiary {
  const { person, displayName, userId, userName } = grant;
  return { person, displayName, userId, userName };
}

/** Whether two grants or beneficiaries are of one person: another user id is another person, whatever the names. */
export function isSamePerson(
  a: { person: string; userId: string },
  b: { person: string; userId: string },
): boolean {
  return isSameHuman(identifiedBy(a), identifiedBy(b));
}

/** Whether an item of a plan is for the person; one that was made before plans named users, by the ref. */
export function isPlannedFor(
  item: Pick<PlanItem, 'person' | 'userId'>,
  of: { person: string; userId: string },
): boolean {
  return isSameHuman(identifiedBy(item), identifiedBy(of));
}

/** The person of a grant or a request, for comparisons. */
export function identifiedBy(of: {
  person: EntityRef;
  userId?: string;
}): Identified {
  return { ref: of.person, userId: of.userId };
}

/** A grant whose person is seen with a profile. A profile of another name was neither created nor changed here. */
export function withProfile(
  grant: GrantRecord,
  name: string,
): Pick<GrantRecord, 'profileName' | 'created'> {
  const isSame = caseKey(grant.profileName ?? '') === caseKey(name);
  return {
    profileName: name,
    created: isSame ? grant.created : { assignment: grant.created.assignment },
  };
}

export function isLive(status: GrantStatus): boolean {
  return status !== 'ended';
}
