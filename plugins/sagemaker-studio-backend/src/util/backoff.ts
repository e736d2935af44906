/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/** How long failed steps wait. */
export type BackoffOptions = {
  /** Milliseconds before the first further try. */
  base: number;
  /** Milliseconds at most. */
  cap: number;
};

export const DEFAULT_BACKOFF: BackoffOptions = { base: 1_000, cap: 300_000 };

/** Doubles with every attempt; half of it is chance, so that many that failed together do not come back together. */
export function backoff(
  attempt: number,
  options: BackoffOptions,
  random: () => number = Math.random,
): number {
  const full = Math.min(
    options.cap,
    options.base * 2 ** Math.max(attempt - 1, 0),
  );
  return Math.round(full / 2 + (full / 2) * random());
}

/** How long to wait before reading again what AWS is changing: a quarter of the time it has taken so far. */
export function pollInterval(
  elapsedMilliseconds: number,
  options: BackoffOptions,
): number {
  return Math.round(
    Math.min(
      Math.max(elapsedMilliseconds / 4, options.base),
      15 * options.base,
    ),
  );
}
