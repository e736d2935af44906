/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { useApi } from '@backstage/frontend-plugin-api';
import type { AccessRequest } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { useState } from 'react';
import { sagemakerStudioApiRef } from '../api';
import { progressKeyOf } from '../view';
import { useEventPages } from './useEventPages';
import { useLastDefined } from './useLastDefined';

const PAGE_SIZE = 50;
const OLDER_PAGE_SIZE = 200;
/** Shown at most without being asked for, however many come while one looks. */
const MAX_SHOWN = 500;

/**
 * A request's part of the record, newest first. It is long where many people are let in, so it is read page by page, and
 * its newest page again only when the request, or the access of somebody, has got somewhere else.
 */
export function useRequestEvents(
  request: AccessRequest,
  view: 'all' | 'milestones',
) {
  const api = useApi(sagemakerStudioApiRef);
  const { requestId } = request;
  const list = JSON.stringify([requestId, view]);
  const [room, setRoom] = useState({ list, size: MAX_SHOWN });
  const { events, more, ...others } = useEventPages({
    list,
    moment: progressKeyOf(request),
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
    isLive: () => 'never',
  });
  // Those of the other view stay until these are there.
  const known = useLastDefined(events);
  const size = room.list === list ? room.size : MAX_SHOWN;
  const isCut = known !== undefined && known.length > size;

  async function loadMore() {
    const shown = Math.min(size, known?.length ?? 0);
    setRoom({ list, size: Math.max(MAX_SHOWN, shown + OLDER_PAGE_SIZE) });
    if (!isCut) {
      await more?.load();
    }
  }

  return {
    ...others,
    events: known?.slice(0, size),
    more:
      isCut || more ? { isPending: false, ...more, load: loadMore } : undefined,
  };
}
