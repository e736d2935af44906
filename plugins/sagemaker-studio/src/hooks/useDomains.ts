/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { useApi } from '@backstage/frontend-plugin-api';
import { sagemakerStudioApiRef } from '../api';
import { useLiveData } from './useLiveData';

/** Every domain, current. */
export function useDomains() {
  const api = useApi(sagemakerStudioApiRef);
  return useLiveData({
    key: 'domains',
    load: async signal => (await api.listDomains({ signal })).items,
    isLive: () => false,
    // What is told of are requests and grants, and neither makes or changes a domain.
    concerns: () => false,
  });
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
