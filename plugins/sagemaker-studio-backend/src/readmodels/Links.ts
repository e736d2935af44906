/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type {
  StudioDomain,
  StudioLinks,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { StudioConfig } from '../config/StudioConfig';
import type { DirectoryReader } from '../inventory/store/InventoryReader';

/** The ways into Studio: by the domain's address, the access portal, the identity provider. */
export class Links {
  readonly #config: StudioConfig;
  readonly #directory: DirectoryReader;

  constructor(options: { config: StudioConfig; directory: DirectoryReader }) {
    this.#config = options.config;
    this.#directory = options.directory;
  }

  /** Reads what all domains share, and gives what makes the links of one. */
  async read(): Promise<(domain: StudioDomain) => StudioLinks> {
    const accessPortal = await this.#accessPortal();
    const { identityProviderUrl } = this.#config.identityCenter;
    return domain =>
      domain.authMode === 'SSO'
        ? {
            studio: domain.url,
            accessPortal,
            identityProvider: identityProviderUrl,
          }
        : { studio: domain.url };
  }

  async #accessPortal(): Promise<string | undefined> {
    const { accessPortalUrl, identityStoreId } = this.#config.identityCenter;
    if (accessPortalUrl) {
      return accessPortalUrl;
    }
    const storeId =
      identityStoreId ??
      (await this.#directory.getIdentityCenterInstance())?.identityStoreId;
    return storeId ? `https://${storeId}.awsapps.com/start` : undefined;
  }
}
