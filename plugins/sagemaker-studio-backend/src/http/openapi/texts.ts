/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/* What callers may send as text, with the length beyond which it can be nothing that exists. */

/** Of a request, a grant or an operation. */
export const idText = { type: 'string', minLength: 1, maxLength: 36 } as const;

export const domainIdText = {
  type: 'string',
  minLength: 1,
  maxLength: 63,
} as const;

/** A catalog ref, whole or in part. */
export const refText = {
  type: 'string',
  minLength: 1,
  maxLength: 255,
} as const;

export const arnText = {
  type: 'string',
  minLength: 1,
  maxLength: 2048,
} as const;

/** As an answer gave it. */
export const cursorText = {
  type: 'string',
  minLength: 1,
  maxLength: 2048,
} as const;
