/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { useApi } from '@backstage/frontend-plugin-api';
import type {
  AccessRequest,
  SagemakerStudioApi,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { useState } from 'react';
import { sagemakerStudioApiRef } from '../../api';
import { useLiveData } from '../../hooks';
import {
  appendPage,
  isRequestInProgress,
  requestQueryOf,
  withFreshFirstPage,
} from '../../view';
import type { RequestFilter } from '../../view';

const PAGE_SIZE = 25;

type Page = Awaited<ReturnType<SagemakerStudioApi['listRequests']>>;

/** What was shown when older pages were asked for, with those, down to the cursor. */
type Older = { key: string; items: AccessRequest[]; cursor?: string };

/** A list of requests whose newest page keeps itself current; older pages come when asked for. */
export function useRequestList(filter: RequestFilter) {
  const api = useApi(sagemakerStudioApiRef);
  const [older, setOlder] = useState<Older>();
  const [more, setMore] = useState<{ isPending: boolean; error?: unknown }>({
    isPending: false,
  });
  const key = JSON.stringify(filter);
  const { sort } = filter;
  const first = useLiveData<Page>({
    key,
    load: signal =>
      api.listRequests(
        { ...requestQueryOf(filter), limit: PAGE_SIZE },
        { signal },
      ),
    isLive: ({ items }) => items.some(isRequestInProgress),
    concerns: ({ requestId }) => requestId !== undefined,
  });
  const current =
    older?.key === key && meets(first.data, older.items) ? older : undefined;
  const cursor = current ? current.cursor : first.data?.nextCursor;

  const loadMore = async () => {
    setMore({ isPending: true });
    try {
      const page = await api.listRequests({
        ...requestQueryOf(filter),
        limit: PAGE_SIZE,
        cursor,
      });
      // The newest page moves on as requests come, so what it shows now is kept as well.
      const shown = current?.items ?? first.data?.items ?? [];
      setOlder({
        key,
        items: appendPage(shown, page.items),
        cursor: page.nextCursor,
      });
      setMore({ isPending: false });
    } catch (error) {
      setMore({ isPending: false, error });
    }
  };

  return {
    requests:
      first.data && withFreshFirstPage(current?.items ?? [], first.data, sort),
    error: first.error,
    reload: first.reload,
    more: cursor ? { ...more, load: loadMore } : undefined,
  };
}

/** Whether no request lies between the two that neither has, because more came than fits a page. */
function meets(newest: Page | undefined, older: AccessRequest[]): boolean {
  return (
    !newest?.nextCursor ||
    newest.items.some(({ requestId }) =>
      older.some(each => each.requestId === requestId),
    )
  );
}
