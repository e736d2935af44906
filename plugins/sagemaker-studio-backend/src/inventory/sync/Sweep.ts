/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { classifyAwsError, isThrottling } from '../../aws/awsErrors';
import type { CallOptions } from '../../aws/observed';
import type { ReplaceOptions } from '../store/Inventory';
import { RefusedCall } from './sweepFailure';
import type { SweepParts } from './SweepPartStore';

/*
 * A sweep is a generator that stops every second or so, so that the lane may be given away. It gathers a whole set
 * before it removes anything that the inventory holds; one that ends half way has removed nothing. What it reads is
 * recorded as it goes, so that whoever has the lane next goes on where it was.
 *
 * Its calls do not wait for each other's answers where they need not: the pace decides how many are under way.
 */

/** After each piece: go on when asked, or not before so many milliseconds have passed. */
export type Piece = { pause: number };

/** A sweep; its result is what it counted, in words. */
export type Sweep = AsyncGenerator<Piece, string>;

/** What a sweep is given. */
export type SweepContext = {
  /** ISO 8601 */
  startedAt: string;
  /** The signal of the turn in which the present piece is done. */
  signal: AbortSignal;
  replaceOptions: ReplaceOptions;
  /** What has been read already, perhaps by another replica. */
  parts: SweepParts;
};

const DONE: Piece = { pause: 0 };
const LONGEST_PAUSE_MS = 15_000;
const MOST_FAILURES = 10;
/** Calls under way at once: enough to keep a fast pace although each answer takes a while. */
const AT_ONCE = 40;
/** How long a piece goes on beginning calls. */
const PIECE_MS = 1_000;

/** Counts what goes wrong in a row, and gives up what does not go away. */
class Failures {
  readonly #action: string;
  #count = 0;

  constructor(action: string) {
    this.#action = action;
  }

  forget(): void {
    this.#count = 0;
  }

  /** How long to wait before the next try; throws the error when there is to be none. */
  add(error: unknown, signal: AbortSignal): Piece {
    // The turn is over, not the sweep; and after a throttle it is the pace that waits, for all who call.
    if (signal.aborted || isThrottling(error)) {
      return DONE;
    }
    this.#count += 1;
    const { kind } = classifyAwsError(error, { action: this.#action });
    if (kind === 'blocked' || this.#count > MOST_FAILURES) {
      throw new RefusedCall(error, this.#action);
    }
    return { pause: Math.min(500 * 2 ** this.#count, LONGEST_PAUSE_MS) };
  }
}

/** One piece: makes a call, and goes on trying with growing pauses while AWS's answer is one that goes away. */
export async function* piece<T>(
  context: SweepContext,
  action: string,
  call: (options: CallOptions) => Promise<T>,
): AsyncGenerator<Piece, T> {
  const failures = new Failures(action);
  for (;;) {
    const { signal } = context;
    try {
      const result = await call({ signal, background: true });
      yield DONE;
      return result;
    } catch (error) {
      yield failures.add(error, signal);
    }
  }
}

/**
 * Makes a call for each item, many of them at once; the order is not kept.
 *
 * @param call - resolves to what has to be called for next, such as the next page, if anything
 */
export async function* each<T>(
  context: SweepContext,
  action: string,
  items: readonly T[],
  call: (item: T, options: CallOptions) => Promise<T | void>,
): AsyncGenerator<Piece, void> {
  const left = [...items].reverse();
  const failures = new Failures(action);
  while (left.length > 0) {
    const { signal } = context;
    const until = performance.now() + PIECE_MS;
    let trouble: { error: unknown } | undefined;
    const work = async () => {
      do {
        const item = left.pop();
        if (item === undefined) {
          return;
        }
        try {
          const next = await call(item, { signal, background: true });
          failures.forget();
          if (next !== undefined) {
            left.push(next);
          }
        } catch (error) {
          left.push(item);
          if (!isThrottling(error)) {
            trouble ??= { error };
          }
        }
      } while (!trouble && !signal.aborted && performance.now() < until);
    };
    await Promise.all(
      Array.from({ length: Math.min(AT_ONCE, left.length) }, work),
    );
    yield trouble ? failures.add(trouble.error, signal) : DONE;
  }
}

/** All pages of a list, one page a piece. */
export async function* pages<T>(
  context: SweepContext,
  options: {
    /** The IAM action. */
    action: string;
    /** What the pages are recorded as; unique in the sweep. */
    part: string;
    list: (
      nextToken: string | undefined,
      options: CallOptions,
    ) => Promise<{ items: T[]; nextToken?: string }>;
    /** Whether nothing that comes after these is of interest. Default: everything is. */
    isEnough?: (items: T[]) => boolean;
  },
): AsyncGenerator<Piece, T[]> {
  const { action, part, list, isEnough } = options;
  const items: T[] = [];
  const readPage = (token: string | undefined) => (call: CallOptions) =>
    list(token, call);
  let nextToken: string | undefined;
  let number = 0;
  do {
    const name = `${part}#${number}`;
    let page = context.parts.get<{ items: T[]; nextToken?: string }>(name);
    if (!page) {
      page = yield* piece(context, action, readPage(nextToken));
      await context.parts.put(name, page);
    }
    items.push(...page.items);
    nextToken = isEnough?.(page.items) ? undefined : page.nextToken;
    number += 1;
  } while (nextToken);
  return items;
}
