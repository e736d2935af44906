/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { TypicalWaits } from './TypicalWaits';

describe('TypicalWaits', () => {
  it('expects nothing until one has ended, and then what that took', () => {
    const waits = new TypicalWaits();
    expect(waits.expect('wait', 'first', 0)).toBeUndefined();
    expect(waits.expect('wait', 'second', 0)).toBeUndefined();
    waits.record('wait', 'first', 2_000);
    expect(waits.expect('wait', 'third', 0)).toBe(2_000);
    // It polls already.
    expect(waits.expect('wait', 'second', 0)).toBeUndefined();
    expect(waits.expect('another step', 'fourth', 0)).toBeUndefined();
  });

  it('notices when AWS has become faster, and when it has become slower', () => {
    const waits = new TypicalWaits();
    const tryMany = (milliseconds: number) => {
      for (let n = 0; n < 40; n += 1) {
        const expected = waits.expect('wait', `operation-${n}`, 0) ?? 0;
        waits.record(
          'wait',
          `operation-${n}`,
          Math.max(expected, milliseconds),
        );
      }
      return (
        waits.expect('wait', 'next', 0) ?? waits.expect('wait', 'after next', 0)
      );
    };
    expect(tryMany(5_000)).toBe(5_000);
    expect(tryMany(1_000)).toBe(1_000);
    expect(tryMany(9_000)).toBe(9_000);
  });

  it('has operations read more often when AWS should be done, until it is late', () => {
    const waits = new TypicalWaits();
    expect(waits.isDueSoon('wait', 0)).toBe(false);
    waits.expect('wait', 'first', 0);
    waits.record('wait', 'first', 2_000);
    expect(waits.isDueSoon('wait', 2_100)).toBe(true);
    expect(waits.isDueSoon('wait', 3_100)).toBe(false);
  });

  it('learns nothing from a step that failed', () => {
    const waits = new TypicalWaits();
    waits.expect('wait', 'first', 0);
    waits.record('wait', 'first');
    expect(waits.expect('wait', 'second', 0)).toBeUndefined();
  });

  it('learns nothing from a step that began long before it was looked at', () => {
    const waits = new TypicalWaits();
    const hour = 3_600_000;
    // The back end was down meanwhile.
    expect(waits.expect('wait', 'first', hour)).toBeUndefined();
    waits.record('wait', 'first', hour);
    expect(waits.expect('wait', 'second', 0)).toBeUndefined();
    waits.record('wait', 'second', 2_000);
    expect(waits.expect('wait', 'third', hour)).toBe(2_000);
  });

  it('has nobody wait for more than a minute, however long AWS has taken', () => {
    const waits = new TypicalWaits();
    waits.expect('wait', 'first', 0);
    waits.record('wait', 'first', 3_600_000);
    expect(waits.expect('wait', 'second', 0)).toBe(60_000);
    expect(waits.isDueSoon('wait', 100_000)).toBe(false);
  });
});
