/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

export const SYNCS = 'inventory_syncs';

/** Start of the scopes that are one application and not a lane. */
export const ASSIGNMENTS_SCOPE = 'assignments:';

/** How far the sync of a scope is. */
export type SyncRow = {
  /** The lane, or `assignments:<application ARN>`. */
  scope: string;
  completed_at: string | null;
  requested_at: string | null;
  accept_removals: boolean | number;
  failed_at: string | null;
  failure: string | null;
  failure_action: string | null;
  failure_remedy: string | null;
};

/** How far the sync of a lane, or of the assignments of one application, is. */
export type SyncState = {
  scope: string;
  completedAt?: string;
  /** Somebody asked for a refresh at this time, and it has not been done. */
  requestedAt?: string;
  acceptRemovals: boolean;
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

export function toSyncState(row: SyncRow): SyncState {
  return {
    scope: row.scope,
    completedAt: row.completed_at ?? undefined,
    requestedAt: row.requested_at ?? undefined,
    acceptRemovals: Boolean(row.accept_removals),
    failedAt: row.failed_at ?? undefined,
    failure: row.failure ?? undefined,
    failureAction: row.failure_action ?? undefined,
    failureRemedy: row.failure_remedy ?? undefined,
  };
}
