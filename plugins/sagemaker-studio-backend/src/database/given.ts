/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/** The columns that a filter gives values for, since Knex refuses a condition with `undefined`. */
export function given(
  columns: Record<string, string | undefined>,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(columns).flatMap(([column, value]) =>
      value === undefined ? [] : [[column, value] as const],
    ),
  );
}
