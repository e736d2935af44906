/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { Knex } from 'knex';
import type { RequestApproverRow } from './recordRows';
import { LINKS } from './writeIdentityLink';

const APPROVERS = 'access_request_approvers';

/**
 * The approvers of requests, but for refs that have passed to somebody else since the request was stored. Those are
 * resolved again with the next change of the request; until then they name nobody.
 */
export function approverRows(
  knex: Knex,
): Knex.QueryBuilder<RequestApproverRow, RequestApproverRow[]> {
  return knex<RequestApproverRow>(APPROVERS).whereNotExists(
    knex(`${LINKS} as passed`)
      .join('access_requests as stored', join =>
        join.on('stored.updated_at', '<', 'passed.passed_at'),
      )
      .whereRaw('?? = ??', ['passed.entity_ref', `${APPROVERS}.entity_ref`])
      .whereRaw('?? = ??', ['stored.request_id', `${APPROVERS}.request_id`])
      .select('passed.entity_ref'),
  );
}
