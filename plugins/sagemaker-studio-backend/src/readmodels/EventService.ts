/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type {
  EventVerification,
  ListedEvent,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { EventLog, EventQuery } from '../events/EventLog';
import {
  exportEvents,
  toAccessEvent,
  type ExportFormat,
} from '../events/exportEvents';
import { verifyEvents } from '../events/verifyEvents';
import { decodeSequence, readPage, type Page } from '../util/pages';

const DEFAULT_LIMIT = 100;
const SORT = '-sequence';

/** Reads the record of events for those who may see all of it. */
export class EventService {
  readonly #eventLog: EventLog;

  constructor(options: { eventLog: EventLog }) {
    this.#eventLog = options.eventLog;
  }

  /** @throws InputError when the cursor is not one that was handed out */
  async list(
    filter: Omit<EventQuery, 'before' | 'limit'> & {
      limit?: number;
      cursor?: string;
    },
  ): Promise<Page<ListedEvent>> {
    const { limit = DEFAULT_LIMIT, cursor, ...query } = filter;
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

  async verify(): Promise<EventVerification> {
    const { chain, lastSequence } = await this.#eventLog.readEnd();
    return verifyEvents(
      this.#eventLog.read({ upTo: Math.max(chain.sequence, lastSequence) }),
      chain,
    );
  }
}
