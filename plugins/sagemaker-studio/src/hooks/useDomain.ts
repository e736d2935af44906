/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { useApi } from '@backstage/frontend-plugin-api';
import type { AccessFilter } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { sagemakerStudioApiRef } from '../api';
import { isAccessInProgress } from '../view';
import { useLiveData } from './useLiveData';

/** A domain with what is counted of it, current. */
export function useDomainOverview(domainId: string) {
  const api = useApi(sagemakerStudioApiRef);
  return useLiveData({
    key: domainId,
    load: signal => api.getDomain(domainId, { signal }),
    isLive: ({ syncedAt, counts }) =>
      !syncedAt || Boolean(counts['in-progress']),
    concerns: signal => concernsDomain(signal, domainId),
  });
}

/** Whether people can be let into a domain, current. */
export function useReadiness(domainId: string) {
  const api = useApi(sagemakerStudioApiRef);
  return useLiveData({
    key: domainId,
    load: signal => api.getReadiness(domainId, { signal }),
    isLive: () => false,
    concerns: signal => concernsDomain(signal, domainId),
  });
}

/** A page of who holds what, current. */
export function useAccessList(filter: AccessFilter) {
  const api = useApi(sagemakerStudioApiRef);
  return useLiveData({
    key: JSON.stringify(filter),
    load: signal => api.listAccess(filter, { signal }),
    isLive: ({ items }) => items.some(isAccessInProgress),
    concerns: signal =>
      !filter.domainId || concernsDomain(signal, filter.domainId),
  });
}

/** Who may sign in to a domain and by which ways, current. */
export function useEffectiveAccess(
  domainId: string,
  filter: { team?: string; person?: string },
) {
  const api = useApi(sagemakerStudioApiRef);
  return useLiveData({
    key: JSON.stringify([domainId, filter]),
    load: signal => api.getEffectiveAccess(domainId, filter, { signal }),
    isLive: () => false,
    concerns: signal => concernsDomain(signal, domainId),
  });
}

/** What was counted day by day. */
export function useHistory(filter: {
  domainId?: string;
  team?: string;
  days: number;
}) {
  const api = useApi(sagemakerStudioApiRef);
  return useLiveData({
    key: JSON.stringify(filter),
    load: async signal => (await api.getHistory(filter, { signal })).items,
    isLive: () => false,
    // It is counted once a day; no change of today's asks for it again.
    concerns: () => false,
  });
}

function concernsDomain(
  signal: { domainId?: string },
  domainId: string,
): boolean {
  return !signal.domainId || signal.domainId === domainId;
}
