/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { useApi } from '@backstage/frontend-plugin-api';
import type { AccessRequest } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { sagemakerStudioApiRef } from '../api';
import { isRequestMoving, stageOfRequest } from '../view';
import { useLiveData } from './useLiveData';
import { useLatest } from './useSettled';

/** A request, current. */
export function useRequest(requestId: string) {
  const api = useApi(sagemakerStudioApiRef);
  return useLiveData({
    key: requestId,
    load: signal => api.getRequest(requestId, { signal }),
    isLive: isRequestMoving,
    concerns: signal => signal.requestId === requestId,
  });
}

/**
 * A request's part of the record. It is long where many people are let in, so it is read again only when the request,
 * or the access of somebody, has got somewhere else.
 */
export function useRequestEvents(request: AccessRequest) {
  const api = useApi(sagemakerStudioApiRef);
  const { requestId } = request;
  const { data, error, reload } = useLiveData({
    key: JSON.stringify([requestId, stageOfRequest(request)]),
    load: async signal =>
      (await api.listRequestEvents(requestId, { signal })).items,
    isLive: () => 'never',
  });
  return { events: useLatest(data), error, reload };
}
