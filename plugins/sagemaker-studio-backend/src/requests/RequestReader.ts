/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type {
  AccessEvent,
  AccessRequest,
  RequestDocument,
  RequestKindFilter,
  RequestStatus,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { TeamIdentifier } from '../directory/TeamIdentifier';
import { requesterOf } from '../events/notifications/wording';
import type { PeopleIdentifier } from '../facts/PeopleIdentifier';
import type { Viewer } from '../model/caller';
import type { Identified } from '../model/personKey';
import type { RequestRecord } from '../model/records';
import type { RequestVisibility } from '../model/visibility';
import type { AccessStore } from '../store/AccessStore';
import type { RequestSort } from '../store/requestQueries';
import { firstOf } from '../util/firstOf';
import {
  decodeCursor,
  decodeSequence,
  readPage,
  sortOf,
  type Page,
  type SortParameter,
} from '../util/pages';
import { optionalRef } from '../util/refs';
import { toRequestDocument } from './requestDocument';
import { toRequests } from './requestMapper';
import { notFoundError } from '../util/errors';
import { say } from '../util/say';

const DEFAULT_LIMIT = 50;
const DEFAULT_EVENT_LIMIT = 100;
const DEFAULT_DOCUMENT_LIMIT = 200;

/** Reads requests for the API. */
export class RequestReader {
  readonly #store: AccessStore;
  readonly #people: PeopleIdentifier;
  readonly #teams: TeamIdentifier;

  constructor(options: {
    store: AccessStore;
    people: PeopleIdentifier;
    teamIdentifier: TeamIdentifier;
  }) {
    this.#store = options.store;
    this.#people = options.people;
    this.#teams = options.teamIdentifier;
  }

  async list(
    filter: {
      view?: 'mine' | 'to-decide' | 'all';
      team?: string;
      status?: RequestStatus;
      kind?: RequestKindFilter;
      domainId?: string;
      requester?: string;
      person?: string;
      sort?: SortParameter<RequestSort['by']>;
      limit?: number;
      cursor?: string;
    },
    viewer: Viewer,
    options: { visible: RequestVisibility },
  ): Promise<Page<AccessRequest>> {
    const order = filter.sort ?? '-createdAt';
    const sort = sortOf(['createdAt', 'updatedAt'], order);
    const after = decodeCursor(filter.cursor, { sort: order, of: 'requests' });
    const person = await this.#find(filter, 'person');
    const requester = await this.#find(filter, 'requester');
    const teamRef = optionalRef(filter.team, { field: 'team', kind: 'group' });
    const team =
      teamRef === undefined
        ? undefined
        : await this.#teams.identifyOne(teamRef);
    const { items, nextCursor } = await readPage(
      filter.limit ?? DEFAULT_LIMIT,
      limit =>
        this.#store.listRequests({
          mine: filter.view === 'mine' ? viewer : undefined,
          toDecide: filter.view === 'to-decide' ? viewer : undefined,
          team,
          requester,
          people: person && [person],
          kind: filter.kind,
          domainId: filter.domainId,
          status: filter.status,
          sort,
          visible: options.visible,
          limit,
          after: after && { value: after.value, requestId: after.id },
        }),
      last => ({ sort: order, value: last[sort.by], id: last.requestId }),
    );
    return {
      items: await toRequests(items, { store: this.#store, viewer }),
      nextCursor,
    };
  }

  /** Requests as search documents, oldest first, so that none is left out while others are filed. */
  async listDocuments(filter: {
    limit?: number;
    cursor?: string;
  }): Promise<Page<RequestDocument>> {
    const sort = 'createdAt';
    const after = decodeCursor(filter.cursor, {
      sort,
      of: 'requests',
    });
    const { items, nextCursor } = await readPage(
      filter.limit ?? DEFAULT_DOCUMENT_LIMIT,
      limit =>
        this.#store.listRequests({
          sort: { by: sort, descending: false },
          limit,
          after: after && { value: after.value, requestId: after.id },
        }),
      last => ({ sort, value: last.createdAt, id: last.requestId }),
    );
    const shownAs = await this.#store.readPeopleToday(items.map(requesterOf));
    return {
      items: items.map(each => toRequestDocument(each, shownAs)),
      nextCursor,
    };
  }

  async #find(
    filter: { person?: string; requester?: string },
    field: 'person' | 'requester',
  ): Promise<Identified | undefined> {
    const ref = optionalRef(filter[field], { field, kind: 'user' });
    return ref === undefined ? undefined : this.#people.identifyOne(ref);
  }

  /** @throws NotFoundError naming the request */
  async get(requestId: string, viewer: Viewer): Promise<AccessRequest> {
    return this.show(await this.find(requestId), viewer);
  }

  /** @throws NotFoundError naming the request, InputError when the cursor is none of this list */
  async listEvents(
    requestId: string,
    filter: {
      view?: 'all' | 'milestones' | 'comments';
      sort?: 'sequence' | '-sequence';
      limit?: number;
      cursor?: string;
    },
  ): Promise<Page<AccessEvent>> {
    await this.find(requestId);
    const { sort = 'sequence', limit = DEFAULT_EVENT_LIMIT, cursor } = filter;
    const after = decodeSequence(cursor, { sort, of: 'events', id: requestId });
    return readPage(
      limit,
      most =>
        this.#store.listEvents({
          requestId,
          milestones: filter.view === 'milestones',
          types: filter.view === 'comments' ? ['request.commented'] : undefined,
          descending: sort === '-sequence',
          limit: most,
          after,
        }),
      last => ({ sort, value: String(last.sequence), id: requestId }),
    );
  }

  /** @throws NotFoundError naming the request */
  async find(requestId: string): Promise<RequestRecord> {
    const record = await this.#store.getRequest(requestId);
    if (!record) {
      throw notFoundError(say('refused.no-request', { request: requestId }));
    }
    return record;
  }

  async show(record: RequestRecord, viewer: Viewer): Promise<AccessRequest> {
    return firstOf(await toRequests([record], { store: this.#store, viewer }));
  }
}
