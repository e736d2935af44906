/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * AWS takes seconds to bring a profile into service, about as long for one person as for the next. Reading earlier than
 * that costs calls and tells nothing. So a few operations poll from the beginning, and the others first read when the
 * fastest of the last few was done: the others were read late.
 */

/** Of so many operations one polls from the beginning, so that an AWS that has become faster is noticed. */
const PROBE_EVERY = 10;
const REMEMBERED = 3;
/** What began longer ago has waited for others as well, such as for a back end that was down, and tells nothing of AWS. */
const FRESH_MS = 5_000;
/** However long AWS has taken, reading once a minute costs little, and people wait for the answer. */
const LONGEST_MS = 60_000;
/** AWS is late when it takes so many times longer. */
const LATENESS = 1.5;

/** How long AWS takes for a step at the moment, in milliseconds. */
export class TypicalWaits {
  /** What the last of those that polled took, by step. */
  readonly #taken = new Map<string, number[]>();
  readonly #asked = new Map<string, number>();
  /** Operations that poll from the beginning. */
  readonly #probes = new Set<string>();

  /**
   * How long the operation need not read, counted from when it began; `undefined` for one that polls.
   *
   * @param elapsedMilliseconds - since it began
   */
  expect(
    step: string,
    operationId: string,
    elapsedMilliseconds: number,
  ): number | undefined {
    if (this.#probes.has(operationId)) {
      return undefined;
    }
    if (elapsedMilliseconds > FRESH_MS) {
      return this.#typical(step);
    }
    const asked = this.#asked.get(step) ?? 0;
    this.#asked.set(step, asked + 1);
    const typical = this.#typical(step);
    if (typical === undefined || asked % PROBE_EVERY === 0) {
      this.#probes.add(operationId);
      return undefined;
    }
    return typical;
  }

  /** Whether AWS should be done about now, so that it pays to read more often. */
  isDueSoon(step: string, elapsedMilliseconds: number): boolean {
    const typical = this.#typical(step);
    return typical !== undefined && elapsedMilliseconds < LATENESS * typical;
  }

  /** The step of the operation has ended, well or not. */
  record(step: string, operationId: string, milliseconds?: number): void {
    if (this.#probes.delete(operationId) && milliseconds !== undefined) {
      const taken = this.#taken.get(step) ?? [];
      this.#taken.set(step, [...taken, milliseconds].slice(-REMEMBERED));
    }
  }

  #typical(step: string): number | undefined {
    const taken = this.#taken.get(step);
    return taken && Math.min(...taken, LONGEST_MS);
  }
}
