/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { scaffolderActionsExtensionPoint } from '@backstage/plugin-scaffolder-node';
import { sagemakerStudioServiceRef } from '@studio-access/backstage-plugin-sagemaker-studio-node';
import {
  createDomainAction,
  createOnboardTeamAction,
  createPlanAction,
} from './actions';

/**
 * Adds the actions `sagemaker-studio:plan`, `sagemaker-studio:team:onboard` and `sagemaker-studio:domain:create` to the
 * scaffolder.
 *
 * @public
 */
export const scaffolderModuleSagemakerStudio = createBackendModule({
  pluginId: 'scaffolder',
  moduleId: 'sagemaker-studio',
  register(reg) {
    reg.registerInit({
      deps: {
        actions: scaffolderActionsExtensionPoint,
        config: coreServices.rootConfig,
        studio: sagemakerStudioServiceRef,
      },
      async init({ actions, config, studio }) {
        const options = {
          studio,
          appBaseUrl: config.getOptionalString('app.baseUrl'),
        };
        actions.addActions(
          createPlanAction(options),
          createOnboardTeamAction(options),
          createDomainAction(options),
        );
      },
    });
  },
});
