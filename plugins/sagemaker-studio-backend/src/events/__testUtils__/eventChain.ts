/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { Knex } from 'knex';
import type { NewEvent } from '../../model/records';
import {
  chainEvents,
  hashEvent,
  type ChainedEvent,
  type ChainEnd,
} from '../eventChain';
import { fromEventRow, type EventRow } from '../eventRows';
import { only } from '../../util/__testUtils__/items';

/** The whole event log in order. */
export async function readEventChain(knex: Knex): Promise<ChainedEvent[]> {
  const rows = await knex<EventRow>('access_events').orderBy('sequence');
  return rows.map(fromEventRow);
}

/** The event as it follows on the end of a log. */
export function chainEvent(end: ChainEnd, event: NewEvent): ChainedEvent {
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
