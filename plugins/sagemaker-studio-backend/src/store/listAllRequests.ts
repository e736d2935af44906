/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { RequestRecord } from '../model/records';
import type { AccessStore } from './AccessStore';
import type { RequestQuery } from './requestQueries';

const PAGE_SIZE = 500;

/** Every request that a query finds, newest first, however many they are. */
export async function listAllRequests(
  store: Pick<AccessStore, 'listRequests'>,
  query: Omit<RequestQuery, 'limit' | 'after' | 'sort'>,
): Promise<RequestRecord[]> {
  const all: RequestRecord[] = [];
  let page: RequestRecord[];
  do {
    const last = all.at(-1);
    page = await store.listRequests({
      ...query,
      limit: PAGE_SIZE,
      after: last && { value: last.createdAt, requestId: last.requestId },
    });
    all.push(...page);
  } while (page.length === PAGE_SIZE);
  return all;
}
