/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { request } from '../__fixtures__';
import { comesAfterInList } from './requestFilter';

describe('comesAfterInList', () => {
  const older = request({
    createdAt: '2026-01-01T00:00:00Z',
    updatedAt: '2026-01-09T00:00:00Z',
  });
  const newer = request({
    createdAt: '2026-01-02T00:00:00Z',
    updatedAt: '2026-01-03T00:00:00Z',
  });

  it.each([
    ['-createdAt', true],
    ['createdAt', false],
    ['-updatedAt', false],
    ['updatedAt', true],
  ] as const)(
    'by %s answers %s for the request that was created first and updated last',
    (sort, expected) => {
      expect(comesAfterInList(sort, older, newer)).toBe(expected);
    },
  );

  it('counts requests of the same time as following', () => {
    expect(comesAfterInList('-createdAt', older, older)).toBe(true);
    expect(comesAfterInList('createdAt', older, older)).toBe(true);
  });
});
