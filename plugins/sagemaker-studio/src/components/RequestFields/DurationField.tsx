/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { Flex, NumberField, Select } from '@backstage/ui';
import { useState } from 'react';
import { useStudioText, useTime } from '../../hooks';

const LENGTHS = ['P7D', 'P30D', 'P90D', 'P180D', 'P365D'];
const BY_POLICY = 'policy';
const OTHER = 'other';
const MAX_DAYS = 3_650;

/** How long access lasts. By default the policy decides. */
export function DurationField(props: {
  label: string;
  /** The label of the default. */
  byPolicy: string;
  /** ISO 8601, or empty. */
  value: string;
  error?: string;
  onChange: (duration: string) => void;
}) {
  const { value, onChange } = props;
  const t = useStudioText();
  const time = useTime();
  const [isOther, setOther] = useState(
    value !== '' && !LENGTHS.includes(value),
  );
  const days = /^P(\d+)D$/.exec(value)?.[1];
  return (
    <Flex direction="column" gap="2">
      <Select
        label={props.label}
        name="duration"
        options={[
          { id: BY_POLICY, label: props.byPolicy },
          ...LENGTHS.map(length => ({
            id: length,
            label: time.duration(length),
          })),
          { id: OTHER, label: t('actions.otherDuration') },
        ]}
        value={isOther ? OTHER : value || BY_POLICY}
        onChange={key => {
          setOther(key === OTHER);
          if (key !== OTHER) {
            onChange(key === BY_POLICY ? '' : String(key));
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
    </Flex>
  );
}
