/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { randomUUID } from 'node:crypto';
import { MissingError, NotUniqueError } from './errors';
import { membershipsOfUser } from './memberships';
import { assignmentsOfPrincipal, unassign } from './assignments';
import { indexBy } from './tables';
import { IdentityCenterUser, World } from './World';

/** The input from which a user is created. */
export type NewIdentityCenterUser = Omit<
  IdentityCenterUser,
  'userId' | 'createdAt' | 'updatedAt' | 'status'
> & { userId?: string; status?: IdentityCenterUser['status'] };

export type IdentityCenterUserChanges = Partial<
  Omit<IdentityCenterUser, 'userId' | 'createdAt' | 'updatedAt'>
>;

const byUserName = indexBy<IdentityCenterUser>(user =>
  user.userName.toLowerCase(),
);
const byEmail = indexBy<IdentityCenterUser>(user => user.email?.toLowerCase());
const byExternalId = indexBy<IdentityCenterUser>(user => user.externalId);

/**
 * The Identity Center user with this username, in any case.
 * @public
 */
export function findUserByUserName(
  world: World,
  userName: string,
): IdentityCenterUser | undefined {
  return byUserName.first(world.identityCenter.users, userName.toLowerCase());
}

export function findUserByEmail(
  world: World,
  email: string,
): IdentityCenterUser | undefined {
  return byEmail.first(world.identityCenter.users, email.toLowerCase());
}

/** By the id the identity provider gave, in Okta's case that of the directory person. */
export function findUserByExternalId(
  world: World,
  externalId: string,
): IdentityCenterUser | undefined {
  return byExternalId.first(world.identityCenter.users, externalId);
}

/** An id in the form of newer identity stores: the store's digits, then a UUID. */
export function newPrincipalId(world: World): string {
  const prefix = world.identityCenter.identityStoreId.replace(/^d-/, '');
  return `${prefix}-${randomUUID()}`;
}

function refuseDuplicates(
  world: World,
  user: Partial<IdentityCenterUser>,
  userId?: string,
): void {
  const holders = {
    userName: user.userName && findUserByUserName(world, user.userName),
    email: user.email && findUserByEmail(world, user.email),
    externalId: user.externalId && findUserByExternalId(world, user.externalId),
  };
  for (const [attribute, holder] of Object.entries(holders)) {
    if (holder && holder.userId !== userId) {
      const value = user[attribute as keyof typeof holders] as string;
      throw new NotUniqueError('user', attribute, value);
    }
  }
}

/** @throws NotUniqueError when the username, email or external id is taken. */
export function createIdentityCenterUser(
  world: World,
  now: number,
  user: NewIdentityCenterUser,
): IdentityCenterUser {
  refuseDuplicates(world, user);
  const created: IdentityCenterUser = {
    status: 'ENABLED',
    ...user,
    userId: user.userId ?? newPrincipalId(world),
    createdAt: now,
    updatedAt: now,
  };
  world.identityCenter.users[created.userId] = created;
  return created;
}

/**
 * Changes the given members; `undefined` as a value removes it.
 * @throws MissingError when there is no such user; NotUniqueError when a new value is taken.
 */
export function updateIdentityCenterUser(
  world: World,
  now: number,
  userId: string,
  changes: IdentityCenterUserChanges,
): IdentityCenterUser {
  const user = world.identityCenter.users[userId];
  if (!user) {
    throw new MissingError('user', userId);
  }
  refuseDuplicates(world, changes, userId);
  const updated: IdentityCenterUser = { ...user, ...changes, updatedAt: now };
  world.identityCenter.users[userId] = updated;
  return updated;
}

/** Disables a user, as Okta's SCIM does for a person who is unassigned or suspended. Profiles and assignments stay. */
export function disableIdentityCenterUser(
  world: World,
  now: number,
  userId: string,
): IdentityCenterUser {
  return updateIdentityCenterUser(world, now, userId, { status: 'DISABLED' });
}

/**
 * Deletes the user with the memberships; profiles stay, assignments as the switch says.
 * @throws MissingError when there is no such user.
 */
export function deleteIdentityCenterUser(world: World, userId: string): void {
  const { identityCenter, switches } = world;
  if (!identityCenter.users[userId]) {
    throw new MissingError('user', userId);
  }
  for (const { membershipId } of membershipsOfUser(world, userId)) {
    delete identityCenter.memberships[membershipId];
  }
  if (!switches.deletedPrincipalKeepsAssignments) {
    assignmentsOfPrincipal(world, 'USER', userId).forEach(assignment =>
      unassign(world, assignment),
    );
  }
  delete identityCenter.users[userId];
}
