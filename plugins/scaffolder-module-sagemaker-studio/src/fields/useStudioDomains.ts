/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { useApi } from '@backstage/frontend-plugin-api';
import { sagemakerStudioApiRef } from '@studio-access/backstage-plugin-sagemaker-studio';
import type { StudioDomain } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import useAsync from 'react-use/esm/useAsync';

/** All domains: first those that can be selected, then the others, each sorted by name. */
export function useStudioDomains(): {
  loading: boolean;
  error?: Error;
  domains: StudioDomain[];
} {
  const studioApi = useApi(sagemakerStudioApiRef);
  const { loading, error, value } = useAsync(async () => {
    const { items } = await studioApi.listDomains();
    return [...items].sort(
      (a, b) =>
        Number(Boolean(a.obstacle)) - Number(Boolean(b.obstacle)) ||
        a.name.localeCompare(b.name),
    );
  }, [studioApi]);
  return { loading, error, domains: value ?? [] };
}
