/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { useState } from 'react';

/* In memory, so that nothing that was typed outlives the session of the one who typed it. */
const kept = new Map<string, string>();

/**
 * What was typed into a form that was left without being sent, also by going back in the browser. `keep` an empty text
 * once it is sent.
 */
export function useKeptText(key: string): {
  initial: string;
  keep: (text: string) => void;
} {
  const [initial] = useState(() => kept.get(key) ?? '');
  return {
    initial,
    keep: text => {
      if (text) {
        kept.set(key, text);
      } else {
        kept.delete(key);
      }
    },
  };
}

/** For tests, each of which begins with nothing typed. */
export function forgetKeptTexts(): void {
  kept.clear();
}
