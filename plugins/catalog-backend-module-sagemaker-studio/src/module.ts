/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import {
  catalogProcessingExtensionPoint,
  catalogServiceRef,
} from '@backstage/plugin-catalog-node';
import { sagemakerStudioServiceRef } from '@studio-access/backstage-plugin-sagemaker-studio-node';
import {
  IdentityCenterOrgEntityProvider,
  StudioDomainEntityProvider,
} from './providers';

/**
 * Adds the entity providers that `catalog.providers.sagemakerStudio` asks for.
 *
 * @public
 */
export const catalogModuleSagemakerStudio = createBackendModule({
  pluginId: 'catalog',
  moduleId: 'sagemaker-studio',
  register(reg) {
    reg.registerInit({
      deps: {
        processing: catalogProcessingExtensionPoint,
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        logger: coreServices.logger,
        scheduler: coreServices.scheduler,
        studio: sagemakerStudioServiceRef,
      },
      async init({ processing, config, ...options }) {
        processing.addEntityProvider(
          IdentityCenterOrgEntityProvider.fromConfig(config, options),
          StudioDomainEntityProvider.fromConfig(config, options),
        );
      },
    });
  },
});
