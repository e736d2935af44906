/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/* A back end with the scaffolder as a process of its own, so that it can be killed. */
import { databaseServiceFactory } from '@backstage/backend-defaults/database';
import { schedulerServiceFactory } from '@backstage/backend-defaults/scheduler';
import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import scaffolderPlugin from '@backstage/plugin-scaffolder-backend';
import scaffolderModule from '@studio-access/backstage-plugin-scaffolder-backend-module-sagemaker-studio';
import { readFileSync } from 'node:fs';
import { createSagemakerStudioPlugin } from '../../plugin';
import { authWithActors } from './authWithActors';
import type { PortalSetup } from './PortalProcess';

async function main(setupFile: string): Promise<void> {
  const setup: PortalSetup = JSON.parse(readFileSync(setupFile, 'utf8'));
  const { data, entities, baseUrl } = setup;
  const { server } = await startTestBackend({
    features: [
      createSagemakerStudioPlugin({
        callsPerSecond: { identityCenter: Infinity, sageMaker: Infinity },
        backoff: { base: 20, cap: 100 },
      }),
      mockServices.rootConfig.factory({ data }),
      mockServices.rootLogger.factory({ level: 'warn' }),
      databaseServiceFactory,
      schedulerServiceFactory,
      catalogServiceMock.factory({ entities }),
      scaffolderPlugin,
      scaffolderModule,
      authWithActors,
      // Plugins find each other where the test can hold an answer.
      createServiceFactory({
        service: coreServices.discovery,
        deps: {},
        factory: () => ({
          getBaseUrl: async id => `${baseUrl}/api/${id}`,
          getExternalBaseUrl: async id => `${baseUrl}/api/${id}`,
        }),
      }),
    ],
  });
  process.send?.({ portalPort: server.port() });
}

main(process.argv[2] ?? '').catch(error => {
  process.stderr.write(`The portal could not start: ${error.stack}\n`);
  process.exit(1);
});
