/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { CallQueue } from './CallQueue';

/*
 * Keeps the calls of one lane within AWS's rate limits. A lane has several: SageMaker meters lists, descriptions and
 * writes apart, and the Identity Store every operation. Each has its queue, which is shared by all who call in the lane.
 */

/** Calls a second in each of the limits of a lane. */
export type Pace = {
  /** Before anything is known of the limit. */
  start: number;
  /** Never more; `Infinity` for no limit. */
  most: number;
};

/** How a call is queued. */
export type PacedCall = {
  /** Which of AWS's limits it draws from; default: the only one. */
  limit?: string;
  /** Nobody waits for it: it goes after those that somebody waits for. */
  background?: boolean;
  signal?: AbortSignal;
};

/** Lets calls through as fast as AWS allows. */
export class Pacer {
  readonly #pace: Pace;
  readonly #queues = new Map<string, CallQueue>();

  constructor(pace: Pace) {
    this.#pace = pace;
  }

  /**
   * Makes the call when it is its turn. Throws what the call throws, and `AbortError` when the signal aborts first.
   */
  async run<T>(call: () => Promise<T>, options?: PacedCall): Promise<T> {
    return this.#queue(options?.limit ?? '').run(call, options);
  }

  /** What a limit is believed to allow now. */
  callsPerSecond(limit: string = ''): number {
    return this.#queue(limit).callsPerSecond;
  }

  #queue(limit: string): CallQueue {
    let queue = this.#queues.get(limit);
    if (!queue) {
      queue = new CallQueue(this.#pace);
      this.#queues.set(limit, queue);
    }
    return queue;
  }
}
