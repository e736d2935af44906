/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/* From refusals of the model, which knows no Backstage, to errors. */
import type { Message } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { inputError, conflictError, notAllowedError } from './errors';

type Refused = {
  refusal: {
    reason: 'not-allowed' | 'conflict' | 'invalid';
    message: string;
    messages: { message: Message };
  };
};

export function toRefusalError({ refusal }: Refused): Error {
  switch (refusal.reason) {
    case 'not-allowed':
      return notAllowedError(refusal.messages.message);
    case 'conflict':
      return conflictError(refusal.messages.message);
    default:
      return inputError(refusal.messages.message);
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
