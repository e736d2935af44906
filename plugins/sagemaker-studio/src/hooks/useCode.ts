/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { useLiveData } from './useLiveData';
import type { LiveData } from './useLiveData';

/** Code that is loaded when it is first needed. A failed load is tried again, which `React.lazy` never does. */
export function useCode<T extends object>(
  /** Identifies the code among what the component loads. */
  name: string,
  load: () => Promise<T>,
): LiveData<T> {
  return useLiveData({
    key: name,
    load,
    isLive: () => 'never',
    concerns: () => false,
  });
}
