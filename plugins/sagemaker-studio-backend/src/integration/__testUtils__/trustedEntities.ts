/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import {
  parseEntityRef,
  stringifyEntityRef,
  type Entity,
} from '@backstage/catalog-model';
import type { JsonValue } from '@backstage/types';
import { OWN_ORIGIN_ANNOTATIONS } from './companyEntities';
import { present } from '../../util/__testUtils__/present';

/** The field of the spec in which an entity states what the catalog makes a relation of. */
const FIELDS: Record<string, string> = {
  memberOf: 'memberOf',
  hasMember: 'members',
  childOf: 'parent',
  parentOf: 'children',
};

const INVERSE: Record<string, string> = {
  memberOf: 'hasMember',
  hasMember: 'memberOf',
  childOf: 'parentOf',
  parentOf: 'childOf',
};

/**
 * Users and groups as an org provider brings them: from a trusted origin, unless they name another, and stating what
 * they are related to.
 *
 * @param ownership - catalog user → groups that the user is a member of besides; groups that are missing are added
 */
export function trustedEntities(
  entities: Entity[],
  ownership: Record<string, string[]> = {},
): Entity[] {
  const all = new Map(
    entities.map(entity => [stringifyEntityRef(entity), stating(entity)]),
  );
  for (const [user, groups] of Object.entries(ownership)) {
    for (const ref of groups) {
      const group = all.get(ref) ?? emptyGroup(ref);
      all.set(ref, withStatement(group, 'hasMember', user));
    }
  }
  return withRelations([...all.values()]);
}

function stating(entity: Entity): Entity {
  const trusted: Entity = {
    ...entity,
    metadata: {
      ...entity.metadata,
      annotations: {
        ...OWN_ORIGIN_ANNOTATIONS,
        ...entity.metadata.annotations,
      },
    },
  };
  return (entity.relations ?? []).reduce(
    (stated, { type, targetRef }) => withStatement(stated, type, targetRef),
    trusted,
  );
}

function withStatement(entity: Entity, relation: string, ref: string): Entity {
  const field = FIELDS[relation];
  if (!field) {
    return entity;
  }
  const known: JsonValue | undefined = entity.spec?.[field];
  const value =
    field === 'parent' ? ref : [...(Array.isArray(known) ? known : []), ref];
  return { ...entity, spec: { ...entity.spec, [field]: value } };
}

function emptyGroup(ref: string): Entity {
  const { namespace, name } = parseEntityRef(ref);
  return stating({
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Group',
    metadata: { namespace, name },
    spec: { type: 'team', children: [] },
  });
}

/** The relations that the catalog makes at both ends of what an entity states. */
export function withRelations(entities: Entity[]): Entity[] {
  const relations = entities.flatMap(entity => {
    const own = stringifyEntityRef(entity);
    return Object.entries(FIELDS).flatMap(([type, field]) =>
      statedRefs(entity, field).flatMap(ref => [
        { source: own, type, targetRef: ref },
        { source: ref, type: present(INVERSE[type]), targetRef: own },
      ]),
    );
  });
  return entities.map(entity => ({
    ...entity,
    relations: relations
      .filter(({ source }) => source === stringifyEntityRef(entity))
      .map(({ type, targetRef }) => ({ type, targetRef })),
  }));
}

function statedRefs(entity: Entity, field: string): string[] {
  const value = entity.spec?.[field];
  return (Array.isArray(value) ? value : [value]).flatMap(each =>
    typeof each === 'string'
      ? stringifyEntityRef(
          parseEntityRef(each, {
            defaultKind: field === 'members' ? 'user' : 'group',
            defaultNamespace: 'default',
          }),
        )
      : [],
  );
}

/** The catalog after everybody has left a group. */
export function withoutMembers(entities: Entity[], group: string): Entity[] {
  const ref = `group:default/${group}`;
  return entities.map(entity => {
    const memberOf = statedRefs(entity, 'memberOf').filter(
      each => each !== ref,
    );
    return {
      ...entity,
      relations: [],
      spec:
        entity.metadata.name === group
          ? { ...entity.spec, members: [] }
          : { ...entity.spec, memberOf },
    };
  });
}
