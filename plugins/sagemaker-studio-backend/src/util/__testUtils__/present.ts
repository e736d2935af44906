/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/** The value, which a test expects to be there. */
export function present<T>(value: T | undefined): T {
  if (value === undefined) {
    throw new Error('Expected a value that is not there');
  }
  return value;
}
