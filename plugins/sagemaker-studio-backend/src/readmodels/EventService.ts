/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type {
  EventVerification,
  ListedEvent,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { Knex } from 'knex';
import type { EventLog, EventQuery } from '../events/EventLog';
import {
  exportEvents,
  toAccessEvent,
  type ExportFormat,
} from '../events/exportEvents';
import type { ChainEnd } from '../events/eventChain';
import type { EventKeys } from '../events/EventKeys';
import { verifyEvents } from '../events/verifyEvents';
import { verifyRows } from '../store/verifyRows';
import { optionalRef } from '../util/refs';
import { decodeSequence, readPage, type Page } from '../util/pages';

const DEFAULT_LIMIT = 100;
const SORT = '-sequence';

/** Reads the record of events for those who may see all of it. */
export class EventService {
  readonly #knex: Knex;
  readonly #eventLog: EventLog;
  readonly #keys?: EventKeys;

  constructor(options: {
    /** The plugin's database. */
    knex: Knex;
    eventLog: EventLog;
    /** Verify the signatures of events. */
    keys?: EventKeys;
  }) {
    this.#knex = options.knex;
    this.#eventLog = options.eventLog;
    this.#keys = options.keys;
  }

  /** @throws InputError when the cursor is not one that was handed out, or the person is none */
  async list(
    filter: Omit<EventQuery, 'before' | 'limit'> & {
      limit?: number;
      cursor?: string;
    },
  ): Promise<Page<ListedEvent>> {
    const { limit = DEFAULT_LIMIT, cursor, ...rest } = filter;
    const person = optionalRef(rest.person, { field: 'person', kind: 'user' });
    const query = { ...rest, person };
    const before = decodeSequence(cursor, { sort: SORT, of: 'events', id: '' });
    const { items, nextCursor } = await readPage(
      limit,
      most => this.#eventLog.list({ ...query, before, limit: most }),
      ({ sequence }) => ({ sort: SORT, value: String(sequence), id: '' }),
    );
    return {
      items: items.map(({ domainId, displayName, ...event }) => ({
        ...toAccessEvent(event),
        domainId,
        displayName,
      })),
      nextCursor,
    };
  }

  /** The text of an export of everything that is recorded by now. */
  async export(format: ExportFormat): Promise<AsyncIterable<string>> {
    const { lastSequence } = await this.#eventLog.readEnd();
    return exportEvents(this.#eventLog.read({ upTo: lastSequence }), format);
  }

  /** @param given - an event whose hash is known from elsewhere */
  async verify(given?: ChainEnd): Promise<EventVerification> {
    // First, so that the events that recorded the rows are among those that are verified.
    const rows = await verifyRows(this.#knex);
    const { chain, lastSequence } = await this.#eventLog.readEnd();
    const events = await verifyEvents(
      this.#eventLog.read({ upTo: Math.max(chain.sequence, lastSequence) }),
      chain,
      { keys: this.#keys, given },
    );
    return {
      ...events,
      intact: events.intact && rows.faults.length === 0,
      rows,
    };
  }
}
