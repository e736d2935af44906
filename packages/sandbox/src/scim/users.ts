/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import SCIMMY from 'scimmy';
import {
  createIdentityCenterUser,
  deleteIdentityCenterUser,
  findUserByExternalId,
  findUserByUserName,
  updateIdentityCenterUser,
} from '../world/identityCenterUsers';
import { own } from '../world/tables';
import type { IdentityCenterUser } from '../world/World';
import { invalidValue, notFound, translating } from './errors';
import { equalTo } from './filters';
import type { ScimCall } from './ScimCall';

const ENTERPRISE = SCIMMY.Schemas.EnterpriseUser.id;

type EnterpriseAttributes = {
  department?: string;
  manager?: { value?: string };
};

type ScimUser = SCIMMY.Schemas.User & {
  externalId?: string;
  [ENTERPRISE]?: EnterpriseAttributes;
};

function toScim(user: IdentityCenterUser) {
  const enterprise = {
    ...(user.department && { department: user.department }),
    ...(user.managerUserId && { manager: { value: user.managerUserId } }),
  };
  return {
    id: user.userId,
    externalId: user.externalId,
    userName: user.userName,
    name: {
      givenName: user.givenName,
      familyName: user.familyName,
      formatted: `${user.givenName} ${user.familyName}`,
    },
    displayName: user.displayName,
    title: user.title,
    active: user.status === 'ENABLED',
    emails: user.email
      ? [{ value: user.email, type: 'work', primary: true }]
      : undefined,
    ...(Object.keys(enterprise).length > 0 && { [ENTERPRISE]: enterprise }),
    meta: {
      created: new Date(user.createdAt),
      lastModified: new Date(user.updatedAt),
    },
  };
}

/** Identity Center wants names that SCIM itself does not require. */
function required(value: string | undefined, attribute: string): string {
  if (!value) {
    throw invalidValue(`Attribute '${attribute}' is required`);
  }
  return value;
}

function fromScim(user: ScimUser) {
  const userName = required(user.userName, 'userName');
  if (userName.length > 128) {
    throw invalidValue(
      `Attribute 'userName' must have at most 128 characters, it has ${userName.length}`,
    );
  }
  if (user.emails && user.emails.length > 1) {
    throw invalidValue(`Attribute 'emails' must have at most one value`);
  }
  const enterprise = user[ENTERPRISE];
  return {
    userName,
    givenName: required(user.name?.givenName, 'name.givenName'),
    familyName: required(user.name?.familyName, 'name.familyName'),
    displayName: required(user.displayName, 'displayName'),
    email: user.emails?.[0]?.value,
    title: user.title,
    department: enterprise?.department,
    managerUserId: enterprise?.manager?.value,
    externalId: user.externalId,
    status: user.active === false ? 'DISABLED' : 'ENABLED',
  } as const;
}

export function list(call: ScimCall, filter?: SCIMMY.Types.Filter) {
  const userName = equalTo(filter, 'userName');
  if (userName !== undefined) {
    const found = findUserByUserName(call.world, userName);
    return found ? [toScim(found)] : [];
  }
  const externalId = equalTo(filter, 'externalId');
  if (externalId !== undefined) {
    const found = findUserByExternalId(call.world, externalId);
    return found ? [toScim(found)] : [];
  }
  const all = Object.values(call.world.identityCenter.users).map(toScim);
  return filter ? (filter.match(all) as typeof all) : all;
}

export function read(call: ScimCall, id: string) {
  const user = own(call.world.identityCenter.users, id);
  if (!user) {
    throw notFound(id);
  }
  return toScim(user);
}

/** Creates, or replaces the one with the id. */
export function write(
  call: ScimCall,
  id: string | undefined,
  user: SCIMMY.Schemas.User,
) {
  const { world, now } = call;
  const attributes = fromScim(user as ScimUser);
  return toScim(
    translating(() =>
      id === undefined
        ? createIdentityCenterUser(world, now, attributes)
        : updateIdentityCenterUser(world, now, id, attributes),
    ),
  );
}

export function remove(call: ScimCall, id: string | undefined): void {
  translating(() => deleteIdentityCenterUser(call.world, id ?? ''));
}
