/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import type { CatalogServiceRequestOptions } from '@backstage/plugin-catalog-node';
import type { IdentityReports } from './IdentityReports';
import type { ReadableCatalog } from './TeamCatalog';
import { isTrusted } from '@studio-access/backstage-plugin-sagemaker-studio-node';

const KINDS_WITH_STANDING = ['user', 'group'];

/**
 * The catalog without users and groups of untrusted origins, and without disputed groups. All decisions read people and
 * teams through it, so that an untrusted entity neither gives nor takes rights.
 */
export class TrustedCatalog implements ReadableCatalog {
  readonly #catalog: ReadableCatalog;
  readonly #trustedOrigins: readonly string[];
  readonly #reports: Pick<IdentityReports, 'listDisputed'> | undefined;

  /** @param options - `reports`: without them, disputed groups are there as well */
  constructor(options: {
    catalog: ReadableCatalog;
    trustedOrigins: readonly string[];
    reports?: Pick<IdentityReports, 'listDisputed'>;
  }) {
    this.#catalog = options.catalog;
    this.#trustedOrigins = options.trustedOrigins;
    this.#reports = options.reports;
  }

  async getEntitiesByRefs(
    request: { entityRefs: string[] },
    options: CatalogServiceRequestOptions,
  ): Promise<{ items: (Entity | undefined)[] }> {
    const { items } = await this.#catalog.getEntitiesByRefs(request, options);
    const isBelieved = await this.#beliefIn(items);
    return {
      items: items.map(item => (item && isBelieved(item) ? item : undefined)),
    };
  }

  async *streamEntities(
    ...input: Parameters<ReadableCatalog['streamEntities']>
  ): ReturnType<ReadableCatalog['streamEntities']> {
    for await (const page of this.#catalog.streamEntities(...input)) {
      yield page.filter(await this.#beliefIn(page));
    }
  }

  async #beliefIn(
    entities: readonly (Entity | undefined)[],
  ): Promise<(entity: Entity) => boolean> {
    const disputed = entities.some(entity => entity && isKind(entity, 'group'))
      ? await this.#reports?.listDisputed()
      : undefined;
    return entity =>
      !KINDS_WITH_STANDING.some(kind => isKind(entity, kind)) ||
      (isTrusted(entity, this.#trustedOrigins) &&
        !disputed?.has(stringifyEntityRef(entity)));
  }
}

function isKind({ kind }: Entity, wanted: string): boolean {
  return kind.toLocaleLowerCase('en-US') === wanted;
}
