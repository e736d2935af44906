/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type {
  RequestKindFilter,
  RequestStatus,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { Knex } from 'knex';
import { approverRows } from './approverRows';
import { given } from '../database/given';
import type { Identified } from '../model/personKey';
import type { IdentifiedTeam } from '../model/teamKey';
import type { RequestVisibility } from '../model/visibility';
import type { RequestRow } from './recordRows';
import { whereTeam } from './teamToday';
import {
  requestsFor,
  requestsForPossibly,
  requestsOf,
  requestsVotedOn,
  whereRequester,
} from './wherePeople';
import { whereRequestVisible } from './whereVisible';

/** Which requests to list. */
export type RequestQuery = {
  /** Asked by or for this person. */
  mine?: Identified;
  /**
   * In review, and this person may decide: approver by one of the refs, neither requester nor beneficiary, and has not
   * voted yet.
   */
  toDecide?: Identified & { refs: string[] };
  team?: IdentifiedTeam;
  domainId?: string;
  kind?: RequestKindFilter;
  status?: RequestStatus;
  /** By the user id; somebody of whom none is known by the ref. */
  requester?: Identified;
  /** For any of these people, in the same way. */
  people?: Identified[];
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
  rows
    .where(
      given({
        domain_id: query.domainId,
        kind: query.kind === 'offboard' ? 'revoke' : query.kind,
        status: query.status,
      }),
    )
    .orderBy([
      { column, order },
      { column: 'request_id', order },
    ])
    .limit(query.limit);
  if (query.kind === 'offboard') {
    rows.where(deletes =>
      deletes
        .where('offboarding', 'like', '%"deleteSpaces":true%')
        .orWhere('offboarding', 'like', '%"deleteProfile":true%'),
    );
  }
  if (query.team) {
    whereTeam(rows, 'access_requests', [query.team]);
  }
  whereRequestVisible(knex, rows, query.visible);
  if (query.requester) {
    rows.whereIn('request_id', requestsOf(knex, query.requester));
  }
  if (people) {
    rows.whereIn('request_id', requestsForPossibly(knex, people));
  }
  if (mine) {
    rows.where(either => {
      either
        .where(own => whereRequester(own, [mine]))
        .orWhereIn('request_id', requestsFor(knex, [mine]));
    });
  }
  if (toDecide) {
    rows
      .where('status', 'in-review')
      .whereIn(
        'request_id',
        approverRows(knex)
          .select('request_id')
          .whereIn('entity_ref', toDecide.refs),
      )
      .whereNotIn('request_id', requestsOf(knex, toDecide))
      .whereNotIn('request_id', requestsForPossibly(knex, [toDecide]))
      .whereNotIn('request_id', requestsVotedOn(knex, toDecide));
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
