/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
/*
 * A sweep is a generator that stops about every second, so that the lane may move to another replica. It reads a whole
 * list before it removes anything from the inventory; a sweep that ends early has removed nothing. The parts already
 * read are recorded, so that the next holder of the lane continues there.
 *
 * Calls do not wait for each other's answers where they need not: the pace decides how many are under way.
 */
import { toError } from '@backstage/errors';
import {
  areCredentialsRefused,
  classifyAwsError,
  isAwsAway,
  isThrottling,
} from '../../aws/awsErrors';
import type { CallOptions } from '../../aws/observed';
import type { Page } from '../../aws/listPages';
import type { ReplaceOptions } from '../store/Inventory';
import { inMilliseconds } from '../../util/now';
import type { SweepParts } from './SweepPartStore';

/** After each piece: how many milliseconds to wait before the next, and how calls fare now. */
export type Piece = { pause: number; calls?: 'passing' | Failing };

/** Calls fail, and are tried again. */
export type Failing = {
  error: RefusedCall;
  /** ISO 8601; when the first of them was sent. */
  since: string;
  /** Whether other calls may pass meanwhile, since AWS can be reached. */
  isAlone: boolean;
  /** Whether it has gone on for so long that it is worth a word. */
  isLasting: boolean;
};

/** A sweep; its result says in words what it counted. */
export type Sweep = AsyncGenerator<Piece, string>;

export type SweepContext = {
  /** ISO 8601 */
  startedAt: string;
  /** Of the turn in which the present piece is read. */
  signal: AbortSignal;
  replaceOptions: ReplaceOptions;
  /** Parts already read, perhaps by another replica. */
  parts: SweepParts;
};

const DONE: Piece = { pause: 0, calls: 'passing' };
/** Bounds how long a sweep goes on waiting once AWS is back. */
const MAX_PAUSE_MS = 5_000;
/** What passes sooner than this is not reported. */
const REPORTED_FAILURES = 3;
const REPORTED_MS = 5_000;
/** Enough to keep a fast pace although each answer takes a while. */
const MAX_CONCURRENCY = 40;
/** How long a piece goes on starting calls. */
const PIECE_MS = 1_000;

/** A call of a sweep that failed, with the IAM action that it takes. */
export class RefusedCall extends Error {
  readonly action: string;

  constructor(cause: unknown, action: string) {
    super(toError(cause).message, { cause });
    this.name = 'RefusedCall';
    this.action = action;
  }
}

/** Counts failures in a row. Those that pass by themselves are waited for, however long that takes. */
class Failures {
  readonly #action: string;
  #count = 0;
  #failing?: Failing;
  /** When the first of them was sent: milliseconds, and ISO 8601. */
  #firstAt = 0;
  #since = '';

  constructor(action: string) {
    this.#action = action;
  }

  reset(): void {
    this.#count = 0;
    this.#failing = undefined;
  }

  /**
   * How long to wait before the next attempt; throws when there is to be none.
   *
   * @param sentAt - when the call was sent; milliseconds
   */
  add(error: unknown, signal: AbortSignal, sentAt: number): Piece {
    // After a throttle it is the pace that waits, for all callers.
    if (isThrottling(error)) {
      return DONE;
    }
    // The turn is over, not the sweep.
    if (signal.aborted) {
      return { pause: 0, calls: this.#failing };
    }
    if (this.#count === 0) {
      this.#firstAt = sentAt;
      this.#since = inMilliseconds(sentAt - Date.now());
    }
    this.#count += 1;
    const { kind } = classifyAwsError(error, { action: this.#action });
    const refused = new RefusedCall(error, this.#action);
    if (!isAwsAway(error) && kind === 'blocked') {
      throw refused;
    }
    this.#failing = {
      error: refused,
      since: this.#since,
      isAlone: !isAwsAway(error),
      isLasting:
        this.#count >= REPORTED_FAILURES ||
        Date.now() - this.#firstAt >= REPORTED_MS ||
        areCredentialsRefused(error),
    };
    return {
      pause: Math.min(500 * 2 ** this.#count, MAX_PAUSE_MS),
      calls: this.#failing,
    };
  }
}

/** One call, retried with growing pauses while the error is one that passes. */
export async function* piece<T>(
  context: SweepContext,
  action: string,
  call: (options: CallOptions) => Promise<T>,
): AsyncGenerator<Piece, T> {
  const failures = new Failures(action);
  for (;;) {
    const { signal } = context;
    const sentAt = Date.now();
    let result: { value: T };
    try {
      result = { value: await call({ signal, background: true }) };
    } catch (error) {
      yield failures.add(error, signal, sentAt);
      continue;
    }
    yield DONE;
    return result.value;
  }
}

/**
 * Makes a call for each item, many at the same time and in any order.
 *
 * @param call - resolves to a further item to call for, such as the next page, if there is one
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
    let failure: { error: unknown; sentAt: number } | undefined;
    const work = async () => {
      do {
        const item = left.pop();
        if (item === undefined) {
          return;
        }
        const sentAt = Date.now();
        try {
          const next = await call(item, { signal, background: true });
          failures.reset();
          if (next !== undefined) {
            left.push(next);
          }
        } catch (error) {
          left.push(item);
          if (!isThrottling(error)) {
            failure ??= { error, sentAt };
          }
        }
      } while (!failure && !signal.aborted && performance.now() < until);
    };
    await Promise.all(
      Array.from({ length: Math.min(MAX_CONCURRENCY, left.length) }, work),
    );
    yield failure ? failures.add(failure.error, signal, failure.sentAt) : DONE;
  }
}

/** All pages of a list, one page a piece. */
export async function* pages<T>(
  context: SweepContext,
  options: {
    /** The IAM action of the call. */
    action: string;
    /** The name under which the pages are recorded; unique in the sweep. */
    part: string;
    list: (
      nextToken: string | undefined,
      options: CallOptions,
    ) => Promise<Page<T>>;
    /** Whether to stop after these; default: read to the end. */
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
    let page = context.parts.get<Page<T>>(name);
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
