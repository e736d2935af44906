/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import {
  setImmediate as nextTurn,
  setTimeout as sleep,
} from 'node:timers/promises';

type Waiting<TItem, TResult> = {
  item: TItem;
  resolve: (result: TResult) => void;
  reject: (error: unknown) => void;
};

/**
 * Runs work in batches, one after the other: items of one turn of the event loop, or that come while a batch is under
 * way, share the next. After a batch of several items, the next one waits for more, so that a constant stream takes few batches. When a batch fails, each of its items runs alone, so that one that cannot be done stops no other.
 */
export class Batcher<TItem, TResult = void> {
  readonly #options: BatcherOptions<TItem, TResult>;
  readonly #waiting: Waiting<TItem, TResult>[] = [];
  #isRunning = false;

  constructor(options: BatcherOptions<TItem, TResult>) {
    this.#options = options;
  }

  /** @returns the result of this item alone */
  add(item: TItem): Promise<TResult> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ item, resolve, reject });
      this.#runAll();
    });
  }

  async #runAll(): Promise<void> {
    if (this.#isRunning) {
      return;
    }
    this.#isRunning = true;
    const { gatherMs = 0, maxSize } = this.#options;
    while (this.#waiting.length > 0) {
      // SQLite answers within a turn of the event loop. Without this wait, hundreds of operations would write one by one,
      // and the requests of people would wait for all of them.
      await nextTurn();
      const batch = this.#waiting.splice(0, maxSize);
      await this.#runBatch(batch);
      if (batch.length > 1 && this.#waiting.length < maxSize && gatherMs > 0) {
        await sleep(gatherMs);
      }
    }
    this.#isRunning = false;
  }

  async #runBatch(batch: Waiting<TItem, TResult>[]): Promise<void> {
    const { run, failsAll = () => false } = this.#options;
    try {
      const result = await run(batch.map(({ item }) => item));
      batch.forEach(({ resolve }) => resolve(result));
    } catch (error) {
      if (batch.length === 1 || failsAll(error)) {
        batch.forEach(({ reject }) => reject(error));
        return;
      }
      for (const each of batch) {
        await this.#runBatch([each]);
      }
    }
  }
}

type BatcherOptions<TItem, TResult> = {
  maxSize: number;
  /** Milliseconds that the next batch waits for more after one of several items. Default: none. */
  gatherMs?: number;
  /** Does the items together, wholly or not at all; throws when that cannot be done. The result is that of each. */
  run: (items: TItem[]) => Promise<TResult>;
  /** Whether each item would fail alone, too, so that none is tried. Default: never. */
  failsAll?: (error: unknown) => boolean;
};
