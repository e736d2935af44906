/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import {
  createIdentityCenterUser,
  deleteIdentityCenterUser,
  findUserByExternalId,
  findUserByUserName,
  updateIdentityCenterUser,
} from '../world/identityCenterUsers';
import { isMember, membershipsOfGroup } from '../world/memberships';
import { own } from '../world/tables';
import {
  attributesOf,
  ENTERPRISE,
  UserAttributes,
  userOf,
} from '../world/userAttributes';
import type { IdentityCenterUser, World } from '../world/World';
import { missing, translating } from './errors';
import type { Filter } from './filters';
import { filterOf, listAnswer } from './lists';
import { capitalised, metaOf, uncapitalised } from './resources';
import { ENTERPRISE_SCHEMA, USER_SCHEMA, userSchema } from './schemas';
import type { ScimCall } from './ScimCall';
import { patchedUser } from './userPatch';
import { checkResource, Resource } from './validation';

/** The attributes that a filter may ask for together. */
const FILTERS = [
  ['userName'],
  ['externalId'],
  ['groups.value'],
  ['id'],
  ['id', 'manager'],
];

/** A user as the endpoint shows it: what was sent, and nothing else. */
function toScim(user: IdentityCenterUser): Resource {
  const { Extensions, UserStatus, ...attributes } = attributesOf(user);
  const enterprise = Extensions?.[ENTERPRISE];
  return {
    id: user.userId,
    externalId: user.externalId,
    meta: metaOf('User', user),
    schemas: [USER_SCHEMA, ...(enterprise ? [ENTERPRISE_SCHEMA] : [])],
    ...(uncapitalised(attributes) as Resource),
    active: UserStatus === 'ENABLED',
    ...(enterprise && { [ENTERPRISE_SCHEMA]: enterprise }),
  };
}

/** Maps a validated resource to the user in the world. */
function fromScim(resource: Resource) {
  const { externalId, active, [ENTERPRISE_SCHEMA]: extension } = resource;
  const {
    externalId: _externalId,
    active: _active,
    [ENTERPRISE_SCHEMA]: _extension,
    ...attributes
  } = resource;
  const user = userOf({
    ...(capitalised(attributes) as UserAttributes),
    Extensions: { [ENTERPRISE]: extension as Record<string, unknown> },
  });
  const { status: _status, ...members } = user;
  return {
    ...members,
    externalId: externalId as string | undefined,
    ...(active !== undefined && {
      status: active ? ('ENABLED' as const) : ('DISABLED' as const),
    }),
  };
}

function requireUser(world: World, id: string): IdentityCenterUser {
  const user = own(world.identityCenter.users, id);
  if (!user) {
    throw missing('USER', id);
  }
  return user;
}

function found(world: World, filter: Filter): IdentityCenterUser[] {
  const { users } = world.identityCenter;
  const { username, externalid, id, manager } = filter;
  const group = filter['groups.value'];
  if (group !== undefined) {
    return membershipsOfGroup(world, group).flatMap(({ userId }) =>
      isMember(world, group, userId) ? users[userId] ?? [] : [],
    );
  }
  const user =
    (username !== undefined && findUserByUserName(world, username)) ||
    (externalid !== undefined && findUserByExternalId(world, externalid)) ||
    (id !== undefined && own(users, id)) ||
    undefined;
  return user && (manager === undefined || user.managerUserId === manager)
    ? [user]
    : [];
}

export function listUsers({ world, query }: ScimCall): object {
  const filter = filterOf(query, FILTERS);
  const users = filter
    ? found(world, filter)
    : Object.values(world.identityCenter.users);
  return listAnswer(query, users, {
    idOf: user => user.userId,
    show: toScim,
  });
}

export function getUser({ world }: ScimCall, id: string): object {
  return toScim(requireUser(world, id));
}

export function createUser({ world, now, body }: ScimCall): object {
  const user = fromScim(checkResource(body, userSchema));
  return toScim(translating(() => createIdentityCenterUser(world, now, user)));
}

/** Overwrites the user; whether they are enabled only when the request says so. */
export function putUser({ world, now, body }: ScimCall, id: string): object {
  requireUser(world, id);
  const user = fromScim(checkResource(body, userSchema));
  return toScim(
    translating(() => updateIdentityCenterUser(world, now, id, user)),
  );
}

export function patchUser({ world, now, body }: ScimCall, id: string): object {
  const before = toScim(requireUser(world, id));
  const user = fromScim(checkResource(patchedUser(before, body), userSchema));
  return toScim(
    translating(() => updateIdentityCenterUser(world, now, id, user)),
  );
}

export function deleteUser({ world }: ScimCall, id: string): void {
  translating(() => deleteIdentityCenterUser(world, id));
}
