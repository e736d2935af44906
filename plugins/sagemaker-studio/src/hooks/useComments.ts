/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { useApi } from '@backstage/frontend-plugin-api';
import type { AccessRequest } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { sagemakerStudioApiRef } from '../api';
import { concernsId } from '../view';
import { useLiveData } from './useLiveData';

/** As many as a request may have. */
const MAX_COMMENTS = 100;

/** What was written about a request, the oldest first. */
export function useComments({ requestId }: Pick<AccessRequest, 'requestId'>) {
  const api = useApi(sagemakerStudioApiRef);
  return useLiveData({
    key: requestId,
    load: async signal =>
      (
        await api.listRequestEvents(
          requestId,
          { view: 'comments', limit: MAX_COMMENTS },
          { signal },
        )
      ).items,
    isLive: () => false,
    concerns: signal => concernsId(signal, requestId),
  });
}
