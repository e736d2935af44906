/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { Parameters } from 'fast-check';

/** PROPERTY_RUNS multiplies runs, and the time they may take, for a longer search. */
const FACTOR = Number(process.env.PROPERTY_RUNS ?? 1);

/** Everybody's tests try the same, so that a change is what makes one fail. */
const SEED = 20261102;

/**
 * How often a property is tried, with which random numbers: the same ones each time. `PROPERTY_SEED=random` searches
 * elsewhere; a failure prints its seed, and `PROPERTY_SEED` with that number repeats it.
 *
 * @param numRuns - as many as take seconds
 */
export function propertyRuns<T>(numRuns: number): Parameters<T> {
  return { numRuns: numRuns * FACTOR, ...seed() };
}

function seed(): { seed?: number } {
  const { PROPERTY_SEED = `${SEED}` } = process.env;
  if (PROPERTY_SEED === 'random') {
    return {};
  }
  const given = Number(PROPERTY_SEED);
  if (PROPERTY_SEED === '' || !Number.isInteger(given)) {
    throw new TypeError(
      `PROPERTY_SEED is '${PROPERTY_SEED}'; give a whole number, or 'random'`,
    );
  }
  return { seed: given };
}

/** Milliseconds that a property may take. */
export function propertyTime(milliseconds: number): number {
  return milliseconds * FACTOR;
}
