/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { InputError } from '@backstage/errors';
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
import { isSequence } from '../util/sequence';

const DEFAULT_LIMIT = 100;

/** Reads the record of events for those who may see all of it. */
export class EventService {
  readonly #eventLog: EventLog;

  static create(options: { eventLog: EventLog }): EventService {
    return new EventService(options.eventLog);
  }

  private constructor(eventLog: EventLog) {
    this.#eventLog = eventLog;
  }

  /** @throws InputError when the cursor is not one that was handed out */
  async list(
    filter: Omit<EventQuery, 'before' | 'limit'> & {
      limit?: number;
      cursor?: string;
    },
  ): Promise<{ items: ListedEvent[]; nextCursor?: string }> {
    const { limit = DEFAULT_LIMIT, cursor, ...query } = filter;
    // One more than asked for tells whether there is a next page.
    const events = await this.#eventLog.list({
      ...query,
      before: cursor === undefined ? undefined : decodeCursor(cursor),
      limit: limit + 1,
    });
    const page = events.slice(0, limit);
    return {
      items: page.map(({ domainId, displayName, ...event }) => ({
        ...toAccessEvent(event),
        domainId,
        displayName,
      })),
      nextCursor:
        events.length > limit
          ? String(page[page.length - 1].sequence)
          : undefined,
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

function decodeCursor(cursor: string): number {
  if (!isSequence(cursor)) {
    throw new InputError(
      'cursor is not one that a list of events gave; leave it out to begin with the newest',
    );
  }
  return Number(cursor);
}
