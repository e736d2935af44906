/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import pLimit, { type Limit } from 'p-limit';

/** More would take the connections of others. */
const AT_ONCE = 3;

/** Lets several statements go side by side; within one transaction only one after the other. */
export function statementLimit(options: { inTransaction?: boolean }): Limit {
  return pLimit(options.inTransaction ? 1 : AT_ONCE);
}
