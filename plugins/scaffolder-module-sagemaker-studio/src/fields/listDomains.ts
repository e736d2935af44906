/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import type { ApiHolder } from '@backstage/frontend-plugin-api';
import type { StudioDomain } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { studioApiOf } from './studioApiOf';

/** All domains, for validators, which cannot use hooks. */
export async function listDomains(
  apiHolder: ApiHolder,
): Promise<StudioDomain[]> {
  const api = studioApiOf(apiHolder);
  const { items } = await api.listDomains();
  return items;
}
