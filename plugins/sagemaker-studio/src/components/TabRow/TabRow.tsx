/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { TabList } from '@backstage/ui';
import { useEffect, useRef, type ComponentProps } from 'react';
import styles from './TabRow.module.css';

/** A list of tabs that scrolls sideways where they do not fit. The selected one is scrolled into sight. */
export function TabRow(
  props: ComponentProps<typeof TabList> & { selected: string },
) {
  const { selected, ...list } = props;
  const row = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (row.current) {
      showSelected(row.current);
    }
  }, [selected]);
  return (
    <div ref={row} className={styles.row}>
      <TabList {...list} />
    </div>
  );
}

/** Scrolls the row alone. `scrollIntoView` would scroll the page as well. */
function showSelected(row: HTMLElement): void {
  const tab = row.querySelector('[role=tab][aria-selected=true]');
  if (!tab) {
    return;
  }
  const { left, right } = tab.getBoundingClientRect();
  const seen = row.getBoundingClientRect();
  if (left < seen.left) {
    row.scrollLeft += left - seen.left;
  } else if (right > seen.right) {
    row.scrollLeft += right - seen.right;
  }
}
