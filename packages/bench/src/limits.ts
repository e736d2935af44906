/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
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
