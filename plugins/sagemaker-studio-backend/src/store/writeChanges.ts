/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * Writes a change set in one transaction. Every update names the version that was read; when a row has another one by
 * now, nothing is stored. The end of the event chain is locked last, so that transactions wait for each other only while
 * they append. Rows are written in a fixed order, by id or by person, so that two transactions cannot deadlock.
 */
import type { Knex } from 'knex';
import type { ChangeSet, HeldBackChange } from './ChangeSet';
import type {
  GrantRecord,
  OperationRecord,
  RequestRecord,
} from '../model/records';
import { now } from '../util/now';
import {
  toApproverRows,
  toGrantRow,
  toHoldRows,
  toOperationRow,
  toPersonRows,
  toRequestRow,
  toStepRows,
  toVoterRows,
  type OperationRow,
} from './recordRows';
import { invalidateAccess } from '../database/accessInvalidations';
import { writeIdentityLink } from './writeIdentityLink';
import { MessageFactsReader } from './MessageFactsReader';
import { appendEvents } from '../events/appendEvents';
import type { EventKeys } from '../events/EventKeys';
import { recordDigestsOf } from './recordDigests';
import { noteCommitted } from '../idempotency/IdempotentWriteStore';
import { chunk } from '../database/transaction';

/** A record has another version than the one that was read. */
export class OptimisticLockError extends Error {}

/** SQLite takes 500 rows at most in one insert, and 32,766 variables in a statement. */
const ROWS_PER_INSERT = 400;

/** Tables with the parts of a request, which are replaced with every version. */
const REQUEST_PARTS = [
  'access_request_people',
  'access_request_approvers',
  'access_request_voters',
  'access_request_holds',
] as const;

/** The changes to a stored operation. */
const OPERATION_CHANGES = [
  'version',
  'status',
  'rounds',
  'lane',
  'next_try_at',
  'started_at',
  'ended_at',
] as const satisfies (keyof OperationRow)[];

/** Operations are numbered from 1. */
const NOT_STORED = 0;

/** @returns whether outbox messages were stored */
export async function writeChanges(
  transaction: Knex.Transaction,
  changes: ChangeSet,
  keys?: EventKeys,
): Promise<boolean> {
  const attempt = changes.origin?.attempt;
  if (attempt && !(await noteCommitted(transaction, attempt, now()))) {
    throw new OptimisticLockError(
      `Another attempt has taken over from ${attempt}`,
    );
  }

  await updateRecords(transaction, changes);
  await insertRecords(transaction, changes);
  await invalidateAccess(transaction, invalidationsOf(changes));
  if (changes.heldBack) {
    await writeHeldBack(transaction, changes.heldBack);
  }
  if (
    changes.identityLink &&
    !(await writeIdentityLink(transaction, changes.identityLink))
  ) {
    throw new OptimisticLockError('Who the catalog user is has changed');
  }
  if (changes.alongside && !(await changes.alongside(transaction))) {
    throw new OptimisticLockError('What is changed alongside has changed');
  }
  const facts = new MessageFactsReader(transaction, changes);
  const hasMessages = await appendEvents(
    transaction,
    { ...changes, records: recordDigestsOf(changes) },
    { keys, readFacts: events => facts.read(events) },
  );
  // The end of the chain is locked by now.
  if (changes.stillHolds && !(await changes.stillHolds(transaction))) {
    throw new OptimisticLockError('What was counted has changed');
  }
  return hasMessages;
}

async function updateRecords(
  transaction: Knex.Transaction,
  { update = {}, unchanged = [] }: ChangeSet,
): Promise<void> {
  for (const request of sorted(update.requests, r => r.requestId)) {
    await replaceVersion(
      transaction('access_requests').where('request_id', request.requestId),
      keepingGroup(transaction, toRequestRow(request)),
    );
    for (const table of REQUEST_PARTS) {
      await transaction(table).where('request_id', request.requestId).delete();
    }
    await insertParts(transaction, [request]);
    const holds = toHoldRows(request);
    // Requests from before there was one of a kind may wait beside each other, and have to be decided all the same.
    for (const part of chunk(holds, ROWS_PER_INSERT)) {
      await transaction('access_request_holds')
        .insert(part)
        .onConflict(['domain_id', 'user_id', 'kind'])
        .ignore();
    }
  }
  if (unchanged.length > 0) {
    await holdVersions(transaction, [...(update.grants ?? []), ...unchanged]);
  }
  const grants = sorted(update.grants, g => g.grantId);
  for (const part of chunk(grants, ROWS_PER_INSERT)) {
    await replaceGrants(transaction, part.map(toGrantRow));
  }
  const operations = sorted(update.operations, o => o.operationId);
  for (const part of chunk(operations, ROWS_PER_INSERT)) {
    await replaceOperations(transaction, part.map(toOperationRow));
  }
  const stored = new Set(update.storedSteps);
  const steps = operations.flatMap(operation => toStepRows(operation, stored));
  for (const part of chunk(steps, ROWS_PER_INSERT)) {
    await transaction('access_operation_steps')
      .insert(part)
      .onConflict(['operation_id', 'position'])
      .merge();
  }
}

async function insertRecords(
  transaction: Knex.Transaction,
  { insert = {}, attach = [] }: ChangeSet,
): Promise<void> {
  const { requests = [], operations = [] } = insert;
  const grants = sorted(insert.grants, g => `${g.domainId}|${g.person}`);
  const insertAll = inserter(transaction);
  await insertAll('access_requests', requests.map(toRequestRow));
  await insertParts(transaction, requests);
  await insertAll('access_request_holds', requests.flatMap(toHoldRows));
  await insertAll('access_grants', grants.map(toGrantRow));
  await insertAll(
    'access_request_grants',
    [...grants, ...attach].map(({ requestId, grantId }) => ({
      request_id: requestId,
      grant_id: grantId,
    })),
  );
  await insertAll('access_operations', await numbered(transaction, operations));
  await insertAll(
    'access_operation_steps',
    operations.flatMap(operation => toStepRows(operation)),
  );
}

/** Which rows of read models the changes make stale. */
function invalidationsOf({ insert = {}, update = {} }: ChangeSet) {
  const requests = [...(update.requests ?? []), ...(insert.requests ?? [])];
  const grants = [...(update.grants ?? []), ...(insert.grants ?? [])];
  const operations = [
    ...(update.operations ?? []),
    ...(insert.operations ?? []),
  ];
  const people = [
    ...grants,
    ...requests.flatMap(({ people: each, domainId }) =>
      each.map(({ userId }) => ({ userId, domainId })),
    ),
  ];
  return [
    ...people.map(({ userId, domainId }) => ({
      scope: domainId,
      subject: `user:${userId}`,
    })),
    ...operations.map(({ grantId }) => ({
      scope: '*',
      subject: `grant:${grantId}`,
    })),
  ];
}

async function writeHeldBack(
  transaction: Knex.Transaction,
  { what, from, to, acceptedAt }: HeldBackChange,
): Promise<void> {
  const updated = await transaction(
    what === 'grants' ? 'access_leavers' : 'access_held_requests',
  )
    .where({ id: 1, held_back: JSON.stringify(from) })
    .update({
      held_back: JSON.stringify(to),
      ...(acceptedAt ? { accepted_at: acceptedAt } : {}),
    });
  if (updated !== 1) {
    throw new OptimisticLockError('What is held back has changed');
  }
}

/** Numbers the operations of each grant. Locking the grants makes a second transaction wait for the first. */
async function numbered(
  transaction: Knex.Transaction,
  operations: OperationRecord[],
): Promise<OperationRow[]> {
  const grantIds = [...new Set(operations.map(({ grantId }) => grantId))];
  const last = new Map<string, number>();
  for (const part of chunk(grantIds.sort(), ROWS_PER_INSERT)) {
    await transaction('access_grants')
      .select('grant_id')
      .whereIn('grant_id', part)
      .orderBy('grant_id')
      .forUpdate();
    const rows: { grant_id: string; last: number }[] = await transaction(
      'access_operations',
    )
      .select('grant_id')
      .max({ last: 'number' })
      .whereIn('grant_id', part)
      .groupBy('grant_id');
    rows.forEach(row => last.set(row.grant_id, row.last));
  }
  return operations.map(operation => {
    const number = (last.get(operation.grantId) ?? 0) + 1;
    last.set(operation.grantId, number);
    return { ...toOperationRow(operation), number };
  });
}

async function insertParts(
  transaction: Knex.Transaction,
  requests: RequestRecord[],
): Promise<void> {
  const insertAll = inserter(transaction);
  await insertAll('access_request_people', requests.flatMap(toPersonRows));
  await insertAll('access_request_approvers', requests.flatMap(toApproverRows));
  await insertAll('access_request_voters', requests.flatMap(toVoterRows));
}

/** A group that was found since the record was read stays. */
function keepingGroup<
  Row extends { version: number; team_group_id: string | null },
>(transaction: Knex.Transaction, row: Row) {
  return {
    ...row,
    team_group_id: transaction.raw('coalesce(team_group_id, ?)', [
      row.team_group_id,
    ]),
  };
}

async function replaceVersion(
  rows: Knex.QueryBuilder,
  row: { version: number },
): Promise<void> {
  const updated = await rows
    .where('version', row.version)
    .update({ ...row, version: row.version + 1 });
  if (updated !== 1) {
    throw new OptimisticLockError();
  }
}

/** As `replaceVersion`, in one statement, since the outcomes of many steps are stored together. */
async function replaceOperations(
  transaction: Knex.Transaction,
  rows: Omit<OperationRow, 'number'>[],
): Promise<void> {
  const updated: { number: number }[] = await transaction<OperationRow>(
    'access_operations',
  )
    .insert(
      rows.map(row => ({
        ...row,
        version: row.version + 1,
        number: NOT_STORED,
      })),
    )
    .onConflict('operation_id')
    .merge(OPERATION_CHANGES)
    .whereRaw('access_operations.version = excluded.version - 1')
    .returning('number');
  // An operation that was not there would have been inserted.
  const isStored = updated.every(({ number }) => number !== NOT_STORED);
  if (updated.length !== rows.length || !isStored) {
    throw new OptimisticLockError();
  }
}

/** As `replaceVersion`, in one statement. A row to insert has a negative version, by which one that was not there is known. */
async function replaceGrants(
  transaction: Knex.Transaction,
  rows: ReturnType<typeof toGrantRow>[],
): Promise<void> {
  const [first] = rows;
  if (!first) {
    return;
  }
  const replaced = Object.fromEntries(
    Object.keys(first).map(column => [
      column,
      transaction.raw('excluded.??', [column]),
    ]),
  );
  const updated: { version: number }[] = await transaction('access_grants')
    .insert(rows.map(row => ({ ...row, version: -row.version })))
    .onConflict('grant_id')
    .merge({
      ...replaced,
      version: transaction.raw('access_grants.version + 1'),
      // A group that was found since the record was read stays.
      team_group_id: transaction.raw(
        'coalesce(access_grants.team_group_id, excluded.team_group_id)',
      ),
    })
    .whereRaw('access_grants.version = -excluded.version')
    .returning('version');
  const isStored = updated.every(({ version }) => version > 0);
  if (updated.length !== rows.length || !isStored) {
    throw new OptimisticLockError();
  }
}

/** Locks the grants until the end of the transaction, always in the same order. */
async function holdVersions(
  transaction: Knex.Transaction,
  grants: GrantRecord[],
): Promise<void> {
  const versions = new Map(
    grants.map(({ grantId, version }) => [grantId, version]),
  );
  const grantIds = sorted([...versions.keys()], grantId => grantId);
  for (const part of chunk(grantIds, ROWS_PER_INSERT)) {
    const held = await transaction('access_grants')
      .select('grant_id', 'version')
      .whereIn('grant_id', part)
      .orderBy('grant_id')
      .forUpdate();
    const isHeld = held.every(
      row => row.version === versions.get(row.grant_id),
    );
    if (held.length !== part.length || !isHeld) {
      throw new OptimisticLockError();
    }
  }
}

function inserter(transaction: Knex.Transaction) {
  return async (table: string, rows: object[]): Promise<void> => {
    for (const part of chunk(rows, ROWS_PER_INSERT)) {
      await transaction(table).insert(part);
    }
  };
}

function sorted<T>(records: T[] = [], idOf: (record: T) => string): T[] {
  return [...records].sort((a, b) => (idOf(a) < idOf(b) ? -1 : 1));
}
