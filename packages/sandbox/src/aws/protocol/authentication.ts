/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { findAccessKey, findRoleKey, iamIdOf } from '../../world/accounts';
import { own } from '../../world/tables';
import { World } from '../../world/World';
import { AwsError } from '../AwsError';
import { Caller } from '../AwsCall';
import { speaksEc2Query, speaksQuery } from '../models';
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
  if (speaksEc2Query(service)) {
    return new AwsError('AuthFailure', message, { status: 401 });
  }
  return speaksQuery(service)
    ? new AwsError(QUERY_NAMES[code] ?? code, message, { status: 403 })
    : new AwsError(code, message);
}

type Credentials = { caller: Caller; secretAccessKey: string };

function sessionCaller({
  roleArn,
  sessionName,
}: {
  roleArn: string;
  sessionName: string;
}): Caller {
  const [, , , , accountId = ''] = roleArn.split(':');
  const roleName = roleArn.split('/').pop() ?? '';
  return {
    accountId,
    arn: `arn:aws:sts::${accountId}:assumed-role/${roleName}/${sessionName}`,
    userId: `${iamIdOf('AROA', roleArn)}:${sessionName}`,
    principal: `role/${roleName}`,
    principalArn: roleArn,
  };
}

/** Of keys that do not expire. */
function lastingCredentialsOf(
  world: World,
  accessKeyId: string,
): Credentials | undefined {
  const ofUser = findAccessKey(world, accessKeyId);
  if (ofUser) {
    const { accountId, name } = ofUser.account;
    const arn = `arn:aws:iam::${accountId}:user/${name}`;
    return {
      secretAccessKey: ofUser.secretAccessKey,
      caller: {
        accountId,
        arn,
        userId: iamIdOf('AIDA', accessKeyId),
        principal: `user/${name}`,
        principalArn: arn,
      },
    };
  }
  const ofRole = findRoleKey(world, accessKeyId);
  return (
    ofRole && {
      secretAccessKey: ofRole.secretAccessKey,
      caller: sessionCaller({
        roleArn: ofRole.roleArn,
        sessionName: accessKeyId,
      }),
    }
  );
}

function credentialsOf(
  world: World,
  { accessKeyId, service, sessionToken: token }: Authorization,
): Credentials {
  const lasting =
    token === undefined ? lastingCredentialsOf(world, accessKeyId) : undefined;
  if (lasting) {
    return lasting;
  }
  const session = own(world.sessions, accessKeyId);
  if (!session || session.sessionToken !== token) {
    throw failure(
      'UnrecognizedClientException',
      'The security token included in the request is invalid.',
      service,
    );
  }
  if (session.expiresAt <= Date.now()) {
    throw failure(
      'ExpiredTokenException',
      'The security token included in the request is expired',
      service,
    );
  }
  return {
    secretAccessKey: session.secretAccessKey,
    caller: sessionCaller(session),
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
