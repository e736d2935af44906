/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import type { AccessRequest } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { RequestSort } from './requestFilter';

/**
 * The list as loaded so far with its newest page read again. What the new page no longer has although it reaches that
 * far has left the view; what lies beyond the page stays.
 */
export function withFreshFirstPage(
  loaded: AccessRequest[],
  fresh: { items: AccessRequest[]; nextCursor?: string },
  sort: RequestSort = '-createdAt',
): AccessRequest[] {
  const last = fresh.items[fresh.items.length - 1];
  if (!last || !fresh.nextCursor) {
    return fresh.items;
  }
  const known = new Set(fresh.items.map(request => request.requestId));
  const time = sort.endsWith('updatedAt') ? 'updatedAt' : 'createdAt';
  const isBeyond = (request: AccessRequest) =>
    sort.startsWith('-')
      ? request[time] <= last[time]
      : request[time] >= last[time];
  return [
    ...fresh.items,
    ...loaded.filter(
      request => !known.has(request.requestId) && isBeyond(request),
    ),
  ];
}

/** Pages one after the other, without what both hold because the list moved on between them. */
export function appendPage(
  loaded: AccessRequest[],
  page: AccessRequest[],
): AccessRequest[] {
  const known = new Set(loaded.map(request => request.requestId));
  return [...loaded, ...page.filter(({ requestId }) => !known.has(requestId))];
}
