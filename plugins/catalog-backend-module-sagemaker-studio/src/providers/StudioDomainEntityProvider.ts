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
  }

  protected async read(
    studio: EntityProviderOptions['studio'],
    options: { credentials: BackstageCredentials; signal: AbortSignal },
  ): Promise<Entity[]> {
    const { items, syncedAt } = await studio.listDomains(options);
    if (items.length === 0 && syncedAt === undefined) {
      throw new ServiceUnavailableError(
        'No sync of the Studio domains has ended yet',
      );
    }
    return domainEntities(items, this.#config);
  }
}
