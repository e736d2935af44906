/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { useEffect, useRef } from 'react';
import type { FocusEvent, RefObject } from 'react';

/**
 * Moves the focus when what had it is gone after an update, such as a button for what can no longer be done. Give the
 * result to the element around all that may disappear.
 */
export function useFocusKept(
  /** Where the focus goes. */
  place: RefObject<HTMLElement>,
): { onFocus: (event: FocusEvent) => void } {
  const focused = useRef<Element>();
  useEffect(() => {
    if (
      focused.current?.isConnected === false &&
      document.activeElement === document.body
    ) {
      focused.current = undefined;
      place.current?.focus();
    }
  });
  return {
    onFocus: ({ currentTarget, target }) => {
      // Events of dialogs arrive here too, and they return the focus themselves.
      focused.current = currentTarget.contains(target) ? target : undefined;
    },
  };
}
