/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { Knex } from 'knex';
import type { RecordDigest } from '../events/RecordDigest';
import { digestOfGrant, digestOfRequest } from './recordDigests';
import type {
  GrantRow,
  RequestApproverRow,
  RequestPersonRow,
  RequestRow,
} from './recordRows';

/** Where rows are. A request may be for hundreds of people, with a plan for each. */
export const TABLES = {
  request: { table: 'access_requests', id: 'request_id', pageSize: 20 },
  grant: { table: 'access_grants', id: 'grant_id', pageSize: 200 },
} as const;

/** The digests of the rows as they are now, by id. */
export async function readRecordedRows(
  transaction: Knex.Transaction,
  kind: RecordDigest['kind'],
  ids: string[],
): Promise<Map<string, string>> {
  if (kind === 'grant') {
    const grants = await transaction<GrantRow>('access_grants').whereIn(
      'grant_id',
      ids,
    );
    return new Map(grants.map(row => [row.grant_id, digestOfGrant(row)]));
  }
  const requests = await transaction<RequestRow>('access_requests').whereIn(
    'request_id',
    ids,
  );
  const people = Map.groupBy(
    await transaction<RequestPersonRow>('access_request_people')
      .whereIn('request_id', ids)
      .orderBy('position'),
    row => row.request_id,
  );
  const approvers = Map.groupBy(
    await transaction<RequestApproverRow>('access_request_approvers')
      .whereIn('request_id', ids)
      .orderBy('position'),
    row => row.request_id,
  );
  return new Map(
    requests.map(row => [
      row.request_id,
      digestOfRequest(
        row,
        people.get(row.request_id) ?? [],
        approvers.get(row.request_id) ?? [],
      ),
    ]),
  );
}
