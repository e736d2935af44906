/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { setTimeout as sleep } from 'node:timers/promises';
import { isThrottling } from './awsErrors';

/*
 * Keeps the calls of one lane below AWS's rate limit, and backs off when AWS throttles all the same: other software in
 * the account draws from the same limit. Calls get their places in the order they ask.
 */

const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 8_000;

/** Lets calls through at a steady rate. */
export class Pacer {
  readonly #interval: number;
  readonly #burst: number;
  /** When the next call may go, were there no burst; milliseconds. */
  #next = 0;
  #pausedUntil = 0;
  #throttles = 0;

  /**
   * @param options - `callsPerSecond`, `Infinity` for no limit; `burst`: how many calls may go at once after a rest.
   */
  static create(options: { callsPerSecond: number; burst?: number }): Pacer {
    return new Pacer(options.callsPerSecond, options.burst ?? 5);
  }

  private constructor(callsPerSecond: number, burst: number) {
    this.#interval = 1000 / callsPerSecond;
    this.#burst = burst;
  }

  /**
   * Makes the call when it is its turn. Throws what the call throws, and `AbortError` when the signal aborts first.
   */
  async run<T>(
    call: () => Promise<T>,
    options?: { signal?: AbortSignal },
  ): Promise<T> {
    await this.#wait(options?.signal);
    try {
      const result = await call();
      this.#throttles = 0;
      return result;
    } catch (error) {
      if (isThrottling(error)) {
        this.#pause();
      }
      throw error;
    }
  }

  async #wait(signal: AbortSignal | undefined): Promise<void> {
    const slack = this.#interval * (this.#burst - 1);
    const place = Math.max(this.#next, Date.now() - slack);
    this.#next = place + this.#interval;
    let until = Math.max(place, this.#pausedUntil);
    while (until > Date.now()) {
      await sleep(until - Date.now(), undefined, { signal });
      // A call that was already waiting heeds a pause that came meanwhile.
      until = Math.max(place, this.#pausedUntil);
    }
    signal?.throwIfAborted();
  }

  #pause(): void {
    const longest = Math.min(
      FIRST_PAUSE_MS * 2 ** this.#throttles,
      LONGEST_PAUSE_MS,
    );
    this.#throttles += 1;
    // Half of it at random, so that replicas and other callers do not come back all at once.
    const pause = longest / 2 + (Math.random() * longest) / 2;
    this.#pausedUntil = Math.max(this.#pausedUntil, Date.now() + pause);
  }
}
