/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { createBackend } from '@backstage/backend-defaults';

const backend = createBackend();

backend.add(import('@backstage/plugin-app-backend'));

backend.add(import('@backstage/plugin-auth-backend'));
backend.add(
  import(
    '@studio-access/backstage-plugin-auth-backend-module-sagemaker-studio'
  ),
);

backend.add(import('@backstage/plugin-catalog-backend'));
backend.add(import('@backstage/plugin-catalog-backend-module-logs'));
backend.add(
  import('@backstage/plugin-catalog-backend-module-scaffolder-entity-model'),
);
backend.add(
  import(
    '@studio-access/backstage-plugin-catalog-backend-module-sagemaker-studio'
  ),
);

backend.add(import('@backstage/plugin-events-backend'));
backend.add(import('@backstage/plugin-mcp-actions-backend'));
backend.add(import('@backstage/plugin-notifications-backend'));
backend.add(import('@backstage/plugin-signals-backend'));

backend.add(import('@backstage/plugin-permission-backend'));
backend.add(
  import(
    '@studio-access/backstage-plugin-permission-backend-module-sagemaker-studio'
  ),
);

backend.add(import('@backstage/plugin-scaffolder-backend'));
backend.add(
  import('@backstage/plugin-scaffolder-backend-module-notifications'),
);
backend.add(
  import(
    '@studio-access/backstage-plugin-scaffolder-backend-module-sagemaker-studio'
  ),
);

backend.add(import('@backstage/plugin-search-backend'));
backend.add(import('@backstage/plugin-search-backend-module-catalog'));
backend.add(
  import(
    '@studio-access/backstage-plugin-search-backend-module-sagemaker-studio'
  ),
);

backend.add(import('@backstage/plugin-user-settings-backend'));

backend.add(import('@studio-access/backstage-plugin-sagemaker-studio-backend'));

// The back end only logs rejections that nobody handles; a process that could not start would stay, and answer nothing.
backend.start().catch(error => {
  process.stderr.write(`The back end could not start: ${error}\n`);
  process.exit(1);
});
