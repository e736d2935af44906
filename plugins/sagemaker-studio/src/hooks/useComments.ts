/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { useApi } from '@backstage/frontend-plugin-api';
import type { AccessRequest } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { useEffect, useRef } from 'react';
import { sagemakerStudioApiRef } from '../api';
import { useLiveData } from './useLiveData';

/** As many as a request may have. */
const MAX_COMMENTS = 100;

/** The comments on a request, the oldest first; loaded again only when the request has changed. */
export function useComments({
  requestId,
  updatedAt,
}: Pick<AccessRequest, 'requestId' | 'updatedAt'>) {
  const api = useApi(sagemakerStudioApiRef);
  const comments = useLiveData({
    key: requestId,
    load: async signal =>
      (
        await api.listRequestEvents(
          requestId,
          { view: 'comments', limit: MAX_COMMENTS },
          { signal },
        )
      ).items,
    isLive: () => 'never',
  });
  const { reload } = comments;
  const loadedFor = useRef(updatedAt);
  useEffect(() => {
    if (loadedFor.current !== updatedAt) {
      loadedFor.current = updatedAt;
      void reload();
    }
  }, [reload, updatedAt]);
  return comments;
}
