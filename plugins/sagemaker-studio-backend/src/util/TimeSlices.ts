/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { setImmediate as nextTurn } from 'node:timers/promises';

/** How long work may hold the event loop at once. */
const SLICE_MILLISECONDS = 10;

/** Long work asks it between two pieces, and the process answers requests in between. */
export class TimeSlices {
  #end = performance.now() + SLICE_MILLISECONDS;

  /** Resolves in the next turn of the event loop once the slice is over, and at once before. */
  async pause(): Promise<void> {
    if (performance.now() >= this.#end) {
      await nextTurn();
      this.#end = performance.now() + SLICE_MILLISECONDS;
    }
  }
}
