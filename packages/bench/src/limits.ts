/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { RateLimits } from '@studio-access/sandbox';
import type { LoggedCall } from './harness/sandbox';

/** Calls that AWS refused because they came too fast, as a share of all. */
export function throttledShare(calls: LoggedCall[]): number {
  const throttled = calls.filter(({ outcome }) =>
    /Thrott|TooMany/.test(outcome),
  );
  return calls.length === 0 ? 0 : throttled.length / calls.length;
}

/** Seconds from the first of the calls to the last. */
export function secondsOf(calls: LoggedCall[]): number {
  const times = calls.map(({ at }) => Date.parse(at));
  return times.length === 0
    ? 0
    : (largest(times) - -largest(times.map(time => -time))) / 1000;
}

/** Seconds from the first of the calls until a time, in milliseconds. */
export function secondsUntil(time: number, calls: LoggedCall[]): number {
  return (time + largest(calls.map(({ at }) => -Date.parse(at)))) / 1000;
}

/** Over an array of any length, which spreading into Math.max does not bear. */
function largest(values: number[]): number {
  return values.reduce((most, value) => Math.max(most, value), -Infinity);
}

/**
 * Seconds that so many calls take at the least, with a limit that lets through one second's worth at once and then so
 * many a second.
 */
export function leastSeconds(calls: number, perSecond: number): number {
  return Math.max(0, calls - perSecond) / perSecond;
}

/** One of AWS's limits, with the lane it belongs to. */
type Limit = { lane: string; name: string; perSecond: number };

/** The limit that a call counts against; `undefined` for those of other services, which are no lane's. */
function limitOf(call: LoggedCall, limits: RateLimits): Limit | undefined {
  const { service, operation, accountId, region } = call;
  switch (service) {
    case 'sso':
      return {
        lane: 'identity-center',
        name: 'sso',
        perSecond: limits.identityCenter,
      };
    case 'identitystore':
      return {
        lane: 'identity-center',
        name: operation,
        perSecond: limits.identityStore,
      };
    case 'sagemaker': {
      const family = familyOf(operation);
      return {
        lane: `sagemaker ${accountId} ${region}`,
        name: family,
        perSecond: limits.sageMaker[family],
      };
    }
    default:
      return undefined;
  }
}

function familyOf(operation: string): keyof RateLimits['sageMaker'] {
  if (operation.startsWith('List')) {
    return 'list';
  }
  return operation.startsWith('Describe') ? 'describe' : 'write';
}

/**
 * How near each lane came to its limits: the calls that were tried, refused ones with them, as a share of what the limit
 * allowed in the time from the first to the last, with the second's worth that it lets through at once. Of several limits
 * of a lane the one it came nearest to.
 */
export function usedOfLimits(
  calls: LoggedCall[],
  limits: RateLimits,
): Map<string, number> {
  const byLimit = new Map<string, { limit: Limit; calls: LoggedCall[] }>();
  for (const call of calls) {
    const limit = limitOf(call, limits);
    if (limit && limit.perSecond > 0) {
      const key = `${limit.lane} ${limit.name}`;
      const entry = byLimit.get(key) ?? { limit, calls: [] };
      entry.calls.push(call);
      byLimit.set(key, entry);
    }
  }
  const used = new Map<string, number>();
  for (const { limit, calls: made } of byLimit.values()) {
    const share = made.length / (limit.perSecond * (secondsOf(made) + 1));
    used.set(limit.lane, Math.max(used.get(limit.lane) ?? 0, share));
  }
  return used;
}
