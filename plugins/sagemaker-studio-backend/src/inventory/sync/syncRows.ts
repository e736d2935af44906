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
};
