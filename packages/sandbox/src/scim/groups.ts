/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import SCIMMY from 'scimmy';
import {
  createIdentityCenterGroup,
  deleteIdentityCenterGroup,
  findGroupByDisplayName,
  findGroupByExternalId,
  updateIdentityCenterGroup,
} from '../world/identityCenterGroups';
import {
  addMember,
  membershipsOfGroup,
  removeMember,
} from '../world/memberships';
import { own } from '../world/tables';
import type { IdentityCenterGroup, World } from '../world/World';
import { invalidValue, notFound, translating } from './errors';
import { equalTo } from './filters';
import type { ScimCall } from './ScimCall';

type ScimGroup = SCIMMY.Schemas.Group & { externalId?: string };

function toScim(world: World, group: IdentityCenterGroup) {
  return {
    id: group.groupId,
    externalId: group.externalId,
    displayName: group.displayName,
    members: membershipsOfGroup(world, group.groupId).map(({ userId }) => ({
      value: userId,
      display: world.identityCenter.users[userId]?.displayName,
      type: 'User',
    })),
    meta: {
      created: new Date(group.createdAt),
      lastModified: new Date(group.updatedAt),
    },
  };
}

/** The users named as members; all must exist, before any is written. */
function memberIds(world: World, group: ScimGroup): string[] {
  const ids = (group.members ?? []).map(member => member.value ?? '');
  const unknown = ids.find(id => !own(world.identityCenter.users, id));
  if (unknown !== undefined) {
    throw invalidValue(
      `Attribute 'members' names the user '${unknown}', who does not exist`,
    );
  }
  return ids;
}

function setMembers(
  { world, now }: ScimCall,
  groupId: string,
  ids: string[],
): void {
  const wanted = new Set(ids);
  for (const { userId } of membershipsOfGroup(world, groupId)) {
    if (!wanted.has(userId)) {
      removeMember(world, groupId, userId);
    }
  }
  wanted.forEach(userId => addMember(world, groupId, userId, now));
}

export function list(call: ScimCall, filter?: SCIMMY.Types.Filter) {
  const { world } = call;
  const displayName = equalTo(filter, 'displayName');
  if (displayName !== undefined) {
    const found = findGroupByDisplayName(world, displayName);
    return found ? [toScim(world, found)] : [];
  }
  const externalId = equalTo(filter, 'externalId');
  if (externalId !== undefined) {
    const found = findGroupByExternalId(world, externalId);
    return found ? [toScim(world, found)] : [];
  }
  const all = Object.values(world.identityCenter.groups).map(group =>
    toScim(world, group),
  );
  return filter ? (filter.match(all) as typeof all) : all;
}

export function read(call: ScimCall, id: string) {
  const group = own(call.world.identityCenter.groups, id);
  if (!group) {
    throw notFound(id);
  }
  return toScim(call.world, group);
}

/** Creates, or replaces the one with the id, members and all. */
export function write(
  call: ScimCall,
  id: string | undefined,
  group: SCIMMY.Schemas.Group,
) {
  const { world, now } = call;
  const { displayName, externalId } = group as ScimGroup;
  if (!displayName) {
    throw invalidValue(`Attribute 'displayName' is required`);
  }
  const members = memberIds(world, group);
  const attributes = { displayName, externalId };
  const written = translating(() =>
    id === undefined
      ? createIdentityCenterGroup(world, now, attributes)
      : updateIdentityCenterGroup(world, now, id, attributes),
  );
  setMembers(call, written.groupId, members);
  return toScim(world, written);
}

export function remove(call: ScimCall, id: string | undefined): void {
  translating(() => deleteIdentityCenterGroup(call.world, id ?? ''));
}
