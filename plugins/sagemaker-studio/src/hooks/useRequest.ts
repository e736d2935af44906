/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { useApi } from '@backstage/frontend-plugin-api';
import { sagemakerStudioApiRef } from '../api';
import { isRequestMoving } from '../view';
import { useLiveData } from './useLiveData';

/** A request and its record, current. */
export function useRequest(requestId: string) {
  const api = useApi(sagemakerStudioApiRef);
  return useLiveData({
    key: requestId,
    load: async signal => {
      const [request, events] = await Promise.all([
        api.getRequest(requestId, { signal }),
        api.listRequestEvents(requestId, { signal }),
      ]);
      return { request, events: events.items };
    },
    isLive: ({ request }) => isRequestMoving(request),
    concerns: signal => signal.requestId === requestId,
  });
}
