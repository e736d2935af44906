/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/** The columns that a filter gives values for, since Knex refuses a condition with `undefined`. */
export function given(
  columns: Record<string, string | undefined>,
): Record<string, string> {
  const conditions: Record<string, string> = {};
  for (const [column, value] of Object.entries(columns)) {
    if (value !== undefined) {
      conditions[column] = value;
    }
  }
  return conditions;
}
