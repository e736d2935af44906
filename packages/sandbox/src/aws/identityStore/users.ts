/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import {
  createIdentityCenterUser,
  deleteIdentityCenterUser,
  findUserByEmail,
  findUserByExternalId,
  findUserByUserName,
  updateIdentityCenterUser,
} from '../../world/identityCenterUsers';
import { orderBy } from '../../world/tables';
import {
  attributesOf,
  ENTERPRISE,
  UserAttributes,
  userOf,
  withAttribute,
} from '../../world/userAttributes';
import { IdentityCenterUser, World } from '../../world/World';
import { AwsCall } from '../AwsCall';
import { validationError } from '../AwsError';
import { serviceModels, shapeOf } from '../models';
import { pageOf } from '../protocol/pages';
import {
  AlternateIdentifier,
  externalIdsOf,
  externalIssuer,
  Paging,
  provenance,
  requireStore,
  requireWritableStore,
  resourceNotFound,
  StoreInput,
  writing,
} from './common';

type Filter = { AttributePath: string; AttributeValue: string };

const byId = orderBy<IdentityCenterUser>(user => user.userId);

export function requireUser(call: AwsCall, userId: string): IdentityCenterUser {
  const user = call.world.identityCenter.users[userId];
  if (!user) {
    throw resourceNotFound('USER', userId);
  }
  return user;
}

/** A user as the API shows it; the extension only to who asks for it. */
function shownUser(
  world: World,
  user: IdentityCenterUser,
  extensions: string[] = [],
): Record<string, unknown> {
  const { Extensions, ...attributes } = attributesOf(user);
  return {
    ...attributes,
    IdentityStoreId: world.identityCenter.identityStoreId,
    UserId: user.userId,
    ExternalIds: externalIdsOf(world, user.externalId),
    ...provenance(world, user),
    Extensions: extensions.includes(ENTERPRISE) ? Extensions : undefined,
  };
}

function checkExtensions(extensions: string[] = []): void {
  const unknown = extensions.find(name => name !== ENTERPRISE);
  if (unknown) {
    throw validationError(`Extension ${unknown} is not supported.`);
  }
}

/** One of the names that CreateUser knows. */
function requireAttribute(path: string): void {
  const known = shapeOf(
    serviceModels.identitystore,
    'CreateUserRequest',
  ).members;
  const first = path.replace(/\..*/s, '');
  const name = first.charAt(0).toUpperCase() + first.slice(1);
  const refused = ['IdentityStoreId', 'Extensions'];
  if (first === ENTERPRISE || (known?.[name] && !refused.includes(name))) {
    return;
  }
  throw validationError(`Attribute path ${path} is not supported.`);
}

function requireNames(user: UserAttributes): void {
  const missing = Object.entries({
    UserName: user.UserName,
    'Name.GivenName': user.Name?.GivenName,
    'Name.FamilyName': user.Name?.FamilyName,
    DisplayName: user.DisplayName,
  }).find(([, value]) => !value);
  if (missing) {
    throw validationError(`${missing[0]} is a required attribute.`);
  }
}

export function listUsers(
  call: AwsCall,
  input: StoreInput & Paging & { Extensions?: string[]; Filters?: Filter[] },
): Record<string, unknown> {
  const { world } = call;
  requireStore(call, input);
  checkExtensions(input.Extensions);
  const filter = input.Filters?.[0];
  if (filter && filter.AttributePath !== 'UserName') {
    throw validationError(
      `Filter on ${filter.AttributePath} is not supported: use UserName.`,
    );
  }
  const userName = filter?.AttributeValue.toLowerCase();
  const { records, NextToken } = pageOf({
    from: byId(world.identityCenter.users),
    keep: user => !userName || user.userName.toLowerCase() === userName,
    maxResults: input.MaxResults,
    nextToken: input.NextToken,
    scope: ['ListUsers', input.IdentityStoreId, userName],
  });
  return {
    Users: records.map(user => shownUser(world, user, input.Extensions)),
    NextToken,
  };
}

export function describeUser(
  call: AwsCall,
  input: StoreInput & { UserId: string; Extensions?: string[] },
): Record<string, unknown> {
  requireStore(call, input);
  checkExtensions(input.Extensions);
  return shownUser(
    call.world,
    requireUser(call, input.UserId),
    input.Extensions,
  );
}

export function getUserId(
  call: AwsCall,
  input: StoreInput & { AlternateIdentifier: AlternateIdentifier },
): Record<string, unknown> {
  const { world } = call;
  requireStore(call, input);
  const { ExternalId, UniqueAttribute } = input.AlternateIdentifier;
  let user: IdentityCenterUser | undefined;
  if (ExternalId) {
    user =
      ExternalId.Issuer === externalIssuer(world)
        ? findUserByExternalId(world, ExternalId.Id)
        : undefined;
  } else if (UniqueAttribute) {
    const value = String(UniqueAttribute.AttributeValue);
    switch (UniqueAttribute.AttributePath.toLowerCase()) {
      case 'username':
        user = findUserByUserName(world, value);
        break;
      case 'emails.value':
        user = findUserByEmail(world, value);
        break;
      default:
        throw validationError(
          `Attribute path ${UniqueAttribute.AttributePath} is not supported: use userName or emails.value.`,
        );
    }
  }
  if (!user) {
    throw resourceNotFound('USER');
  }
  return { UserId: user.userId, IdentityStoreId: input.IdentityStoreId };
}

export function createUser(
  call: AwsCall,
  input: StoreInput & UserAttributes,
): Record<string, unknown> {
  requireWritableStore(call, input, 'CreateUser');
  const { IdentityStoreId, ...attributes } = input;
  requireNames(attributes);
  const { userId } = writing(() =>
    createIdentityCenterUser(call.world, call.now, userOf(attributes)),
  );
  return { UserId: userId, IdentityStoreId };
}

export function updateUser(
  call: AwsCall,
  input: StoreInput & {
    UserId: string;
    Operations: Array<{ AttributePath: string; AttributeValue?: unknown }>;
  },
): Record<string, unknown> {
  requireWritableStore(call, input, 'UpdateUser');
  let attributes = attributesOf(requireUser(call, input.UserId));
  for (const { AttributePath, AttributeValue } of input.Operations) {
    requireAttribute(AttributePath);
    attributes = withAttribute(
      attributes,
      AttributePath,
      AttributeValue ?? undefined,
    );
  }
  requireNames(attributes);
  writing(() =>
    updateIdentityCenterUser(
      call.world,
      call.now,
      input.UserId,
      userOf(attributes),
    ),
  );
  return {};
}

export function deleteUser(
  call: AwsCall,
  input: StoreInput & { UserId: string },
): Record<string, unknown> {
  requireWritableStore(call, input, 'DeleteUser');
  requireUser(call, input.UserId);
  deleteIdentityCenterUser(call.world, input.UserId);
  return {};
}
