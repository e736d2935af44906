/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { watchTable } from './tables';
import { World } from './World';

/** The same world with its large tables watched; see tables.ts. */
export function watchWorld(world: World): World {
  const center = world.identityCenter;
  return {
    ...world,
    identityCenter: {
      ...center,
      users: watchTable(center.users),
      groups: watchTable(center.groups),
      memberships: watchTable(center.memberships),
      applications: watchTable(center.applications),
      assignments: watchTable(center.assignments),
    },
    domains: watchTable(world.domains),
    userProfiles: watchTable(world.userProfiles),
    spaces: watchTable(world.spaces),
    apps: watchTable(world.apps),
    okta: {
      ...world.okta,
      people: watchTable(world.okta.people),
      groups: watchTable(world.okta.groups),
    },
  };
}
