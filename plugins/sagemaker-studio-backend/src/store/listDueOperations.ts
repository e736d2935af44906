/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { Knex } from 'knex';
import { fromRow } from '../database/fromRow';
import type { GrantRow, OperationRow } from './recordRows';

/** A due operation, with the fields of its grant by which operations that must not run at the same time are found. */
export type DueOperation = {
  operationId: string;
  grantId: string;
  /** All absent when the grant is gone. */
  userId?: string;
  userName?: string;
  domainId?: string;
  /** Absent when the access is the person's own. */
  groupId?: string;
};

export type DueOperationQuery = {
  lane: string;
  now: string;
  limit: number;
  except?: string[];
};

type Row = Pick<OperationRow, 'operation_id' | 'grant_id'> & {
  [Column in 'user_id' | 'user_name' | 'domain_id' | 'group_id']:
    | GrantRow[Column]
    | null;
};

/** The due operations of a lane, oldest first. Few columns are read, since many are examined for each that is begun. */
export async function listDueOperations(
  knex: Knex,
  query: DueOperationQuery,
): Promise<DueOperation[]> {
  const rows: Row[] = await knex('access_operations as due')
    .leftJoin('access_grants as own', 'own.grant_id', 'due.grant_id')
    .where('due.lane', query.lane)
    .where('due.next_try_at', '<=', query.now)
    .whereNotIn('due.operation_id', query.except ?? [])
    // The one that has come furthest goes first: its next steps draw from another rate limit.
    .orderBy(['due.started_at', 'due.operation_id'])
    .limit(query.limit)
    .select(
      'due.operation_id',
      'due.grant_id',
      'own.user_id',
      'own.user_name',
      'own.domain_id',
      'own.group_id',
    );
  return rows.map(row => fromRow(row));
}
