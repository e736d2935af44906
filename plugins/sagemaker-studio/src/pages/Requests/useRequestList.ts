/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { useApi } from '@backstage/frontend-plugin-api';
import { sagemakerStudioApiRef } from '../../api';
import { useLivePages } from '../../hooks';
import {
  comesAfterInList,
  concernsRequests,
  isRequestInProgress,
  requestQueryOf,
} from '../../view';
import type { RequestFilter } from '../../view';

const PAGE_SIZE = 25;

/** Requests that match a filter. */
export function useRequestList(filter: RequestFilter) {
  const api = useApi(sagemakerStudioApiRef);
  return useLivePages({
    list: JSON.stringify(filter),
    load: ({ cursor, signal }) =>
      api.listRequests(
        { ...requestQueryOf(filter), limit: PAGE_SIZE, cursor },
        { signal },
      ),
    idOf: ({ requestId }) => requestId,
    comesAfter: (request, last) => comesAfterInList(filter.sort, request, last),
    isLive: requests => requests.some(isRequestInProgress),
    concerns: concernsRequests,
  });
}
