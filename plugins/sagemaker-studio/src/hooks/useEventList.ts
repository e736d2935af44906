/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { useApi } from '@backstage/frontend-plugin-api';
import { sagemakerStudioApiRef } from '../api';
import { eventQueryOf } from '../view';
import type { EventFilter } from '../view';
import { useEventPages } from './useEventPages';

const PAGE_SIZE = 50;

/** The record, newest first, whose newest page keeps itself current; older pages come when asked for. */
export function useEventList(filter: EventFilter) {
  const api = useApi(sagemakerStudioApiRef);
  const query = eventQueryOf(filter);
  return useEventPages({
    list: JSON.stringify(query),
    load: ({ cursor, signal }) =>
      api.listEvents({ ...query, limit: PAGE_SIZE, cursor }, { signal }),
    isLive: () => false,
  });
}
