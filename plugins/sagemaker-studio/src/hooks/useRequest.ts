/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { useApi } from '@backstage/frontend-plugin-api';
import { sagemakerStudioApiRef } from '../api';
import { concernsId, isRequestInProgress } from '../view';
import { useLiveData } from './useLiveData';

/** A request with its grants. */
export function useRequest(requestId: string) {
  const api = useApi(sagemakerStudioApiRef);
  return useLiveData({
    key: requestId,
    load: signal => api.getRequest(requestId, { signal }),
    isLive: isRequestInProgress,
    concerns: signal => concernsId(signal, requestId),
  });
}
