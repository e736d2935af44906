/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/** The header that every write takes. Only a new request needs it; the other writes know their own repetition. */
export const idempotencyKey = {
  in: 'header',
  name: 'Idempotency-Key',
  description:
    'Accepted; the same person saying the same again has no effect anyway, and gets the same answer',
  required: false,
  schema: { type: 'string', minLength: 1, maxLength: 255 },
} as const;
