/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import pLimit, { type Limit } from 'p-limit';

/** More would take the connections of others. */
const MAX_CONCURRENCY = 3;

/** Runs several statements at the same time; within a transaction only one after the other. */
export function statementLimit(options: { inTransaction?: boolean }): Limit {
  return pLimit(options.inTransaction ? 1 : MAX_CONCURRENCY);
}
