/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * AWS takes seconds to bring a profile into service, about as long for one person as for the next. Reading earlier costs
 * calls and shows nothing. So a few operations, the probes, poll from the beginning and measure how long AWS takes. The
 * other operations first read after the shortest of the last measurements; longer ones include the interval of the polls.
 */

/** One operation of this many is a probe, so that it is noticed when AWS becomes faster. */
const PROBE_EVERY = 10;
const REMEMBERED = 3;
/** A step that began longer ago may have waited for something else, such as a back end that was down. It is no probe. */
const FRESH_MS = 5_000;
/** Upper bound of the wait: reading once a minute costs little, and people wait for the answer. */
const LONGEST_MS = 60_000;
/** Until this multiple of the typical time AWS is expected to finish at any moment; later it is late. */
const LATENESS = 1.5;

/** How long AWS takes for a step at the moment, in milliseconds. */
export class TypicalWaits {
  /** How long the last probes took, by step. */
  readonly #taken = new Map<string, number[]>();
  readonly #asked = new Map<string, number>();
  /** Operations that poll from the beginning. */
  readonly #probes = new Set<string>();

  /**
   * How long after its beginning the step should first read; `undefined` for a probe, which polls.
   *
   * @param elapsedMilliseconds - since the step began
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

  /**
   * Ends the probe of an operation, if it is one.
   *
   * @param milliseconds - how long the step took; absent when it failed
   */
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
