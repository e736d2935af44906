/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { DateTime, type DurationLike } from 'luxon';

/** The time of now as records keep it: ISO 8601 in UTC with milliseconds. */
export function now(): string {
  return inMilliseconds(0);
}

/** How long ago a time was. */
export function millisecondsSince(time: string): number {
  return Date.now() - DateTime.fromISO(time, { zone: 'utc' }).toMillis();
}

/** The UTC day of a time, so many days later or, when negative, earlier; ISO 8601. */
export function dayOf(at: string, days = 0): string {
  const day = DateTime.fromISO(at, { zone: 'utc' }).plus({ days }).toISODate();
  if (!day) {
    throw new RangeError(`'${at}' is not a time`);
  }
  return day;
}

/** The time that lies `duration` before `at`; ISO 8601. */
export function before(at: string, duration: DurationLike): string {
  const time = DateTime.fromISO(at, { zone: 'utc' }).minus(duration).toISO();
  if (!time) {
    throw new RangeError(`'${at}' is not a time`);
  }
  return time;
}

/** The time so many milliseconds from now. */
export function inMilliseconds(milliseconds: number): string {
  const time = DateTime.utc().plus({ milliseconds }).toISO();
  if (!time) {
    throw new RangeError(`No time is ${milliseconds} ms from now`);
  }
  return time;
}
