/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { isContiguous, mergePages } from './livePages';
import type { Page } from './livePages';

type Item = { id: number };

const RULES = { idOf: ({ id }: Item) => id };

function page(ids: number[], nextCursor?: string): Page<Item> {
  return { items: ids.map(id => ({ id })), nextCursor };
}

describe('isContiguous', () => {
  it.each<[string, Page<Item>, Page<Item>, boolean]>([
    ['overlap', page([5, 4, 3], '3'), page([4, 3, 2], '2'), true],
    ['share one item', page([5, 4], '4'), page([4, 3]), true],
    ['have others between them', page([9, 8], '8'), page([4, 3]), false],
    ['are the whole and a part', page([5, 4]), page([4]), true],
    ['are some and none', page([5, 4], '4'), page([]), false],
  ])('of pages that %s', (_, newest, known, expected) => {
    expect(isContiguous(newest, known, RULES)).toBe(expected);
  });
});

describe('mergePages', () => {
  it('joins pages without duplicates and continues after the known part', () => {
    expect(mergePages(page([6, 5, 4], '4'), page([4, 3], '3'), RULES)).toEqual(
      page([6, 5, 4, 3], '3'),
    );
    expect(mergePages(page([4, 3], '3'), page([4, 3, 2, 1]), RULES)).toEqual(
      page([4, 3, 2, 1]),
    );
  });

  it('drops what lies behind a gap', () => {
    expect(mergePages(page([9, 8], '8'), page([4, 3], '3'), RULES)).toEqual(
      page([9, 8], '8'),
    );
  });

  it('trusts a newest page that is the whole list', () => {
    expect(mergePages(page([2, 1]), page([1]), RULES)).toEqual(page([2, 1]));
    expect(mergePages(page([]), page([1]), RULES)).toEqual(page([]));
    expect(mergePages(page([2], '2'), undefined, RULES)).toEqual(
      page([2], '2'),
    );
  });

  it('drops what left a list whose items can leave it', () => {
    const comesAfter = (item: Item, last: Item) => item.id < last.id;
    expect(
      mergePages(page([6, 4], '4'), page([5, 4, 3], '3'), {
        ...RULES,
        comesAfter,
      }),
    ).toEqual(page([6, 4, 3], '3'));
  });
});
