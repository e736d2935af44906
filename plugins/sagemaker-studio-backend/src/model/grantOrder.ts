/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { GrantRecord } from './records';

/* In which order grants are listed, and where each stands in it. */

/** By what, and whether the latest or the last by name comes first. */
export type GrantSort = {
  by: 'createdAt' | 'expiresAt' | 'person' | 'domainId';
  descending: boolean;
};

/** Where a page of grants ended. The order has grants with the same value by their ids. */
export type GrantPosition = { value: string; grantId: string };

/** Sort keys of access without an end: after every time, and before every time. */
export const NO_END = { ascending: 'never', descending: '' } as const;

/** Grants without an end come last, whichever of the others come first. */
export function positionOf(
  grant: Pick<
    GrantRecord,
    'grantId' | 'createdAt' | 'expiresAt' | 'person' | 'domainId'
  >,
  sort: GrantSort,
): GrantPosition {
  const { grantId } = grant;
  if (sort.by === 'expiresAt') {
    const { ascending, descending } = NO_END;
    return {
      value: grant.expiresAt ?? (sort.descending ? descending : ascending),
      grantId,
    };
  }
  return { value: grant[sort.by], grantId };
}
