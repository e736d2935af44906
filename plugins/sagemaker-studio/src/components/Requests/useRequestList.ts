/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { useApi } from '@backstage/frontend-plugin-api';
import type {
  AccessRequest,
  SagemakerStudioApi,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { useCallback, useState } from 'react';
import { sagemakerStudioApiRef } from '../../api';
import { useLiveData } from '../../hooks';
import { appendPage, isRequestMoving, withFreshFirstPage } from '../../view';

const PAGE_SIZE = 25;

export type RequestView = 'to-decide' | 'mine' | 'all';

type Page = Awaited<ReturnType<SagemakerStudioApi['listRequests']>>;

/** Older pages, with the cursor that leads past them. */
type Older = { view: RequestView; items: AccessRequest[]; cursor?: string };

/** A list of requests whose newest page keeps itself current; older pages come when asked for. */
export function useRequestList(view: RequestView) {
  const api = useApi(sagemakerStudioApiRef);
  const [older, setOlder] = useState<Older>();
  const [more, setMore] = useState<{ isPending: boolean; error?: unknown }>({
    isPending: false,
  });
  const first = useLiveData<Page>({
    key: view,
    load: signal => api.listRequests({ view, limit: PAGE_SIZE }, { signal }),
    isLive: ({ items }) => items.some(isRequestMoving),
  });
  const current = older?.view === view ? older : undefined;
  const cursor = current ? current.cursor : first.data?.nextCursor;

  const loadMore = useCallback(async () => {
    setMore({ isPending: true });
    try {
      const page = await api.listRequests({ view, limit: PAGE_SIZE, cursor });
      setOlder(previous => ({
        view,
        items: appendPage(
          previous?.view === view ? previous.items : [],
          page.items,
        ),
        cursor: page.nextCursor,
      }));
      setMore({ isPending: false });
    } catch (error) {
      setMore({ isPending: false, error });
    }
  }, [api, view, cursor]);

  return {
    requests:
      first.data && withFreshFirstPage(current?.items ?? [], first.data),
    error: first.error,
    reload: first.reload,
    more: cursor ? { ...more, load: loadMore } : undefined,
  };
}
