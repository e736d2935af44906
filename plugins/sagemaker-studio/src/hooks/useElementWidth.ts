/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { useEffect, useState } from 'react';

/** How wide an element is, as long as it is there. */
export function useElementWidth(
  element: HTMLElement | null,
  fallback: number,
): number {
  const [width, setWidth] = useState(fallback);
  useEffect(() => {
    if (!element || typeof ResizeObserver === 'undefined') {
      return undefined;
    }
    const observer = new ResizeObserver(([entry]) =>
      setWidth(Math.round(entry.contentRect.width) || fallback),
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, [element, fallback]);
  return width;
}
