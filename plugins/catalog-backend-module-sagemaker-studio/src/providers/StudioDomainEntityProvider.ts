/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type { Entity } from '@backstage/catalog-model';
import type { Config } from '@backstage/config';
import { ServiceUnavailableError } from '@backstage/errors';
import { ANNOTATION_STUDIO_DOMAIN_ARN } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { domainEntities } from '../transforms/domainEntities';
import {
  readProviderConfigs,
  type ProviderConfig,
} from './readProviderConfigs';
import {
  SnapshotEntityProvider,
  type EntityProviderOptions,
} from './SnapshotEntityProvider';

/**
 * Brings Studio domains into the catalog as `Resource` of type `sagemaker-studio-domain`.
 *
 * @public
 */
export class StudioDomainEntityProvider extends SnapshotEntityProvider {
  readonly #config: ProviderConfig;
  readonly #catalog: EntityProviderOptions['catalog'];
  protected readonly idAnnotation = ANNOTATION_STUDIO_DOMAIN_ARN;
  protected readonly noun = 'Studio domains';

  /** One provider for each set of keys in `catalog.providers.sagemakerStudio` that ingests `domains`. */
  static fromConfig(
    config: Config,
    options: EntityProviderOptions,
  ): StudioDomainEntityProvider[] {
    return readProviderConfigs(config)
      .filter(({ ingest }) => ingest.includes('domains'))
      .map(
        providerConfig =>
          new StudioDomainEntityProvider(providerConfig, options),
      );
  }

  private constructor(config: ProviderConfig, options: EntityProviderOptions) {
    super('StudioDomainEntityProvider', config, options);
    this.#config = config;
    this.#catalog = options.catalog;
  }

  protected async read(
    studio: EntityProviderOptions['studio'],
    options: { credentials: BackstageCredentials; signal: AbortSignal },
  ): Promise<Entity[]> {
    const [{ items, syncedAt }, { items: ofTeams }] = await Promise.all([
      studio.listDomains(options),
      studio.listDomainTeams(options),
    ]);
    if (items.length === 0 && syncedAt === undefined) {
      throw new ServiceUnavailableError(
        'No sync of the Studio domains has ended yet',
      );
    }
    const known = await this.#knownTeams(
      ofTeams.flatMap(({ teams }) => teams),
      options,
    );
    return domainEntities(items, {
      ...this.#config,
      teamsOf: new Map(
        ofTeams.map(({ domainId, teams }) => [
          domainId,
          teams.filter(team => known.has(team)),
        ]),
      ),
    });
  }

  /** A relation to what the catalog does not hold is shown as an error. */
  async #knownTeams(
    teams: string[],
    { credentials }: { credentials: BackstageCredentials },
  ): Promise<Set<string>> {
    const entityRefs = [...new Set(teams)];
    if (!entityRefs.length) {
      return new Set();
    }
    const { items } = await this.#catalog.getEntitiesByRefs(
      { entityRefs, fields: ['kind', 'metadata.name', 'metadata.namespace'] },
      { credentials },
    );
    return new Set(entityRefs.filter((_, position) => items[position]));
  }
}
