/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * The errors of this plugin. Each is made from a message, so it says in English what is wrong and carries the code and the
 * values from which pages word it in the reader's language. ESLint keeps other code from making them without.
 */
import {
  ConflictError,
  InputError,
  NotAllowedError,
  NotFoundError,
  ServiceUnavailableError,
} from '@backstage/errors';
import {
  englishOf,
  type Message,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';

/** The message that an error has beside its English text. */
export type Worded = { messages: { message: Message } };

export function inputError(message: Message): InputError & Worded {
  return worded(new InputError(englishOf(message)), message);
}

export function conflictError(message: Message): ConflictError & Worded {
  return worded(new ConflictError(englishOf(message)), message);
}

export function notFoundError(message: Message): NotFoundError & Worded {
  return worded(new NotFoundError(englishOf(message)), message);
}

export function notAllowedError(message: Message): NotAllowedError & Worded {
  return worded(new NotAllowedError(englishOf(message)), message);
}

export function unavailableError(
  message: Message,
): ServiceUnavailableError & Worded {
  return worded(new ServiceUnavailableError(englishOf(message)), message);
}

/** Whether this plugin made the error; Backstage, the validator and Express make theirs without a message. */
export function isWorded(error: object): error is Worded {
  return (
    'messages' in error &&
    typeof error.messages === 'object' &&
    error.messages !== null &&
    'message' in error.messages
  );
}

function worded<TError extends Error>(
  error: TError,
  message: Message,
): TError & Worded {
  return Object.assign(error, { messages: { message } });
}
