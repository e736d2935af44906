/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { CustomErrorBase } from '@backstage/errors';
import { LRUCache } from 'lru-cache';

const MAX_CALLERS = 10_000;

/** Somebody asks too often. */
class TooManyRequestsError extends CustomErrorBase {
  name = 'TooManyRequestsError' as const;
  readonly statusCode = 429;
}

/** How often each caller may do something within a time, on this replica. */
export class CallLimit {
  readonly #options: CallLimitOptions;
  readonly #taken: LRUCache<string, number[]>;

  constructor(options: CallLimitOptions) {
    this.#options = options;
    this.#taken = new LRUCache({ max: MAX_CALLERS, ttl: options.windowMs });
  }

  /**
   * Counts a call.
   *
   * @param onRefusal - told in how many seconds the caller may call again
   * @returns takes the count back, for a call that did nothing new
   * @throws TooManyRequestsError
   */
  take(caller: string, onRefusal: (seconds: number) => void): () => void {
    const { max, windowMs, refusal } = this.#options;
    const at = Date.now();
    const recent = (this.#taken.get(caller) ?? []).filter(
      time => time > at - windowMs,
    );
    const [oldest = at] = recent;
    if (recent.length >= max) {
      const seconds = Math.ceil((oldest + windowMs - at) / 1000);
      onRefusal(seconds);
      throw new TooManyRequestsError(refusal(caller, seconds));
    }
    this.#taken.set(caller, [...recent, at]);
    return () => this.#giveBack(caller, at);
  }

  #giveBack(caller: string, at: number): void {
    const times = this.#taken.get(caller) ?? [];
    const index = times.indexOf(at);
    this.#taken.set(
      caller,
      times.filter((_, each) => each !== index),
    );
  }
}

type CallLimitOptions = {
  /** At most so many calls of a caller. */
  max: number;
  /** Within so much time. */
  windowMs: number;
  /** The sentence that the caller gets. */
  refusal: (caller: string, seconds: number) => string;
};
