/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { startOfDay } from './startDay';

describe('startOfDay', () => {
  const day = (date: Date) => ({ toDate: () => date });

  it('is the start of the day, and undefined for today', () => {
    const now = new Date(2026, 10, 23, 15);
    const tomorrow = new Date(2026, 10, 24);
    expect(startOfDay(day(tomorrow), now)).toBe(tomorrow.toISOString());
    expect(startOfDay(day(new Date(2026, 10, 23)), now)).toBeUndefined();
    expect(startOfDay(undefined, now)).toBeUndefined();
  });
});
