/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/** Choices that look random and depend on the seed number alone. */
export interface Random {
  /** From 0 up to but not including 1. */
  next(): number;
  pick<T>(from: readonly T[]): T;
  shuffled<T>(items: readonly T[]): T[];
}

/** Mulberry32: small, fast, and good enough to spread names. */
export function createRandom(seedNumber: number): Random {
  let state = Math.trunc(seedNumber) % 4294967296;
  function next(): number {
    state = (state + 0x6d2b79f5) % 4294967296;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  }
  return {
    next,
    pick(from) {
      const picked = from[Math.floor(next() * from.length)];
      if (picked === undefined) {
        throw new RangeError('There is nothing to pick from');
      }
      return picked;
    },
    shuffled(items) {
      const result = [...items];
      for (let index = result.length - 1; index > 0; index--) {
        const other = Math.floor(next() * (index + 1));
        const swapped = result.splice(
          other,
          1,
          ...result.slice(index, index + 1),
        );
        result.splice(index, 1, ...swapped);
      }
      return result;
    },
  };
}
