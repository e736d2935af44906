/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { AdaptiveRate } from './AdaptiveRate';
import { isThrottling } from './awsErrors';

/** After a rest, so much of the time that passed may be made up for at once. */
const SLACK_MS = 500;
/** The first of several refusals in a row costs nothing but a slower rate. */
const FIRST_PAUSE_MS = 50;
const LONGEST_PAUSE_MS = 500;
/** When AWS has refused so often in a row, it is no burst of others that passes. */
const PATIENCE = 20;
const LONG_PAUSE_MS = 5_000;

type Waiting = { go: (waited: boolean) => void };

/** The calls that draw from one of AWS's limits: one after the other, those that people wait for first. */
export class CallQueue {
  readonly #rate: AdaptiveRate;
  readonly #people = new Set<Waiting>();
  readonly #background = new Set<Waiting>();
  /** When the next call may go, were there no slack. */
  #next = -Infinity;
  #pausedUntil = -Infinity;
  #refusals = 0;
  #isPumping = false;

  constructor(options: { start: number; most: number }) {
    this.#rate = new AdaptiveRate(options);
  }

  get callsPerSecond(): number {
    return this.#rate.perSecond;
  }

  /** Makes the call when it is its turn, and learns from the answer. */
  async run<T>(
    call: () => Promise<T>,
    options?: { signal?: AbortSignal; background?: boolean },
  ): Promise<T> {
    const waited = await this.#wait(options);
    const sentAt = performance.now();
    try {
      const result = await call();
      this.#passed(waited);
      return result;
    } catch (error) {
      if (isThrottling(error)) {
        this.#refused(sentAt);
      } else if (!options?.signal?.aborted) {
        this.#passed(waited);
      }
      throw error;
    }
  }

  #passed(waited: boolean): void {
    this.#refusals = 0;
    this.#rate.passed({ at: performance.now(), waited });
  }

  #refused(sentAt: number): void {
    const at = performance.now();
    this.#rate.refused({ at, sentAt });
    if (sentAt < this.#pausedUntil) {
      return;
    }
    this.#refusals += 1;
    const longest =
      this.#refusals > PATIENCE
        ? LONG_PAUSE_MS
        : Math.min(
            FIRST_PAUSE_MS * 2 ** (this.#refusals - 1),
            LONGEST_PAUSE_MS,
          );
    // Half of it at random, so that other callers do not come back all at once with this one.
    this.#pausedUntil = at + longest / 2 + (Math.random() * longest) / 2;
  }

  /** @returns whether the call used the rate to the full. */
  async #wait(options?: {
    signal?: AbortSignal;
    background?: boolean;
  }): Promise<boolean> {
    const { signal, background } = options ?? {};
    signal?.throwIfAborted();
    const queue = background ? this.#background : this.#people;
    return new Promise<boolean>((resolve, reject) => {
      const waiting: Waiting = { go: resolve };
      const onAbort = () => {
        queue.delete(waiting);
        reject(
          Object.assign(new Error('The call was given up before it was made'), {
            name: 'AbortError',
          }),
        );
      };
      waiting.go = waited => {
        signal?.removeEventListener('abort', onAbort);
        resolve(waited);
      };
      queue.add(waiting);
      signal?.addEventListener('abort', onAbort, { once: true });
      this.#pump();
    });
  }

  async #pump(): Promise<void> {
    if (this.#isPumping) {
      return;
    }
    this.#isPumping = true;
    while (this.#people.size + this.#background.size > 0) {
      const now = performance.now();
      const earliest = now - SLACK_MS;
      const at = Math.max(this.#next, earliest, this.#pausedUntil);
      if (at > now) {
        await new Promise(resolve => setTimeout(resolve, at - now));
        continue;
      }
      const queue = this.#people.size > 0 ? this.#people : this.#background;
      const [first] = queue;
      queue.delete(first);
      const waited = this.#next >= earliest;
      this.#next = Math.max(this.#next, earliest) + 1000 / this.#rate.perSecond;
      first.go(waited);
    }
    this.#isPumping = false;
  }
}
