/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { World } from '../World';
import { oktaIdOf, principalIdOf } from './skeleton';

/** A person of a seed. They are added to the directory and, as if pushed by SCIM, to Identity Center. */
export type SeedPerson = {
  firstName: string;
  lastName: string;
  userName: string;
  title?: string;
  department?: string;
  /** Username of the manager. */
  manager?: string;
  note?: string;
  /** Names of groups that `addGroup` has added. */
  groups: string[];
  createdAt: number;
};

export function addGroup(
  world: World,
  group: { name: string; description?: string; createdAt: number },
): void {
  const { name, description, createdAt } = group;
  const id = oktaIdOf('00g', name);
  const groupId = principalIdOf(`group ${name}`);
  world.okta.groups[id] = { id, name, description };
  world.okta.pushed.groups[id] = { groupId, members: [] };
  world.identityCenter.groups[groupId] = {
    groupId,
    displayName: name,
    description,
    externalId: id,
    createdAt,
    updatedAt: createdAt,
  };
}

export function addPerson(world: World, person: SeedPerson): void {
  const { firstName, lastName, userName, title, department, createdAt } =
    person;
  const id = oktaIdOf('00u', userName);
  const userId = principalIdOf(`user ${userName}`);
  world.okta.people[id] = {
    id,
    login: userName,
    firstName,
    lastName,
    email: userName,
    title,
    department,
    managerId: person.manager && oktaIdOf('00u', person.manager),
    status: 'ACTIVE',
    note: person.note,
    groups: person.groups.map(name => oktaIdOf('00g', name)),
  };
  world.identityCenter.users[userId] = {
    userId,
    userName,
    displayName: `${firstName} ${lastName}`,
    givenName: firstName,
    familyName: lastName,
    email: userName,
    emailType: 'work',
    emailPrimary: true,
    title,
    department,
    managerUserId: person.manager && principalIdOf(`user ${person.manager}`),
    externalId: id,
    status: 'ENABLED',
    createdAt,
    updatedAt: createdAt,
  };
  world.okta.pushed.users[id] = userId;
  for (const name of person.groups) {
    const pushed = world.okta.pushed.groups[oktaIdOf('00g', name)];
    if (!pushed) {
      throw new Error(`Add the group '${name}' before its members`);
    }
    pushed.members.push(userId);
    const membershipId = principalIdOf(`membership ${name} ${userName}`);
    world.identityCenter.memberships[membershipId] = {
      membershipId,
      groupId: principalIdOf(`group ${name}`),
      userId,
    };
  }
}
