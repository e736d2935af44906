/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { DateTime, Duration } from 'luxon';

/** Formats times in a locale. */
export function timesIn(locale: string) {
  const parse = (iso: string) => DateTime.fromISO(iso).setLocale(locale);
  return {
    /** `12 Feb 2027` */
    date(iso: string): string {
      return parse(iso).toLocaleString(DateTime.DATE_MED);
    },
    /** `12 Feb 2027` of `2027-02-12`, whatever the time zone. */
    day(date: string): string {
      return DateTime.fromISO(date, { zone: 'utc' })
        .setLocale(locale)
        .toLocaleString(DateTime.DATE_MED);
    },
    /** `one, two and three` */
    list(items: string[]): string {
      return new Intl.ListFormat(locale, { type: 'conjunction' }).format(items);
    },
    /** `90 days` of `P90D` */
    duration(iso: string): string {
      return Duration.fromISO(iso, { locale }).toHuman();
    },
    absolute(iso: string): string {
      return parse(iso).toLocaleString(DateTime.DATETIME_MED_WITH_SECONDS);
    },
  };
}
