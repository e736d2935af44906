/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import type { Identified } from './personKey';
import type { IdentifiedTeam } from './teamKey';

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

/** One of these people in that place. */
export type PeopleFilter = {
  column: 'requester' | 'person';
  people: Identified[];
};

/** One of these teams. */
export type TeamsFilter = { column: 'team'; teams: IdentifiedTeam[] };

export type RequestFilter =
  | PeopleFilter
  | TeamsFilter
  | Filter<'domainId' | 'approver'>;

export type RequestVisibility = Visibility<RequestFilter>;

export type GrantFilter = PeopleFilter | TeamsFilter | Filter<'domainId'>;

export type GrantVisibility = Visibility<GrantFilter>;

/** The same criteria over other filters. */
export async function mapCriteria<TFrom extends object, TTo>(
  criteria: Criteria<TFrom>,
  map: (filter: TFrom) => Promise<TTo>,
): Promise<Criteria<TTo>> {
  const all = (each: Criteria<TFrom>[]) =>
    Promise.all(each.map(one => mapCriteria(one, map)));
  if ('allOf' in criteria) {
    return { allOf: await all(criteria.allOf) };
  }
  if ('anyOf' in criteria) {
    return { anyOf: await all(criteria.anyOf) };
  }
  if ('not' in criteria) {
    return { not: await mapCriteria(criteria.not, map) };
  }
  return map(criteria);
}
