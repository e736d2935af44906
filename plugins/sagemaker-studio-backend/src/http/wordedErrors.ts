/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { LoggerService } from '@backstage/backend-plugin-api';
import { isError } from '@backstage/errors';
import type { Message } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { ErrorRequestHandler } from 'express';
import { isWorded } from '../util/errors';
import { quote, say } from '../util/say';

/** The names that Backstage and Express give to errors of callers. */
const SAID_TO_CALLERS: { [name: string]: (text: string) => Message } = {
  InputError: ofInput,
  BadRequestError: ofInput,
  PayloadTooLargeError: ofInput,
  SyntaxError: ofInput,
};

/** How the validator of the API document names a field of the body and what is wrong with it, before further fields. */
const OF_FIELD = /^request\/body\/(\w+)(?:\/\S*)? (.+?)(?:, request\/.*)?$/s;
const TOO_LONG = /^must NOT have more than (\d+) characters$/;

/** Forms show the message beside the field that it names. */
function ofInput(text: string): Message {
  const [, field, problem] = OF_FIELD.exec(text) ?? [];
  if (field === undefined || problem === undefined) {
    return say('refused.input', { detail: quote(text) });
  }
  const max = TOO_LONG.exec(problem)?.[1];
  return max === undefined
    ? say('refused.field', { field, detail: quote(problem) })
    : say('refused.field-long', { field, max: Number(max) });
}

/**
 * Gives every error that is answered a code, also those of Backstage, of the validator and of Express. What they say is
 * quoted where it is meant for callers; the rest is in the log.
 */
export function wordedErrors(options: {
  logger: LoggerService;
}): ErrorRequestHandler {
  return (error, req, _res, next) => {
    if (isError(error) && !isWorded(error)) {
      options.logger.debug(
        `${req.method} ${req.path} answers an error of others`,
        { name: error.name },
      );
      Object.assign(error, { messages: { message: messageFor(error) } });
    }
    next(error);
  };
}

function messageFor(error: Error): Message {
  const wording = SAID_TO_CALLERS[error.name];
  if (wording) {
    return wording(error.message);
  }
  return isForCallers(error)
    ? say('refused.failed', { detail: error.message })
    : say('refused.internal');
}

/** An error with a status below 500 speaks to the caller. */
function isForCallers(error: Error): boolean {
  const { name } = error;
  return (
    [
      'AuthenticationError',
      'ConflictError',
      'NotAllowedError',
      'NotFoundError',
      'NotModifiedError',
      'ServiceUnavailableError',
    ].includes(name) ||
    ('statusCode' in error &&
      typeof error.statusCode === 'number' &&
      error.statusCode < 500)
  );
}
