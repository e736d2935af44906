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
/** Failures that pass sooner than this are not reported. */
const REPORTED_FAILURES = 3;
const REPORTED_MS = 5_000;
/** Enough to keep a fast pace although each answer takes a while. */
const MAX_CONCURRENCY = 40;
/** How long a piece goes on starting calls. */
const PIECE_MS = 1_000;
/** An item is left out when its call has failed so often, for a reason that should have passed. */
const ITEM_ATTEMPTS = 3;
/** Before the calls that failed alone are sent again. */
const ITEM_PAUSE_MS = 1_000;
/** When the calls of more items than this fail, it is not for their own sake. */
const MAX_LEFT_OUT = 10;

/** A call of a sweep that failed, with the IAM action that it takes. */
export class RefusedCall extends Error {
  readonly action: string;

  constructor(cause: unknown, action: string) {
    super(toError(cause).message, { cause });
    this.name = 'RefusedCall';
    this.action = action;
  }
}

/** An item whose call fails while AWS answers others. */
export type LeftOut<T> = { item: T; failing: Failing };

/** Counts failures by item, and tells which items to leave out. */
class ItemFailures<T> {
  readonly #options: { action: string; mayLeaveOut: boolean };
  readonly #attempts = new Map<T, { count: number; since: string }>();
  readonly leftOut: LeftOut<T>[] = [];

  constructor(options: { action: string; mayLeaveOut: boolean }) {
    this.#options = options;
  }

  /** @returns `stop` where the failure is not of this item alone, as far as one can tell */
  add(item: T, error: unknown, sentAt: number): 'again' | 'left-out' | 'stop' {
    const { action, mayLeaveOut } = this.#options;
    if (
      !mayLeaveOut ||
      isAwsAway(error) ||
      areCredentialsRefused(error) ||
      this.leftOut.length >= MAX_LEFT_OUT
    ) {
      return 'stop';
    }
    const { count, since } = this.#attempts.get(item) ?? {
      count: 0,
      since: inMilliseconds(sentAt - Date.now()),
    };
    this.#attempts.set(item, { count: count + 1, since });
    const { kind } = classifyAwsError(error, { action });
    if (kind !== 'blocked' && count + 1 < ITEM_ATTEMPTS) {
      return 'again';
    }
    const refused = new RefusedCall(error, action);
    this.leftOut.push({
      item,
      failing: { error: refused, since, isAlone: true, isLasting: true },
    });
    return 'left-out';
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
 * @param options - `mayLeaveOut`: whether a few items may be left out because their calls alone fail; default no
 * @returns the items that were left out
 */
export async function* each<T>(
  context: SweepContext,
  action: string,
  items: readonly T[],
  call: (item: T, options: CallOptions) => Promise<T | void>,
  options: { mayLeaveOut?: boolean } = {},
): AsyncGenerator<Piece, LeftOut<T>[]> {
  const left = [...items].reverse();
  const later: T[] = [];
  const failures = new Failures(action);
  const { mayLeaveOut = false } = options;
  const itemFailures = new ItemFailures<T>({ action, mayLeaveOut });
  while (left.length + later.length > 0) {
    if (left.length === 0) {
      yield { pause: ITEM_PAUSE_MS };
      left.push(...later.splice(0));
    }
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
          if (isThrottling(error) || signal.aborted) {
            left.push(item);
            continue;
          }
          const next = itemFailures.add(item, error, sentAt);
          if (next === 'again') {
            later.push(item);
          } else if (next === 'stop') {
            // Others come first when it goes on.
            left.unshift(item);
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
  return itemFailures.leftOut;
}

/**
 * Ends a part of a sweep with why items were left out.
 *
 * @throws RefusedCall when that does not pass by itself
 */
export async function* reportLeftOut(
  leftOut: LeftOut<unknown>[],
): AsyncGenerator<Piece, void> {
  const [first] = leftOut;
  if (!first) {
    return;
  }
  const { error } = first.failing;
  const { kind } = classifyAwsError(error.cause, error);
  if (kind === 'blocked') {
    throw error;
  }
  yield { pause: 0, calls: first.failing };
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
