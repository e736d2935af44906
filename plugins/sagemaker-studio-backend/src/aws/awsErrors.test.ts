/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import {
  classifyAwsError,
  isAwsAway,
  isRefused,
  maxRetryWait,
} from './awsErrors';

function awsError(
  name: string,
  message = `${name} happened`,
  status = 400,
): Error {
  return Object.assign(new Error(message), {
    name,
    $metadata: { httpStatusCode: status },
  });
}

function networkError(code: string): Error {
  return Object.assign(new Error(`connect ${code}`), { code });
}

function networkTimeout(): Error {
  return Object.assign(new Error('timed out'), { name: 'TimeoutError' });
}

const ACTION = { action: 'sagemaker:CreateUserProfile' };

describe('classifyAwsError', () => {
  it.each([
    awsError('ThrottlingException'),
    awsError('Throttling'),
    awsError('TooManyRequestsException', 'slow down', 429),
    awsError('SomethingNew', 'slow down', 429),
    awsError('ConflictException'),
    awsError('InternalServerException', 'oops', 500),
    awsError('InternalFailure', 'oops', 500),
    awsError('ServiceUnavailable', 'oops', 503),
    awsError('ExpiredTokenException', 'expired', 403),
    Object.assign(new Error('timed out'), { name: 'TimeoutError' }),
    Object.assign(new Error('aborted'), { name: 'AbortError' }),
    networkError('ECONNRESET'),
    networkError('ECONNREFUSED'),
    networkError('EPIPE'),
    networkError('ENOTFOUND'),
    networkError('EAI_AGAIN'),
    networkError('ETIMEDOUT'),
    networkError('CERT_HAS_EXPIRED'),
    networkError('ERR_STREAM_PREMATURE_CLOSE'),
    networkError('EPROTO'),
    awsError('InternalFailure', 'oops', 0),
    awsError('SyntaxError', 'Unexpected token < in JSON', 200),
    awsError('ConcurrentModificationException'),
    awsError('RequestTimeTooSkewed', 'the clock is wrong', 403),
    awsError('UnrecognizedClientException', 'bad token', 403),
    Object.assign(new Error('no answer from the metadata service'), {
      name: 'ProviderError',
    }),
    new Error('AWS SDK error wrapper for TimeoutError: socket hang up'),
    new Error(
      'AWS SDK error wrapper for Error: connect ECONNREFUSED 127.0.0.1:4566',
    ),
  ])('tries again: %s', error => {
    expect(classifyAwsError(error, ACTION)).toMatchObject({
      kind: 'retry',
      message: error.message,
    });
  });

  it('parks what is in use', () => {
    expect(
      classifyAwsError(awsError('ResourceInUse', 'apps run'), ACTION),
    ).toMatchObject({
      kind: 'parked',
      name: 'ResourceInUse',
      message: 'apps run',
    });
  });

  it.each<[string, Error, string, string]>([
    [
      'the action that AWS names',
      awsError(
        'AccessDeniedException',
        'User: arn:aws:sts::222222222222:assumed-role/BackstageStudioAccess/backstage is not authorized to perform: iam:PassRole on resource: arn:aws:iam::222222222222:role/StudioDataScientist because no identity-based policy allows the iam:PassRole action',
        403,
      ),
      'sagemaker:CreateUserProfile',
      'The IAM action iam:PassRole is missing for arn:aws:sts::222222222222:assumed-role/BackstageStudioAccess/backstage on arn:aws:iam::222222222222:role/StudioDataScientist; allow it, then retry.',
    ],
    [
      'the action of the call when AWS names none',
      awsError('AccessDeniedException', 'Access denied', 400),
      'sso:CreateApplicationAssignment',
      'The IAM action sso:CreateApplicationAssignment is missing; allow it, then retry.',
    ],
    [
      'the role that may not be assumed',
      awsError(
        'AccessDenied',
        'User: arn:aws:iam::111111111111:user/backstage is not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::222222222222:role/BackstageStudioAccess',
        403,
      ),
      'sagemaker:ListDomains',
      'The IAM action sts:AssumeRole is missing for arn:aws:iam::111111111111:user/backstage on arn:aws:iam::222222222222:role/BackstageStudioAccess; allow it, then retry.',
    ],
    [
      'an explicit denial',
      awsError(
        'AccessDeniedException',
        'User: arn:aws:iam::1:user/x is not authorized to perform: sso:CreateApplicationAssignment with an explicit deny in a service control policy',
      ),
      'sso:CreateApplicationAssignment',
      'A policy denies sso:CreateApplicationAssignment explicitly for arn:aws:iam::1:user/x; remove the denial, then retry.',
    ],
    [
      'the quota of profiles',
      awsError(
        'ResourceLimitExceeded',
        `The account-level service limit 'Maximum number of Studio user profiles allowed per account' is 100 UserProfiles`,
      ),
      'sagemaker:CreateUserProfile',
      'The SageMaker quota "Studio user profiles allowed per account (L-AC46C40F)" is used up. Have it raised in Service Quotas for this account and Region, then retry.',
    ],
    [
      'the quota of profiles when AWS does not say which',
      awsError('ResourceLimitExceeded', 'limit exceeded'),
      'sagemaker:CreateUserProfile',
      'The SageMaker quota "Studio user profiles allowed per account (L-AC46C40F)" is used up. Have it raised in Service Quotas for this account and Region, then retry.',
    ],
    [
      'the quota of domains',
      awsError('ResourceLimitExceeded', 'limit exceeded'),
      'sagemaker:CreateDomain',
      'The SageMaker quota "Studio domains per Region (L-B683BCB0)" is used up. Have it raised in Service Quotas for this account and Region, then retry.',
    ],
    [
      'a quota of Identity Center',
      awsError('ServiceQuotaExceededException', 'too many groups'),
      'sso:CreateApplicationAssignment',
      'The application of the domain takes no more assignments. AWS allows 100 groups for an application and does not raise that: remove groups that are no longer needed, or assign a larger group instead, then retry.',
    ],
    [
      'input that AWS does not take',
      awsError('ValidationException', 'UserProfileName is bad'),
      'sagemaker:CreateUserProfile',
      'AWS does not accept the input of sagemaker:CreateUserProfile. Correct what the message names, then retry.',
    ],
    [
      'something that is gone',
      awsError('ResourceNotFound', 'no such domain'),
      'sagemaker:CreateUserProfile',
      'What sagemaker:CreateUserProfile needs does not exist in AWS. Refresh, check the domain, then retry.',
    ],
    [
      'an account without credentials',
      new Error('There is no AWS integration that matches 444444444444.'),
      'sagemaker:CreateUserProfile',
      `The credentials for this account are missing: check the 'aws' block of the configuration, then retry.`,
    ],
    [
      'an error nobody knows',
      new TypeError('x is undefined'),
      'sagemaker:CreateUserProfile',
      'This error does not pass by itself. Remove its cause, then retry.',
    ],
  ])('stops and names %s', (_, error, action, remedy) => {
    expect(classifyAwsError(error, { action })).toEqual({
      kind: 'blocked',
      name: error.name,
      message: error.message,
      remedy,
      messages: {
        remedy: expect.objectContaining({ code: expect.any(String) }),
      },
    });
  });

  it('takes what is wrong for all calls as no refusal of one, though as one that did nothing', () => {
    const error = awsError('UnrecognizedClientException', 'bad token', 403);
    expect(isRefused(error)).toBe(true);
    expect(isAwsAway(error)).toBe(true);
    expect(classifyAwsError(error, ACTION).remedy).toMatch(
      'credentials for this account are missing or wrong',
    );
  });

  it.each([
    ['a server error', awsError('InternalFailure', 'oops', 500), false],
    ['a call without an answer', networkTimeout(), false],
    ['a network that is down', networkError('ECONNREFUSED'), true],
  ])('tells %s from AWS being away', (_, error, isAway) => {
    expect(isAwsAway(error)).toBe(isAway);
    expect(maxRetryWait(error)).toBe(10_000);
  });

  it('keeps the name that AWS gave the error', () => {
    expect(
      classifyAwsError(
        awsError('ConflictException', 'written just now'),
        ACTION,
      ),
    ).toEqual({
      kind: 'retry',
      name: 'ConflictException',
      message: 'written just now',
    });
  });

  it('takes what is no error at all', () => {
    expect(classifyAwsError('odd', ACTION)).toMatchObject({
      kind: 'blocked',
      name: 'Error',
      message: 'sagemaker:CreateUserProfile: Error',
    });
  });
});
