/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { Entity } from '@backstage/catalog-model';
import type { World } from '@studio-access/sandbox';

/** The catalog as it looks once people and teams of the sandbox's directory have been taken in. */
export function companyEntities(world: World): Entity[] {
  const { people, groups } = world.okta;
  const refOf = (login: string) =>
    `user:default/${login.split('@')[0].toLocaleLowerCase('en-US')}`;
  const users = Object.values(people).map(person => ({
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'User',
    metadata: {
      namespace: 'default',
      name: refOf(person.login).split('/')[1],
    },
    spec: {
      profile: {
        displayName: `${person.firstName} ${person.lastName}`,
        email: person.email,
      },
      memberOf: [],
    },
    relations: person.groups.flatMap(id =>
      groups[id]
        ? [
            {
              type: 'memberOf',
              targetRef: `group:default/${groups[id].name}`,
            },
          ]
        : [],
    ),
  }));
  const teams = Object.values(groups).map(group => ({
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Group',
    metadata: { namespace: 'default', name: group.name },
    spec: { type: 'team', children: [] },
    relations: Object.values(people)
      .filter(person => person.groups.includes(group.id))
      .map(person => ({ type: 'hasMember', targetRef: refOf(person.login) })),
  }));
  return [...users, ...teams];
}
