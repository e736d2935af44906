/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import type { DatePickerProps } from '@backstage/ui';

/** A day as the date picker represents it. */
export type StartDay = NonNullable<DatePickerProps['value']>;

/** The start of a day in the viewer's time zone, ISO 8601; undefined for today, which means at once. */
export function startOfDay(
  day: Pick<StartDay, 'toDate'> | undefined,
  now: Date,
): string | undefined {
  if (!day) {
    return undefined;
  }
  const start = day.toDate(
    new Intl.DateTimeFormat().resolvedOptions().timeZone,
  );
  return start.toDateString() === now.toDateString()
    ? undefined
    : start.toISOString();
}
