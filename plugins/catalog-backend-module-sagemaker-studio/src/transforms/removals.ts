/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

// A full mutation removes what is missing from it. A source that suddenly forgets half the company is more likely broken
// than right, and what hangs on a person's entity would go with it; so such a read waits for a human.

// So few may always go at once, or a team of four could never lose a member.
const ALWAYS_ALLOWED = 5;

/** Why a read must not replace what the catalog knows, or `undefined` when it may. Ids on both sides. */
export function reasonToRefuse(options: {
  known: string[];
  read: string[];
  limitPercentage: number;
}): string | undefined {
  const { known, limitPercentage } = options;
  const read = new Set(options.read);
  const removed = known.filter(id => !read.has(id)).length;
  if (removed === 0 || limitPercentage >= 100) {
    return undefined;
  }
  if (read.size === 0) {
    return `it would remove all ${known.length}`;
  }
  const percentage = (removed / known.length) * 100;
  return removed > ALWAYS_ALLOWED && percentage > limitPercentage
    ? `it would remove ${removed} of ${known.length}, more than ${limitPercentage} %`
    : undefined;
}
