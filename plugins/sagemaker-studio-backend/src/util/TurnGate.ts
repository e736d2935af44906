/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { setImmediate as nextTurn } from 'node:timers/promises';

/**
 * Lets one pass in each turn of the event loop, in order. Work that would otherwise start all at once then leaves every
 * turn short, so that whatever else the process does, such as answering requests, gets its share. An idle event loop turns
 * thousands of times a second, so this delays nothing.
 */
export class TurnGate {
  #last: Promise<void> = Promise.resolve();

  /** Resolves a turn after whoever came before. */
  pass(): Promise<void> {
    this.#last = this.#last.then(() => nextTurn());
    return this.#last;
  }
}
