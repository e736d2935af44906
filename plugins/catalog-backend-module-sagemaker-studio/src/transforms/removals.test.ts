/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { reasonToRefuse } from './removals';

const ids = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, i) => `u-${from + i}`);

describe('reasonToRefuse', () => {
  it.each([
    ['a first read', [], ids(0, 15), 20, undefined],
    ['a first read of nothing', [], [], 20, undefined],
    ['the same again', ids(0, 15), ids(0, 15), 20, undefined],
    ['newcomers only', ids(0, 15), ids(0, 30), 20, undefined],
    ['five leavers of six', ids(0, 6), ids(0, 1), 20, undefined],
    ['a fifth of a hundred', ids(0, 100), ids(20, 100), 20, undefined],
    [
      'a bit more than a fifth of a hundred',
      ids(0, 100),
      ids(21, 100),
      20,
      'it would remove 21 of 100, more than 20 %',
    ],
    [
      'others in place of everybody',
      ids(0, 15),
      ids(100, 115),
      20,
      'it would remove 15 of 15, more than 20 %',
    ],
    ['nothing', ids(0, 4), [], 20, 'it would remove all 4'],
    ['nothing, with the check off', ids(0, 4), [], 100, undefined],
    [
      'nobody allowed to go',
      ids(0, 10),
      ids(6, 10),
      0,
      'it would remove 6 of 10, more than 0 %',
    ],
  ])('%s', (_, known, read, limitPercentage, expected) => {
    expect(reasonToRefuse({ known, read, limitPercentage })).toBe(expected);
  });
});
