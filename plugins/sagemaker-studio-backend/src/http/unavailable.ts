/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * Answers 503 with one sentence where something that the plugin depends on is away: its database, AWS, or another plugin of
 * the portal, which mostly lacks the same database. The details are in the log.
 */
import type { LoggerService } from '@backstage/backend-plugin-api';
import { isError, ServiceUnavailableError } from '@backstage/errors';
import type { ErrorRequestHandler } from 'express';
import { awsErrorName } from '../aws/awsErrors';
import { isDatabaseAway } from '../database/isDatabaseAway';

/** Handles errors after all routes. */
export function unavailable(options: {
  logger: LoggerService;
}): ErrorRequestHandler {
  return (error, req, _res, next) => {
    const sentence = sentenceOf(error);
    if (sentence === undefined) {
      next(error);
      return;
    }
    options.logger.warn(`${req.method} ${req.originalUrl}: ${sentence}`, error);
    next(new ServiceUnavailableError(sentence));
  };
}

function sentenceOf(error: unknown): string | undefined {
  if (isDatabaseAway(error)) {
    return 'The database cannot be reached now; try again in a moment.';
  }
  if (isAwsError(error)) {
    return `AWS did not answer as it should (${awsErrorName(
      error,
    )}); try again in a moment.`;
  }
  return isFailureOfPlugin(error)
    ? 'Another service of the portal cannot answer now; try again in a moment.'
    : undefined;
}

function isAwsError(error: unknown): boolean {
  return (
    typeof error === 'object' &&
    error !== null &&
    ('$metadata' in error || '$fault' in error)
  );
}

/** Recognizes a `ResponseError` for the answer of another plugin. */
function isFailureOfPlugin(error: unknown): boolean {
  return (
    isError(error) &&
    error.name === 'ResponseError' &&
    'statusCode' in error &&
    typeof error.statusCode === 'number' &&
    error.statusCode >= 500
  );
}
