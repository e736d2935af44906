/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { Entity } from '@backstage/catalog-model';
import {
  ANNOTATION_IDENTITY_CENTER_GROUP_ID,
  ANNOTATION_IDENTITY_CENTER_USER_ID,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { findUserByUserName, type World } from '@studio-access/sandbox';
import { caseKey } from '../../util/caseKey';
import { OWN_ORIGIN_ANNOTATIONS } from './companyEntities';
import { FOREIGN_ANNOTATIONS } from './providers';
import { present } from '../../util/__testUtils__/present';
import type { ModelPerson, ModelTeam } from './IdentityModel';

/**
 * A catalog that gives a name that has become free to the next who comes. Only the names on which the configuration
 * relies stay with their holders, as with the org provider.
 */
export class LoginCatalog {
  readonly #world: World;
  /** Id in Identity Center → name. */
  readonly #kept: ReadonlyMap<string, string>;
  readonly #isOurs: boolean;

  /** @param options - `isOurs`: whether the provider is ours, which says who people are in Identity Center */
  constructor(options: {
    world: World;
    kept: ReadonlyMap<string, string>;
    isOurs: boolean;
  }) {
    this.#world = options.world;
    this.#kept = options.kept;
    this.#isOurs = options.isOurs;
  }

  nameOf({ oktaId, userId }: Pick<ModelPerson, 'oktaId' | 'userId'>): string {
    const { login } = present(this.#world.okta.people[oktaId]);
    return this.#name(userId, login.replace(/@.*/, ''));
  }

  refOf(person: ModelPerson): string {
    return `user:default/${this.nameOf(person)}`;
  }

  teamRef({ oktaId, groupId }: ModelTeam): string {
    const { name } = present(this.#world.okta.groups[oktaId]);
    return `group:default/${this.#name(groupId, name)}`;
  }

  entities(): Entity[] {
    const { okta, identityCenter } = this.#world;
    const groupNames = new Map(
      Object.values(okta.groups).map(({ id, name }) => {
        const { groupId } = present(
          Object.values(identityCenter.groups).find(
            ({ displayName }) => displayName === name,
          ),
        );
        return [id, { groupId, name: this.#name(groupId, name) }];
      }),
    );
    const people = Object.values(okta.people).map(person => {
      const { id: oktaId, login, firstName, lastName, email, groups } = person;
      const { userId } = present(findUserByUserName(this.#world, login));
      return this.#entity('User', {
        name: this.nameOf({ oktaId, userId }),
        annotations: this.#isOurs
          ? { [ANNOTATION_IDENTITY_CENTER_USER_ID]: userId }
          : {},
        spec: {
          profile: { displayName: `${firstName} ${lastName}`, email },
          memberOf: groups.flatMap(id => groupNames.get(id)?.name ?? []),
        },
      });
    });
    const teams = [...groupNames.values()].map(({ groupId, name }) =>
      this.#entity('Group', {
        name,
        annotations: { [ANNOTATION_IDENTITY_CENTER_GROUP_ID]: groupId },
        spec: { type: 'team', children: [] },
      }),
    );
    return [...people, ...teams];
  }

  #name(id: string, wanted: string): string {
    const name = caseKey(wanted);
    const isKept = [...this.#kept.values()].includes(name);
    return this.#kept.get(id) ?? (isKept ? `${name}-${id.slice(-8)}` : name);
  }

  #entity(
    kind: 'User' | 'Group',
    options: {
      name: string;
      annotations: Record<string, string>;
      spec: Entity['spec'];
    },
  ): Entity {
    const { name, annotations, spec } = options;
    return {
      apiVersion: 'backstage.io/v1alpha1',
      kind,
      metadata: {
        namespace: 'default',
        name,
        annotations: {
          ...(this.#isOurs ? OWN_ORIGIN_ANNOTATIONS : FOREIGN_ANNOTATIONS),
          ...annotations,
        },
      },
      spec,
    };
  }
}
