/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { useEffect } from 'react';
import type { RefObject } from 'react';

/** Of React Aria, to the element that had the focus before a dialog or a menu. */
const RETURNED = 'react-aria-focus-scope-restore';

/**
 * Returns the focus to the button in a row that opened a dialog. The table itself returns it to the cell that it remembers;
 * a button that was pressed by a screen reader leaves it none, and then it takes the first row.
 */
export function useFocusInRows(container: RefObject<HTMLElement>): void {
  useEffect(() => {
    const element = container.current;
    const giveBack = (event: Event) => {
      const { target } = event;
      const cell =
        target instanceof HTMLElement &&
        target.closest<HTMLElement>('[role="gridcell"], [role="rowheader"]');
      if (cell) {
        event.preventDefault();
        event.stopPropagation();
        // So that arrow keys go on from there.
        cell.focus();
        target.focus();
      }
    };
    // Before the table, which listens as well.
    element?.addEventListener(RETURNED, giveBack, { capture: true });
    return () =>
      element?.removeEventListener(RETURNED, giveBack, { capture: true });
  }, [container]);
}
