/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/** Syncs run every few minutes, so after an hour several have failed. */
const OUT_OF_DATE_AFTER = 3_600_000;

/** Whether data is too old to rely on. */
export function isOutOfDate(syncedAt: string, now: number): boolean {
  return now - Date.parse(syncedAt) > OUT_OF_DATE_AFTER;
}
