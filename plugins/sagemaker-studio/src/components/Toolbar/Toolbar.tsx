/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import type { ReactNode } from 'react';
import styles from './Toolbar.module.css';

/** The class of a field in a toolbar. */
export const toolbarField = styles.field;

/** Search and filter fields side by side, below each other on a phone. */
export function Toolbar(props: {
  align?: 'top' | 'bottom';
  children: ReactNode;
}) {
  const { align = 'bottom', children } = props;
  return (
    <div
      className={
        align === 'top' ? `${styles.toolbar} ${styles.top}` : styles.toolbar
      }
    >
      {children}
    </div>
  );
}
