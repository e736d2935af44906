/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { ConflictError } from '@backstage/errors';
import { classifyAwsError } from '../../aws/awsErrors';
import type { ReplaceOptions } from '../Inventory';

/*
 * A sweep is a generator that stops after every call to AWS, so that work that people wait for goes in between. It
 * gathers a whole set before it replaces what the inventory holds; one that ends half way has removed nothing.
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
};

const DONE: Piece = { pause: 0 };
const LONGEST_PAUSE_MS = 15_000;
const MOST_FAILURES = 10;

/** One piece: makes a call, and goes on trying with growing pauses while AWS's answer is one that goes away. */
export async function* piece<T>(
  context: SweepContext,
  action: string,
  call: (options: { signal: AbortSignal }) => Promise<T>,
): AsyncGenerator<Piece, T> {
  for (let failures = 0; ; ) {
    const { signal } = context;
    try {
      const result = await call({ signal });
      yield DONE;
      return result;
    } catch (error) {
      if (signal.aborted) {
        // The turn is over, not the sweep.
        yield DONE;
        continue;
      }
      failures += 1;
      const { kind } = classifyAwsError(error, { action });
      if (kind === 'blocked' || failures > MOST_FAILURES) {
        throw error;
      }
      yield { pause: Math.min(500 * 2 ** failures, LONGEST_PAUSE_MS) };
    }
  }
}

/** All pages of a list, one page a piece. */
export async function* pages<T>(
  context: SweepContext,
  action: string,
  list: (
    nextToken: string | undefined,
    options: { signal: AbortSignal },
  ) => Promise<{ items: T[]; nextToken?: string }>,
): AsyncGenerator<Piece, T[]> {
  const items: T[] = [];
  const readPage =
    (token: string | undefined) => (options: { signal: AbortSignal }) =>
      list(token, options);
  let nextToken: string | undefined;
  do {
    const page = yield* piece(context, action, readPage(nextToken));
    items.push(...page.items);
    nextToken = page.nextToken;
  } while (nextToken);
  return items;
}

/** How much of a set may vanish between two sweeps without anybody being asked. */
export type RemovalLimit = {
  /** 0 to 1. */
  share: number;
  /** So many may always go. */
  count: number;
};

/**
 * Refuses a sweep that would empty the inventory: more likely than that half a company left in one go is a broken
 * SCIM, a wrong account or a wrong Region.
 */
export function checkRemovalsAgainst(
  limit: RemovalLimit,
): NonNullable<ReplaceOptions['checkRemovals']> {
  return ({ what, before, removed }) => {
    if (removed > limit.count && removed > before * limit.share) {
      throw new ConflictError(
        `AWS no longer shows ${removed} of ${before} ${what}. They are kept until somebody has looked and asks for a refresh that accepts removals.`,
      );
    }
  };
}
