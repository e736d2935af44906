/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type {
  RequestKind,
  RequestStatus,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { Knex } from 'knex';
import { given } from '../database/given';
import type { RequestVisibility } from '../model/visibility';
import type { RequestRow } from './recordRows';
import { whereRequestVisible } from './whereVisible';

/** Which requests to list. */
export type RequestQuery = {
  /** Asked by or for this person. */
  mine?: { ref: string };
  /**
   * In review, and this person may decide: approver by one of the refs, neither requester nor beneficiary, and has not
   * voted yet.
   */
  toDecide?: { refs: string[]; ref: string; userId?: string };
  team?: string;
  domainId?: string;
  kind?: RequestKind;
  status?: RequestStatus;
  requester?: string;
  /** For any of these people. */
  people?: string[];
  /** Default: all. */
  visible?: RequestVisibility;
  /** Default: newest first. */
  sort?: RequestSort;
  limit: number;
  /** The last request of the page before. */
  after?: { value: string; requestId: string };
};

/** By which time, and whether the latest comes first. */
export type RequestSort = {
  by: 'createdAt' | 'updatedAt';
  descending: boolean;
};

const NEWEST_FIRST: RequestSort = { by: 'createdAt', descending: true };

/** Narrows a query of `access_requests` to one page of a list. */
export function whereListed(
  rows: Knex.QueryBuilder<RequestRow, RequestRow[]>,
  query: RequestQuery,
  knex: Knex,
): Knex.QueryBuilder<RequestRow, RequestRow[]> {
  const { mine, toDecide, after, people } = query;
  const { by, descending } = query.sort ?? NEWEST_FIRST;
  const column = by === 'updatedAt' ? 'updated_at' : 'created_at';
  const order = descending ? 'desc' : 'asc';
  const requestsFor = (field: 'person' | 'user_id', values: string[]) =>
    knex('access_request_people').select('request_id').whereIn(field, values);
  const requestsVotedOn = (field: 'entity_ref' | 'user_id', value: string) =>
    knex('access_request_voters').select('request_id').where(field, value);
  rows
    .where(
      given({
        domain_id: query.domainId,
        kind: query.kind,
        requester: query.requester,
        team: query.team,
        status: query.status,
      }),
    )
    .orderBy([
      { column, order },
      { column: 'request_id', order },
    ])
    .limit(query.limit);
  whereRequestVisible(knex, rows, query.visible);
  if (people) {
    rows.whereIn('request_id', requestsFor('person', people));
  }
  if (mine) {
    rows.where(either =>
      either
        .where('requester', mine.ref)
        .orWhereIn('request_id', requestsFor('person', [mine.ref])),
    );
  }
  if (toDecide) {
    rows
      .where('status', 'in-review')
      .whereIn(
        'request_id',
        knex('access_request_approvers')
          .select('request_id')
          .whereIn('entity_ref', toDecide.refs),
      )
      .whereNot('requester', toDecide.ref)
      .whereNotIn('request_id', requestsFor('person', [toDecide.ref]))
      .whereNotIn('request_id', requestsVotedOn('entity_ref', toDecide.ref));
  }
  if (toDecide?.userId) {
    const { userId } = toDecide;
    rows
      .where(other =>
        other
          .whereNull('requester_user_id')
          .orWhereNot('requester_user_id', userId),
      )
      .whereNotIn('request_id', requestsFor('user_id', [userId]))
      .whereNotIn('request_id', requestsVotedOn('user_id', userId));
  }
  if (after) {
    const beyond = descending ? '<' : '>';
    rows.where(next =>
      next
        .where(column, beyond, after.value)
        .orWhere(same =>
          same
            .where(column, after.value)
            .where('request_id', beyond, after.requestId),
        ),
    );
  }
  return rows;
}
