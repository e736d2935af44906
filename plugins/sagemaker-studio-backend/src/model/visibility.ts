/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/** One of these values in that place. */
export type Filter<TColumn extends string> = {
  column: TColumn;
  values: string[];
};

/** Filters, put together. */
export type Criteria<TFilter> =
  | { allOf: Criteria<TFilter>[] }
  | { anyOf: Criteria<TFilter>[] }
  | { not: Criteria<TFilter> }
  | TFilter;

/** Which of a kind of things somebody may see: all, none, or those that meet the criteria. */
export type Visibility<TFilter> = 'all' | 'none' | Criteria<TFilter>;

export type RequestFilter = Filter<
  'requester' | 'person' | 'team' | 'domainId' | 'approver'
>;

export type RequestVisibility = Visibility<RequestFilter>;

export type GrantFilter = Filter<'requester' | 'person' | 'team' | 'domainId'>;

export type GrantVisibility = Visibility<GrantFilter>;
