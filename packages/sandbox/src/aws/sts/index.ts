/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { randomBytes } from 'node:crypto';
import { DateTime } from 'luxon';
import { iamIdOf, maxSessionDuration } from '../../world/accounts';
import { Session } from '../../world/World';
import { requireAssumable } from '../authorization/authorize';
import { AwsCall, operation, Operations } from '../AwsCall';
import { AwsError } from '../AwsError';

type AssumeRoleInput = {
  RoleArn: string;
  RoleSessionName: string;
  DurationSeconds?: number;
  ExternalId?: string;
};

const KEY_CHARACTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

function newAccessKeyId(): string {
  const characters = [...randomBytes(16)].map(
    byte => KEY_CHARACTERS[byte % KEY_CHARACTERS.length],
  );
  return `ASIA${characters.join('')}`;
}

/** A role assumed with the credentials of another; IAM allows that for an hour at most. */
const LONGEST_CHAINED = 3600;

function checkDuration(
  call: AwsCall,
  role: { accountId: string; roleName: string },
  seconds: number,
): void {
  const isChained = call.caller.arn.includes(':assumed-role/');
  if (isChained && seconds > LONGEST_CHAINED) {
    throw new AwsError(
      'ValidationError',
      'The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining.',
    );
  }
  if (seconds > maxSessionDuration(call.world, role)) {
    throw new AwsError(
      'ValidationError',
      'The requested DurationSeconds exceeds the MaxSessionDuration set for this role.',
    );
  }
}

function assumeRole(
  call: AwsCall,
  {
    RoleArn,
    RoleSessionName,
    DurationSeconds = 3600,
    ExternalId,
  }: AssumeRoleInput,
): Record<string, unknown> {
  const role = requireAssumable(call, { RoleArn, ExternalId });
  checkDuration(call, role, DurationSeconds);
  const { accountId, roleName } = role;
  // The expiry is on the wall clock, as the client that keeps the credentials knows no other.
  const session: Session = {
    accessKeyId: newAccessKeyId(),
    secretAccessKey: randomBytes(30).toString('base64'),
    sessionToken: randomBytes(120).toString('base64'),
    accountId,
    roleArn: RoleArn,
    sessionName: RoleSessionName,
    expiresAt: Date.now() + DurationSeconds * 1000,
  };
  for (const { accessKeyId, expiresAt } of Object.values(call.world.sessions)) {
    // Long expired ones are not asked for any more; recent ones are to be told apart from unknown ones.
    if (expiresAt < Date.now() - 24 * 60 * 60 * 1000) {
      delete call.world.sessions[accessKeyId];
    }
  }
  call.world.sessions[session.accessKeyId] = session;
  return {
    Credentials: {
      AccessKeyId: session.accessKeyId,
      SecretAccessKey: session.secretAccessKey,
      SessionToken: session.sessionToken,
      Expiration: DateTime.fromMillis(session.expiresAt, {
        zone: 'utc',
      }).toISO({ suppressMilliseconds: true }),
    },
    AssumedRoleUser: {
      AssumedRoleId: `${iamIdOf('AROA', RoleArn)}:${RoleSessionName}`,
      Arn: `arn:aws:sts::${accountId}:assumed-role/${roleName}/${RoleSessionName}`,
    },
  };
}

function getCallerIdentity({ caller }: AwsCall): Record<string, unknown> {
  return {
    Arn: caller.arn,
    UserId: caller.userId,
    Account: caller.accountId,
  };
}

export const stsOperations: Operations = {
  AssumeRole: operation(assumeRole),
  GetCallerIdentity: operation(getCallerIdentity),
};
