/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { CustomErrorBase } from '@backstage/errors';
import { LRUCache } from 'lru-cache';

const WINDOW_MS = 60_000;
/** More often than anybody clicks, and less than what keeps the lanes from their work. */
const MAX_IN_WINDOW = 20;
const MAX_CALLERS = 10_000;

/** Somebody asks too often. */
class TooManyRequestsError extends CustomErrorBase {
  name = 'TooManyRequestsError' as const;
  readonly statusCode = 429;
}

/** How often each caller may have everything read again, on this replica. */
export class RefreshLimit {
  readonly #asked = new LRUCache<string, number[]>({
    max: MAX_CALLERS,
    ttl: WINDOW_MS,
  });

  /**
   * Counts a refresh.
   *
   * @param onRefusal - told in how many seconds the caller may ask again
   * @throws TooManyRequestsError
   */
  take(caller: string, onRefusal: (seconds: number) => void): void {
    const at = Date.now();
    const recent = (this.#asked.get(caller) ?? []).filter(
      time => time > at - WINDOW_MS,
    );
    const [oldest = at] = recent;
    if (recent.length >= MAX_IN_WINDOW) {
      const seconds = Math.ceil((oldest + WINDOW_MS - at) / 1000);
      onRefusal(seconds);
      throw new TooManyRequestsError(
        `AWS is read again at most ${MAX_IN_WINDOW} times a minute for '${caller}'; what was asked for is under way. Try again in ${seconds} s`,
      );
    }
    this.#asked.set(caller, [...recent, at]);
  }
}
