/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import {
  createIdentityCenterGroup,
  deleteIdentityCenterGroup,
  findGroupByDisplayName,
  findGroupByExternalId,
  updateIdentityCenterGroup,
} from '../world/identityCenterGroups';
import { addMember, isMember, removeMember } from '../world/memberships';
import { own } from '../world/tables';
import type { IdentityCenterGroup, World } from '../world/World';
import { invalid, missing, translating } from './errors';
import type { Filter } from './filters';
import { groupChangesOf } from './groupPatch';
import { filterOf, listAnswer } from './lists';
import { metaOf } from './resources';
import { GROUP_SCHEMA, groupSchema } from './schemas';
import type { ScimCall } from './ScimCall';
import { checkResource, Resource } from './validation';

/** How many memberships one request may change. */
export const MOST_MEMBERS = 100;

/** The attributes that a filter may ask for together. */
const FILTERS = [['displayName'], ['externalId'], ['id'], ['id', 'members']];

/** A group as the endpoint shows it: AWS never tells its members. */
function toScim(group: IdentityCenterGroup): Resource {
  return {
    id: group.groupId,
    externalId: group.externalId,
    meta: metaOf('Group', group),
    schemas: [GROUP_SCHEMA],
    displayName: group.displayName,
    members: [],
  };
}

function requireGroup(world: World, id: string): IdentityCenterGroup {
  const group = own(world.identityCenter.groups, id);
  if (!group) {
    throw missing('GROUP', id);
  }
  return group;
}

function checkMembers(world: World, changed: string[], added: string[]): void {
  if (changed.length > MOST_MEMBERS) {
    throw invalid(`A request may change at most ${MOST_MEMBERS} members`);
  }
  const unknown = added.find(id => !own(world.identityCenter.users, id));
  if (unknown !== undefined) {
    throw invalid(`There is no user '${unknown}'`);
  }
}

function found(world: World, filter: Filter): IdentityCenterGroup[] {
  const { displayname, externalid, id, members } = filter;
  const group =
    (displayname !== undefined && findGroupByDisplayName(world, displayname)) ||
    (externalid !== undefined && findGroupByExternalId(world, externalid)) ||
    (id !== undefined && own(world.identityCenter.groups, id)) ||
    undefined;
  return group &&
    (members === undefined || isMember(world, group.groupId, members))
    ? [group]
    : [];
}

export function listGroups({ world, query }: ScimCall): object {
  const filter = filterOf(query, FILTERS);
  const groups = filter
    ? found(world, filter)
    : Object.values(world.identityCenter.groups);
  return listAnswer(query, groups, {
    idOf: group => group.groupId,
    show: toScim,
  });
}

export function getGroup({ world }: ScimCall, id: string): object {
  return toScim(requireGroup(world, id));
}

export function createGroup({ world, now, body }: ScimCall): object {
  const { displayName, externalId, members } = checkResource(
    body,
    groupSchema,
  ) as {
    displayName: string;
    externalId?: string;
    members?: Array<{ value?: string }>;
  };
  const ids = (members ?? []).map(({ value = '' }) => value);
  checkMembers(world, ids, ids);
  const group = translating(() =>
    createIdentityCenterGroup(world, now, { displayName, externalId }),
  );
  ids.forEach(userId => addMember(world, group.groupId, userId, now));
  return toScim(group);
}

/** Changes names and members; answers nothing. */
export function patchGroup(call: ScimCall, id: string): void {
  const { world, now, body } = call;
  const group = requireGroup(world, id);
  const { names, added, removed } = groupChangesOf(body);
  checkMembers(world, [...added, ...removed], added);
  const { displayName, externalId } = group;
  const resource = checkResource(
    { displayName, externalId: externalId ?? null, ...names },
    groupSchema,
  );
  translating(() =>
    updateIdentityCenterGroup(world, now, id, {
      displayName: resource.displayName as string,
      externalId: resource.externalId as string | undefined,
    }),
  );
  removed.forEach(userId => removeMember(world, id, userId));
  added.forEach(userId => addMember(world, id, userId, now));
}

export function deleteGroup({ world }: ScimCall, id: string): void {
  translating(() => deleteIdentityCenterGroup(world, id));
}
