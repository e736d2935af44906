/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/** Syncs come every few minutes, so that after an hour several have failed. */
const OUT_OF_DATE_AFTER = 3_600_000;

/** Whether data was seen so long ago that it may well be different by now. */
export function isOutOfDate(syncedAt: string, now: number): boolean {
  return now - Date.parse(syncedAt) > OUT_OF_DATE_AFTER;
}
