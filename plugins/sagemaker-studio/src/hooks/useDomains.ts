/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { useApi } from '@backstage/frontend-plugin-api';
import type { StudioDomain } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { sagemakerStudioApiRef } from '../api';
import { useLiveData } from './useLiveData';
import type { LiveData } from './useLiveData';

/** Every domain, and how far that can be relied upon, current. */
export function useDomainList() {
  const api = useApi(sagemakerStudioApiRef);
  return useLiveData({
    key: 'domains',
    load: signal => api.listDomains({ signal }),
    isLive: ({ syncedAt }) => !syncedAt,
    // What is told of are requests and grants, and neither makes or changes a domain.
    concerns: () => false,
  });
}

/** Every domain, current. */
export function useDomains(): LiveData<StudioDomain[]> {
  const { data, ...rest } = useDomainList();
  return { data: data?.items, ...rest };
}

/** Domains by name where the name is known, else by id; undefined until that is known, so that no id turns into a name. */
export function useDomainNames(): ((domainId: string) => string) | undefined {
  const { data, error } = useDomains();
  if (!data && !error) {
    return undefined;
  }
  return domainId =>
    data?.find(domain => domain.domainId === domainId)?.name ?? domainId;
}
