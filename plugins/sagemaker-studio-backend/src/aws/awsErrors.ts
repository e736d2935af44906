/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import {
  englishOf,
  type Message,
  type OperationError,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { say } from '../util/say';

/*
 * Errors are read by name and by shape, never by class: SageMaker models few of its errors, so that the SDK throws the
 * others as a general exception with the name set.
 */

const THROTTLING = new Set([
  'ThrottlingException',
  'Throttling',
  'ThrottledException',
  'TooManyRequestsException',
  'RequestLimitExceeded',
  'RequestThrottled',
  'RequestThrottledException',
  'SlowDown',
]);
const QUOTA = new Set([
  'ResourceLimitExceeded',
  'ServiceQuotaExceededException',
  'LimitExceededException',
]);
const DENIED = new Set([
  'AccessDeniedException',
  'AccessDenied',
  'UnauthorizedException',
  'NotAuthorized',
  'OptInRequired',
  // EC2's word.
  'UnauthorizedOperation',
]);
const CREDENTIALS = new Set([
  'CredentialsProviderError',
  'UnrecognizedClientException',
  'InvalidClientTokenId',
  'InvalidSignatureException',
  'SignatureDoesNotMatch',
  'IncompleteSignature',
  'MissingAuthenticationToken',
  'MissingAuthenticationTokenException',
  'ProviderError',
  'TokenProviderError',
]);
/** The clock of this machine, or of AWS, is wrong. */
const CLOCK = new Set(['RequestTimeTooSkewed', 'RequestInTheFuture']);
/** The next attempt fetches fresh credentials. */
const EXPIRED = new Set([
  'ExpiredToken',
  'ExpiredTokenException',
  'RequestExpired',
  'TokenRefreshRequired',
]);
/** Names of errors for what the SDK could not get credentials from. */
const PROVIDER = new Set(['CredentialsProviderError', 'TokenProviderError']);
const CONFLICT = new Set([
  'ConflictException',
  'ConcurrentModificationException',
]);
const IN_USE = new Set(['ResourceInUse', 'ResourceInUseException']);
const INVALID = new Set([
  'ValidationException',
  'ValidationError',
  'InvalidParameterValue',
]);
const NOT_FOUND = new Set([
  'ResourceNotFound',
  'ResourceNotFoundException',
  // IAM's words, on the wire and in the SDK.
  'NoSuchEntity',
  'NoSuchEntityException',
]);
/** Errors of the network and of waiting for it: by the error's code, or by its name where it has none. */
const NETWORK = new Set([
  'ECONNRESET',
  'ECONNREFUSED',
  'ECONNABORTED',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'TimeoutError',
  'RequestTimeout',
  'RequestTimeoutException',
  'NetworkingError',
  'AbortError',
]);
/** AWS was reached, or may have been, and has not answered in time. */
const TIMEOUT = new Set([
  'TimeoutError',
  'RequestTimeout',
  'RequestTimeoutException',
]);
/** Node's codes for other failures of sockets, of TLS and of reading HTTP. */
const NETWORK_CODE =
  /^(E[A-Z]{3,}|ERR_(TLS|SSL|STREAM|SOCKET|HTTP)\w*|HPE_\w+|\w*CERT\w*|UNABLE_TO_\w+)$/;
/** By name, where the status is not known. */
const SERVER = new Set([
  'InternalFailure',
  'InternalServerException',
  'InternalServerError',
  'ServiceUnavailable',
  'ServiceUnavailableException',
]);

const AWAY_RETRY_MS = 10_000;

/** SageMaker names a quota in words; Service Quotas wants the code. */
const QUOTA_CODES: { pattern: RegExp; quota: string }[] = [
  {
    pattern: /user profile/i,
    quota: 'Studio user profiles allowed per account (L-AC46C40F)',
  },
  { pattern: /domain/i, quota: 'Studio domains per Region (L-B683BCB0)' },
  { pattern: /space/i, quota: 'Studio spaces per account (L-8E5333B4)' },
  { pattern: /\bapps?\b/i, quota: 'Running Studio apps (L-4E39DDC4)' },
];

function stringMember(value: unknown, key: string): string | undefined {
  const found = member(value, key);
  return typeof found === 'string' ? found : undefined;
}

function member(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null
    ? (value as Record<string, unknown>)[key]
    : undefined;
}

/** The SDK wraps errors that it does not recognise, such as those of another realm, and keeps only their text. */
const WRAPPED = /^AWS SDK error wrapper for (\w+): (?:\w+ (E[A-Z_]+)\b)?/;

/** AWS's name of the error, or the error's own. */
export function awsErrorName(error: unknown): string {
  const wrapped = WRAPPED.exec(stringMember(error, 'message') ?? '');
  return wrapped?.[1] ?? stringMember(error, 'name') ?? 'Error';
}

function networkCode(error: unknown): string {
  const wrapped = WRAPPED.exec(stringMember(error, 'message') ?? '');
  return wrapped?.[2] ?? stringMember(error, 'code') ?? '';
}

/** Whether AWS asks to slow down. */
export function isThrottling(error: unknown): boolean {
  return THROTTLING.has(awsErrorName(error)) || statusOf(error) === 429;
}

function isNetworkError(error: unknown): boolean {
  const code = networkCode(error);
  return (
    NETWORK.has(code) ||
    NETWORK.has(awsErrorName(error)) ||
    (statusOf(error) === 0 && NETWORK_CODE.test(code))
  );
}

/** Whether AWS fails to answer a call, or not with anything readable, whatever is asked. */
function isServerError(error: unknown): boolean {
  const name = awsErrorName(error);
  const status = statusOf(error);
  return (
    status >= 500 ||
    (status >= 200 && status < 400) ||
    SERVER.has(name) ||
    TIMEOUT.has(name)
  );
}

function areExpired(error: unknown): boolean {
  const name = awsErrorName(error);
  return (
    EXPIRED.has(name) ||
    (PROVIDER.has(name) &&
      /expired/i.test(stringMember(error, 'message') ?? ''))
  );
}

/** Whether AWS does not accept the credentials, or there are none. */
export function areCredentialsRefused(error: unknown): boolean {
  const name = awsErrorName(error);
  return areExpired(error) || CREDENTIALS.has(name) || CLOCK.has(name);
}

/** Whether AWS cannot be called at all now, so that any other call would fail as well. */
export function isAwsAway(error: unknown): boolean {
  return (
    (isNetworkError(error) && !isServerError(error)) ||
    areCredentialsRefused(error)
  );
}

/** How many milliseconds to wait at most after an error, so that work does not go on late once AWS is back. */
export function maxRetryWait(error: unknown): number {
  return isAwsAway(error) || isServerError(error) ? AWAY_RETRY_MS : Infinity;
}

/** Whether AWS says that what was asked for does not exist. */
export function isNotFound(error: unknown): boolean {
  return NOT_FOUND.has(awsErrorName(error));
}

/** The answer of a call; `undefined` when AWS says that what it is about does not exist. */
export async function ignoreNotFound<T>(
  call: Promise<T>,
): Promise<T | undefined> {
  try {
    return await call;
  } catch (error) {
    if (isNotFound(error)) {
      return undefined;
    }
    throw error;
  }
}

/** A page of what belongs to something; an empty one when AWS says that it does not exist, or not any more. */
export async function emptyIfGone<T extends object>(
  call: Promise<T>,
): Promise<Partial<T>> {
  return (await ignoreNotFound(call)) ?? {};
}

/**
 * Whether AWS answered that it did not do what was asked. Without a readable answer that is unknown; and a conflict may be
 * with the same write, repeated.
 */
export function isRefused(error: unknown): boolean {
  const status = statusOf(error);
  return (
    status >= 400 &&
    status < 500 &&
    (areCredentialsRefused(error) ||
      classifyAwsError(error, { action: '' }).kind === 'blocked')
  );
}

/**
 * The IAM action that is missing, when AWS refuses a call for want of one.
 *
 * @param action - the IAM action of the call, where AWS names none
 */
export function missingAction(
  error: unknown,
  action: string,
): string | undefined {
  return DENIED.has(awsErrorName(error))
    ? actionIn(stringMember(error, 'message') ?? '') ?? action
    : undefined;
}

/**
 * Classifies an error of an AWS call for an operation: the step is retried (`retry`), waits until an obstacle in AWS
 * has passed (`parked`), or stops until a person acts (`blocked`).
 *
 * SageMaker may also answer `ResourceInUse` when a resource to create already exists; callers check the error name and
 * read back before they park.
 *
 * @param error - what the gateway threw
 * @param context - `action`: the IAM action of the call, e.g. `sagemaker:CreateUserProfile`
 */
export function classifyAwsError(
  error: unknown,
  context: { action: string },
): OperationError {
  const name = awsErrorName(error);
  const message =
    stringMember(error, 'message') || `${context.action}: ${name}`;
  const retry: OperationError = { kind: 'retry', name, message };
  const helped = (
    kind: OperationError['kind'],
    remedy: Message,
  ): OperationError => ({
    kind,
    name,
    message,
    remedy: englishOf(remedy),
    messages: { remedy },
  });
  const blocked = (remedy: Message) => helped('blocked', remedy);
  const { action } = context;

  if (isThrottling(error) || CONFLICT.has(name)) {
    return retry;
  }
  if (IN_USE.has(name)) {
    return helped('parked', say('aws.in-use.remedy'));
  }
  if (QUOTA.has(name)) {
    return blocked(quotaRemedy(message, context.action));
  }
  if (DENIED.has(name)) {
    return blocked(deniedRemedy(message, context.action));
  }
  if (areExpired(error)) {
    return helped('retry', say('aws.expired.remedy'));
  }
  if (CLOCK.has(name)) {
    return helped('retry', say('aws.clock.remedy'));
  }
  if (CREDENTIALS.has(name)) {
    return helped('retry', say('aws.credentials.remedy'));
  }
  if (/no AWS integration/i.test(message)) {
    return blocked(say('aws.no-credentials.remedy'));
  }
  if (INVALID.has(name)) {
    return blocked(say('aws.invalid.remedy', { action }));
  }
  if (NOT_FOUND.has(name)) {
    return blocked(say('aws.not-found.remedy', { action }));
  }
  if (isNetworkError(error)) {
    return helped('retry', say('aws.network.remedy'));
  }
  if (isServerError(error)) {
    return helped('retry', say('aws.server.remedy'));
  }
  return blocked(say('aws.other.remedy'));
}

function actionIn(message: string): string | undefined {
  return /not authorized to perform:? ([a-z0-9-]+:[A-Za-z]+)/i.exec(
    message,
  )?.[1];
}

function deniedRemedy(message: string, ofCall: string): Message {
  const action = actionIn(message) ?? ofCall;
  const resource = /on resource:? "?(arn:[^\s"]+)/i.exec(message)?.[1];
  const principal = /User: (arn:[^\s]+)/.exec(message)?.[1];
  const denied = /explicit deny/i.test(message);
  if (principal && resource) {
    return say(
      denied ? 'aws.explicit-for-on.remedy' : 'aws.denied-for-on.remedy',
      { action, principal, resource },
    );
  }
  if (principal) {
    return say(denied ? 'aws.explicit-for.remedy' : 'aws.denied-for.remedy', {
      action,
      principal,
    });
  }
  return resource
    ? say(denied ? 'aws.explicit-on.remedy' : 'aws.denied-on.remedy', {
        action,
        resource,
      })
    : say(denied ? 'aws.explicit.remedy' : 'aws.denied.remedy', { action });
}

function quotaRemedy(message: string, action: string): Message {
  const text = `${message} ${action.replace(/([a-z])([A-Z])/g, '$1 $2')}`;
  const quota = action.startsWith('sagemaker:')
    ? QUOTA_CODES.find(({ pattern }) => pattern.test(text))?.quota
    : undefined;
  if (action === 'sso:CreateApplicationAssignment') {
    return say('aws.groups.remedy');
  }
  return quota
    ? say('aws.quota.remedy', { quota })
    : say('aws.service-quota.remedy', { service: action.split(':')[0] ?? '' });
}

function statusOf(error: unknown): number {
  const metadata = member(error, '$metadata');
  const status = member(metadata, 'httpStatusCode');
  return typeof status === 'number' ? status : 0;
}
