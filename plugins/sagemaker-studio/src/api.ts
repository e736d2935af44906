/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { createApiRef } from '@backstage/frontend-plugin-api';
import type { SagemakerStudioApi } from '@studio-access/backstage-plugin-sagemaker-studio-common';

/**
 * The client of the plugin's HTTP API. Replace it to reach the backend in another way.
 *
 * @public
 */
export const sagemakerStudioApiRef = createApiRef<SagemakerStudioApi>().with({
  id: 'plugin.sagemaker-studio.client',
  pluginId: 'sagemaker-studio',
});
