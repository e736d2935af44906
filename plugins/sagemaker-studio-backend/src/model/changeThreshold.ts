/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * The change threshold: a safety limit on changes that take something from many people or rows at once. A broken SCIM, a
 * wrong account or a wrong Region is likelier than so many people leaving together, so such a change waits for a person.
 */

/** How much may change without a person. */
export type ChangeThreshold = {
  /** Never more than this at once; default: any number. */
  maxAtOnce?: number;
  /** Never a larger share of all: 0 to 1. */
  maxShare: number;
  /** So few may be any share, or a small company could lose nobody; default 2. */
  alwaysAllowed?: number;
};

const ALWAYS_ALLOWED = 2;

/**
 * Whether a change has to wait.
 *
 * @param change - `changing`: how many would change now; `pending`: how many changed before and still count, so that a
 * fault which comes in portions is noticed too; `all`: how many there are
 */
export function exceedsThreshold(
  change: { changing: number; pending?: number; all: number },
  threshold: ChangeThreshold,
): boolean {
  const { maxAtOnce = Infinity, alwaysAllowed = ALWAYS_ALLOWED } = threshold;
  const { changing, pending = 0, all } = change;
  const count = changing + pending;
  return (
    changing > 0 &&
    (count > maxAtOnce ||
      (count > alwaysAllowed && count > all * threshold.maxShare))
  );
}
