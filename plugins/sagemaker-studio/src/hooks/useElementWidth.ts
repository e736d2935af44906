/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { useEffect, useState } from 'react';

/** The width of an element, or the fallback while there is none. */
export function useElementWidth(
  element: HTMLElement | null,
  fallback: number,
): number {
  const [width, setWidth] = useState(fallback);
  useEffect(() => {
    if (!element || typeof ResizeObserver === 'undefined') {
      return undefined;
    }
    const observer = new ResizeObserver(entries => {
      const measured = entries.at(-1)?.contentRect.width ?? 0;
      setWidth(Math.round(measured) || fallback);
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [element, fallback]);
  return width;
}
