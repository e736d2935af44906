/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/** The record of a table of the world, which a test expects to be there. */
export function recordOf<T>(table: Record<string, T>, key: string): T {
  const record = table[key];
  if (record === undefined) {
    throw new Error(
      `Expected a record '${key}'; there are ${Object.keys(table).join(', ')}`,
    );
  }
  return record;
}
