/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { Parameters } from 'fast-check';

/** PROPERTY_RUNS multiplies runs, and the time they may take, for a longer search. */
const FACTOR = Number(process.env.PROPERTY_RUNS ?? 1);

/**
 * How often a property is tried, with which random numbers. A failure prints its seed; PROPERTY_SEED repeats it.
 *
 * @param numRuns - as many as take seconds
 */
export function propertyRuns<T>(numRuns: number): Parameters<T> {
  const { PROPERTY_SEED } = process.env;
  return {
    numRuns: numRuns * FACTOR,
    ...(PROPERTY_SEED ? { seed: Number(PROPERTY_SEED) } : {}),
  };
}

/** Milliseconds that a property may take. */
export function propertyTime(milliseconds: number): number {
  return milliseconds * FACTOR;
}
