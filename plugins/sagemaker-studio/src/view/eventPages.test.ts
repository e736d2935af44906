/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { mergePages, isContiguous, type LogPage } from './eventPages';

function page(sequences: number[], nextCursor?: string) {
  const items = sequences.map(sequence => ({ sequence }));
  return { items, nextCursor };
}

describe('pages of the record', () => {
  it.each<
    [string, LogPage<{ sequence: number }>, ReturnType<typeof page>, boolean]
  >([
    ['overlap', page([5, 4, 3], '3'), page([4, 3, 2], '2'), true],
    ['share one event', page([5, 4], '4'), page([4, 3]), true],
    ['have others between them', page([9, 8], '8'), page([4, 3]), false],
    ['are the whole and a part', page([5, 4]), page([4]), true],
    ['are some and none', page([5, 4], '4'), page([]), false],
  ])('that %s', (_, newest, older, isWithoutGap) => {
    expect(isContiguous(newest, older)).toBe(isWithoutGap);
  });

  it('are joined without doubles, and go on where the older one ends', () => {
    expect(mergePages(page([6, 5, 4], '4'), page([4, 3], '3'))).toEqual(
      page([6, 5, 4, 3], '3'),
    );
    expect(mergePages(page([4, 3], '3'), page([4, 3, 2, 1]))).toEqual(
      page([4, 3, 2, 1]),
    );
  });

  it('are let go behind a gap, and where the newest one is all there is', () => {
    expect(mergePages(page([9, 8], '8'), page([4, 3], '3'))).toEqual(
      page([9, 8], '8'),
    );
    expect(mergePages(page([2, 1]), page([1]))).toEqual(page([2, 1]));
    expect(mergePages(page([2], '2'), undefined)).toEqual(page([2], '2'));
  });
});
