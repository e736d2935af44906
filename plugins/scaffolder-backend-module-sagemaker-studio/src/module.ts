/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { scaffolderActionsExtensionPoint } from '@backstage/plugin-scaffolder-node';
import { sagemakerStudioServiceRef } from '@studio-access/backstage-plugin-sagemaker-studio-node';
import {
  createConfigureDomainAction,
  createConfigureTeamAction,
  createDomainAction,
  createOffboardTeamAction,
  createOnboardTeamAction,
  createPlanAction,
  createRequestAccessAction,
  createSetTeamRuleAction,
  createWaitForAccessAction,
} from './actions';

/**
 * Adds the actions of SageMaker Studio access to the scaffolder: `sagemaker-studio:plan`, those of teams (`team:onboard`,
 * `team:offboard`, `team:configure`, `team:rule`), of access (`access:request`, `access:wait`) and of domains (`domain:create`, `domain:configure`).
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
          createOffboardTeamAction(options),
          createRequestAccessAction(options),
          createWaitForAccessAction(options),
          createDomainAction(options),
          createConfigureDomainAction(options),
          createConfigureTeamAction(options),
          createSetTeamRuleAction(options),
        );
      },
    });
  },
});
