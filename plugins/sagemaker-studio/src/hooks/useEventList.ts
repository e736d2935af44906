/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { useApi } from '@backstage/frontend-plugin-api';
import type { ListedEvent } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { useCallback, useState } from 'react';
import { sagemakerStudioApiRef } from '../api';
import { eventQueryOf } from '../view';
import type { EventFilter } from '../view';
import { useLiveData } from './useLiveData';

const PAGE_SIZE = 50;

/** Older events, down to the cursor. */
type Older = { key: string; items: ListedEvent[]; cursor?: string };

/** The record, newest first, whose newest page keeps itself current; older pages come when asked for. */
export function useEventList(filter: EventFilter) {
  const api = useApi(sagemakerStudioApiRef);
  const query = eventQueryOf(filter);
  const key = JSON.stringify(query);
  const [older, setOlder] = useState<Older>();
  const [more, setMore] = useState<{ isPending: boolean; error?: unknown }>({
    isPending: false,
  });
  const first = useLiveData({
    key,
    load: signal => api.listEvents({ ...query, limit: PAGE_SIZE }, { signal }),
    isLive: () => false,
  });
  const current =
    older?.key === key && meets(first.data?.items, older.items)
      ? older
      : undefined;
  const cursor = current ? current.cursor : first.data?.nextCursor;

  const loadMore = useCallback(async () => {
    setMore({ isPending: true });
    try {
      const page = await api.listEvents({
        ...JSON.parse(key),
        limit: PAGE_SIZE,
        cursor,
      });
      const shown = first.data?.items ?? [];
      setOlder(previous => ({
        key,
        // The newest page moves on as events come, so what it shows now is kept as well.
        items: [
          ...(current && previous ? previous.items : shown),
          ...page.items,
        ],
        cursor: page.nextCursor,
      }));
      setMore({ isPending: false });
    } catch (error) {
      setMore({ isPending: false, error });
    }
  }, [api, key, cursor, current, first.data]);

  return {
    events: first.data && newestFirst(first.data.items, current?.items ?? []),
    error: first.error,
    reload: first.reload,
    more: cursor ? { ...more, load: loadMore } : undefined,
  };
}

/** Whether nothing was recorded between the two that neither has, because more came than fits a page. */
function meets(newest: ListedEvent[] | undefined, older: ListedEvent[]) {
  const last = newest?.[newest.length - 1];
  return !last || last.sequence <= older[0].sequence;
}

/** The record never changes, so what was read stays true; both parts may hold the same events. */
function newestFirst(newest: ListedEvent[], older: ListedEvent[]) {
  const bySequence = new Map(
    [...older, ...newest].map(event => [event.sequence, event]),
  );
  return [...bySequence.values()].sort((a, b) => b.sequence - a.sequence);
}
