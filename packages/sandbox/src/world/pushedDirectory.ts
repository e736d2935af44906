/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { findGroupByExternalId } from './identityCenterGroups';
import { findUserByExternalId } from './identityCenterUsers';
import { isMember } from './memberships';
import { PushedDirectory, World } from './World';

/** Derives the records that Okta must have pushed, for worlds that were not created by pushing. */
export function pushedAccordingTo(world: World): PushedDirectory {
  const pushed: PushedDirectory = { users: {}, groups: {} };
  for (const { id } of Object.values(world.okta.groups)) {
    const group = findGroupByExternalId(world, id);
    if (group) {
      pushed.groups[id] = { groupId: group.groupId, members: [] };
    }
  }
  for (const person of Object.values(world.okta.people)) {
    const user = findUserByExternalId(world, person.id);
    if (!user) {
      continue;
    }
    pushed.users[person.id] = user.userId;
    for (const id of person.groups) {
      const group = pushed.groups[id];
      if (group && isMember(world, group.groupId, user.userId)) {
        group.members.push(user.userId);
      }
    }
  }
  return pushed;
}
