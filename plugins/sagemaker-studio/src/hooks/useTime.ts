/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { DateTime } from 'luxon';
import { sagemakerStudioTranslationRef } from '../translation';
import { timesIn } from '../view';
import { useLocale } from './useLocale';

/** Formats times in the language of the portal and the viewer's region. */
export function useTime() {
  const { t } = useTranslationRef(sagemakerStudioTranslationRef);
  const locale = useLocale();
  return {
    ...timesIn(locale),
    /** `2 minutes ago`, `in 3 minutes` */
    relative(iso: string): string {
      const time = DateTime.fromISO(iso).setLocale(locale);
      const seconds = -time.diffNow('seconds').seconds;
      return seconds >= 0 && seconds < 60
        ? t('age.lessThanAMinuteAgo')
        : time.toRelative() ?? time.toLocaleString(DateTime.DATETIME_MED);
    },
  };
}
