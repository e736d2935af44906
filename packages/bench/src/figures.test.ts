/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { leastSeconds, secondsOf, throttledShare } from './limits';
import { atLeast, atMost, formatTable } from './rows';
import { median, quantile } from './statistics';

const call = (second: number, outcome = 'ok') => ({
  at: `2026-11-02T08:00:${String(second).padStart(2, '0')}.000Z`,
  service: 'sagemaker',
  operation: 'DescribeUserProfile',
  accountId: '222222222222',
  region: 'eu-west-1',
  outcome,
});

describe('the figures of a bench', () => {
  it('takes quantiles by the nearest rank', () => {
    const values = Array.from({ length: 100 }, (_, index) => 100 - index);
    expect(median(values)).toBe(50);
    expect(quantile(values, 0.99)).toBe(99);
    expect(quantile(values, 1)).toBe(100);
    expect(quantile([7], 0.01)).toBe(7);
    expect(() => quantile([], 0.5)).toThrow('no values');
  });

  it('reads the times and refusals of the calls that AWS saw, in any order', () => {
    const calls = [call(9), call(1), call(4, 'ThrottlingException'), call(6)];
    expect(secondsOf(calls)).toBe(8);
    expect(throttledShare(calls)).toBe(0.25);
    expect(secondsOf([])).toBe(0);
    expect(throttledShare([])).toBe(0);
  });

  it('knows how long so many calls take at the least', () => {
    expect(leastSeconds(100, 20)).toBe(4);
    expect(leastSeconds(5, 20)).toBe(0);
  });

  it('holds values against their targets and says so in a table', () => {
    const row = { bench: 'growth', metric: 'p99', value: 1.5, unit: 'times' };
    expect(atMost(1.5, row)).toMatchObject({ target: '≤ 1.5', met: true });
    expect(atMost(1.4, row)).toMatchObject({ met: false });
    expect(atLeast(1.5, row)).toMatchObject({ target: '≥ 1.5', met: true });
    expect(atLeast(2, row)).toMatchObject({ met: false });
    expect(formatTable([atLeast(2, { ...row, peer: 0.123456 })])).toBe(
      [
        'bench   metric  value  unit   peer   bound  target  met',
        '------  ------  -----  -----  -----  -----  ------  ---',
        'growth  p99     1.5    times  0.123         ≥ 2     NO',
      ].join('\n'),
    );
  });
});
