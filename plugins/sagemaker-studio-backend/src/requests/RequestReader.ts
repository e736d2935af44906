/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { InputError, NotFoundError } from '@backstage/errors';
import type {
  AccessEvent,
  AccessRequest,
  RequestKind,
  RequestStatus,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { AccessStore, RequestSort } from '../store/AccessStore';
import type { RequestRecord } from '../model/records';
import type { RequestVisibility } from '../model/visibility';
import { decodeCursor, encodeCursor, type Cursor } from '../util/cursor';
import { normalizeRef } from '../util/refs';
import { isSequence } from '../util/sequence';
import type { Viewer } from '../model/caller';
import { toRequests } from './requestMapper';

const DEFAULT_LIMIT = 50;
const DEFAULT_EVENTS = 100;
/** The orders of lists, by the name of the parameter. */
const SORTS = {
  '-createdAt': { by: 'createdAt', descending: true },
  createdAt: { by: 'createdAt', descending: false },
  '-updatedAt': { by: 'updatedAt', descending: true },
  updatedAt: { by: 'updatedAt', descending: false },
} as const satisfies Record<string, RequestSort>;

/** Reads requests for those who look at them. */
export class RequestReader {
  readonly #store: AccessStore;

  static create(options: { store: AccessStore }): RequestReader {
    return new RequestReader(options.store);
  }

  private constructor(store: AccessStore) {
    this.#store = store;
  }

  async list(
    filter: {
      view?: 'mine' | 'to-decide' | 'all';
      team?: string;
      status?: RequestStatus;
      kind?: RequestKind;
      domainId?: string;
      requester?: string;
      person?: string;
      sort?: keyof typeof SORTS;
      limit?: number;
      cursor?: string;
    },
    viewer: Viewer,
    options: { visible: RequestVisibility },
  ): Promise<{ items: AccessRequest[]; nextCursor?: string }> {
    const limit = filter.limit ?? DEFAULT_LIMIT;
    const order = filter.sort ?? '-createdAt';
    const sort = SORTS[order];
    const ref = (field: 'team' | 'requester' | 'person') => {
      const value = filter[field];
      return value === undefined
        ? undefined
        : normalizeRef(value, {
            field,
            kind: field === 'team' ? 'group' : 'user',
          });
    };
    const person = ref('person');
    // One more than asked for tells whether there is a next page.
    const records = await this.#store.listRequests({
      mine: filter.view === 'mine' ? { ref: viewer.ref } : undefined,
      toDecide: filter.view === 'to-decide' ? viewer : undefined,
      team: ref('team'),
      requester: ref('requester'),
      people: person === undefined ? undefined : [person],
      kind: filter.kind,
      domainId: filter.domainId,
      status: filter.status,
      sort,
      visible: options.visible,
      limit: limit + 1,
      after: afterOf(filter.cursor, order),
    });
    const page = records.slice(0, limit);
    return {
      items: await toRequests(page, { store: this.#store, viewer }),
      nextCursor:
        records.length > limit
          ? encodeCursor({
              sort: order,
              value: page[page.length - 1][sort.by],
              id: page[page.length - 1].requestId,
            })
          : undefined,
    };
  }

  /** @throws NotFoundError naming the request */
  async get(requestId: string, viewer: Viewer): Promise<AccessRequest> {
    return this.show(await this.find(requestId), viewer);
  }

  /** @throws NotFoundError naming the request, InputError when the cursor is not one that was handed out */
  async listEvents(
    requestId: string,
    filter: {
      view?: 'all' | 'milestones';
      sort?: 'sequence' | '-sequence';
      limit?: number;
      cursor?: string;
    },
  ): Promise<{ items: AccessEvent[]; nextCursor?: string }> {
    await this.find(requestId);
    const { sort = 'sequence', limit = DEFAULT_EVENTS, cursor } = filter;
    // One more than asked for tells whether there is a next page.
    const events = await this.#store.listEvents({
      requestId,
      milestones: filter.view === 'milestones',
      descending: sort === '-sequence',
      limit: limit + 1,
      after:
        cursor === undefined
          ? undefined
          : sequenceOf(decodeCursor(cursor, { sort, of: 'events' }), requestId),
    });
    const items = events.slice(0, limit);
    return {
      items,
      nextCursor:
        events.length > limit
          ? encodeCursor({
              sort,
              value: String(items[items.length - 1].sequence),
              id: requestId,
            })
          : undefined,
    };
  }

  /** @throws NotFoundError naming the request */
  async find(requestId: string): Promise<RequestRecord> {
    const record = await this.#store.getRequest(requestId);
    if (!record) {
      throw new NotFoundError(`There is no request '${requestId}'`);
    }
    return record;
  }

  async show(record: RequestRecord, viewer: Viewer): Promise<AccessRequest> {
    const [request] = await toRequests([record], {
      store: this.#store,
      viewer,
    });
    return request;
  }
}

function afterOf(cursor: string | undefined, sort: string) {
  if (cursor === undefined) {
    return undefined;
  }
  const { value, id } = decodeCursor(cursor, { sort, of: 'requests' });
  return { value, requestId: id };
}

function sequenceOf({ value, id }: Cursor, requestId: string): number {
  if (id === requestId && isSequence(value)) {
    return Number(value);
  }
  throw new InputError(
    `cursor is not one that the events of the request '${requestId}' gave; leave it out to begin with the first page`,
  );
}
