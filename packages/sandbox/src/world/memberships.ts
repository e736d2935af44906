/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { randomUUID } from 'node:crypto';
import { MissingError } from './errors';
import { indexBy } from './tables';
import { GroupMembership, World } from './World';

const byGroup = indexBy<GroupMembership>(membership => membership.groupId);
const byUser = indexBy<GroupMembership>(membership => membership.userId);
const byBoth = indexBy<GroupMembership>(
  membership => `${membership.groupId}|${membership.userId}`,
);

export function membershipsOfGroup(
  world: World,
  groupId: string,
): GroupMembership[] {
  return byGroup.all(world.identityCenter.memberships, groupId);
}

export function membershipsOfUser(
  world: World,
  userId: string,
): GroupMembership[] {
  return byUser.all(world.identityCenter.memberships, userId);
}

export function findMembership(
  world: World,
  groupId: string,
  userId: string,
): GroupMembership | undefined {
  return byBoth.first(world.identityCenter.memberships, `${groupId}|${userId}`);
}

export function isMember(
  world: World,
  groupId: string,
  userId: string,
): boolean {
  return findMembership(world, groupId, userId) !== undefined;
}

/**
 * Adds the user to the group; someone who is in already stays so.
 * @throws MissingError when there is no such group or user.
 */
export function addMember(
  world: World,
  groupId: string,
  userId: string,
  now: number,
): GroupMembership {
  const { groups, users, memberships, identityStoreId } = world.identityCenter;
  if (!groups[groupId]) {
    throw new MissingError('group', groupId);
  }
  if (!users[userId]) {
    throw new MissingError('user', userId);
  }
  const existing = findMembership(world, groupId, userId);
  if (existing) {
    return existing;
  }
  const membershipId = `${identityStoreId.replace(/^d-/, '')}-${randomUUID()}`;
  memberships[membershipId] = {
    membershipId,
    groupId,
    userId,
    createdAt: now,
  };
  return memberships[membershipId];
}

/** Takes the user out of the group; false when they were not in. */
export function removeMember(
  world: World,
  groupId: string,
  userId: string,
): boolean {
  const membership = findMembership(world, groupId, userId);
  if (!membership) {
    return false;
  }
  delete world.identityCenter.memberships[membership.membershipId];
  return true;
}
