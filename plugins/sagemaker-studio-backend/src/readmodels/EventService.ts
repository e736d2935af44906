/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import {
  type EventVerification,
  type ListedEvent,
  studioEventsReadPermission,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { Knex } from 'knex';
import type { StudioConfig } from '../config/StudioConfig';
import type { TeamIdentifier } from '../directory/TeamIdentifier';
import type { EventLog, EventQuery } from '../events/EventLog';
import {
  exportEvents,
  toAccessEvent,
  type ExportFormat,
  type ShownEvent,
} from '../events/exportEvents';
import type { ChainedEvent, ChainEnd } from '../events/eventChain';
import type { EventKeys } from '../events/EventKeys';
import { verifyEvents } from '../events/verifyEvents';
import type { Viewer } from '../model/caller';
import { holdsOneOf, leadsOf } from '../model/policy';
import { withActorsToday } from '../store/peopleToday';
import { whereTeam } from '../store/teamToday';
import { verifyRows } from '../store/verifyRows';
import { optionalRef } from '../util/refs';
import { decodeSequence, readPage, type Page } from '../util/pages';
import { notAllowedError } from '../util/errors';
import { say } from '../util/say';

const DEFAULT_LIMIT = 100;
/** Events whose actors are looked up together in an export. */
const ACTORS_AT_ONCE = 500;
const SORT = '-sequence';

/** Reads the record of events for those who may see all of it. */
export class EventService {
  readonly #knex: Knex;
  readonly #eventLog: EventLog;
  readonly #teams: Pick<TeamIdentifier, 'identifyOne'>;
  readonly #config: Pick<StudioConfig, 'teams'>;
  readonly #keys?: EventKeys;

  constructor(options: {
    /** The plugin's database. */
    knex: Knex;
    eventLog: EventLog;
    teamIdentifier: Pick<TeamIdentifier, 'identifyOne'>;
    config: Pick<StudioConfig, 'teams'>;
    /** Verify the signatures of events. */
    keys?: EventKeys;
  }) {
    this.#knex = options.knex;
    this.#eventLog = options.eventLog;
    this.#teams = options.teamIdentifier;
    this.#config = options.config;
    this.#keys = options.keys;
  }

  /**
   * A lead who may not read all events may read the record of their team.
   *
   * @throws InputError when the team is none, NotAllowedError
   */
  checkLead(asked: { team?: string }, viewer: Viewer): void {
    const team = teamIn(asked);
    if (
      team === undefined ||
      !holdsOneOf(viewer.refs, leadsOf(this.#config.teams, team))
    ) {
      throw notAllowedError(
        say('refused.events', { permission: studioEventsReadPermission.name }),
      );
    }
  }

  /** @throws InputError when the cursor is not one that was handed out, or the person or the team is none */
  async list(
    filter: Omit<EventQuery, 'before' | 'limit' | 'of'> & {
      team?: string;
      limit?: number;
      cursor?: string;
    },
  ): Promise<Page<ListedEvent>> {
    const { limit = DEFAULT_LIMIT, cursor, team, ...rest } = filter;
    const person = optionalRef(rest.person, { field: 'person', kind: 'user' });
    const of = await this.#ofTeam({ team });
    const query = { ...rest, person, of };
    const before = decodeSequence(cursor, { sort: SORT, of: 'events', id: '' });
    const { items, nextCursor } = await readPage(
      limit,
      most => this.#eventLog.list({ ...query, before, limit: most }),
      ({ sequence }) => ({ sort: SORT, value: String(sequence), id: '' }),
    );
    return {
      items: (await withActorsToday(this.#knex, items)).map(
        ({ domainId, displayName, ...event }) => ({
          ...toAccessEvent(event),
          domainId,
          displayName,
        }),
      ),
      nextCursor,
    };
  }

  /**
   * The text of an export of everything that is recorded by now.
   *
   * @param filter - `team`: only what is recorded of its requests and its access
   */
  async export(
    format: ExportFormat,
    filter: { team?: string } = {},
  ): Promise<AsyncIterable<string>> {
    const of = await this.#ofTeam(filter);
    const { lastSequence } = await this.#eventLog.readEnd();
    return exportEvents(
      this.#withActors(this.#eventLog.read({ upTo: lastSequence, of })),
      format,
    );
  }

  /** Looked up for many at once. */
  async *#withActors(
    events: AsyncIterable<ChainedEvent>,
  ): AsyncIterable<ShownEvent> {
    let batch: ChainedEvent[] = [];
    for await (const event of events) {
      batch.push(event);
      if (batch.length === ACTORS_AT_ONCE) {
        yield* await withActorsToday(this.#knex, batch);
        batch = [];
      }
    }
    yield* await withActorsToday(this.#knex, batch);
  }

  /** The requests and the grants of a team, as it is identified today. */
  async #ofTeam(filter: { team?: string }): Promise<EventQuery['of']> {
    const ref = teamIn(filter);
    if (ref === undefined) {
      return undefined;
    }
    const team = await this.#teams.identifyOne(ref);
    const idsOf = (
      table: 'access_requests' | 'access_grants',
      id: 'request_id' | 'grant_id',
    ) => {
      const rows = this.#knex(table).select(`${table}.${id}`);
      whereTeam(rows, table, [team]);
      return rows;
    };
    return {
      requests: () => idsOf('access_requests', 'request_id'),
      grants: () => idsOf('access_grants', 'grant_id'),
    };
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

function teamIn({ team }: { team?: string }): string | undefined {
  return optionalRef(team, { field: 'team', kind: 'group' });
}
