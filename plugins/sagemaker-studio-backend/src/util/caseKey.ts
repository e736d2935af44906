/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/** The form in which names that AWS compares without case are compared here. */
export function caseKey(value: string): string {
  return value.toLocaleLowerCase('en-US');
}
