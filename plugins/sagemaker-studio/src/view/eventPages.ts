/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/** A part of the record without a gap, newest first, and how to go on behind it. */
export type LogPage<T> = { items: T[]; nextCursor?: string };

type Sequenced = { sequence: number };

/** Whether nothing was recorded between the two that neither has, because more came than fits a page. */
export function isContiguous<T extends Sequenced>(
  newest: LogPage<T>,
  older: LogPage<T>,
): boolean {
  const last = newest.items.at(-1);
  const [first] = older.items;
  return (
    newest.nextCursor === undefined ||
    (last !== undefined && first !== undefined
      ? last.sequence <= first.sequence
      : false)
  );
}

/**
 * What is known once the newest page was read again. The record never changes, so what was read stays true; both may hold
 * the same events. What is behind a gap is let go.
 */
export function mergePages<T extends Sequenced>(
  newest: LogPage<T>,
  older: LogPage<T> | undefined,
): LogPage<T> {
  if (
    !older ||
    newest.nextCursor === undefined ||
    !isContiguous(newest, older)
  ) {
    return newest;
  }
  const known = new Set(newest.items.map(({ sequence }) => sequence));
  return {
    items: [
      ...newest.items,
      ...older.items.filter(({ sequence }) => !known.has(sequence)),
    ],
    nextCursor: older.nextCursor,
  };
}
