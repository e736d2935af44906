/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import type { ReactNode } from 'react';
import styles from './DescriptionList.module.css';

/** A list of terms with descriptions, side by side as far as they fit. */
export function DescriptionList(props: { children: ReactNode }) {
  return <dl className={styles.facts}>{props.children}</dl>;
}

/** A term with its description. */
export function Description(props: { label: string; children: ReactNode }) {
  return (
    <div className={styles.fact}>
      <dt className={styles.label}>{props.label}</dt>
      <dd className={styles.value}>{props.children}</dd>
    </div>
  );
}
