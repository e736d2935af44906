/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { Alert, Flex, NumberField, Select, Text } from '@backstage/ui';
import { useState } from 'react';
import { useStudioText, useTime } from '../../hooks';
import { chosenLength, endAfter, lengthsUnder, NO_END } from '../../view';
import type { Terms } from '../../view';

const USUAL = 'usual';
const OTHER = 'other';
const MAX_DAYS = 3_650;

/** How long access lasts, with the date on which it ends. */
export function DurationField(props: {
  label: string;
  /** Undefined until they are known. */
  terms: Terms | undefined;
  /** ISO 8601, `NO_END`, or empty for what is usual. */
  value: string;
  /** From when the length counts, ISO 8601. Undefined where that differs between people. */
  start: string | undefined;
  error?: string;
  onChange: (duration: string) => void;
}) {
  const { terms, value, start, onChange } = props;
  const t = useStudioText();
  const time = useTime();
  const lengths = lengthsUnder(terms);
  const [isOther, setOther] = useState(
    value !== '' && value !== NO_END && !lengths.includes(value),
  );
  const days = /^P(\d+)D$/.exec(value)?.[1];
  const length = chosenLength(value, terms);
  const end = start && endAfter(start, length);
  const labelOf = (duration: string) => {
    const endOfIt = start && endAfter(start, duration);
    return endOfIt
      ? t('length.until', {
          date: time.date(endOfIt),
          duration: time.duration(duration),
        })
      : time.duration(duration);
  };
  return (
    <Flex direction="column" gap="2">
      <Select
        label={props.label}
        name="duration"
        options={[
          ...(terms ? [] : [{ id: USUAL, label: t('length.asUsual') }]),
          ...lengths.map(each => ({ id: each, label: labelOf(each) })),
          { id: OTHER, label: t('actions.otherDuration') },
          ...(terms?.mayHaveNoEnd || value === NO_END
            ? [{ id: NO_END, label: t('length.noEnd') }]
            : []),
        ]}
        value={isOther ? OTHER : length ?? USUAL}
        onChange={key => {
          setOther(key === OTHER);
          if (key !== OTHER) {
            onChange(key === USUAL ? '' : String(key));
          }
        }}
        validationBehavior="aria"
        validate={() => (isOther ? null : props.error ?? null)}
      />
      {isOther && (
        <NumberField
          label={t('actions.days')}
          minValue={1}
          maxValue={MAX_DAYS}
          value={days ? Number(days) : NaN}
          onChange={next => onChange(next > 0 ? `P${next}D` : '')}
          validationBehavior="aria"
          validate={() => props.error ?? null}
        />
      )}
      {isOther && end && length && (
        <Text as="p">
          {t('length.until', {
            date: time.date(end),
            duration: time.duration(length),
          })}
        </Text>
      )}
      {value === NO_END && (
        <Alert
          role="status"
          status="warning"
          icon
          title={t('length.noEndTitle')}
          description={t('length.noEndHint')}
        />
      )}
    </Flex>
  );
}
