/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { Entity } from '@backstage/catalog-model';
import type { CatalogServiceRequestOptions } from '@backstage/plugin-catalog-node';
import type { ReadableCatalog } from './TeamCatalog';
import { isTrusted } from '@studio-access/backstage-plugin-sagemaker-studio-node';

const KINDS_WITH_STANDING = ['user', 'group'];

/**
 * The catalog without users and groups of untrusted origins. All decisions read people and teams through it, so that an
 * untrusted entity neither gives nor takes rights.
 */
export class TrustedCatalog implements ReadableCatalog {
  readonly #catalog: ReadableCatalog;
  readonly #trustedOrigins: readonly string[];

  constructor(options: {
    catalog: ReadableCatalog;
    trustedOrigins: readonly string[];
  }) {
    this.#catalog = options.catalog;
    this.#trustedOrigins = options.trustedOrigins;
  }

  async getEntitiesByRefs(
    request: { entityRefs: string[] },
    options: CatalogServiceRequestOptions,
  ): Promise<{ items: (Entity | undefined)[] }> {
    const { items } = await this.#catalog.getEntitiesByRefs(request, options);
    return { items: items.map(item => this.#believed(item)) };
  }

  async *streamEntities(
    ...input: Parameters<ReadableCatalog['streamEntities']>
  ): ReturnType<ReadableCatalog['streamEntities']> {
    for await (const page of this.#catalog.streamEntities(...input)) {
      yield page.filter(entity => this.#believed(entity));
    }
  }

  #believed(entity: Entity | undefined): Entity | undefined {
    return entity &&
      KINDS_WITH_STANDING.includes(entity.kind.toLocaleLowerCase('en-US')) &&
      !isTrusted(entity, this.#trustedOrigins)
      ? undefined
      : entity;
  }
}
