/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { Messages } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { RecordOf } from '../../database/fromRow';

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
  /** When a refresh was requested that has not been done. */
  requested_at: string | null;
  failed_at: string | null;
  /** When the calls began to fail that fail now. */
  failing_since: string | null;
  /** Why the last sweep failed, or why calls fail now; null once one completes. */
  failure: string | null;
  /** The IAM action that was missing then. */
  failure_action: string | null;
  /** The remedy for the failure. */
  failure_remedy: string | null;
  /** JSON: the remedy as a message. */
  failure_messages: string | null;
  /** Rows that events had removed since the lane was swept. */
  removed_since: number;
};

/** How far the sync of a lane is, or of what is read by itself within it. */
export type SyncState = Partial<RecordOf<SyncRow>> & { scope: string };

/** The scope of an application. */
export function assignmentsScope(applicationArn: string): string {
  return `${ASSIGNMENTS_SCOPE}${applicationArn}`;
}

/** The application of the scope of an application. */
export function applicationOf(scope: string): string {
  return scope.slice(ASSIGNMENTS_SCOPE.length);
}

/** The scope of a domain's profiles. */
export function domainScope(domainId: string): string {
  return `${DOMAIN_SCOPE}${domainId}`;
}

/** The scope of a domain's spaces and apps. */
export function usageScope(domainId: string): string {
  return `${USAGE_SCOPE}${domainId}`;
}

/** The scopes of what is read of a domain in SageMaker. */
export function partScopes(domainId: string): string[] {
  return [domainScope(domainId), usageScope(domainId)];
}

/** Why something could not be read, for those who are shown what was read before. */
export type SweepFailure = {
  message: string;
  /** The IAM action that is missing. */
  action?: string;
  remedy?: string;
  messages?: Messages;
};
