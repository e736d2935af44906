/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { useApi } from '@backstage/frontend-plugin-api';
import type { AccessRequest } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { sagemakerStudioApiRef } from '../api';
import { stageOfRequest } from '../view';
import { useRecordPages } from './useRecordPages';
import { useLatest } from './useSettled';

const PAGE_SIZE = 50;
const OLDER_PAGE_SIZE = 200;

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
  const { events, ...others } = useRecordPages({
    list: JSON.stringify([requestId, view]),
    moment: stageOfRequest(request),
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
  return { events: useLatest(events), ...others };
}
