/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import {
  leastSeconds,
  secondsOf,
  secondsUntil,
  throttledShare,
  usedOfLimits,
} from './limits';
import { atLeast, atMost, formatTable, problemsOf } from './rows';
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
    const missed = { ...row, peer: 0.123456, reason: 'the disk is slow' };
    expect(formatTable([atLeast(2, missed)])).toBe(
      [
        'bench   metric  value  unit   peer   bound  target  met',
        '------  ------  -----  -----  -----  -----  ------  ---',
        'growth  p99     1.5    times  0.123         ≥ 2     NO',
        'growth, p99: the disk is slow',
      ].join('\n'),
    );
    expect(formatTable([atLeast(1, missed)])).not.toContain('disk');
  });

  it('fails for what could not be measured and for what missed its target', () => {
    const row = { bench: 'growth', metric: 'p99', value: 1.5, unit: 'times' };
    expect(problemsOf([row, atMost(1.5, row)], [])).toEqual([]);
    expect(problemsOf([atMost(1.4, row)], ['replicas'])).toEqual([
      'replicas could not be measured.',
      'growth missed a target: p99 is 1.5 times, and ≤ 1.4 is wanted.',
    ]);
  });

  it('counts tried calls of every lane against the nearest of its limits', () => {
    const limits = {
      identityCenter: 2,
      identityStore: 4,
      sageMaker: { write: 0, describe: 1, list: 1 },
    };
    const sso = { service: 'sso', operation: 'CreateApplicationAssignment' };
    const store = { service: 'identitystore', operation: 'ListUsers' };
    const calls = [
      ...[0, 1, 2, 3].map(second => call(second, 'ThrottlingException')),
      { ...call(0), operation: 'ListUserProfiles' },
      ...[0, 0, 1].map(second => ({ ...call(second), ...sso })),
      ...[0, 1].map(second => ({ ...call(second), ...store })),
      { ...call(0), operation: 'CreateUserProfile' },
      { ...call(0), service: 'sts', operation: 'AssumeRole' },
    ];
    expect([...usedOfLimits(calls, limits)]).toEqual([
      ['sagemaker 222222222222 eu-west-1', 1],
      ['identity-center', 0.75],
    ]);
    expect(
      secondsUntil(Date.parse('2026-11-02T08:00:09.500Z'), [call(4), call(2)]),
    ).toBe(7.5);
  });
});
