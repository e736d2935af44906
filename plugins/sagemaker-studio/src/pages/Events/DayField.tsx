/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { useId } from 'react';
import { toolbarField } from '../../components/Toolbar';
import styles from './DayField.module.css';

/** A day as the browser lets one choose it. The date picker of @backstage/ui takes no day from a URL. */
export function DayField(props: {
  label: string;
  /** `2026-11-29` */
  value: string | undefined;
  onChange: (day: string | undefined) => void;
}) {
  const { label, value = '', onChange } = props;
  const id = useId();
  return (
    <div className={`${toolbarField} ${styles.field}`}>
      <label htmlFor={id} className={styles.label}>
        {label}
      </label>
      <input
        id={id}
        type="date"
        className={styles.input}
        value={value}
        onChange={event => onChange(event.target.value || undefined)}
      />
    </div>
  );
}
