/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { useApi } from '@backstage/frontend-plugin-api';
import { sagemakerStudioApiRef } from '../api';
import { eventQueryOf } from '../view';
import type { EventFilter } from '../view';
import { useLivePages } from './useLivePages';

const PAGE_SIZE = 50;

/** Events that match a filter, newest first. */
export function useEventList(filter: EventFilter) {
  const api = useApi(sagemakerStudioApiRef);
  const query = eventQueryOf(filter);
  return useLivePages({
    list: JSON.stringify(query),
    load: ({ cursor, signal }) =>
      api.listEvents({ ...query, limit: PAGE_SIZE, cursor }, { signal }),
    idOf: ({ sequence }) => sequence,
    isLive: () => false,
  });
}
