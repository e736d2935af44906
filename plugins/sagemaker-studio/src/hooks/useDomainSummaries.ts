/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { useApi } from '@backstage/frontend-plugin-api';
import { sagemakerStudioApiRef } from '../api';
import { useLiveData } from './useLiveData';

/** All domains with their sums. */
export function useDomainSummaries() {
  const api = useApi(sagemakerStudioApiRef);
  return useLiveData({
    key: 'domain-summaries',
    load: signal => api.listDomainSummaries({ signal }),
    isLive: ({ syncedAt, items }) =>
      !syncedAt || items.some(({ counts }) => Boolean(counts['in-progress'])),
    concerns: () => true,
  });
}
