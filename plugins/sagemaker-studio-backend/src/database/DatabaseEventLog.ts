/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { Knex } from 'knex';
import type { ChainedEvent, ChainEnd } from '../events/eventChain';
import type { EventLog, EventLogEnd, EventQuery } from '../events/EventLog';
import { fromEventRow, type EventRow } from './accessRows';
import { inSnapshot } from './transaction';

const BATCH = 1000;

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

  async list(query: EventQuery): Promise<ChainedEvent[]> {
    const rows = this.#knex<EventRow>('access_events')
      .orderBy('sequence', 'desc')
      .limit(query.limit);
    const { after, before, type } = query;
    if (after !== undefined) {
      rows.where('sequence', '>', after);
    }
    if (before !== undefined) {
      rows.where('sequence', '<', before);
    }
    if (type?.endsWith('.*')) {
      rows.whereLike('type', `${type.slice(0, -1)}%`);
    } else if (type) {
      rows.where('type', type);
    }
    if (query.actor) {
      rows.where('actor', query.actor);
    }
    if (query.requestId) {
      rows.where('request_id', query.requestId);
    }
    if (query.grantId) {
      rows.where('grant_id', query.grantId);
    }
    return (await rows).map(fromEventRow);
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
