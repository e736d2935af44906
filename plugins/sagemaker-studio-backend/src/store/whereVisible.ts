/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/* Turns what somebody may see into a WHERE clause, so that a page is as long as it was asked to be. */
import type { Knex } from 'knex';
import type {
  Criteria,
  GrantFilter,
  GrantVisibility,
  RequestFilter,
  RequestVisibility,
  Visibility,
} from '../model/visibility';
import { approverRows } from './approverRows';
import { whereTeam } from './teamToday';
import {
  requestsFiledBy,
  requestsFor,
  userIdsOf,
  whereRequester,
} from './wherePeople';

/** Narrows a query of `access_requests`. */
export function whereRequestVisible(
  knex: Knex,
  rows: Knex.QueryBuilder,
  visible: RequestVisibility | undefined,
): void {
  whereVisible<RequestFilter>(rows, visible, (each, filter) => {
    switch (filter.column) {
      case 'requester':
        whereRequester(each, filter.people);
        break;
      case 'person':
        each.whereIn(
          'access_requests.request_id',
          requestsFor(knex, filter.people),
        );
        break;
      case 'approver':
        each.whereIn(
          'access_requests.request_id',
          approverRows(knex)
            .select('request_id')
            .whereIn('entity_ref', filter.values),
        );
        break;
      case 'team':
        whereTeam(each, 'access_requests', filter.teams);
        break;
      default:
        each.whereIn('access_requests.domain_id', filter.values);
    }
  });
}

/** Narrows a query of `access_grants`. */
export function whereGrantVisible(
  knex: Knex,
  rows: Knex.QueryBuilder,
  visible: GrantVisibility | undefined,
): void {
  whereVisible<GrantFilter>(rows, visible, (each, filter) => {
    switch (filter.column) {
      case 'requester':
        each.whereIn(
          'access_grants.request_id',
          requestsFiledBy(knex, filter.people),
        );
        break;
      case 'person':
        each.whereIn('access_grants.user_id', userIdsOf(filter.people));
        break;
      case 'team':
        whereTeam(each, 'access_grants', filter.teams);
        break;
      default:
        each.whereIn('access_grants.domain_id', filter.values);
    }
  });
}

type Clause<TFilter> = (rows: Knex.QueryBuilder, filter: TFilter) => void;

function whereVisible<TFilter extends { column: string }>(
  rows: Knex.QueryBuilder,
  visible: Visibility<TFilter> | undefined,
  clause: Clause<TFilter>,
): void {
  if (visible === 'none') {
    rows.whereRaw('1 = 0');
  } else if (visible !== undefined && visible !== 'all') {
    rows.where(all => whereMet(all, visible, clause));
  }
}

function whereMet<TFilter extends { column: string }>(
  rows: Knex.QueryBuilder,
  criteria: Criteria<TFilter>,
  clause: Clause<TFilter>,
): void {
  if ('allOf' in criteria) {
    for (const each of criteria.allOf) {
      rows.where(one => whereMet(one, each, clause));
    }
  } else if ('anyOf' in criteria) {
    for (const each of criteria.anyOf) {
      rows.orWhere(one => whereMet(one, each, clause));
    }
  } else if ('not' in criteria) {
    rows.whereNot(one => whereMet(one, criteria.not, clause));
  } else {
    clause(rows, criteria);
  }
}
