/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

// Each entity carries its own ref and a digest of what it was when it was made. The catalog gives all of them in one cheap
// read. So any replica, also one that has just been started, knows what has changed since, whoever wrote it.

import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import { createHash } from 'node:crypto';

/** On every entity of this module: `<ref>#<digest>`. */
export const ANNOTATION_DIGEST = 'aws.amazon.com/sagemaker-studio-digest';

/** 64 bits: two states of one entity do not share them. */
const DIGEST_LENGTH = 16;

/** The differences between the entities and those in the catalog. */
export type EntityChanges = { added: Entity[]; removed: string[] };

export function withDigest(entity: Entity): Entity {
  const digest = createHash('sha256')
    .update(JSON.stringify(entity))
    .digest('hex')
    .slice(0, DIGEST_LENGTH);
  const { metadata } = entity;
  return {
    ...entity,
    metadata: {
      ...metadata,
      annotations: {
        ...metadata.annotations,
        [ANNOTATION_DIGEST]: `${stringifyEntityRef(entity)}#${digest}`,
      },
    },
  };
}

/** @param known - the digests that the catalog holds */
export function entityChanges(
  known: string[],
  entities: Entity[],
): EntityChanges {
  const held = new Set(known);
  const refs = new Set(entities.map(entity => stringifyEntityRef(entity)));
  return {
    added: entities.filter(
      ({ metadata }) =>
        !held.has(metadata.annotations?.[ANNOTATION_DIGEST] ?? ''),
    ),
    removed: known
      .map(digest => digest.slice(0, digest.lastIndexOf('#')))
      .filter(ref => !refs.has(ref)),
  };
}
