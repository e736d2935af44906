/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { policyExtensionPoint } from '@backstage/plugin-permission-node/alpha';
import { sagemakerStudioServiceRef } from '@studio-access/backstage-plugin-sagemaker-studio-node';
import { createStandingReader } from './createStandingReader';
import { StudioAccessPolicy } from './StudioAccessPolicy';

/**
 * Makes `StudioAccessPolicy` the policy of the portal.
 *
 * @public
 */
export const permissionModuleSagemakerStudio = createBackendModule({
  pluginId: 'permission',
  moduleId: 'sagemaker-studio',
  register(reg) {
    reg.registerInit({
      deps: {
        policy: policyExtensionPoint,
        auth: coreServices.auth,
        config: coreServices.rootConfig,
        logger: coreServices.logger,
        studio: sagemakerStudioServiceRef,
      },
      async init({ policy, auth, config, logger, studio }) {
        policy.setPolicy(
          StudioAccessPolicy.fromConfig(config, {
            standing: createStandingReader({ auth, studio }),
            logger,
          }),
        );
      },
    });
  },
});
