/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import type {
  AccessRequest,
  RequestKindFilter,
  RequestStatus,
  SagemakerStudioApi,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';

export const REQUEST_VIEWS = ['to-decide', 'mine', 'all'] as const;

export type RequestView = (typeof REQUEST_VIEWS)[number];

export const REQUEST_STATUSES = [
  'in-review',
  'approved',
  'rejected',
  'withdrawn',
  'expired',
  'invalidated',
] as const satisfies readonly RequestStatus[];

export const REQUEST_KINDS = [
  'grant',
  'onboard-team',
  'extend',
  'change-role',
  'revoke',
  'offboard',
  'create-domain',
] as const satisfies readonly RequestKindFilter[];

export const REQUEST_SORTS = [
  '-createdAt',
  'createdAt',
  '-updatedAt',
  'updatedAt',
] as const;

export type RequestSort = (typeof REQUEST_SORTS)[number];

/** Filters and order of a list of requests. */
export type RequestFilter = {
  view: RequestView;
  /** Not used in the view `to-decide`, where every request is in review. */
  status?: RequestStatus;
  kind?: RequestKindFilter;
  /** Catalog ref. */
  team?: string;
  domainId?: string;
  sort: RequestSort;
};

export function requestFilterOf(params: URLSearchParams): RequestFilter {
  const among = <T extends string>(values: readonly T[], name: string) =>
    values.find(value => value === params.get(name));
  const view = among(REQUEST_VIEWS, 'view') ?? 'to-decide';
  return {
    view,
    status:
      view === 'to-decide' ? undefined : among(REQUEST_STATUSES, 'status'),
    kind: among(REQUEST_KINDS, 'kind'),
    team: params.get('team') ?? undefined,
    domainId: params.get('domain') ?? undefined,
    sort: among(REQUEST_SORTS, 'sort') ?? '-createdAt',
  };
}

export function isFiltered(filter: RequestFilter): boolean {
  return Boolean(
    filter.status || filter.kind || filter.team || filter.domainId,
  );
}

/** The query for the API. */
export function requestQueryOf(
  filter: RequestFilter,
): NonNullable<Parameters<SagemakerStudioApi['listRequests']>[0]> {
  return {
    ...filter,
    sort: filter.sort === '-createdAt' ? undefined : filter.sort,
  };
}

/** Whether a request comes after another one in a list of that order. */
export function comesAfterInList(
  sort: RequestSort,
  request: AccessRequest,
  other: AccessRequest,
): boolean {
  const time = sort.endsWith('updatedAt') ? 'updatedAt' : 'createdAt';
  return sort.startsWith('-')
    ? request[time] <= other[time]
    : request[time] >= other[time];
}
