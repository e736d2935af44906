/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { TypicalWaits } from './TypicalWaits';

describe('TypicalWaits', () => {
  it('expects nothing until one has ended, and then what that took', () => {
    const waits = new TypicalWaits();
    expect(waits.expect('wait', 'first')).toBeUndefined();
    expect(waits.expect('wait', 'second')).toBeUndefined();
    waits.record('wait', 'first', 2_000);
    expect(waits.expect('wait', 'third')).toBe(2_000);
    // It polls already.
    expect(waits.expect('wait', 'second')).toBeUndefined();
    expect(waits.expect('another step', 'fourth')).toBeUndefined();
  });

  it('notices when AWS has become faster, and when it has become slower', () => {
    const waits = new TypicalWaits();
    const tryMany = (milliseconds: number) => {
      for (let n = 0; n < 40; n += 1) {
        const expected = waits.expect('wait', `operation-${n}`) ?? 0;
        waits.record(
          'wait',
          `operation-${n}`,
          Math.max(expected, milliseconds),
        );
      }
      return waits.expect('wait', 'next') ?? waits.expect('wait', 'after next');
    };
    expect(tryMany(5_000)).toBe(5_000);
    expect(tryMany(1_000)).toBe(1_000);
    expect(tryMany(9_000)).toBe(9_000);
  });

  it('has operations read more often when AWS should be done, until it is late', () => {
    const waits = new TypicalWaits();
    expect(waits.isDueSoon('wait', 0)).toBe(false);
    waits.expect('wait', 'first');
    waits.record('wait', 'first', 2_000);
    expect(waits.isDueSoon('wait', 2_100)).toBe(true);
    expect(waits.isDueSoon('wait', 3_100)).toBe(false);
  });

  it('learns nothing from a step that failed', () => {
    const waits = new TypicalWaits();
    waits.expect('wait', 'first');
    waits.record('wait', 'first');
    expect(waits.expect('wait', 'second')).toBeUndefined();
  });
});
