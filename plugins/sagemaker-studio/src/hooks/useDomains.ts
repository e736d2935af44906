/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { useApi } from '@backstage/frontend-plugin-api';
import type { StudioDomain } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { sagemakerStudioApiRef } from '../api';
import { useLiveData } from './useLiveData';
import type { LiveData } from './useLiveData';

/** All domains, with the time and the failures of the last sync. */
export function useDomainList() {
  const api = useApi(sagemakerStudioApiRef);
  return useLiveData({
    key: 'domains',
    load: signal => api.listDomains({ signal }),
    isLive: ({ syncedAt }) => !syncedAt,
    // Signals are about requests and grants, which do not change domains.
    concerns: () => false,
  });
}

/** All domains. */
export function useDomains(): LiveData<StudioDomain[]> {
  const { data, ...rest } = useDomainList();
  return { data: data?.items, ...rest };
}

/**
 * Returns the name of a domain, or its id if the name is unknown. Undefined while names load, so that ids do not
 * flash.
 */
export function useDomainNames(): ((domainId: string) => string) | undefined {
  const { data, error } = useDomains();
  if (!data && !error) {
    return undefined;
  }
  return domainId =>
    data?.find(domain => domain.domainId === domainId)?.name ?? domainId;
}
