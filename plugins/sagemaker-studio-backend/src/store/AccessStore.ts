/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type {
  AccessEvent,
  GrantStatus,
  RequestKind,
  RequestStatus,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type {
  GrantRecord,
  NewEvent,
  OperationRecord,
  RequestRecord,
} from '../model/records';
import type { GrantPosition, GrantSort } from '../model/grantOrder';
import type { GrantVisibility, RequestVisibility } from '../model/visibility';
import type { EventOrigin } from '../model/caller';
import type { EventMatch, RequestEventQuery } from '../events/eventQueries';

/**
 * What belongs together and is stored in one transaction. Records to update carry the version that was read; the store
 * raises it by one.
 */
export type ChangeSet = {
  insert?: {
    requests?: RequestRecord[];
    grants?: GrantRecord[];
    operations?: OperationRecord[];
  };
  update?: {
    requests?: RequestRecord[];
    grants?: GrantRecord[];
    operations?: OperationRecord[];
  };
  /** Shows grants that exist with a further request. */
  attach?: { requestId: string; grantId: string }[];
  /** Grants that must still be as they were read, though they are not changed. */
  unchanged?: GrantRecord[];
  heldBack?: HeldBackChange;
  events: NewEvent[];
  /** Where the person came from who brings this about; noted on the events of which they are the actor. */
  origin?: EventOrigin;
};

/** What waits until somebody has looked, because too much seemed to be gone at once. */
export type HeldBackChange = {
  what: 'grants' | 'requests';
  /** Ids, in order, as they were read; when they are others by now, nothing is stored. */
  from: string[];
  to: string[];
  /** ISO 8601; when somebody has accepted it. For grants. */
  acceptedAt?: string;
};

/**
 * - `stored`: all of it.
 * - `stale`: none of it, since somebody else changed one of the records first, be it one that was to stay as it is.
 * - `duplicate`: none of it, since the idempotency key, the live grant of a person and domain, or a request of the same
 *   kind against the grant exists already.
 */
export type CommitResult = 'stored' | 'stale' | 'duplicate';

/** Which requests to list. */
export type RequestQuery = {
  /** Asked by or for this person. */
  mine?: { ref: string };
  /**
   * In review, and this person may decide: approver by one of the refs, neither requester nor beneficiary, and has not
   * voted yet.
   */
  toDecide?: { refs: string[]; ref: string; userId?: string };
  team?: string;
  domainId?: string;
  kind?: RequestKind;
  status?: RequestStatus;
  requester?: string;
  /** For any of these people. */
  people?: string[];
  /** Default: all. */
  visible?: RequestVisibility;
  /** Default: newest first. */
  sort?: RequestSort;
  limit: number;
  /** The last request of the page before. */
  after?: { value: string; requestId: string };
};

/** By which time, and whether the latest comes first. */
export type RequestSort = {
  by: 'createdAt' | 'updatedAt';
  descending: boolean;
};

/** Which grants to list; live ones unless `status` asks for others. */
export type GrantQuery = {
  team?: string;
  person?: string;
  domainId?: string;
  status?: GrantStatus;
  /** Default: all. */
  visible?: GrantVisibility;
  /** Default: newest first. */
  sort?: GrantSort;
  limit: number;
  /** The last grant of the page before. */
  after?: GrantPosition;
};

/** Keeps requests, grants, operations and the record of events. Decides nothing. */
export interface AccessStore {
  commit(changes: ChangeSet): Promise<CommitResult>;

  getRequest(requestId: string): Promise<RequestRecord | undefined>;
  findRequestByKey(query: {
    requester: string;
    idempotencyKey: string;
  }): Promise<RequestRecord | undefined>;
  listRequests(query: RequestQuery): Promise<RequestRecord[]>;
  /** grantId → the request of the kind that is in review against it. */
  findRequestsAgainst(query: {
    grantIds: string[];
    kind: RequestKind;
  }): Promise<Map<string, string>>;

  getGrant(grantId: string): Promise<GrantRecord | undefined>;
  /** Grants that have not ended. */
  listLiveGrants(query: {
    people?: string[];
    userIds?: string[];
    /** Those that live by the assignment of one of these groups. */
    groupIds?: string[];
    team?: string;
    domainId?: string;
  }): Promise<GrantRecord[]>;
  listGrants(query: GrantQuery): Promise<GrantRecord[]>;
  /** Grants that are not being taken back yet and whose end lies before, and not before `from`; by grant id. */
  listExpiring(query: {
    before: string;
    from?: string;
    limit: number;
    /** The last grant of the page before. */
    after?: string;
  }): Promise<GrantRecord[]>;
  /** Scheduled grants whose time to begin has come; by grant id. */
  listStarting(query: {
    now: string;
    limit: number;
    after?: string;
  }): Promise<GrantRecord[]>;
  /** Suspended grants whose grace period is over; by grant id. */
  listSuspensionsOver(query: {
    now: string;
    limit: number;
    after?: string;
  }): Promise<GrantRecord[]>;
  /** requestId → the grants shown with it, those it made and those it found. */
  listGrantsOfRequests(
    requestIds: string[],
  ): Promise<Map<string, GrantRecord[]>>;

  getOperation(operationId: string): Promise<OperationRecord | undefined>;
  /** grantId → its newest operation. */
  listLatestOperations(
    grantIds: string[],
  ): Promise<Map<string, OperationRecord>>;
  /** The operations of the lane that are due, but for some, the oldest first. */
  listDueOperations(query: {
    lane: string;
    now: string;
    limit: number;
    except?: string[];
  }): Promise<OperationRecord[]>;

  listEvents(query: RequestEventQuery): Promise<AccessEvent[]>;
  /** The newest event that matches. */
  findLastEvent(match: EventMatch): Promise<AccessEvent | undefined>;
}
