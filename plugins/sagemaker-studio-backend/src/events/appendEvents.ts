/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * Appends events to the record and puts what is to be told of them into the outbox. The end of the chain is locked
 * before anything is read for that, so that of two transactions which each end something, the second sees the first.
 */
import type { Knex } from 'knex';
import type { EventOrigin } from '../model/caller';
import type { NewEvent } from '../model/records';
import { chainEvents, type ChainedEvent, type ChainEnd } from './eventChain';
import { signalMessagesOf, outboxMessagesOf } from './outboxMessages';
import { toEventRow } from './eventRows';
import type { OutboxRow } from './DatabaseOutbox';
import type { MessageFacts } from './OutboxMessage';
import { chunk } from '../database/transaction';

/** Rows an insert takes at once; SQLite allows few variables in a statement. */
const CHUNK = 40;

/** Reads what messages say of an event beyond the event itself. */
export interface MessageContextReader {
  read(
    events: ChainedEvent[],
  ): Promise<{ event: ChainedEvent; facts: MessageFacts }[]>;
}

/** @returns whether the outbox has new messages */
export async function appendEvents(
  transaction: Knex.Transaction,
  changes: { events: NewEvent[]; origin?: EventOrigin },
  contexts: MessageContextReader,
): Promise<boolean> {
  const events = changes.events.map(event => withOrigin(event, changes.origin));
  if (events.length === 0) {
    return false;
  }
  // The update comes first, because it is what makes others wait.
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
  );
  for (const part of chunk(chained.map(toEventRow), CHUNK)) {
    await transaction('access_events').insert(part);
  }
  await transaction('access_event_chain')
    .where('id', 1)
    .update({ hash: chained[chained.length - 1].hash });

  const rows = await outboxRows(contexts, chained);
  for (const part of chunk(rows, CHUNK)) {
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
    source: event.source ?? origin.source,
    actorChain:
      event.actorChain ??
      (origin.through.length ? [origin.actor, ...origin.through] : undefined),
  };
}

async function outboxRows(
  contexts: MessageContextReader,
  events: ChainedEvent[],
): Promise<Omit<OutboxRow, 'id'>[]> {
  const read = await contexts.read(events);
  const rows = read.flatMap(each =>
    outboxMessagesOf(each.event, each.facts).map(message =>
      toRow(each.event, message.kind, message.payload),
    ),
  );
  const last = events[events.length - 1];
  return [
    ...rows,
    ...signalMessagesOf(read).map(signal =>
      toRow({ ...last, requestId: signal.requestId }, 'signal', signal),
    ),
  ];
}

function toRow(
  event: ChainedEvent,
  kind: OutboxRow['kind'],
  payload: object,
): Omit<OutboxRow, 'id'> {
  return {
    event_sequence: event.sequence,
    kind,
    request_id: event.requestId ?? '',
    payload: JSON.stringify(payload),
    attempts: 0,
    last_error: null,
    next_try_at: event.at,
    done_at: null,
  };
}
