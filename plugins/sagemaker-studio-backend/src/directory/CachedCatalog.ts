/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * A catalog that pages read, cached for a few seconds: the catalog itself takes minutes to ingest a change, and a team
 * page need not fetch every member each time it is opened. Decisions read the catalog without a cache.
 */
import type { Entity } from '@backstage/catalog-model';
import type { CatalogServiceRequestOptions } from '@backstage/plugin-catalog-node';
import { LRUCache } from 'lru-cache';
import type { ReadableCatalog } from './TeamCatalog';

const MAX_AGE_MS = 10_000;
const MAX_CACHED_ENTITIES = 10_000;

/** The entity of a ref, or that there is none. */
type Known = { entity: Entity | undefined };

/** The catalog as it was a few seconds ago at most. All who read it see the same, so it is for the plugin's own credentials. */
export class CachedCatalog implements ReadableCatalog {
  readonly #catalog: ReadableCatalog;
  readonly #known = new LRUCache<string, Known>({
    max: MAX_CACHED_ENTITIES,
    ttl: MAX_AGE_MS,
  });

  constructor(options: { catalog: ReadableCatalog }) {
    this.#catalog = options.catalog;
  }

  async getEntitiesByRefs(
    { entityRefs }: { entityRefs: string[] },
    options: CatalogServiceRequestOptions,
  ): Promise<{ items: (Entity | undefined)[] }> {
    const known = new Map(
      entityRefs.map(ref => [ref, this.#known.get(keyOf(ref))]),
    );
    const missing = [...known].flatMap(([ref, each]) => (each ? [] : [ref]));
    if (missing.length > 0) {
      const { items } = await this.#catalog.getEntitiesByRefs(
        { entityRefs: missing },
        options,
      );
      missing.forEach((ref, index) => {
        const found = { entity: items[index] };
        known.set(ref, found);
        this.#known.set(keyOf(ref), found);
      });
    }
    return { items: entityRefs.map(ref => known.get(ref)?.entity) };
  }

  streamEntities(
    ...input: Parameters<ReadableCatalog['streamEntities']>
  ): ReturnType<ReadableCatalog['streamEntities']> {
    return this.#catalog.streamEntities(...input);
  }
}

function keyOf(entityRef: string): string {
  return entityRef.toLocaleLowerCase('en-US');
}
