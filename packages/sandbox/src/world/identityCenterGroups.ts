/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { assignmentsOfPrincipal, unassign } from './assignments';
import { MissingError, NotUniqueError } from './errors';
import { newPrincipalId } from './identityCenterUsers';
import { membershipsOfGroup } from './memberships';
import { indexBy } from './tables';
import { IdentityCenterGroup, World } from './World';

export type NewIdentityCenterGroup = Omit<
  IdentityCenterGroup,
  'groupId' | 'createdAt' | 'updatedAt'
> & { groupId?: string };

export type IdentityCenterGroupChanges = Partial<
  Omit<IdentityCenterGroup, 'groupId' | 'createdAt' | 'updatedAt'>
>;

const byDisplayName = indexBy<IdentityCenterGroup>(group =>
  group.displayName.toLowerCase(),
);
const byExternalId = indexBy<IdentityCenterGroup>(group => group.externalId);

/** Names of groups are not case sensitive. */
export function findGroupByDisplayName(
  world: World,
  displayName: string,
): IdentityCenterGroup | undefined {
  return byDisplayName.first(
    world.identityCenter.groups,
    displayName.toLowerCase(),
  );
}

export function findGroupByExternalId(
  world: World,
  externalId: string,
): IdentityCenterGroup | undefined {
  return byExternalId.first(world.identityCenter.groups, externalId);
}

function refuseDuplicates(
  world: World,
  group: Partial<IdentityCenterGroup>,
  groupId?: string,
): void {
  const { displayName, externalId } = group;
  const sameName = displayName && findGroupByDisplayName(world, displayName);
  if (sameName && sameName.groupId !== groupId) {
    throw new NotUniqueError('group', 'displayName', displayName);
  }
  const sameId = externalId && findGroupByExternalId(world, externalId);
  if (sameId && sameId.groupId !== groupId) {
    throw new NotUniqueError('group', 'externalId', externalId);
  }
}

/** @throws NotUniqueError when the name or external id is taken. */
export function createIdentityCenterGroup(
  world: World,
  now: number,
  group: NewIdentityCenterGroup,
): IdentityCenterGroup {
  refuseDuplicates(world, group);
  const created: IdentityCenterGroup = {
    ...group,
    groupId: group.groupId ?? newPrincipalId(world),
    createdAt: now,
    updatedAt: now,
  };
  world.identityCenter.groups[created.groupId] = created;
  return created;
}

/** @throws MissingError when there is no such group; NotUniqueError when a new value is taken. */
export function updateIdentityCenterGroup(
  world: World,
  now: number,
  groupId: string,
  changes: IdentityCenterGroupChanges,
): IdentityCenterGroup {
  const group = world.identityCenter.groups[groupId];
  if (!group) {
    throw new MissingError('group', groupId);
  }
  refuseDuplicates(world, changes, groupId);
  const updated: IdentityCenterGroup = { ...group, ...changes, updatedAt: now };
  world.identityCenter.groups[groupId] = updated;
  return updated;
}

/**
 * Deletes the group with its memberships; assignments as the switch says.
 * @throws MissingError when there is no such group.
 */
export function deleteIdentityCenterGroup(world: World, groupId: string): void {
  const { identityCenter, switches } = world;
  if (!identityCenter.groups[groupId]) {
    throw new MissingError('group', groupId);
  }
  for (const { membershipId } of membershipsOfGroup(world, groupId)) {
    delete identityCenter.memberships[membershipId];
  }
  if (!switches.deletedPrincipalKeepsAssignments) {
    assignmentsOfPrincipal(world, 'GROUP', groupId).forEach(assignment =>
      unassign(world, assignment),
    );
  }
  delete identityCenter.groups[groupId];
}
