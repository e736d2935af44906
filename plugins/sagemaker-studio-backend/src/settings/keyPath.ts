/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/** The path of a key within what somebody sets, such as `stages[0].approvers`. */
export function keyPath(path: PropertyKey[]): string {
  return path.reduce<string>(
    (before, key) =>
      typeof key === 'number'
        ? `${before}[${key}]`
        : `${before}${before && '.'}${String(key)}`,
    '',
  );
}
