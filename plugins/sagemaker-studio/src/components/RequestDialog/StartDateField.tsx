/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { DatePicker } from '@backstage/ui';
import { useStudioText } from '../../hooks';
import type { StartDay } from '../../view';

/** The day on which access starts; empty means at once. */
export function StartDateField(props: {
  value: StartDay | undefined;
  error?: string;
  onChange: (day: StartDay | undefined) => void;
}) {
  const t = useStudioText();
  return (
    <DatePicker
      label={t('actions.startsAt')}
      description={t('actions.startsAtHint')}
      value={props.value ?? null}
      onChange={day => props.onChange(day ?? undefined)}
      validationBehavior="aria"
      validate={() => props.error ?? null}
    />
  );
}
