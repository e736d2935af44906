/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

const turns = new Map<string, Promise<void>>();

/**
 * Runs work with the same key one after the other, so that what was read still holds when it is written. In memory is
 * enough: one replica at a time makes the calls of a lane, though maybe several of them at once.
 */
export async function runExclusively<T>(
  key: string,
  run: () => Promise<T>,
): Promise<T> {
  const result = (turns.get(key) ?? Promise.resolve()).then(run);
  const end = result.then(
    () => undefined,
    () => undefined,
  );
  turns.set(key, end);
  try {
    return await result;
  } finally {
    if (turns.get(key) === end) {
      turns.delete(key);
    }
  }
}
