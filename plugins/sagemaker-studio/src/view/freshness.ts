/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import type { DomainFreshness } from '@studio-access/backstage-plugin-sagemaker-studio-common';

/** Syncs run every few minutes, so after an hour several have failed. */
const OUT_OF_DATE_AFTER = 3_600_000;

/** Whether data is too old to rely on. */
export function isOutOfDate(syncedAt: string, now: number): boolean {
  return now - Date.parse(syncedAt) > OUT_OF_DATE_AFTER;
}

/** Whether AWS gave everything that says who has access to a domain, at the last attempt as well. */
export function isWhollyRead({
  unread = [],
  failure,
}: DomainFreshness): boolean {
  const missing = unread.filter(part => part !== 'usage');
  return (
    missing.length === 0 && (failure === undefined || failure.part === 'usage')
  );
}
