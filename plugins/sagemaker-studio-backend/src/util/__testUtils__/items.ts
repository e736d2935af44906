/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/** The one item of a list, which a test expects to hold no other. */
export function only<T>(items: readonly T[]): T {
  const [item, ...others] = items;
  if (item === undefined || others.length > 0) {
    throw new Error(`Expected one item, not ${items.length}`);
  }
  return item;
}

/** The item at the index, which a test expects to be there. */
export function itemAt<T>(items: readonly T[], index: number): T {
  const item = items[index];
  if (item === undefined) {
    throw new Error(`Expected an item at ${index} of ${items.length}`);
  }
  return item;
}
