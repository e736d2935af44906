/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/* Durations as ISO 8601 text, and what they do to a time. */
import { DateTime, Duration } from 'luxon';

/** Nobody means more, and dates far beyond cannot be written in four digits of a year. */
const LONGEST = Duration.fromISO('P10Y');

/**
 * Whether a text is a duration longer than nothing and no longer than ten years, such as `P90D`. Parts that are subtracted
 * are refused: `P120M-3599D` counts as one day, since a month counts as 30, and ends weeks later in the calendar.
 */
export function isDuration(text: string): boolean {
  const duration = Duration.fromISO(text);
  return (
    duration.isValid &&
    !text.includes('-') &&
    duration.toMillis() > 0 &&
    duration.toMillis() <= LONGEST.toMillis()
  );
}

/** Whether one duration is longer than another; a month counts as 30 days. */
export function isLonger(duration: string, than: string): boolean {
  return (
    Duration.fromISO(duration).toMillis() > Duration.fromISO(than).toMillis()
  );
}

/** The time so long after another, in UTC. */
export function addDuration(at: string, duration: string): string {
  const time = DateTime.fromISO(at, { zone: 'utc' })
    .plus(Duration.fromISO(duration))
    .toISO();
  if (!time) {
    throw new RangeError(`No time is '${duration}' after '${at}'`);
  }
  return time;
}

/** How many days it is, rounded up; a month counts as 30 days. */
export function daysOf(duration: string): number {
  return Math.ceil(Duration.fromISO(duration).as('days'));
}
