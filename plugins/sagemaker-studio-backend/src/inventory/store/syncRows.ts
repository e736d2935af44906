/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
export const SYNCS = 'inventory_syncs';

/** Start of the scopes that are one application and not a lane. */
export const ASSIGNMENTS_SCOPE = 'assignments:';
/** Start of the scopes that are the profiles of one domain. */
const DOMAIN_SCOPE = 'domain:';
/** Start of the scopes that are the spaces and apps of one domain. */
const USAGE_SCOPE = 'usage:';

/** How far the sync of a scope is. */
export type SyncRow = {
  /** The lane, `assignments:<application ARN>`, `domain:<domain>` or `usage:<domain>`. */
  scope: string;
  completed_at: string | null;
  requested_at: string | null;
  failed_at: string | null;
  failure: string | null;
  failure_action: string | null;
  failure_remedy: string | null;
  /** Rows that events had removed since the lane was swept. */
  removed_since: number;
};

/** How far the sync of a lane is, or of what is read by itself within it. */
export type SyncState = {
  scope: string;
  completedAt?: string;
  /** When a refresh was requested that has not been done. */
  requestedAt?: string;
  failedAt?: string;
  /** Why the last sweep failed; absent once one completes. */
  failure?: string;
  /** The IAM action that was missing then. */
  failureAction?: string;
  /** What to do about the failure. */
  failureRemedy?: string;
};

/** The scope of an application. */
export function assignmentsScope(applicationArn: string): string {
  return `${ASSIGNMENTS_SCOPE}${applicationArn}`;
}

/** The scope of a domain's profiles. */
export function domainScope(domainId: string): string {
  return `${DOMAIN_SCOPE}${domainId}`;
}

/** The scope of a domain's spaces and apps. */
export function usageScope(domainId: string): string {
  return `${USAGE_SCOPE}${domainId}`;
}

export function toSyncState(row: SyncRow): SyncState {
  return {
    scope: row.scope,
    completedAt: row.completed_at ?? undefined,
    requestedAt: row.requested_at ?? undefined,
    failedAt: row.failed_at ?? undefined,
    failure: row.failure ?? undefined,
    failureAction: row.failure_action ?? undefined,
    failureRemedy: row.failure_remedy ?? undefined,
  };
}

/** Why something could not be read, for those who are shown what was read before. */
export type SweepFailure = {
  message: string;
  /** The IAM action that is missing. */
  action?: string;
  remedy?: string;
};
