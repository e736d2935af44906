/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { ConflictError, InputError, NotAllowedError } from '@backstage/errors';

/** The error by which a refusal is told over HTTP. */
export function toRefusalError({
  refusal,
}: {
  refusal: { reason: 'not-allowed' | 'conflict' | 'invalid'; message: string };
}): Error {
  switch (refusal.reason) {
    case 'not-allowed':
      return new NotAllowedError(refusal.message);
    case 'conflict':
      return new ConflictError(refusal.message);
    default:
      return new InputError(refusal.message);
  }
}
