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
  sagemakerStudioOrgTransformExtensionPoint,
  type OrgTransforms,
} from './orgTransforms';
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
    const transforms: OrgTransforms = {};
    reg.registerExtensionPoint(sagemakerStudioOrgTransformExtensionPoint, {
      setUserTransformer(transformer) {
        assertUnset(transforms.user, 'users');
        transforms.user = transformer;
      },
      setGroupTransformer(transformer) {
        assertUnset(transforms.group, 'groups');
        transforms.group = transformer;
      },
    });
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
          IdentityCenterOrgEntityProvider.fromConfig(config, {
            ...options,
            transforms,
          }),
          StudioDomainEntityProvider.fromConfig(config, options),
        );
      },
    });
  },
});

function assertUnset(transformer: unknown, noun: string): void {
  if (transformer) {
    throw new Error(
      `Two modules set a transformer for the ${noun} of IAM Identity Center; only one may`,
    );
  }
}
