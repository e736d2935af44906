/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { Message } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { LRUCache } from 'lru-cache';
import { TooManyRequestsError } from '../util/TooManyRequestsError';

const MAX_CALLERS = 10_000;

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
   * @param caller - `personKey` of a person
   * @throws TooManyRequestsError
   */
  take(caller: string): void {
    const { max, windowMs, refusal } = this.#options;
    const at = Date.now();
    const recent = (this.#taken.get(caller) ?? []).filter(
      time => time > at - windowMs,
    );
    const [oldest = at] = recent;
    if (recent.length >= max) {
      const seconds = Math.ceil((oldest + windowMs - at) / 1000);
      throw new TooManyRequestsError(refusal(seconds), seconds);
    }
    this.#taken.set(caller, [...recent, at]);
  }
}

type CallLimitOptions = {
  /** At most so many calls of a caller. */
  max: number;
  /** Within so much time. */
  windowMs: number;
  /** The sentence that the caller gets. */
  refusal: (seconds: number) => Message;
};
