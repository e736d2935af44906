/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { TabList } from '@backstage/ui';
import { useEffect, useRef, type ComponentProps } from 'react';
import { keepSelectedInSight } from './keepSelectedInSight';
import styles from './TabRow.module.css';

/** A list of tabs that scrolls sideways where they do not fit. The selected one is scrolled into sight. */
export function TabRow(props: ComponentProps<typeof TabList>) {
  const row = useRef<HTMLDivElement>(null);
  useEffect(
    () => (row.current ? keepSelectedInSight(row.current) : undefined),
    [],
  );
  return (
    <div ref={row} className={styles.row}>
      <TabList {...props} />
    </div>
  );
}
