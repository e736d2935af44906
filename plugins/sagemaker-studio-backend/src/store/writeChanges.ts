/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * Writes what belongs together. Every update names the version it read; when a row has another one by now, nothing of
 * the whole is stored. The end of the chain of events is locked last, so that transactions wait for each other only for
 * the moment of appending. Rows that others may want as well are written in an order of their own, by id or by who they
 * are for, so that two transactions never wait for each other in a circle.
 */
import type { Knex } from 'knex';
import type { ChangeSet, HeldBackChange } from './AccessStore';
import type { OperationRecord, RequestRecord } from '../model/records';
import { now } from '../util/now';
import {
  toGrantRow,
  toOperationRow,
  toRequestRow,
  toStepRows,
  type OperationRow,
} from './recordRows';
import { invalidateAccess } from '../database/accessInvalidations';
import { MessageFactsReader } from './MessageFactsReader';
import { appendEvents } from '../events/appendEvents';
import { noteCommitted } from '../idempotency/IdempotentWriteStore';
import { chunk } from '../database/transaction';

/** Some record has changed since it was read. */
export class OptimisticLockError extends Error {}

/** Rows an insert takes at once; SQLite allows few variables in a statement. */
const CHUNK = 40;

/** Tables that hold parts of a request, each row of which goes with the request's version. */
const REQUEST_PARTS = [
  'access_request_people',
  'access_request_approvers',
  'access_request_voters',
  'access_request_holds',
] as const;

/** @returns whether there is something to tell */
export async function writeChanges(
  transaction: Knex.Transaction,
  changes: ChangeSet,
): Promise<boolean> {
  const { insert = {}, update = {}, attach = [], unchanged = [] } = changes;
  const attempt = changes.origin?.attempt;
  if (attempt && !(await noteCommitted(transaction, attempt, now()))) {
    throw new OptimisticLockError(
      `Another attempt has taken over from ${attempt}`,
    );
  }

  for (const request of sorted(update.requests, r => r.requestId)) {
    await replaceVersion(
      transaction('access_requests').where('request_id', request.requestId),
      toRequestRow(request),
    );
    for (const table of REQUEST_PARTS) {
      await transaction(table).where('request_id', request.requestId).delete();
    }
    await insertParts(transaction, [request]);
  }
  const grantsToChange = new Set(update.grants);
  for (const grant of sorted(
    [...grantsToChange, ...unchanged],
    g => g.grantId,
  )) {
    const rows = transaction('access_grants').where('grant_id', grant.grantId);
    await (grantsToChange.has(grant)
      ? replaceVersion(rows, toGrantRow(grant))
      : holdVersion(rows, grant));
  }
  const changedOperations = sorted(update.operations, o => o.operationId);
  for (const operation of changedOperations) {
    await replaceVersion(
      transaction('access_operations').where(
        'operation_id',
        operation.operationId,
      ),
      toOperationRow(operation),
    );
  }
  for (const part of chunk(changedOperations.flatMap(toStepRows), CHUNK)) {
    await transaction('access_operation_steps')
      .insert(part)
      .onConflict(['operation_id', 'position'])
      .merge();
  }

  const { requests = [], operations = [] } = insert;
  const grants = sorted(insert.grants, g => `${g.domainId}|${g.person}`);
  await insertAll(transaction, 'access_requests', requests.map(toRequestRow));
  await insertParts(transaction, requests);
  await insertAll(transaction, 'access_grants', grants.map(toGrantRow));
  await insertAll(transaction, 'access_request_grants', [
    ...grants.map(grant => ({
      request_id: grant.requestId,
      grant_id: grant.grantId,
    })),
    ...attach.map(pair => ({
      request_id: pair.requestId,
      grant_id: pair.grantId,
    })),
  ]);
  await insertAll(
    transaction,
    'access_operations',
    await numbered(transaction, operations),
  );
  await insertAll(
    transaction,
    'access_operation_steps',
    operations.flatMap(toStepRows),
  );

  await invalidateAccess(transaction, [
    ...[...(update.grants ?? []), ...(insert.grants ?? [])].map(grant => ({
      scope: grant.domainId,
      subject: `user:${grant.userId}`,
    })),
    ...[...(update.operations ?? []), ...operations].map(({ grantId }) => ({
      scope: '*',
      subject: `grant:${grantId}`,
    })),
    ...[...(update.requests ?? []), ...requests].flatMap(request =>
      request.people.map(({ userId }) => ({
        scope: request.domainId,
        subject: `user:${userId}`,
      })),
    ),
  ]);
  if (changes.heldBack) {
    await writeHeldBack(transaction, changes.heldBack);
  }
  return appendEvents(
    transaction,
    changes,
    new MessageFactsReader(transaction, changes),
  );
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
    throw new OptimisticLockError('Others are held back by now');
  }
}

/** In the order in which the grants got them: whoever starts another one of a grant waits for the first. */
async function numbered(
  transaction: Knex.Transaction,
  operations: OperationRecord[],
): Promise<OperationRow[]> {
  const grantIds = [...new Set(operations.map(({ grantId }) => grantId))];
  const last = new Map<string, number>();
  for (const part of chunk(grantIds.sort(), CHUNK)) {
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
  const rows = {
    access_request_people: requests.flatMap(peopleRows),
    access_request_approvers: requests.flatMap(approverRows),
    access_request_voters: requests.flatMap(voterRows),
    access_request_holds: requests.flatMap(holdRows),
  };
  for (const table of REQUEST_PARTS) {
    await insertAll(transaction, table, rows[table]);
  }
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

/** Nobody changes the row from now until the transaction is over. */
async function holdVersion(
  rows: Knex.QueryBuilder,
  { version }: { version: number },
): Promise<void> {
  const held = await rows.where('version', version).forUpdate();
  if (held.length !== 1) {
    throw new OptimisticLockError();
  }
}

async function insertAll(
  transaction: Knex.Transaction,
  table: string,
  rows: object[],
): Promise<void> {
  for (const part of chunk(rows, CHUNK)) {
    await transaction(table).insert(part);
  }
}

function peopleRows(request: RequestRecord) {
  return request.people.map((person, position) => ({
    request_id: request.requestId,
    position,
    person: person.person,
    display_name: person.displayName,
    user_id: person.userId,
    user_name: person.userName,
  }));
}

function approverRows(request: RequestRecord) {
  return request.approvers.map((entityRef, position) => ({
    request_id: request.requestId,
    position,
    entity_ref: entityRef,
  }));
}

function voterRows(request: RequestRecord) {
  return request.stages
    .flatMap(({ votes }) => votes)
    .filter(({ lapsedAt }) => lapsedAt === undefined)
    .map(({ by, userId }, position) => ({
      request_id: request.requestId,
      position,
      entity_ref: by,
      user_id: userId ?? null,
    }));
}

/** While it is in review a request holds its grants, so that there is one of a kind for each. */
function holdRows(request: RequestRecord) {
  return request.status === 'in-review'
    ? sorted(request.grantIds, grantId => grantId).map(grantId => ({
        grant_id: grantId,
        kind: request.kind,
        request_id: request.requestId,
      }))
    : [];
}

function sorted<T>(records: T[] = [], idOf: (record: T) => string): T[] {
  return [...records].sort((a, b) => (idOf(a) < idOf(b) ? -1 : 1));
}
