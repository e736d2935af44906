/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import type { ApiHolder } from '@backstage/frontend-plugin-api';
import { sagemakerStudioApiRef } from '@studio-access/backstage-plugin-sagemaker-studio';
import type { StudioDomain } from '@studio-access/backstage-plugin-sagemaker-studio-common';

/** All domains, for validators, which cannot use hooks. */
export async function listDomains(
  apiHolder: ApiHolder,
): Promise<StudioDomain[]> {
  const api = apiHolder.get(sagemakerStudioApiRef);
  if (!api) {
    throw new Error(
      'The app does not have the plugin sagemaker-studio, which the form fields need; install it',
    );
  }
  const { items } = await api.listDomains();
  return items;
}
