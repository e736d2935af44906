/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import {
  isUserEntity,
  type Entity,
  type GroupEntity,
  type UserEntity,
} from '@backstage/catalog-model';
import {
  ANNOTATION_IDENTITY_CENTER_GROUP_ID,
  ANNOTATION_IDENTITY_CENTER_USER_ID,
  ANNOTATION_IDENTITY_CENTER_USER_NAME,
  ANNOTATION_MANAGER,
  type Directory,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { OrgTransforms } from '../orgTransforms';

/** Annotations by which this product knows people and teams. */
const IDS = [
  ANNOTATION_IDENTITY_CENTER_GROUP_ID,
  ANNOTATION_IDENTITY_CENTER_USER_ID,
  ANNOTATION_IDENTITY_CENTER_USER_NAME,
  ANNOTATION_MANAGER,
];

/** The entities as modules want them, still of the same people and teams. */
export async function transformOrg(
  entities: readonly (UserEntity | GroupEntity)[],
  { users, groups }: Directory,
  transforms: OrgTransforms,
): Promise<Entity[]> {
  const userOf = new Map(users.map(user => [user.userId, user]));
  const groupOf = new Map(groups.map(group => [group.groupId, group]));
  const transformed: Entity[] = [];
  for (const entity of entities) {
    const changed = isUserEntity(entity)
      ? await transform(
          userOf.get(idIn(entity, ANNOTATION_IDENTITY_CENTER_USER_ID)),
          entity,
          transforms.user,
        )
      : await transform(
          groupOf.get(idIn(entity, ANNOTATION_IDENTITY_CENTER_GROUP_ID)),
          entity,
          transforms.group,
        );
    if (changed) {
      transformed.push(withIdentityOf(entity, changed));
    }
  }
  return transformed;
}

async function transform<TSource, TEntity>(
  source: TSource | undefined,
  entity: TEntity,
  transformer:
    | ((source: TSource, entity: TEntity) => Promise<TEntity | undefined>)
    | undefined,
): Promise<TEntity | undefined> {
  return source !== undefined && transformer
    ? transformer(source, structuredClone(entity))
    : entity;
}

function withIdentityOf(original: Entity, changed: Entity): Entity {
  const { annotations = {}, name, namespace } = original.metadata;
  const others = Object.entries(changed.metadata.annotations ?? {}).filter(
    ([key]) => !IDS.includes(key),
  );
  const ids = Object.entries(annotations).filter(([key]) => IDS.includes(key));
  return {
    ...changed,
    apiVersion: original.apiVersion,
    kind: original.kind,
    metadata: {
      ...changed.metadata,
      name,
      namespace,
      annotations: Object.fromEntries([...others, ...ids]),
    },
  };
}

function idIn(entity: Entity, annotation: string): string {
  return entity.metadata.annotations?.[annotation] ?? '';
}
