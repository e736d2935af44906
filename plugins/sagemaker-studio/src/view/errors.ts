/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { ResponseError } from '@backstage/errors';
import {
  isMessageCode,
  type MessageCode,
  type Messages,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';

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

const REQUEST_FIELDS = [
  'domainId',
  'people',
  'executionRole',
  'duration',
  'startsAt',
  'justification',
] as const;

/** A field of the request form. */
export type RequestField = (typeof REQUEST_FIELDS)[number];

/** The field that each refusal of the request form is about. */
const FIELD_OF_CODE: { [Code in MessageCode]?: RequestField } = {
  'refused.justification-empty': 'justification',
  'refused.justification-short': 'justification',
  'refused.duration-form': 'duration',
  'refused.duration-longer': 'duration',
  'refused.duration-missing': 'duration',
  'refused.duration-missing-max': 'duration',
  'refused.no-end': 'duration',
  'refused.end-contradicts': 'duration',
  'refused.extend-early': 'duration',
  'refused.extend-endless': 'duration',
  'refused.start-form': 'startsAt',
  'refused.start-over': 'startsAt',
  'refused.start-far': 'startsAt',
  'refused.role-arn': 'executionRole',
  'refused.role-account': 'executionRole',
  'refused.role-of-domain': 'executionRole',
  'refused.role-of-team': 'executionRole',
  'refused.role-missing': 'executionRole',
  'refused.same-role': 'executionRole',
  'refused.people-empty': 'people',
  'refused.no-people': 'people',
  'refused.for-others': 'people',
  'refused.nothing-changes': 'people',
  'refused.domain-missing': 'domainId',
};

/** The field that a validation error is about, so that the error can be shown next to it. */
export function fieldOfFailure({
  kind,
  messages,
}: Failure): RequestField | undefined {
  const message = messages?.message;
  if (kind !== 'invalid' || !message) {
    return undefined;
  }
  const { code, params = {} } = message;
  return isMessageCode(code)
    ? FIELD_OF_CODE[code] ?? REQUEST_FIELDS.find(name => name === params.field)
    : undefined;
}
