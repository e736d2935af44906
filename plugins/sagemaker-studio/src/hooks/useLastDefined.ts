/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { useRef } from 'react';

/** The last value that was defined, shown until there is a new one. */
export function useLastDefined<T>(value: T | undefined): T | undefined {
  const latest = useRef(value);
  if (value !== undefined) {
    latest.current = value;
  }
  return latest.current;
}
