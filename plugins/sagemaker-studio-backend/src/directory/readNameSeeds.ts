/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  isUserEntity,
  stringifyEntityRef,
  type Entity,
} from '@backstage/catalog-model';
import {
  ANNOTATION_IDENTITY_CENTER_GROUP_ID,
  ANNOTATION_IDENTITY_CENTER_USER_ID,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { NameSeed } from './assignCatalogNames';
import { reservedKey } from './principalRows';
import type { ReadableCatalog } from './TeamCatalog';
import { isTrusted } from '@studio-access/backstage-plugin-sagemaker-studio-node';

const PAGE_SIZE = 500;

/** Names of untrusted users and groups, as reserved keys. The catalog refuses a second entity with the same ref. */
export async function readHeldNames(options: {
  catalog: Pick<ReadableCatalog, 'streamEntities'>;
  credentials: BackstageCredentials;
  trustedOrigins: readonly string[];
}): Promise<Set<string>> {
  const { catalog, credentials, trustedOrigins } = options;
  const held = new Set<string>();
  for await (const page of catalog.streamEntities(
    { filter: { kind: ['User', 'Group'] }, pageSize: PAGE_SIZE },
    { credentials },
  )) {
    for (const entity of page) {
      if (!isTrusted(entity, trustedOrigins)) {
        held.add(
          reservedKey(
            isUserEntity(entity) ? 'person' : 'team',
            entity.metadata.name.toLocaleLowerCase('en-US'),
          ),
        );
      }
    }
  }
  return held;
}

/** Current catalog names of the people and teams that this product's org provider has ingested. */
export async function readNameSeeds(options: {
  catalog: Pick<ReadableCatalog, 'streamEntities'>;
  credentials: BackstageCredentials;
}): Promise<NameSeed[]> {
  const { catalog, credentials } = options;
  const seeds: { ref: string; seed: NameSeed }[] = [];
  for await (const page of catalog.streamEntities(
    { filter: { kind: ['User', 'Group'] }, pageSize: PAGE_SIZE },
    { credentials },
  )) {
    for (const entity of page.filter(each => isTrusted(each, []))) {
      const seed = seedOf(entity);
      if (seed) {
        seeds.push({ ref: stringifyEntityRef(entity), seed });
      }
    }
  }
  return seeds.sort((a, b) => (a.ref < b.ref ? -1 : 1)).map(({ seed }) => seed);
}

function seedOf({ metadata }: Entity): NameSeed | undefined {
  const { name, annotations } = metadata;
  const userId = annotations?.[ANNOTATION_IDENTITY_CENTER_USER_ID];
  if (userId) {
    return { kind: 'person', subject: userId, name };
  }
  const groupId = annotations?.[ANNOTATION_IDENTITY_CENTER_GROUP_ID];
  return groupId ? { kind: 'team', subject: groupId, name } : undefined;
}
