/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/** A value for a column that holds JSON. */
export function toJson(value: object | undefined): string | null {
  return value === undefined ? null : JSON.stringify(value);
}

/** The value of a column that holds JSON. */
export function fromJson<T>(text: string | null): T | undefined {
  return text === null ? undefined : JSON.parse(text);
}
