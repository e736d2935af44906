/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * Compares the rows of requests and grants with the digests that events recorded of them. Each page is read in one
 * snapshot, so that rows which are changed meanwhile are compared with their new digests.
 */
import type { EventVerification } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { Knex } from 'knex';
import { inSnapshot } from '../database/transaction';
import type { EventRecordRow, EventRow } from '../events/eventRows';
import type { RecordDigest } from '../events/RecordDigest';
import { TimeSlices } from '../util/TimeSlices';
import { readRecordedRows, TABLES } from './recordedRows';

type RowVerification = EventVerification['rows'];
type RowFault = RowVerification['faults'][number];
type Kind = RecordDigest['kind'];

const MAX_FAULTS = 100;

export async function verifyRows(knex: Knex): Promise<RowVerification> {
  const result: RowVerification = {
    requests: 0,
    grants: 0,
    unproven: 0,
    since: await readBaseline(knex),
    faults: [],
  };
  result.requests = await verifyKind(knex, 'request', result);
  result.grants = await verifyKind(knex, 'grant', result);
  return result;
}

/** @returns how many rows were read */
async function verifyKind(
  knex: Knex,
  kind: Kind,
  result: RowVerification,
): Promise<number> {
  const slices = new TimeSlices();
  let read = 0;
  let last: string | undefined = '';
  while (last !== undefined) {
    const page: { read: number; last?: string } = await verifyPage(
      knex,
      { kind, after: last },
      result,
    );
    read += page.read;
    last = page.last;
    await slices.pause();
  }
  return read;
}

/** @returns how many rows were read, and the last id unless there are no more */
async function verifyPage(
  knex: Knex,
  { kind, after }: { kind: Kind; after: string },
  result: RowVerification,
): Promise<{ read: number; last?: string }> {
  const { pageSize } = TABLES[kind];
  return inSnapshot(knex, async transaction => {
    const ids = await readIds(transaction, kind, { after, pageSize });
    const digests = await readRecordedRows(transaction, kind, ids);
    const recorded = await readLastRecords(transaction, kind, ids);
    for (const id of ids) {
      const record = recorded.get(id);
      const fault = faultOf(digests.get(id), record?.digest);
      if (!fault) {
        continue;
      }
      const { sequence } = record ?? {};
      if (await isWrittenByOlder(transaction, kind, { id, sequence })) {
        result.unproven += 1;
      } else if (result.faults.length < MAX_FAULTS) {
        result.faults.push({ kind, id, fault, sequence });
      }
    }
    return {
      read: digests.size,
      last: ids.length < pageSize ? undefined : ids.at(-1),
    };
  });
}

function faultOf(
  digest: string | undefined,
  recorded: string | undefined,
): RowFault['fault'] | undefined {
  if (digest === undefined) {
    return 'missing';
  }
  if (recorded === undefined) {
    return 'unrecorded';
  }
  return digest === recorded ? undefined : 'altered';
}

/** The next ids that there is a row or a digest of. */
async function readIds(
  transaction: Knex.Transaction,
  kind: Kind,
  { after, pageSize }: { after: string; pageSize: number },
): Promise<string[]> {
  const { table, id } = TABLES[kind];
  const rows = transaction(table)
    .select({ id })
    .where(id, '>', after)
    .orderBy(id)
    .limit(pageSize);
  const records = transaction('access_event_records')
    .distinct({ id: 'record_id' })
    .where('kind', kind)
    .where('record_id', '>', after)
    .orderBy('record_id')
    .limit(pageSize);
  const found: { id: string }[] = await transaction
    .select('id')
    .from(
      transaction
        .select('id')
        .from(rows.as('of_rows'))
        .union(transaction.select('id').from(records.as('of_records')))
        .as('ids'),
    )
    .orderBy('id')
    .limit(pageSize);
  return found.map(each => each.id);
}

/** The last event that recorded a row. Digests without an event do not count. */
async function readLastRecords(
  transaction: Knex.Transaction,
  kind: Kind,
  ids: string[],
): Promise<Map<string, EventRecordRow>> {
  const rows = await transaction<EventRecordRow>('access_event_records')
    .select('access_event_records.*')
    .where('kind', kind)
    .whereIn('record_id', ids)
    .whereIn('sequence', events =>
      events
        .max('recorded.sequence')
        .from('access_event_records as recorded')
        .join('access_events as event', 'event.sequence', 'recorded.sequence')
        .where('recorded.kind', kind)
        .whereRaw('recorded.record_id = access_event_records.record_id'),
    );
  return new Map(rows.map(row => [row.record_id, row]));
}

/** Whether a replica that records no digests has written an event about the row since. */
async function isWrittenByOlder(
  transaction: Knex.Transaction,
  kind: Kind,
  { id, sequence = 0 }: { id: string; sequence?: number },
): Promise<boolean> {
  const found = await transaction<EventRow>('access_events')
    .where(TABLES[kind].id, id)
    .where('sequence', '>', sequence)
    .whereNull('record_count')
    .first('sequence');
  return found !== undefined;
}

/** The last event that took over rows from before digests were recorded. */
async function readBaseline(knex: Knex): Promise<RowVerification['since']> {
  const row = await knex<EventRow>('access_events')
    .where('type', 'record.baseline')
    .orderBy('sequence', 'desc')
    .first('sequence', 'at');
  return row && { sequence: row.sequence, at: row.at };
}
