/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/* Requests and operations with the rows of their parts. Call it in one snapshot, so that the rows agree. */
import type { Knex } from 'knex';
import { chunk } from '../database/transaction';
import type { OperationRecord, RequestRecord } from '../model/records';
import { approverRows, withoutPassedRefs } from './approverRows';
import {
  fromOperationRow,
  fromRequestRow,
  type OperationRow,
  type RequestApproverRow,
  type RequestPersonRow,
  type RequestRow,
  type StepRow,
} from './recordRows';
import { teamToday } from './teamToday';

/** Ids in one statement; SQLite allows few variables. */
export const IDS_PER_STATEMENT = 200;

export type Narrow<TRow extends object> = (
  rows: Knex.QueryBuilder<TRow, TRow[]>,
) => Knex.QueryBuilder<TRow, TRow[]>;

export async function readRequests(
  transaction: Knex.Transaction,
  narrow: Narrow<RequestRow>,
): Promise<RequestRecord[]> {
  const rows: RequestRow[] = await narrow(
    transaction<RequestRow>('access_requests'),
  ).select('access_requests.*', teamToday(transaction, 'access_requests'));
  const ids = rows.map(row => row.request_id);
  const people: RequestPersonRow[] = [];
  const approvers: RequestApproverRow[] = [];
  for (const part of chunk(ids, IDS_PER_STATEMENT)) {
    people.push(
      ...(await transaction<RequestPersonRow>('access_request_people')
        .whereIn('request_id', part)
        .orderBy('position')),
    );
    approvers.push(
      ...(await approverRows(transaction)
        .whereIn('request_id', part)
        .orderBy('position')),
    );
  }
  const peopleOf = Map.groupBy(people, row => row.request_id);
  const approversOf = Map.groupBy(approvers, row => row.request_id);
  return withoutPassedRefs(
    transaction,
    rows.map(row =>
      fromRequestRow(
        row,
        peopleOf.get(row.request_id) ?? [],
        approversOf.get(row.request_id) ?? [],
      ),
    ),
  );
}

export async function readOperations(
  transaction: Knex.Transaction,
  narrow: Narrow<OperationRow>,
): Promise<OperationRecord[]> {
  const rows = await narrow(transaction<OperationRow>('access_operations'));
  const ids = rows.map(row => row.operation_id);
  const steps: StepRow[] = [];
  for (const part of chunk(ids, IDS_PER_STATEMENT)) {
    steps.push(
      ...(await transaction<StepRow>('access_operation_steps')
        .whereIn('operation_id', part)
        .orderBy('position')),
    );
  }
  const stepsOf = Map.groupBy(steps, row => row.operation_id);
  return rows.map(row =>
    fromOperationRow(row, stepsOf.get(row.operation_id) ?? []),
  );
}
