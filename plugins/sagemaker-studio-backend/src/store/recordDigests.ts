/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * What the rows of a request or a grant say, as a digest that an event records. It covers every column but those that rows
 * are only looked up by; absent values do not count, so that a new column leaves the digests of older rows as they are.
 */
import type { RecordDigest } from '../events/RecordDigest';
import { stableHash } from '../util/hash';
import type { ChangeSet } from './ChangeSet';
import {
  toApproverRows,
  toGrantRow,
  toPersonRows,
  toRequestRow,
  type RequestApproverRow,
  type RequestPersonRow,
} from './recordRows';

/**
 * Columns derived from others, or kept for older replicas; `team_group_id` is given to older rows by a pass through the
 * catalog, which records no event.
 */
export const LOOKUP_COLUMNS = new Set([
  'caller_key',
  'live_person_key',
  'live_user_key',
  'remind_at',
  'taken_over_key',
  'team_group_id',
]);

/** Of the rows that the changes write, as they will be stored. */
export function recordDigestsOf({
  insert = {},
  update = {},
}: ChangeSet): RecordDigest[] {
  const requests = [
    ...(insert.requests ?? []),
    ...(update.requests ?? []).map(nextVersion),
  ];
  const grants = [
    ...(insert.grants ?? []),
    ...(update.grants ?? []).map(nextVersion),
  ];
  return [
    ...requests.map(request => ({
      kind: 'request' as const,
      id: request.requestId,
      digest: digestOfRequest(
        toRequestRow(request),
        toPersonRows(request),
        toApproverRows(request),
      ),
    })),
    ...grants.map(grant => ({
      kind: 'grant' as const,
      id: grant.grantId,
      digest: digestOfGrant(toGrantRow(grant)),
    })),
  ];
}

/** @param people - in order, as are the approvers */
export function digestOfRequest(
  row: object,
  people: RequestPersonRow[],
  approvers: RequestApproverRow[],
): string {
  return stableHash({
    ...contentOf(row),
    people: people.map(contentOf),
    approvers: approvers.map(contentOf),
  });
}

export function digestOfGrant(row: object): string {
  return stableHash(contentOf(row));
}

function contentOf(row: object): object {
  return Object.fromEntries(
    Object.entries(row)
      .filter(
        ([column, value]) => value !== null && !LOOKUP_COLUMNS.has(column),
      )
      // A database keeps no half of a surrogate pair.
      .map(([column, value]) => [
        column,
        typeof value === 'string' ? value.toWellFormed() : value,
      ]),
  );
}

function nextVersion<T extends { version: number }>(record: T): T {
  return { ...record, version: record.version + 1 };
}
