/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { Entity } from '@backstage/catalog-model';
import type { JsonObject } from '@backstage/types';

const FOREIGN = 'static:people';

/** Annotations that the catalog sets on entities of the other provider. */
export const FOREIGN_ANNOTATIONS = {
  'backstage.io/managed-by-origin-location': FOREIGN,
};

/** Who brings the people into the catalog. */
export type Provider = {
  by: string;
  isOurs: boolean;
  /** The entities as they come from there. */
  bring: (entities: Entity[]) => Entity[];
  /** Keys of the `sagemakerStudio` block. */
  config: JsonObject;
};

/** For `describe.each`, and for `useStudio`. */
export const PROVIDERS: Provider[] = [
  {
    by: 'our org provider',
    isOurs: true,
    bring: entities => entities,
    config: {},
  },
  {
    by: 'a provider of another key, trusted by configuration',
    isOurs: false,
    /** Without anything that only our provider knows. */
    bring: entities =>
      entities.map(entity => ({
        ...entity,
        metadata: {
          ...entity.metadata,
          annotations: FOREIGN_ANNOTATIONS,
        },
      })),
    config: { identity: { trustedOrigins: [FOREIGN] } },
  },
];
