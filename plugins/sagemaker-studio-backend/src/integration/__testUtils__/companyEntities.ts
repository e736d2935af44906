/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { Entity } from '@backstage/catalog-model';
import { ANNOTATION_IDENTITY_CENTER_GROUP_ID } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { World } from '@studio-access/sandbox';

/** Annotations that the catalog sets on entities of this product's org provider. */
export const OWN_ORIGIN_ANNOTATIONS = {
  'backstage.io/managed-by-origin-location':
    'sagemaker-studio:IdentityCenterOrgEntityProvider:default',
};

/** The catalog as it looks once people and teams of the sandbox's directory have been taken in. */
export function companyEntities(world: World): Entity[] {
  const { people, groups } = world.okta;
  const nameOf = (login: string) =>
    login.replace(/@.*/, '').toLocaleLowerCase('en-US');
  const users = Object.values(people).map(person => {
    const memberOf = person.groups.flatMap(id => groups[id]?.name ?? []);
    return {
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'User',
      metadata: {
        namespace: 'default',
        name: nameOf(person.login),
        annotations: OWN_ORIGIN_ANNOTATIONS,
      },
      spec: {
        profile: {
          displayName: `${person.firstName} ${person.lastName}`,
          email: person.email,
        },
        memberOf,
      },
      relations: memberOf.map(name => ({
        type: 'memberOf',
        targetRef: `group:default/${name}`,
      })),
    };
  });
  const teams = Object.values(groups).map(group => {
    const { groupId } =
      Object.values(world.identityCenter.groups).find(
        ({ displayName }) => displayName === group.name,
      ) ?? {};
    const members = Object.values(people)
      .filter(person => person.groups.includes(group.id))
      .map(person => nameOf(person.login));
    return {
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Group',
      metadata: {
        namespace: 'default',
        name: group.name,
        annotations: {
          ...OWN_ORIGIN_ANNOTATIONS,
          ...(groupId && { [ANNOTATION_IDENTITY_CENTER_GROUP_ID]: groupId }),
        },
      },
      spec: { type: 'team', children: [], members },
      relations: members.map(name => ({
        type: 'hasMember',
        targetRef: `user:default/${name}`,
      })),
    };
  });
  return [...users, ...teams];
}
