/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * Appends events to the event log and inserts their outbox messages. The end of the chain is locked before the facts for
 * the messages are read, so that of two concurrent transactions the second sees the changes of the first.
 */
import type { Knex } from 'knex';
import type { EventOrigin } from '../model/caller';
import type { NewEvent } from '../model/records';
import { chainEvents, type ChainedEvent, type ChainEnd } from './eventChain';
import type { EventKeys } from './EventKeys';
import { signalMessagesOf, outboxMessagesOf } from './outboxMessages';
import { toEventRecordRows, toEventRow } from './eventRows';
import { recordWith, type RecordDigest } from './RecordDigest';
import type { OutboxRow } from './Outbox';
import type { MessageFacts, OutboxMessage } from './OutboxMessage';
import { chunk } from '../database/transaction';
import { now } from '../util/now';

/** SQLite allows few variables in a statement. */
const ROWS_PER_INSERT = 40;
const RECORDS_PER_INSERT = 200;

/** An event with the further facts that its messages need. */
export type EventWithFacts = { event: ChainedEvent; facts: MessageFacts };

export type NewEvents = {
  events: NewEvent[];
  origin?: EventOrigin;
  /** Rows that the transaction has written. */
  records?: RecordDigest[];
};

/** @returns whether the outbox has new messages */
export async function appendEvents(
  transaction: Knex.Transaction,
  changes: NewEvents,
  options: {
    keys?: EventKeys;
    readFacts: (events: ChainedEvent[]) => Promise<EventWithFacts[]>;
  },
): Promise<boolean> {
  const events = recordWith(
    changes.events.map(event => withOrigin(event, changes.origin)),
    changes.records ?? [],
    now(),
  );
  if (events.length === 0) {
    return false;
  }
  // First, because the update locks the row.
  await transaction('access_event_chain')
    .where('id', 1)
    .increment('sequence', events.length);
  const end = await transaction<ChainEnd & { id: number }>('access_event_chain')
    .where('id', 1)
    .first();
  if (!end) {
    throw new Error('The end of the chain of events is missing');
  }
  const chained = chainEvents(
    { sequence: end.sequence - events.length, hash: end.hash },
    events,
    options.keys,
  );
  for (const part of chunk(chained.map(toEventRow), ROWS_PER_INSERT)) {
    await transaction('access_events').insert(part);
  }
  const records = chained.flatMap(toEventRecordRows);
  for (const part of chunk(records, RECORDS_PER_INSERT)) {
    // Somebody may have removed events and left their digests.
    await transaction('access_event_records')
      .insert(part)
      .onConflict(['kind', 'record_id', 'sequence'])
      .merge();
  }
  await transaction('access_event_chain')
    .where('id', 1)
    .update({ hash: chained.at(-1)?.hash });

  const rows = outboxRows(await options.readFacts(chained));
  for (const part of chunk(rows, ROWS_PER_INSERT)) {
    await transaction('access_outbox').insert(part);
  }
  return rows.length > 0;
}

function withOrigin(
  event: NewEvent,
  origin: EventOrigin | undefined,
): NewEvent {
  if (!origin || event.actor !== origin.actor) {
    return event;
  }
  return {
    ...event,
    actorUserId: event.actorUserId ?? origin.userId,
    source: event.source ?? origin.source,
    actorChain:
      event.actorChain ??
      (origin.through.length ? [origin.actor, ...origin.through] : undefined),
  };
}

function outboxRows(events: EventWithFacts[]): Omit<OutboxRow, 'id'>[] {
  const last = events.at(-1)?.event;
  const messages = events.flatMap(({ event, facts }) =>
    outboxMessagesOf(event, facts).map(message => ({ event, message })),
  );
  return [
    ...withoutReplaced(messages).map(({ event, message }) =>
      toRow(event, event.requestId, message),
    ),
    ...(last
      ? signalMessagesOf(events).map(payload =>
          toRow(last, payload.requestId, { kind: 'signal', payload }),
        )
      : []),
  ];
}

/** A later notification of the same scope replaces an earlier one at the same people, so that only the last is sent. */
function withoutReplaced<T extends { message: OutboxMessage }>(
  messages: T[],
): T[] {
  const latest = new Map(
    messages.map(each => [placeOf(each.message) ?? each, each]),
  );
  return messages.filter(
    each => latest.get(placeOf(each.message) ?? each) === each,
  );
}

function placeOf(message: OutboxMessage): string | undefined {
  if (message.kind !== 'notification') {
    return undefined;
  }
  const { scope, topic, recipients, excluded } = message.payload;
  return JSON.stringify([topic, scope, recipients, excluded]);
}

function toRow(
  event: ChainedEvent,
  requestId: string | undefined,
  { kind, payload }: OutboxMessage,
): Omit<OutboxRow, 'id'> {
  return {
    event_sequence: event.sequence,
    kind,
    request_id: requestId ?? '',
    payload: JSON.stringify(payload),
    attempts: 0,
    last_error: null,
    next_try_at: event.at,
    done_at: null,
  };
}
