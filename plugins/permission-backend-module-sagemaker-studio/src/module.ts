/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { policyExtensionPoint } from '@backstage/plugin-permission-node/alpha';
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
        config: coreServices.rootConfig,
      },
      async init({ policy, config }) {
        policy.setPolicy(StudioAccessPolicy.fromConfig(config));
      },
    });
  },
});
