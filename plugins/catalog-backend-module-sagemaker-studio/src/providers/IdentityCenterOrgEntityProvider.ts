/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type { Entity } from '@backstage/catalog-model';
import type { Config } from '@backstage/config';
import { ANNOTATION_IDENTITY_CENTER_USER_ID } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { OrgTransforms } from '../orgTransforms';
import { orgEntities } from '../transforms/orgEntities';
import { transformOrg } from '../transforms/transformOrg';
import {
  readProviderConfigs,
  type ProviderConfig,
} from './readProviderConfigs';
import {
  SnapshotEntityProvider,
  type EntityProviderOptions,
} from './SnapshotEntityProvider';

type OrgProviderOptions = EntityProviderOptions & {
  transforms?: OrgTransforms;
};

/**
 * Brings the people and groups of IAM Identity Center into the catalog as `User` and `Group`.
 *
 * @public
 */
export class IdentityCenterOrgEntityProvider extends SnapshotEntityProvider {
  readonly #config: ProviderConfig;
  readonly #transforms: OrgTransforms;
  protected readonly idAnnotation = ANNOTATION_IDENTITY_CENTER_USER_ID;
  protected readonly noun = 'people and teams';

  /** One provider for each set of keys in `catalog.providers.sagemakerStudio` that ingests `org`. */
  static fromConfig(
    config: Config,
    options: OrgProviderOptions,
  ): IdentityCenterOrgEntityProvider[] {
    return readProviderConfigs(config)
      .filter(({ ingest }) => ingest.includes('org'))
      .map(
        providerConfig =>
          new IdentityCenterOrgEntityProvider(providerConfig, options),
      );
  }

  private constructor(config: ProviderConfig, options: OrgProviderOptions) {
    super('IdentityCenterOrgEntityProvider', config, options);
    this.#config = config;
    this.#transforms = options.transforms ?? {};
  }

  protected async read(
    studio: EntityProviderOptions['studio'],
    options: { credentials: BackstageCredentials; signal: AbortSignal },
  ): Promise<Entity[]> {
    const directory = await studio.getDirectory(options);
    return transformOrg(
      orgEntities(directory, this.#config),
      directory,
      this.#transforms,
    );
  }
}
