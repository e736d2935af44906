/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/** Whether a value is nested deeper. Level by level, since a recursion would end with the stack. */
export function isDeeperThan(depth: number, value: unknown): boolean {
  let level: unknown[] = [value];
  for (let count = 0; count <= depth; count += 1) {
    level = level.flatMap(each =>
      typeof each === 'object' && each !== null ? Object.values(each) : [],
    );
    if (level.length === 0) {
      return false;
    }
  }
  return true;
}
