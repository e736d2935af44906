/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import type { DatePickerProps } from '@backstage/ui';

/** A day as the date picker has it. */
export type StartDay = NonNullable<DatePickerProps['value']>;

/** When that day begins where the reader is, ISO 8601; nothing for today, which is to say at once. */
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
