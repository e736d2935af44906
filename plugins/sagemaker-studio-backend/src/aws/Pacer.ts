/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { CallQueue } from './CallQueue';

/*
 * Keeps the calls of one lane within AWS's rate limits. A lane has several: SageMaker meters lists, descriptions and
 * writes apart, and the Identity Store every operation. Each has its queue, shared by all callers in the lane.
 */

/** Calls a second in each of the limits of a lane. */
export type Pace = {
  /** Before the limit is measured. */
  start: number;
  /** `Infinity` for no limit. */
  max: number;
};

/** How a call is queued. */
export type PacedCall = {
  /** Which of AWS's limits it draws from; default: the only one. */
  limit?: string;
  /** Nobody waits for it, so it goes after the calls that people wait for. */
  background?: boolean;
  signal?: AbortSignal;
};

/** Sends calls as fast as AWS allows. */
export class Pacer {
  readonly #pace: Pace;
  readonly #queues = new Map<string, CallQueue>();

  constructor(pace: Pace) {
    this.#pace = pace;
  }

  /**
   * Makes the call in its turn. Throws what the call throws, and `AbortError` when the signal aborts first.
   */
  async run<T>(call: () => Promise<T>, options?: PacedCall): Promise<T> {
    return this.#queue(options?.limit ?? '').run(call, options);
  }

  /** The present rate of a limit. */
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
