/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { Knex } from 'knex';
import { DateTime } from 'luxon';
import type { ChainedEvent, ChainEnd } from './eventChain';
import { given } from '../database/given';
import { inSnapshot, readInChunks } from '../database/transaction';
import { fromEventRow, type EventRecordRow, type EventRow } from './eventRows';

const BATCH_SIZE = 1000;
const SEQUENCES_PER_STATEMENT = 500;

/** Catalog users and the Identity Center users behind them. */
const PEOPLE = 'access_people';

/** Which events to list, newest first. */
export type EventQuery = {
  /** Only what was recorded after this sequence. */
  after?: number;
  /** Only what was recorded before this sequence: the last of the page before. */
  before?: number;
  /** A type, or a family such as `grant.*`. */
  type?: string;
  actor?: string;
  requestId?: string;
  grantId?: string;
  /** Of requests for this domain. */
  domainId?: string;
  /** ISO 8601; only what was recorded then or later. */
  from?: string;
  /** ISO 8601; only what was recorded before. */
  until?: string;
  /** Catalog ref: only what the person did, and what was done to their access. */
  person?: string;
  /** `false`: without the steps of operations. */
  steps?: boolean;
  /** Only events of these grants, and events without a grant of these requests. Each gives a query for ids. */
  of?: { requests: () => Knex.QueryBuilder; grants: () => Knex.QueryBuilder };
  limit: number;
};

/** An event with what it is about, as far as that is still known. */
export type ListedChainedEvent = ChainedEvent & {
  domainId?: string;
  displayName?: string;
};

/** The end of the record as of one moment. */
export type EventLogEnd = {
  /** Where the chain says that it ends. */
  chain: ChainEnd;
  /** The highest sequence that a row has; 0 without rows. */
  lastSequence: number;
};

type ListedRow = EventRow & {
  about_domain: string | null;
  about_person: string | null;
};

/** Reads the append-only event log. */
export class EventLog {
  readonly #knex: Knex;
  readonly #batch: number;

  constructor(options: {
    knex: Knex;
    /** Rows read at once. */
    batch?: number;
  }) {
    this.#knex = options.knex;
    this.#batch = options.batch ?? BATCH_SIZE;
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
    if (query.from) {
      rows.where('event.at', '>=', inUtc(query.from));
    }
    if (query.until) {
      rows.where('event.at', '<', inUtc(query.until));
    }
    if (query.steps === false) {
      rows.whereNot('event.type', 'like', 'step.%');
    }
    if (query.of) {
      whereOf(rows, query.of, 'event.');
    }
    if (query.actor) {
      this.#whereActed(rows, query.actor);
    }
    if (query.person) {
      this.#whereAbout(rows, query.person);
    }
    rows.where(
      given({
        'event.request_id': query.requestId,
        'event.grant_id': query.grantId,
        'request.domain_id': query.domainId,
      }),
    );
    return (await rows).map(row => ({
      ...fromEventRow(row),
      domainId: row.about_domain ?? undefined,
      displayName: row.about_person ?? undefined,
    }));
  }

  /** As {@link EventLog.#whereAbout}; whoever leads to no user of Identity Center goes by the ref. */
  #whereActed(rows: Knex.QueryBuilder, actor: string): void {
    const users = () =>
      this.#knex(PEOPLE).where({ entity_ref: actor }).select('user_id');
    rows.where(acted =>
      acted
        .whereIn('event.actor_user_id', users())
        .orWhere(named =>
          named
            .where('event.actor', actor)
            .where(nobody =>
              nobody.whereNull('event.actor_user_id').orWhereNotExists(users()),
            ),
        ),
    );
  }

  /** By the user of Identity Center who the person is, never by the ref, which others may have had. */
  #whereAbout(rows: Knex.QueryBuilder, ref: string): void {
    const users = () =>
      this.#knex(PEOPLE).where({ entity_ref: ref }).select('user_id');
    rows.where(about =>
      about
        .whereIn('event.actor_user_id', users())
        .orWhereIn('held.user_id', users()),
    );
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

  /** All events up to a sequence in order, in batches, so that a long log does not fill the memory. */
  async *read(options: {
    upTo: number;
    of?: EventQuery['of'];
  }): AsyncIterable<ChainedEvent> {
    let last: number | undefined;
    for (;;) {
      const rows = this.#knex<EventRow>('access_events')
        .where('sequence', '<=', options.upTo)
        .orderBy('sequence')
        .limit(this.#batch);
      if (last !== undefined) {
        rows.where('sequence', '>', last);
      }
      if (options.of) {
        whereOf(rows, options.of);
      }
      const batch = await rows;
      const records = await this.#readRecords(batch);
      for (const row of batch) {
        yield fromEventRow(row, records.get(row.sequence) ?? []);
      }
      last = batch.at(-1)?.sequence;
      if (batch.length < this.#batch) {
        return;
      }
    }
  }

  /** The digests that were recorded with the events, by sequence. */
  async #readRecords(
    events: EventRow[],
  ): Promise<Map<number, EventRecordRow[]>> {
    // The events of one team are scattered over the log, so a range of sequences would read nearly everything.
    const rows: EventRecordRow[] = await readInChunks(
      events.map(({ sequence }) => sequence),
      SEQUENCES_PER_STATEMENT,
      part =>
        this.#knex<EventRecordRow>('access_event_records').whereIn(
          'sequence',
          part,
        ),
    );
    return Map.groupBy(rows, ({ sequence }) => sequence);
  }
}

/** An event with a grant belongs to the grant's team, even where the request was another team's. */
function whereOf(
  rows: Knex.QueryBuilder,
  { requests, grants }: NonNullable<EventQuery['of']>,
  prefix: '' | 'event.' = '',
): void {
  rows.where(any =>
    any
      .whereIn(`${prefix}grant_id`, grants())
      .orWhere(none =>
        none
          .whereNull(`${prefix}grant_id`)
          .whereIn(`${prefix}request_id`, requests()),
      ),
  );
}

/** In the form in which times are stored, so that texts compare as times do. */
function inUtc(iso: string): string {
  return DateTime.fromISO(iso).toUTC().toISO() ?? iso;
}
