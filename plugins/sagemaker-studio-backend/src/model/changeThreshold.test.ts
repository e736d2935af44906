/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { exceedsThreshold } from './changeThreshold';

const THRESHOLD = { maxAtOnce: 10, maxShare: 0.2 };

describe('exceedsThreshold', () => {
  it.each([
    ['few of few', { changing: 2, all: 2 }, false],
    ['a large share', { changing: 3, all: 14 }, true],
    ['a small share', { changing: 3, all: 15 }, false],
    ['as many as may at once', { changing: 10, all: 1000 }, false],
    ['more than may at once', { changing: 11, all: 1000 }, true],
    [
      'one more beside pending ones',
      { changing: 1, pending: 10, all: 99 },
      true,
    ],
    [
      'nothing new beside pending ones',
      { changing: 0, pending: 50, all: 99 },
      false,
    ],
  ])('%s: %j is %s', (_, change, expected) => {
    expect(exceedsThreshold(change, THRESHOLD)).toBe(expected);
  });

  it('lets any number pass that is always allowed', () => {
    const threshold = { maxShare: 0, alwaysAllowed: 5 };
    expect(exceedsThreshold({ changing: 5, all: 5 }, threshold)).toBe(false);
    expect(exceedsThreshold({ changing: 6, all: 600 }, threshold)).toBe(true);
  });
});
