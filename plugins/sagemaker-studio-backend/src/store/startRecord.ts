/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * What the event log holds before the back end does anything: digests of the rows from before digests were recorded, and
 * from which event on events are signed. Both are written once, with the end of the chain locked, whatever the number of
 * replicas.
 */
import type { Knex } from 'knex';
import { inTransactionAgain } from '../database/transaction';
import { appendEvents, type NewEvents } from '../events/appendEvents';
import { EventKeys } from '../events/EventKeys';
import type { EventRow } from '../events/eventRows';
import type { RecordDigest } from '../events/RecordDigest';
import { now } from '../util/now';
import { readRecordedRows, TABLES } from './recordedRows';

/** Digests in one event. */
const DIGESTS_PER_EVENT = 1000;

export async function startRecord(
  knex: Knex,
  keys = new EventKeys(),
): Promise<void> {
  await inTransactionAgain(knex, async transaction => {
    // Locks the row.
    await transaction('access_event_chain')
      .where('id', 1)
      .increment('sequence', 0);
    await startSigning(transaction, keys);
    await recordBaseline(transaction, keys);
  });
}

async function startSigning(
  transaction: Knex.Transaction,
  keys: EventKeys,
): Promise<void> {
  const keyId = keys.signingKeyId;
  if (keyId === undefined) {
    return;
  }
  const last = await transaction<EventRow>('access_events')
    .orderBy('sequence', 'desc')
    .first('key_id');
  if (!last?.key_id) {
    await append(transaction, keys, {
      events: [
        {
          type: 'record.signing-started',
          actor: 'system',
          detail: { keyId },
          at: now(),
        },
      ],
    });
  }
}

/** The rows as they are when the first version starts that records digests. */
async function recordBaseline(
  transaction: Knex.Transaction,
  keys: EventKeys,
): Promise<void> {
  const recorded = await transaction<EventRow>('access_events')
    .whereNotNull('record_count')
    .whereNot('type', 'record.signing-started')
    .first('sequence');
  if (recorded) {
    return;
  }
  let records: RecordDigest[] = [];
  const appendRecords = async () => {
    await append(transaction, keys, {
      events: [
        {
          type: 'record.baseline',
          actor: 'system',
          detail: { rows: records.length },
          at: now(),
        },
      ],
      records,
    });
    records = [];
  };
  for (const kind of ['request', 'grant'] as const) {
    for await (const page of readPages(transaction, kind)) {
      records.push(...page);
      if (records.length >= DIGESTS_PER_EVENT) {
        await appendRecords();
      }
    }
  }
  if (records.length > 0) {
    await appendRecords();
  }
}

async function* readPages(
  transaction: Knex.Transaction,
  kind: RecordDigest['kind'],
): AsyncIterable<RecordDigest[]> {
  const { table, id, pageSize } = TABLES[kind];
  let last = '';
  for (;;) {
    const ids: string[] = await transaction(table)
      .where(id, '>', last)
      .orderBy(id)
      .limit(pageSize)
      .pluck(id);
    const digests = await readRecordedRows(transaction, kind, ids);
    yield [...digests].map(([rowId, digest]) => ({ kind, id: rowId, digest }));
    last = ids.at(-1) ?? last;
    if (ids.length < pageSize) {
      return;
    }
  }
}

async function append(
  transaction: Knex.Transaction,
  keys: EventKeys,
  changes: NewEvents,
): Promise<void> {
  await appendEvents(transaction, changes, {
    keys,
    readFacts: async events => events.map(event => ({ event, facts: {} })),
  });
}
