/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { useEffect, useState } from 'react';

/** Whether an element has been visible, or close to it. True if the browser cannot tell. */
export function useInView(element: HTMLElement | null): boolean {
  const [isSeen, setSeen] = useState(
    typeof IntersectionObserver === 'undefined',
  );
  useEffect(() => {
    if (!element || isSeen) {
      return undefined;
    }
    const observer = new IntersectionObserver(
      entries => {
        if (entries.some(({ isIntersecting }) => isIntersecting)) {
          setSeen(true);
        }
      },
      { rootMargin: '200px' },
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, [element, isSeen]);
  return isSeen;
}
