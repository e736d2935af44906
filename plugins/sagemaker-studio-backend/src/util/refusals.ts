/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/* From refusals of the model, which knows no Backstage, to errors. */
import { ConflictError, InputError, NotAllowedError } from '@backstage/errors';

type Refused = {
  refusal: { reason: 'not-allowed' | 'conflict' | 'invalid'; message: string };
};

export function toRefusalError({ refusal }: Refused): Error {
  switch (refusal.reason) {
    case 'not-allowed':
      return new NotAllowedError(refusal.message);
    case 'conflict':
      return new ConflictError(refusal.message);
    default:
      return new InputError(refusal.message);
  }
}

/** @throws the error of the refusal */
export function unlessRefused<T extends object>(result: T | Refused): T {
  if (isRefused(result)) {
    throw toRefusalError(result);
  }
  return result;
}

/** @throws the error of the refusal, if there is one */
export function assertMet(refusal: Refused | undefined): void {
  if (refusal) {
    throw toRefusalError(refusal);
  }
}

function isRefused(result: object): result is Refused {
  return 'refusal' in result;
}
