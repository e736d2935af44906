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
  isRequestMoving,
  requestQueryOf,
  withFreshFirstPage,
} from '../../view';
import type { RequestFilter } from '../../view';

const PAGE_SIZE = 25;

type Page = Awaited<ReturnType<SagemakerStudioApi['listRequests']>>;

/** Older pages, with the cursor that leads past them. */
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
    isLive: ({ items }) => items.some(isRequestMoving),
  });
  const current = older?.key === key ? older : undefined;
  const cursor = current ? current.cursor : first.data?.nextCursor;

  const loadMore = async () => {
    setMore({ isPending: true });
    try {
      const page = await api.listRequests({
        ...requestQueryOf(filter),
        limit: PAGE_SIZE,
        cursor,
      });
      setOlder(previous => ({
        key,
        items: appendPage(
          previous?.key === key ? previous.items : [],
          page.items,
        ),
        cursor: page.nextCursor,
      }));
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
