/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import {
  ConflictError,
  InputError,
  isError,
  NotAllowedError,
  NotFoundError,
  ResponseError,
} from '@backstage/errors';
import { pageOf } from './pages';

// 500 is missing on purpose: an error of the program does not go away by asking again.
const TRANSIENT = [429, 502, 503, 504];

/** Whether the same call may well succeed a little later. */
export function isTransient(error: unknown): boolean {
  return ResponseError.is(error)
    ? TRANSIENT.includes(error.statusCode)
    : // Node's fetch throws this when nothing answers.
      isError(error) && error.name === 'TypeError' && error.cause !== undefined;
}

/** Whether the credentials that a task started with no longer count. */
export function isSignInOver(error: unknown): boolean {
  return ResponseError.is(error)
    ? error.statusCode === 401
    : isError(error) && error.name === 'AuthenticationError';
}

/** The back end's own sentence, without the address and status code that `ResponseError` puts around it. */
export function sentenceOf(error: unknown): string {
  if (ResponseError.is(error)) {
    return error.body.error.message;
  }
  return isError(error) ? error.message : String(error);
}

/** Runs what a task does. The log of a task shows the stack of an error that fails it, which tells its readers nothing. */
export async function withoutStack<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (isError(error)) {
      error.stack = `${error.name}: ${error.message}`;
    }
    throw error;
  }
}

/** An error that says exactly what the back end said, to fail a task with. */
export function toTaskError(error: unknown): unknown {
  if (!ResponseError.is(error)) {
    return error;
  }
  const message = sentenceOf(error);
  switch (error.statusCode) {
    case 400:
      return new InputError(message);
    case 403:
      return new NotAllowedError(message);
    case 404:
      return new NotFoundError(message);
    case 409:
      return new ConflictError(message);
    default:
      return new Error(message);
  }
}

/** Of a task that somebody has cancelled. */
export function cancelledError(
  options: { appBaseUrl?: string },
  requestId: string | undefined,
): Error {
  return new Error(
    requestId
      ? `The task was cancelled; the request stays and goes on without it, see ${pageOf(
          options,
          requestId,
        )}`
      : 'The task was cancelled before anything was asked for',
  );
}
