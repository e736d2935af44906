/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { findAccessKey } from '../../world/accounts';
import { own } from '../../world/tables';
import { World } from '../../world/World';
import { AwsError } from '../AwsError';
import { Caller } from '../AwsCall';
import { speaksQuery } from '../models';
import {
  Authorization,
  parseAuthorization,
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
};

function failure(code: string, message: string, service: string): AwsError {
  return speaksQuery(service)
    ? new AwsError(QUERY_NAMES[code] ?? code, message, { status: 403 })
    : new AwsError(code, message);
}

function credentialsOf(
  world: World,
  request: SignedRequest,
  { accessKeyId, service }: Authorization,
): { caller: Caller; secretAccessKey: string } {
  const unknown = failure(
    'UnrecognizedClientException',
    'The security token included in the request is invalid.',
    service,
  );
  const token = request.headers['x-amz-security-token'];
  const longTerm = findAccessKey(world, accessKeyId);
  if (longTerm && token === undefined) {
    const { accountId, name } = longTerm.account;
    return {
      secretAccessKey: longTerm.secretAccessKey,
      caller: {
        accountId,
        arn: `arn:aws:iam::${accountId}:user/${name}`,
        userId: `AIDA${accessKeyId.slice(-12)}`,
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
      userId: `AROA${accessKeyId.slice(-12)}:${session.sessionName}`,
    },
  };
}

/**
 * Who sent the request, where to, and for which service.
 * @throws AwsError as the service would answer.
 */
export function authenticate(
  world: World,
  request: SignedRequest,
): Authenticated {
  const authorization = parseAuthorization(request.headers.authorization);
  if (!authorization) {
    throw request.headers.authorization
      ? new AwsError(
          'IncompleteSignatureException',
          'Authorization header requires Credential, SignedHeaders and Signature in the form of AWS Signature Version 4.',
        )
      : new AwsError(
          'MissingAuthenticationTokenException',
          'Missing Authentication Token',
        );
  }
  const { service, region } = authorization;
  const { caller, secretAccessKey } = credentialsOf(
    world,
    request,
    authorization,
  );
  const problem = signatureProblem(request, authorization, secretAccessKey);
  if (problem) {
    throw failure('InvalidSignatureException', problem, service);
  }
  return { caller, region, service };
}
