/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { Knex } from 'knex';
import { chunk } from '../database/transaction';
import type { EntityRef } from '../model/names';
import type { RequestRecord } from '../model/records';
import type { RequestApproverRow } from './recordRows';
import { LINKS } from './writeIdentityLink';

const APPROVERS = 'access_request_approvers';

/** SQLite allows few variables. */
const REFS_PER_STATEMENT = 200;

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

/** The same for the approvers of the stages. Those of a stage that is over are not resolved again. */
export async function withoutPassedRefs<
  T extends Pick<RequestRecord, 'stages' | 'updatedAt'>,
>(knex: Knex, requests: T[]): Promise<T[]> {
  const named = requests.flatMap(({ stages }) =>
    stages.flatMap(({ approvers }) => approvers),
  );
  const passedAt = new Map<EntityRef, string>();
  for (const part of chunk([...new Set(named)], REFS_PER_STATEMENT)) {
    const rows: { entity_ref: string; passed_at: string }[] = await knex(LINKS)
      .whereIn('entity_ref', part)
      .whereNotNull('passed_at')
      .select('entity_ref', 'passed_at');
    rows.forEach(row => passedAt.set(row.entity_ref, row.passed_at));
  }
  return requests.map(request => ({
    ...request,
    stages: request.stages.map(stage => ({
      ...stage,
      approvers: stage.approvers.filter(
        ref => request.updatedAt >= (passedAt.get(ref) ?? ''),
      ),
    })),
  }));
}
