/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { useApi } from '@backstage/frontend-plugin-api';
import type { AccessFilter } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { sagemakerStudioApiRef } from '../api';
import { concernsId, isAccessInProgress } from '../view';
import { useLiveData } from './useLiveData';

/** A domain with its numbers. */
export function useDomainOverview(domainId: string) {
  const api = useApi(sagemakerStudioApiRef);
  return useLiveData({
    key: domainId,
    load: signal => api.getDomain(domainId, { signal }),
    isLive: ({ syncedAt, counts }) =>
      !syncedAt || Boolean(counts['in-progress']),
    concerns: signal => concernsId(signal, domainId),
  });
}

/** The readiness checks of a domain. */
export function useReadiness(domainId: string) {
  const api = useApi(sagemakerStudioApiRef);
  return useLiveData({
    key: domainId,
    load: signal => api.getReadiness(domainId, { signal }),
    isLive: () => false,
    concerns: signal => concernsId(signal, domainId),
  });
}

/** The assignments of users and groups that are gone. */
export function useOrphanedAssignments(domainId: string) {
  const api = useApi(sagemakerStudioApiRef);
  return useLiveData({
    key: domainId,
    load: signal => api.listOrphanedAssignments(domainId, { signal }),
    isLive: ({ items }) => items.some(({ removal }) => removal !== undefined),
    concerns: signal => concernsId(signal, domainId),
  });
}

/**
 * The people and groups that are assigned without a grant.
 *
 * @param team - with which their access is to be recorded; empty: with a team of each
 */
export function useUnmanagedAccess(domainId: string, team = '') {
  const api = useApi(sagemakerStudioApiRef);
  return useLiveData({
    key: JSON.stringify([domainId, team]),
    load: signal =>
      api.listUnmanagedAccess(domainId, team ? { team } : {}, { signal }),
    isLive: ({ people, groups }) =>
      [...people, ...groups].some(({ removal }) => removal !== undefined),
    concerns: signal => concernsId(signal, domainId),
  });
}

/** A page of the people who hold access. */
export function useAccessList(filter: AccessFilter) {
  const api = useApi(sagemakerStudioApiRef);
  return useLiveData({
    key: JSON.stringify(filter),
    load: signal => api.listAccess(filter, { signal }),
    isLive: ({ items }) => items.some(isAccessInProgress),
    concerns: signal => !filter.domainId || concernsId(signal, filter.domainId),
  });
}

/** The people who may sign in to a domain, and the assignments that let them in. */
export function useEffectiveAccess(
  domainId: string,
  filter: { team?: string; person?: string },
) {
  const api = useApi(sagemakerStudioApiRef);
  return useLiveData({
    key: JSON.stringify([domainId, filter]),
    load: signal => api.getEffectiveAccess(domainId, filter, { signal }),
    isLive: () => false,
    concerns: signal => concernsId(signal, domainId),
  });
}

/** The daily counts of a domain or a team. */
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
    // The counts are taken once a day.
    concerns: () => false,
  });
}
