/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { ResponseError } from '@backstage/errors';
import type { Messages } from '@studio-access/backstage-plugin-sagemaker-studio-common';

/** A failed call of the API. */
export type Failure = {
  kind:
    | 'not-allowed'
    | 'signed-out'
    | 'not-found'
    | 'conflict'
    | 'invalid'
    | 'unreachable'
    | 'other';
  /** The message of the backend in English, which names the problem and says what to do. */
  message: string;
  /** The same as a code with its parameters; absent when somebody else has refused, such as a proxy. */
  messages?: Messages;
};

const KIND_OF_STATUS: Record<number, Failure['kind']> = {
  400: 'invalid',
  401: 'signed-out',
  403: 'not-allowed',
  404: 'not-found',
  409: 'conflict',
  422: 'invalid',
};

export function failureOf(error: unknown): Failure {
  if (ResponseError.is(error)) {
    return {
      kind: KIND_OF_STATUS[error.statusCode] ?? 'other',
      message: error.cause?.message || error.message,
      messages: messagesOf(error.body.error),
    };
  }
  const message = error instanceof Error ? error.message : String(error);
  // fetch rejects with a TypeError if there was no response.
  return {
    kind: error instanceof TypeError ? 'unreachable' : 'other',
    message,
  };
}

function messagesOf(error: object): Messages | undefined {
  return 'messages' in error && isMessages(error.messages)
    ? error.messages
    : undefined;
}

function isMessages(value: unknown): value is Messages {
  return (
    typeof value === 'object' &&
    value !== null &&
    'message' in value &&
    typeof value.message === 'object' &&
    value.message !== null &&
    'code' in value.message
  );
}

/** A field of the request form. */
export type RequestField =
  | 'domainId'
  | 'people'
  | 'executionRole'
  | 'duration'
  | 'startsAt'
  | 'justification';

const NAMES_OF_FIELD: [RequestField, RegExp][] = [
  ['justification', /\bjustification\b/i],
  ['duration', /\bduration\b/i],
  ['startsAt', /\bstartsAt\b/i],
  ['executionRole', /\bexecution ?role\b|\brole\b/i],
  ['people', /\bpeople\b/i],
  ['domainId', /\bdomainId\b|\bdomain\b/i],
];

/** The field that a validation error names, so that the error can be shown next to it. */
export function fieldOfFailure(failure: Failure): RequestField | undefined {
  if (failure.kind !== 'invalid') {
    return undefined;
  }
  return NAMES_OF_FIELD.find(([, names]) => names.test(failure.message))?.[0];
}
