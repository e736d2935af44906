/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/* Input of plans and diagnoses: the observed and the desired state of one person in one domain. */
import type {
  Operation,
  OperationError,
  OperationStepName,
  StudioDomain,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { AssignedGroup, GrantRecord } from '../model/records';
import type { DisplayName, EntityRef, Login } from '../model/names';

/** The Identity Center user behind a catalog user. */
export type IdentityFact =
  | {
      outcome: 'found';
      userId: string;
      userName: Login;
      status: 'ENABLED' | 'DISABLED';
      /** Catalog refs, where several are this one user, so that nobody can say whose access it is. */
      sharedBy?: string[];
    }
  | {
      outcome: 'none';
      searched: string[];
      /** Id of the user that the catalog user led to before, and who is gone. */
      recordedUserId?: string;
    }
  | { outcome: 'ambiguous'; candidates: string[] }
  | {
      outcome: 'conflict';
      /** Usernames that the catalog leads to now; none where it no longer leads to the recorded one. */
      candidates: string[];
      /** The username that it led to before, or the id of a user who is gone. */
      recorded?: string;
      /** Others in the catalog who are or may be whom the name alone leads to; none as long as nobody knows. */
      namesakes?: string[];
    };

/** The user id of somebody of whom it is known. */
export function userIdOf(identity: IdentityFact): string | undefined {
  return identity.outcome === 'found' ? identity.userId : undefined;
}

/** Whether the ref may be somebody else's, so that nothing that was recorded under it is shown as theirs. */
export function isDisputed(identity: IdentityFact | undefined): boolean {
  return identity?.outcome === 'conflict' || identity?.outcome === 'ambiguous';
}

/** A profile of the person, which carries the login of today. */
export type ProfileFact = {
  name: string;
  status: string;
  /** The profile's own role; absent means the domain's default applies. */
  executionRole?: string;
  failureReason?: string;
  /** ISO 8601 */
  createdAt?: string;
};

/** An Identity Center group through which people are, or are to be, assigned to a domain. */
export type GroupFacts = {
  groupId: string;
  displayName: DisplayName;
  /** Whether a sync has found it deleted in Identity Center, where its assignment stays. */
  isGone?: boolean;
  /** Whether it is assigned to the domain. */
  assigned: boolean;
  memberUserIds: string[];
  /** Of the members, those who can sign in by its assignment alone: enabled, and with no other way in. */
  entrants: string[];
};

/** One person in one domain. */
export type PersonFacts = {
  person: EntityRef;
  displayName: DisplayName;
  identity: IdentityFact;
  assignedDirectly: boolean;
  throughGroups: { groupId: string; displayName: string }[];
  profile?: ProfileFact;
  /** Names of further profiles of the same person in the domain. */
  otherProfiles?: string[];
  /** Those of them that carry a login of earlier days, with which Studio does not open. */
  formerProfiles?: { name: string; userName: string }[];
  /** A profile with the person's login that was made for somebody else who had it then, or may have been. */
  profileOfAnother?: ProfileFact & {
    createdAt: string;
    /** User id of that person; absent where it cannot be told whose it is. */
    ownerId?: string;
    /** The name of that person at the time. */
    ownerName?: string;
  };
  /** Absent where it was never read. */
  usage?: {
    /** ISO 8601; absent means never. */
    lastActivityAt?: string;
  };
  grant?: Pick<
    GrantRecord,
    | 'grantId'
    | 'requestId'
    | 'status'
    | 'executionRole'
    | 'startsAt'
    | 'expiresAt'
    | 'endedAt'
    | 'deprovisionAt'
  > & {
    /** `isGone`: as in `GroupFacts`. */
    throughGroup?: AssignedGroup & { isGone?: boolean };
    /** Catalog ref of the team with which it was granted. */
    team?: EntityRef;
    /** Identity Center group of that team, when one is known. */
    teamGroupId?: string;
    /** ISO 8601 */
    createdAt?: string;
    /** The error that blocks the operation. */
    error?: OperationError;
    /** Of the newest operation, while one is under way. */
    operationKind?: Operation['kind'];
    /** The step at which the operation is. */
    step?: OperationStepName;
    /** The request that the operation carries out. */
    operationRequestId?: string;
    /** ISO 8601; during the cool-off period, when it ends. */
    undoUntil?: string;
    /** ISO 8601; when the operation had taken away all that lets in, and there is only left to delete. */
    removedAt?: string;
    /** Whether the person has left the team since. */
    moved?: boolean;
  };
  /** The newest grant of somebody who has none now; read where a profile is left. */
  ended?: Pick<GrantRecord, 'grantId' | 'endedReason'> & {
    /** ISO 8601 */
    endedAt: string;
    /** Catalog ref of the team with which it was granted. */
    team?: string;
  };
  pendingRequestId?: string;
};

/** A grant that exists, with what the inventory holds of its person. */
export type GrantFacts = Pick<
  GrantRecord,
  | 'grantId'
  | 'person'
  | 'displayName'
  | 'userId'
  | 'status'
  | 'executionRole'
  | 'startsAt'
  | 'expiresAt'
  | 'endedAt'
  // The inventory may know the profile by now.
  | 'profileName'
> & {
  /** Whether an operation made the assignment that the grant lives by: one of its own, or of the grants that share it. */
  madeAssignment: boolean;
  /** The group whose assignment provides the access; absent for a direct assignment. */
  throughGroup?: GroupFacts;
  assignedDirectly: boolean;
  throughGroups: { groupId: string; displayName: string }[];
  /** Other live grants that live by the same assignment. */
  sharedWith: string[];
  profile?: ProfileFact & { homeDirectoryUid?: string };
  /** Further profiles of the person in the domain, those with logins of earlier days included. */
  otherProfiles: {
    name: string;
    userName?: Login;
    homeDirectoryUid?: string;
  }[];
  /** Apps of the profiles and of the spaces they own. */
  apps: { type: string; name: string; space?: string; status: string }[];
  /** Spaces that the profiles own. */
  spaces: {
    name: string;
    sizeGb?: number;
    shared: boolean;
    /** Whether remote IDEs may connect to it. */
    remoteAccess?: boolean;
  }[];
  /** ISO 8601; when the oldest of this was seen in AWS. */
  seenAt: string;
};

/** The domain, as far as plans and diagnoses care. */
export type DomainFacts = Pick<
  StudioDomain,
  | 'domainId'
  | 'name'
  | 'accountId'
  | 'authMode'
  | 'applicationArn'
  | 'application'
  | 'defaultExecutionRole'
  // Parts that were never read, so their absence proves nothing.
  | 'unread'
  // Reasons why the domain cannot be managed; some of them also block sign-ins.
  | 'obstacle'
>;

/** `1 person`, `12 people`; without a plural, `s` is added. */
export function count(
  number: number,
  singular: string,
  plural = `${singular}s`,
): string {
  return `${number} ${number === 1 ? singular : plural}`;
}

/** `a`, `a and b`, `a, b and c`. */
export function list(words: string[]): string {
  return words.length < 2
    ? words.join('')
    : `${words.slice(0, -1).join(', ')} and ${words[words.length - 1]}`;
}
