/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * Answers 503 with one sentence where something that the plugin depends on is away: its database, AWS, or another plugin of
 * the portal, which mostly lacks the same database. The details are in the log.
 */
import {
  englishOf,
  type Message,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { LoggerService } from '@backstage/backend-plugin-api';
import { isError } from '@backstage/errors';
import type { ErrorRequestHandler } from 'express';
import { awsErrorName } from '../aws/awsErrors';
import { isDatabaseAway } from '../database/isDatabaseAway';
import { unavailableError } from '../util/errors';
import { say } from '../util/say';

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
    options.logger.warn(
      `${req.method} ${req.originalUrl}: ${englishOf(sentence)}`,
      error,
    );
    next(unavailableError(sentence));
  };
}

function sentenceOf(error: unknown): Message | undefined {
  if (isDatabaseAway(error)) {
    return say('refused.database-away');
  }
  if (isAwsError(error)) {
    return say('refused.aws-failed', { error: awsErrorName(error) });
  }
  return isFailureOfPlugin(error) ? say('refused.service-away') : undefined;
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
