/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type { Entity } from '@backstage/catalog-model';
import type { Config } from '@backstage/config';
import { ANNOTATION_IDENTITY_CENTER_USER_ID } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { orgEntities } from '../transforms/orgEntities';
import {
  readProviderConfigs,
  type ProviderConfig,
} from './readProviderConfigs';
import {
  SnapshotEntityProvider,
  type EntityProviderOptions,
} from './SnapshotEntityProvider';

/**
 * Brings the people and groups of IAM Identity Center into the catalog as `User` and `Group`.
 *
 * @public
 */
export class IdentityCenterOrgEntityProvider extends SnapshotEntityProvider {
  readonly #config: ProviderConfig;
  protected readonly idAnnotation = ANNOTATION_IDENTITY_CENTER_USER_ID;
  protected readonly noun = 'people and teams';

  /** One provider for each set of keys in `catalog.providers.sagemakerStudio` that ingests `org`. */
  static fromConfig(
    config: Config,
    options: EntityProviderOptions,
  ): IdentityCenterOrgEntityProvider[] {
    return readProviderConfigs(config)
      .filter(({ ingest }) => ingest.includes('org'))
      .map(
        providerConfig =>
          new IdentityCenterOrgEntityProvider(providerConfig, options),
      );
  }

  private constructor(config: ProviderConfig, options: EntityProviderOptions) {
    super('IdentityCenterOrgEntityProvider', config, options);
    this.#config = config;
  }

  protected async read(
    studio: EntityProviderOptions['studio'],
    options: { credentials: BackstageCredentials; signal: AbortSignal },
  ): Promise<Entity[]> {
    return orgEntities(await studio.getDirectory(options), this.#config);
  }
}
