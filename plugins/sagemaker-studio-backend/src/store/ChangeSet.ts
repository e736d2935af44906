/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { Knex } from 'knex';
import type {
  GrantRecord,
  NewEvent,
  OperationRecord,
  RequestRecord,
  StepRecord,
} from '../model/records';
import type { EventOrigin } from '../model/caller';
import type { EntityRef } from '../model/names';

/**
 * Changes that are stored in one transaction, or not at all. Records to update carry the version that was read; the store
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
    /** Steps of the operations that are stored as they are, so that they need not be written again. */
    storedSteps?: readonly StepRecord[];
  };
  /** Existing grants that a further request shows. */
  attach?: { requestId: string; grantId: string }[];
  /** Grants that are not changed, and must still have the version that was read. */
  unchanged?: GrantRecord[];
  heldBack?: HeldBackChange;
  identityLink?: IdentityLinkChange;
  /** Written in the same transaction; resolves to whether it still applies, and otherwise nothing is stored. */
  alongside?: (transaction: Knex.Transaction) => Promise<boolean>;
  /**
   * Whether what was counted for the decision still holds; otherwise nothing is stored. It is asked last, with the changes
   * in place, while no other change with events can be stored; so of two that would each fit, one does.
   */
  stillHolds?: (transaction: Knex.Transaction) => Promise<boolean>;
  events: NewEvent[];
  /** How the person who makes the change came in; recorded on the events of which they are the actor. */
  origin?: EventOrigin;
};

/** A mass change that waits until a person accepts it. */
export type HeldBackChange = {
  what: 'grants' | 'requests';
  /** Ids, in order, as they were read; when they are others by now, nothing is stored. */
  from: string[];
  to: string[];
  /** ISO 8601; when somebody has accepted it. For grants. */
  acceptedAt?: string;
};

/** A person's decision on the Identity Center user of a catalog user. */
export type IdentityLinkChange = {
  entityRef: EntityRef;
  /** Id of the identity store. */
  authority: string;
  /** The principal of the link as it was read; when it is another by now, nothing is stored. Absent: there was none. */
  from?: string;
  /** Id of a principal. */
  to: string;
  /** Principals that the user is not. */
  rejected: string[];
  /** Hash of the catalog data that the match is based on. */
  hints: string;
  /** Catalog ref of who has decided. */
  by: string;
  /** ISO 8601 */
  at: string;
};

/**
 * - `stored`: everything.
 * - `conflict`: nothing, since one of the records has another version by now (optimistic lock error).
 * - `duplicate`: nothing, since the idempotency key, the live grant of a person and domain, or an open request of the same
 *   kind for them exists already.
 */
export type CommitResult = 'stored' | 'conflict' | 'duplicate';
