/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/** The header that every write takes. Only a new request needs it. */
export const idempotencyKey = {
  in: 'header',
  name: 'Idempotency-Key',
  description:
    'Whoever repeats the call with the same key gets the same answer, and nothing is done a second time; with another input it is a conflict (409). Remembered for 7 days',
  required: false,
  schema: { type: 'string', minLength: 1, maxLength: 255 },
} as const;
