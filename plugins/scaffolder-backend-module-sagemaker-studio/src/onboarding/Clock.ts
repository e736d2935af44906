/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { setTimeout } from 'node:timers/promises';
import { DateTime, type Duration } from 'luxon';

/**
 * Time, so that tests need not wait.
 *
 * @public
 */
export interface Clock {
  /** The present moment. */
  now(): DateTime;
  /** Rejects with an `AbortError` once the signal is aborted. */
  sleep(duration: Duration, signal?: AbortSignal): Promise<void>;
}

export const systemClock: Clock = {
  now: () => DateTime.utc(),
  sleep: async (duration, signal) => {
    await setTimeout(duration.toMillis(), undefined, { signal });
  },
};
