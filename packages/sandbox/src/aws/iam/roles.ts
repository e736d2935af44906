/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/* Roles: what the console does when it creates an execution role, and what tells how a role is made. */
import { DateTime } from 'luxon';
import { RoleDetails } from '../../policies/AccountPolicies';
import { compilePolicy, PolicyError } from '../../policies/compilePolicy';
import {
  iamIdOf,
  maxSessionDuration,
  trustPolicyOf,
} from '../../world/accounts';
import { findManagedPolicy } from '../../world/managedPolicies';
import { detailsOf, roleArnOf } from '../../world/roles';
import { own } from '../../world/tables';
import { Account } from '../../world/World';
import { AwsCall } from '../AwsCall';
import { AwsError } from '../AwsError';

type Tag = { Key: string; Value: string };

type CreateRoleInput = {
  RoleName: string;
  AssumeRolePolicyDocument: string;
  Path?: string;
  Description?: string;
  MaxSessionDuration?: number;
  PermissionsBoundary?: string;
  Tags?: Tag[];
};

/** Roles of the seeds have always been there. */
const LONG_AGO = '2024-02-05T09:00:00Z';
/** Managed policies of a role, unless the quota is raised. */
const MOST_ATTACHED = 10;

export function noSuchEntity(message: string): AwsError {
  return new AwsError('NoSuchEntity', message, { status: 404 });
}

function accountOf({ world, caller }: AwsCall): Account {
  const account = own(world.accounts, caller.accountId);
  if (!account) {
    throw noSuchEntity(`There is no account ${caller.accountId}.`);
  }
  return account;
}

function requireRole(call: AwsCall, roleName: string): Account {
  const account = accountOf(call);
  if (!account.roles.includes(roleName)) {
    throw noSuchEntity(`The role with name ${roleName} cannot be found.`);
  }
  return account;
}

function toRole(call: AwsCall, account: Account, RoleName: string) {
  const { accountId } = account;
  const { path, createdAt, description, permissionsBoundary, tags } = detailsOf(
    account,
    RoleName,
  );
  const role = { accountId, roleName: RoleName };
  const arn = roleArnOf(account, RoleName);
  return {
    Path: path,
    RoleName,
    RoleId: iamIdOf('AROA', arn),
    Arn: arn,
    CreateDate: createdAt ?? LONG_AGO,
    AssumeRolePolicyDocument: encodeURIComponent(
      JSON.stringify(trustPolicyOf(call.world, role)),
    ),
    Description: description,
    MaxSessionDuration: maxSessionDuration(call.world, role),
    PermissionsBoundary: permissionsBoundary && {
      PermissionsBoundaryType: 'Policy',
      PermissionsBoundaryArn: permissionsBoundary,
    },
    Tags: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })),
  };
}

export function getRole(
  call: AwsCall,
  { RoleName }: { RoleName: string },
): Record<string, unknown> {
  return { Role: toRole(call, requireRole(call, RoleName), RoleName) };
}

function trustPolicyIn(text: string): unknown {
  try {
    const document: unknown = JSON.parse(text);
    compilePolicy(document, 'trust');
    return document;
  } catch (error) {
    if (error instanceof PolicyError || error instanceof SyntaxError) {
      throw new AwsError('MalformedPolicyDocument', error.message);
    }
    throw error;
  }
}

function tagsOf(tags: Tag[] = []): Record<string, string> {
  const reserved = tags.find(({ Key }) => /^aws:/i.test(Key));
  if (reserved) {
    throw new AwsError(
      'InvalidInput',
      `Tag key '${reserved.Key}' is reserved: keys that begin with 'aws:' are of AWS.`,
    );
  }
  return Object.fromEntries(tags.map(({ Key, Value }) => [Key, Value]));
}

function setDetails(account: Account, roleName: string, details: RoleDetails) {
  account.iam = {
    ...account.iam,
    roleDetails: { ...account.iam.roleDetails, [roleName]: details },
  };
}

export function createRole(
  call: AwsCall,
  input: CreateRoleInput,
): Record<string, unknown> {
  const account = accountOf(call);
  const { RoleName, PermissionsBoundary, MaxSessionDuration } = input;
  const isTaken = account.roles.some(
    name => name.toLowerCase() === RoleName.toLowerCase(),
  );
  if (isTaken) {
    throw new AwsError(
      'EntityAlreadyExists',
      `Role with name ${RoleName} already exists.`,
      { status: 409 },
    );
  }
  if (
    PermissionsBoundary !== undefined &&
    !findManagedPolicy(call.world, account.accountId, PermissionsBoundary)
  ) {
    throw noSuchEntity(
      `Scope ARN: ${PermissionsBoundary} does not exist or is not attachable.`,
    );
  }
  const trustPolicy = trustPolicyIn(input.AssumeRolePolicyDocument);
  const details: RoleDetails = {
    path: input.Path ?? '/',
    description: input.Description,
    permissionsBoundary: PermissionsBoundary,
    tags: tagsOf(input.Tags),
    attachedPolicies: [],
    createdAt:
      DateTime.fromMillis(call.now, { zone: 'utc' }).toISO({
        suppressMilliseconds: true,
      }) ?? undefined,
  };
  account.roles = [...account.roles, RoleName];
  account.iam = {
    ...account.iam,
    trustPolicies: { ...account.iam.trustPolicies, [RoleName]: trustPolicy },
    ...(MaxSessionDuration === undefined
      ? {}
      : {
          maxSessionDurations: {
            ...account.iam.maxSessionDurations,
            [RoleName]: MaxSessionDuration,
          },
        }),
  };
  setDetails(account, RoleName, details);
  return { Role: toRole(call, account, RoleName) };
}

/** Attaching a policy that is attached changes nothing. */
export function attachRolePolicy(
  call: AwsCall,
  { RoleName, PolicyArn }: { RoleName: string; PolicyArn: string },
): Record<string, unknown> {
  const account = requireRole(call, RoleName);
  if (!findManagedPolicy(call.world, account.accountId, PolicyArn)) {
    throw noSuchEntity(
      `Policy ${PolicyArn} does not exist or is not attachable.`,
    );
  }
  const details = detailsOf(account, RoleName);
  const attachedPolicies = [
    ...new Set([...details.attachedPolicies, PolicyArn]),
  ];
  if (attachedPolicies.length > MOST_ATTACHED) {
    throw new AwsError(
      'LimitExceeded',
      `Cannot exceed quota for PoliciesPerRole: ${MOST_ATTACHED}`,
      { status: 409 },
    );
  }
  setDetails(account, RoleName, { ...details, attachedPolicies });
  return {};
}

export function detachRolePolicy(
  call: AwsCall,
  { RoleName, PolicyArn }: { RoleName: string; PolicyArn: string },
): Record<string, unknown> {
  const account = requireRole(call, RoleName);
  const details = detailsOf(account, RoleName);
  if (!details.attachedPolicies.includes(PolicyArn)) {
    throw noSuchEntity(`Policy ${PolicyArn} was not found.`);
  }
  setDetails(account, RoleName, {
    ...details,
    attachedPolicies: details.attachedPolicies.filter(
      each => each !== PolicyArn,
    ),
  });
  return {};
}

export function deleteRole(
  call: AwsCall,
  { RoleName }: { RoleName: string },
): Record<string, unknown> {
  const account = requireRole(call, RoleName);
  if (detailsOf(account, RoleName).attachedPolicies.length > 0) {
    throw new AwsError(
      'DeleteConflict',
      'Cannot delete entity, must detach all policies first.',
      { status: 409 },
    );
  }
  const without = <T>(values: Record<string, T> = {}): Record<string, T> =>
    Object.fromEntries(
      Object.entries(values).filter(([name]) => name !== RoleName),
    );
  account.roles = account.roles.filter(name => name !== RoleName);
  account.iam = {
    ...account.iam,
    trustPolicies: without(account.iam.trustPolicies),
    maxSessionDurations: without(account.iam.maxSessionDurations),
    roleDetails: without(account.iam.roleDetails),
  };
  return {};
}

export function listAttachedRolePolicies(
  call: AwsCall,
  { RoleName }: { RoleName: string },
): Record<string, unknown> {
  const account = requireRole(call, RoleName);
  return {
    AttachedPolicies: detailsOf(account, RoleName).attachedPolicies.map(
      PolicyArn => ({
        PolicyName: PolicyArn.slice(PolicyArn.lastIndexOf('/') + 1),
        PolicyArn,
      }),
    ),
    IsTruncated: false,
  };
}

export function tagRole(
  call: AwsCall,
  { RoleName, Tags }: { RoleName: string; Tags: Tag[] },
): Record<string, unknown> {
  const account = requireRole(call, RoleName);
  const details = detailsOf(account, RoleName);
  setDetails(account, RoleName, {
    ...details,
    tags: { ...details.tags, ...tagsOf(Tags) },
  });
  return {};
}
