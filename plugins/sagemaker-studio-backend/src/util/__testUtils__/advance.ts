/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { setImmediate as nextTurn } from 'node:timers/promises';

const STEP_MS = 10;
/** As many calls may start at the same moment, each in a turn of its own. */
const TURNS = 30;

/** Advances fake timers, and lets the event loop turn in between, which the timers do not fake. */
export async function advance(milliseconds: number): Promise<void> {
  for (let passed = 0; passed < milliseconds; passed += STEP_MS) {
    for (let turn = 0; turn < TURNS; turn += 1) {
      await nextTurn();
    }
    await jest.advanceTimersByTimeAsync(STEP_MS);
  }
}
