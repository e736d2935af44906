/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { Knex } from 'knex';
import type { RecordingEvent } from '../RecordDigest';
import {
  chainEvents,
  hashEvent,
  type ChainedEvent,
  type ChainEnd,
} from '../eventChain';
import { EventLog } from '../EventLog';
import { only } from '../../util/__testUtils__/items';

/** The whole event log in order. */
export async function readEventChain(knex: Knex): Promise<ChainedEvent[]> {
  const { lastSequence } = await new EventLog({ knex }).readEnd();
  const events: ChainedEvent[] = [];
  for await (const event of new EventLog({ knex }).read({
    upTo: lastSequence,
  })) {
    events.push(event);
  }
  return events;
}

/** The event as it follows on the end of a log. */
export function chainEvent(end: ChainEnd, event: RecordingEvent): ChainedEvent {
  return only(chainEvents(end, [event]));
}

/** The sequence of the first event that does not follow from the ones before; `undefined` when all do. */
export function findBreak(events: ChainedEvent[]): number | undefined {
  let end: ChainEnd = { sequence: 0, hash: '' };
  for (const event of events) {
    if (
      event.sequence !== end.sequence + 1 ||
      event.prevHash !== end.hash ||
      event.hash !== hashEvent(event, event.sequence, end.hash)
    ) {
      return end.sequence + 1;
    }
    end = event;
  }
  return undefined;
}
