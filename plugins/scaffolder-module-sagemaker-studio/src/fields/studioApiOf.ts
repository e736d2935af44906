/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import type { ApiHolder } from '@backstage/frontend-plugin-api';
import { sagemakerStudioApiRef } from '@studio-access/backstage-plugin-sagemaker-studio';
import type { SagemakerStudioApi } from '@studio-access/backstage-plugin-sagemaker-studio-common';

/** The API, for validators, which cannot use hooks. */
export function studioApiOf(apiHolder: ApiHolder): SagemakerStudioApi {
  const api = apiHolder.get(sagemakerStudioApiRef);
  if (!api) {
    throw new Error(
      'The app does not have the plugin sagemaker-studio, which the form fields need; install it',
    );
  }
  return api;
}
