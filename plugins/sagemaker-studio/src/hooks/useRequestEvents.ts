/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { useApi } from '@backstage/frontend-plugin-api';
import type { AccessRequest } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { useState } from 'react';
import { sagemakerStudioApiRef } from '../api';
import { progressKeyOf } from '../view';
import { useLastDefined } from './useLastDefined';
import { useLivePages } from './useLivePages';

const PAGE_SIZE = 50;
const OLDER_PAGE_SIZE = 200;
/** Upper bound of what is shown without being asked for, however many events arrive meanwhile. */
const INITIAL_LIMIT = 500;

/**
 * The events of a request, newest first. A request for many people has thousands, so they are loaded page by page, and
 * the newest page is loaded again only when the request or somebody's access changed its state.
 */
export function useRequestEvents(
  request: AccessRequest,
  view: 'all' | 'milestones',
) {
  const api = useApi(sagemakerStudioApiRef);
  const { requestId } = request;
  const list = JSON.stringify([requestId, view]);
  const [limit, setLimit] = useState({ list, value: INITIAL_LIMIT });
  const { data, next, error, reload } = useLivePages({
    list,
    version: progressKeyOf(request),
    load: ({ cursor, signal }) =>
      api.listRequestEvents(
        requestId,
        {
          view,
          sort: '-sequence',
          limit: cursor === undefined ? PAGE_SIZE : OLDER_PAGE_SIZE,
          cursor,
        },
        { signal },
      ),
    idOf: ({ sequence }) => sequence,
    isLive: () => 'never',
  });
  // The events of the other view stay on the page until these have arrived.
  const known = useLastDefined(data);
  const shown = limit.list === list ? limit.value : INITIAL_LIMIT;
  const isCut = known !== undefined && known.length > shown;

  async function loadNext() {
    const count = Math.min(shown, known?.length ?? 0);
    setLimit({ list, value: Math.max(INITIAL_LIMIT, count + OLDER_PAGE_SIZE) });
    if (!isCut) {
      await next?.load();
    }
  }

  return {
    data: known?.slice(0, shown),
    error,
    reload,
    next:
      isCut || next ? { isPending: false, ...next, load: loadNext } : undefined,
  };
}
