/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/** A gapless part of a list, and the cursor of what follows it. */
export type Page<T> = { items: T[]; nextCursor?: string };

/** How to identify and order the items of a list when pages are merged. */
export type PageRules<T> = {
  idOf: (item: T) => string | number;
  /**
   * Whether an item that the newest page does not hold comes after `last`, the end of that page, rather than having
   * left the list. Absent for lists that nothing ever leaves.
   */
  comesAfter?: (item: T, last: T) => boolean;
};

/** Whether the newest page reaches the known part, so that no item between the two is missing. */
export function isContiguous<T>(
  newest: Page<T>,
  known: Page<T>,
  { idOf }: PageRules<T>,
): boolean {
  const ids = new Set(known.items.map(idOf));
  return (
    newest.nextCursor === undefined ||
    newest.items.some(item => ids.has(idOf(item)))
  );
}

/** The newest page in front of the known part; the known part is dropped when there is a gap between the two. */
export function mergePages<T>(
  newest: Page<T>,
  known: Page<T> | undefined,
  rules: PageRules<T>,
): Page<T> {
  const last = newest.items.at(-1);
  if (
    !known ||
    last === undefined ||
    newest.nextCursor === undefined ||
    !isContiguous(newest, known, rules)
  ) {
    return newest;
  }
  const { comesAfter = () => true } = rules;
  return appendPage(
    newest,
    {
      items: known.items.filter(item => comesAfter(item, last)),
      nextCursor: known.nextCursor,
    },
    rules,
  );
}

/** Two pages one after the other; an item of both stands where the first has it. */
export function appendPage<T>(
  page: Page<T>,
  next: Page<T>,
  { idOf }: PageRules<T>,
): Page<T> {
  const ids = new Set(page.items.map(idOf));
  return {
    items: [...page.items, ...next.items.filter(item => !ids.has(idOf(item)))],
    nextCursor: next.nextCursor,
  };
}
