/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import type {
  AccessFilter,
  AccessSort,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { useState } from 'react';
import { useAccessList, useLastDefined } from '../../hooks';

export const PAGE_SIZE = 50;

/** The access list of a domain, page by page. */
export function useAccessPages(
  filter: Pick<AccessFilter, 'domainId' | 'diagnosis' | 'search'> & {
    sort: AccessSort;
  },
) {
  const key = JSON.stringify(filter);
  const [place, setPlace] = useState<{ key: string; cursors: string[] }>({
    key,
    cursors: [],
  });
  // A new filter starts at its first page.
  const cursors = place.key === key ? place.cursors : [];
  const { data, error, reload } = useAccessList({
    ...filter,
    limit: PAGE_SIZE,
    cursor: cursors[cursors.length - 1],
  });
  const shown = useLastDefined(data);
  const next = data?.nextCursor;
  return {
    data: shown,
    /** Whether the data still belongs to the previous filter or page. */
    isUpdating: !data && error === undefined,
    error,
    reload,
    offset: cursors.length * PAGE_SIZE,
    next: next
      ? () => setPlace({ key, cursors: [...cursors, next] })
      : undefined,
    previous:
      cursors.length > 0
        ? () => setPlace({ key, cursors: cursors.slice(0, -1) })
        : undefined,
  };
}
