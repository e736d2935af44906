/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/** Of an action that changes nothing, however often it is invoked. */
export const READS = {
  readOnly: true,
  destructive: false,
  idempotent: true,
} as const;
