/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import {
  coreServices,
  createBackendModule,
  readSchedulerServiceTaskScheduleDefinitionFromConfig,
  type SchedulerServiceTaskScheduleDefinition,
} from '@backstage/backend-plugin-api';
import type { Config } from '@backstage/config';
import { searchIndexRegistryExtensionPoint } from '@backstage/plugin-search-backend-node/alpha';
import { sagemakerStudioServiceRef } from '@studio-access/backstage-plugin-sagemaker-studio-node';
import { DomainCollatorFactory } from './collators/DomainCollatorFactory';
import { RequestCollatorFactory } from './collators/RequestCollatorFactory';

const SCHEDULE_KEY = 'search.collators.sagemakerStudio.schedule';

const DEFAULT_SCHEDULE: SchedulerServiceTaskScheduleDefinition = {
  frequency: { minutes: 2 },
  timeout: { minutes: 10 },
  initialDelay: { seconds: 10 },
};

/**
 * Has the search of Backstage find Studio domains and requests. Each result is shown only to those who have
 * `sagemaker-studio.access.read`, or `sagemaker-studio.request.read` for that request.
 *
 * @public
 */
export const searchModuleSagemakerStudio = createBackendModule({
  pluginId: 'search',
  moduleId: 'sagemaker-studio',
  register(reg) {
    reg.registerInit({
      deps: {
        auth: coreServices.auth,
        config: coreServices.rootConfig,
        index: searchIndexRegistryExtensionPoint,
        logger: coreServices.logger,
        scheduler: coreServices.scheduler,
        studio: sagemakerStudioServiceRef,
      },
      async init({ auth, config, index, logger, scheduler, studio }) {
        const schedule = scheduler.createScheduledTaskRunner(
          readSchedule(config),
        );
        const options = { auth, studio };
        index.addCollator({
          schedule,
          factory: new DomainCollatorFactory(options),
        });
        if (!config.getOptionalBoolean('permission.enabled')) {
          logger.warn(
            'Requests are not indexed for the search: without permission.enabled everybody would find those of others',
          );
          return;
        }
        index.addCollator({
          schedule,
          factory: new RequestCollatorFactory(options),
        });
      },
    });
  },
});

function readSchedule(config: Config): SchedulerServiceTaskScheduleDefinition {
  const schedule = config.getOptionalConfig(SCHEDULE_KEY);
  return schedule
    ? readSchedulerServiceTaskScheduleDefinitionFromConfig(schedule)
    : DEFAULT_SCHEDULE;
}
