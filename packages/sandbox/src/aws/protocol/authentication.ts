/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { findAccessKey, iamIdOf } from '../../world/accounts';
import { own } from '../../world/tables';
import { World } from '../../world/World';
import { AwsError } from '../AwsError';
import { Caller } from '../AwsCall';
import { speaksQuery } from '../models';
import {
  Authorization,
  authorizationOf,
  claimsSignature,
  signatureProblem,
  SignedRequest,
} from './signature';

/** A request whose sender has proved who they are. */
export type Authenticated = {
  caller: Caller;
  region: string;
  /** Signing name of the service. */
  service: string;
};

/** The same failures have other names in AWS Query. */
const QUERY_NAMES: Record<string, string> = {
  UnrecognizedClientException: 'InvalidClientTokenId',
  ExpiredTokenException: 'ExpiredToken',
  InvalidSignatureException: 'SignatureDoesNotMatch',
  MissingAuthenticationTokenException: 'MissingAuthenticationToken',
  IncompleteSignatureException: 'IncompleteSignature',
};

function failure(code: string, message: string, service: string): AwsError {
  return speaksQuery(service)
    ? new AwsError(QUERY_NAMES[code] ?? code, message, { status: 403 })
    : new AwsError(code, message);
}

function credentialsOf(
  world: World,
  { accessKeyId, service, sessionToken: token }: Authorization,
): { caller: Caller; secretAccessKey: string } {
  const unknown = failure(
    'UnrecognizedClientException',
    'The security token included in the request is invalid.',
    service,
  );
  const longTerm = findAccessKey(world, accessKeyId);
  if (longTerm && token === undefined) {
    const { accountId, name } = longTerm.account;
    return {
      secretAccessKey: longTerm.secretAccessKey,
      caller: {
        accountId,
        arn: `arn:aws:iam::${accountId}:user/${name}`,
        userId: iamIdOf('AIDA', accessKeyId),
      },
    };
  }
  const session = own(world.sessions, accessKeyId);
  if (!session || session.sessionToken !== token) {
    throw unknown;
  }
  if (session.expiresAt <= Date.now()) {
    throw failure(
      'ExpiredTokenException',
      'The security token included in the request is expired',
      service,
    );
  }
  const roleName = session.roleArn.split('/').pop();
  return {
    secretAccessKey: session.secretAccessKey,
    caller: {
      accountId: session.accountId,
      arn: `arn:aws:sts::${session.accountId}:assumed-role/${roleName}/${session.sessionName}`,
      userId: `${iamIdOf('AROA', session.roleArn)}:${session.sessionName}`,
    },
  };
}

/** JSON services name their operation in a header; where it is missing, the request is one of AWS Query. */
function unsigned(request: SignedRequest): AwsError {
  const isQuery = request.headers['x-amz-target'] === undefined;
  const service = isQuery ? 'sts' : 'sagemaker';
  return claimsSignature(request)
    ? failure(
        'IncompleteSignatureException',
        'Authorization header requires Credential, SignedHeaders and Signature in the form of AWS Signature Version 4.',
        service,
      )
    : failure(
        'MissingAuthenticationTokenException',
        isQuery
          ? 'Request is missing Authentication Token'
          : 'Missing Authentication Token',
        service,
      );
}

/**
 * Authenticates a request, with its account, Region and service.
 * @throws AwsError as the service would answer.
 */
export function authenticate(
  world: World,
  request: SignedRequest,
): Authenticated {
  const authorization = authorizationOf(request);
  if (!authorization) {
    throw unsigned(request);
  }
  const { service, region } = authorization;
  const { caller, secretAccessKey } = credentialsOf(world, authorization);
  const problem = signatureProblem(request, authorization, secretAccessKey);
  if (problem) {
    throw failure('InvalidSignatureException', problem, service);
  }
  return { caller, region, service };
}
