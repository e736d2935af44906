/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { AdaptiveRate } from './AdaptiveRate';
import { isThrottling } from './awsErrors';
import { TurnGate } from '../util/TurnGate';
import type { CallOptions } from './observed';

/** After idle time, the calls of so many milliseconds may go at once. */
const BURST_MS = 500;
/** Between refusals in a row the pause doubles from the first to the longest. */
const FIRST_PAUSE_MS = 50;
const MAX_PAUSE_MS = 500;
/** After so many refusals in a row, no burst of others explains them. */
const OUTAGE_REFUSALS = 20;
const OUTAGE_PAUSE_MS = 5_000;

/** Calls a second in one of AWS's limits. */
export type Pace = {
  /** Before the limit is measured. */
  start: number;
  /** `Infinity` for no limit. */
  max: number;
};

/** The event loop is the whole process's, so all queues share its turns. */
const turns = new TurnGate();

type Waiting = { start: (atFullRate: boolean) => void; abort: () => void };

/**
 * The calls that draw from one of AWS's limits, in order; those that people wait for go first. A throttled call slows those
 * that follow. It is not sent again here: its error goes to the caller, and the operation or the sweep repeats it.
 */
export class CallQueue {
  readonly #rate: AdaptiveRate;
  readonly #people = new Set<Waiting>();
  readonly #background = new Set<Waiting>();
  /** When the next call may go, without a burst. */
  #next = -Infinity;
  #pausedUntil = -Infinity;
  #refusals = 0;
  #isPumping = false;

  constructor(pace: Pace) {
    this.#rate = new AdaptiveRate(pace);
  }

  get callsPerSecond(): number {
    return this.#rate.perSecond;
  }

  /**
   * Makes the call in its turn, and adapts the rate to the answer. Throws what the call throws, and `AbortError` when the
   * signal aborts first.
   */
  async run<T>(call: () => Promise<T>, options?: CallOptions): Promise<T> {
    const atFullRate = await this.#wait(options);
    const sentAt = performance.now();
    try {
      const result = await call();
      this.#passed(atFullRate);
      return result;
    } catch (error) {
      if (isThrottling(error)) {
        this.#refused(sentAt);
      } else if (!options?.signal?.aborted) {
        this.#passed(atFullRate);
      }
      throw error;
    }
  }

  #passed(atFullRate: boolean): void {
    this.#refusals = 0;
    this.#rate.passed({ at: performance.now(), atFullRate });
  }

  #refused(sentAt: number): void {
    const at = performance.now();
    this.#rate.refused({ at, sentAt });
    if (sentAt < this.#pausedUntil) {
      return;
    }
    this.#refusals += 1;
    const longest =
      this.#refusals > OUTAGE_REFUSALS
        ? OUTAGE_PAUSE_MS
        : Math.min(FIRST_PAUSE_MS * 2 ** (this.#refusals - 1), MAX_PAUSE_MS);
    // Half of it at random, so that other callers do not all come back at the same time.
    this.#pausedUntil = at + longest / 2 + (Math.random() * longest) / 2;
  }

  /** @returns whether the call used the rate to the full. */
  async #wait(options: CallOptions = {}): Promise<boolean> {
    const { signal, background } = options;
    signal?.throwIfAborted();
    const queue = background ? this.#background : this.#people;
    return new Promise<boolean>((resolve, reject) => {
      const waiting: Waiting = {
        start: atFullRate => {
          signal?.removeEventListener('abort', waiting.abort);
          resolve(atFullRate);
        },
        abort: () => {
          queue.delete(waiting);
          const message = 'The call was aborted before it was sent';
          reject(new DOMException(message, 'AbortError'));
        },
      };
      queue.add(waiting);
      signal?.addEventListener('abort', waiting.abort, { once: true });
      this.#pump();
    });
  }

  async #pump(): Promise<void> {
    if (this.#isPumping) {
      return;
    }
    this.#isPumping = true;
    for (;;) {
      // Each answer causes work. When AWS takes more calls than this process can follow up, pages are served in between.
      await turns.pass();
      const queue = this.#people.size > 0 ? this.#people : this.#background;
      const [first] = queue;
      if (!first) {
        break;
      }
      const now = performance.now();
      const earliest = now - BURST_MS;
      const at = Math.max(this.#next, earliest, this.#pausedUntil);
      if (at > now) {
        await new Promise(resolve => setTimeout(resolve, at - now));
        continue;
      }
      queue.delete(first);
      const atFullRate = this.#next >= earliest;
      this.#next = Math.max(this.#next, earliest) + 1000 / this.#rate.perSecond;
      first.start(atFullRate);
    }
    this.#isPumping = false;
  }
}
