/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { Knex } from 'knex';
import type { ChainedEvent, ChainEnd } from './eventChain';
import type {
  EventLog,
  EventLogEnd,
  EventQuery,
  ListedChainedEvent,
} from './EventLog';
import { fromEventRow } from './eventRows';
import { type EventRow } from './eventRows';
import { inSnapshot } from '../database/transaction';

const BATCH = 1000;

type ListedRow = EventRow & {
  about_domain: string | null;
  about_person: string | null;
};

/** Reads the record from SQLite or PostgreSQL. */
export class DatabaseEventLog implements EventLog {
  readonly #knex: Knex;
  readonly #batch: number;

  static create(options: {
    knex: Knex;
    /** Rows read at once. */
    batch?: number;
  }): DatabaseEventLog {
    return new DatabaseEventLog(options.knex, options.batch ?? BATCH);
  }

  private constructor(knex: Knex, batch: number) {
    this.#knex = knex;
    this.#batch = batch;
  }

  async list(query: EventQuery): Promise<ListedChainedEvent[]> {
    const rows = this.#knex('access_events as event')
      .leftJoin('access_requests as request', {
        'request.request_id': 'event.request_id',
      })
      .leftJoin('access_grants as held', { 'held.grant_id': 'event.grant_id' })
      .select<ListedRow[]>(
        'event.*',
        'request.domain_id as about_domain',
        'held.display_name as about_person',
      )
      .orderBy('event.sequence', 'desc')
      .limit(query.limit);
    const { after, before, type } = query;
    if (after !== undefined) {
      rows.where('event.sequence', '>', after);
    }
    if (before !== undefined) {
      rows.where('event.sequence', '<', before);
    }
    if (type?.endsWith('.*')) {
      rows.whereLike('event.type', `${type.slice(0, -1)}%`);
    } else if (type) {
      rows.where('event.type', type);
    }
    if (query.actor) {
      rows.where('event.actor', query.actor);
    }
    if (query.requestId) {
      rows.where('event.request_id', query.requestId);
    }
    if (query.grantId) {
      rows.where('event.grant_id', query.grantId);
    }
    if (query.domainId) {
      rows.where('request.domain_id', query.domainId);
    }
    return (await rows).map(row => ({
      ...fromEventRow(row),
      domainId: row.about_domain ?? undefined,
      displayName: row.about_person ?? undefined,
    }));
  }

  async readEnd(): Promise<EventLogEnd> {
    return inSnapshot(this.#knex, async transaction => {
      const chain = await transaction<ChainEnd & { id: number }>(
        'access_event_chain',
      )
        .where('id', 1)
        .first();
      const last = await transaction<EventRow>('access_events')
        .orderBy('sequence', 'desc')
        .first('sequence');
      return {
        chain: { sequence: chain?.sequence ?? 0, hash: chain?.hash ?? '' },
        lastSequence: last?.sequence ?? 0,
      };
    });
  }

  async *read(options: { upTo: number }): AsyncIterable<ChainedEvent> {
    let last: number | undefined;
    for (;;) {
      const rows = this.#knex<EventRow>('access_events')
        .where('sequence', '<=', options.upTo)
        .orderBy('sequence')
        .limit(this.#batch);
      if (last !== undefined) {
        rows.where('sequence', '>', last);
      }
      const batch = await rows;
      yield* batch.map(fromEventRow);
      if (batch.length < this.#batch) {
        return;
      }
      last = batch[batch.length - 1].sequence;
    }
  }
}
