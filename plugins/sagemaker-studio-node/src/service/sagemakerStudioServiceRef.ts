/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import {
  coreServices,
  createServiceFactory,
  createServiceRef,
} from '@backstage/backend-plugin-api';
import { DefaultSagemakerStudioService } from './DefaultSagemakerStudioService';
import type { SagemakerStudioService } from './SagemakerStudioService';

/**
 * The SageMaker Studio access plugin, for the back ends of other plugins. Works without registration.
 *
 * @public
 */
export const sagemakerStudioServiceRef =
  createServiceRef<SagemakerStudioService>({
    id: 'sagemaker-studio.client',
    scope: 'plugin',
    defaultFactory: async service =>
      createServiceFactory({
        service,
        deps: {
          auth: coreServices.auth,
          discovery: coreServices.discovery,
        },
        factory: async ({ auth, discovery }) =>
          DefaultSagemakerStudioService.create({ auth, discovery }),
      }),
  });
