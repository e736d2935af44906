/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * Keeps requests, grants and operations in SQLite or PostgreSQL. Every change is committed in one transaction with its
 * events and their outbox messages. Decides nothing.
 */
import { isDatabaseConflictError } from '@backstage/backend-plugin-api';
import type { AccessEvent } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { Knex } from 'knex';
import {
  chunk,
  inSnapshot,
  inTransactionAgain,
  readInChunks,
} from '../database/transaction';
import type { EventKeys } from '../events/EventKeys';
import {
  findLastEvent,
  listEvents,
  listGrantEvents,
  listLastEvents,
  type EventMatch,
  type RequestEventQuery,
} from '../events/eventQueries';
import type {
  GrantRecord,
  OperationRecord,
  RequestRecord,
} from '../model/records';
import type { OperationSummary } from '../model/requestOutcome';
import type { DomainCreationRecord } from '../model/domainCreation';
import type { ChangeSet, CommitResult } from './ChangeSet';
import { DomainCreationStore } from './DomainCreationStore';
import {
  countProfilesToCome,
  grantRows,
  listDueGrants,
  listEndedGrants,
  listGrants,
  listLiveGrants,
  type DueGrantQuery,
  type GrantQuery,
  type LiveGrantQuery,
} from './grantQueries';
import {
  listDueOperations,
  type DueOperation,
  type DueOperationQuery,
} from './listDueOperations';
import {
  IDS_PER_STATEMENT,
  readOperations,
  readRequests,
  type Narrow,
} from './readRecords';
import {
  fromGrantRow,
  type GrantRow,
  type OperationRow,
  type RequestHoldRow,
  type RequestRow,
} from './recordRows';
import type { RequestVisibility } from '../model/visibility';
import { personKey, type Identified, type ShownAs } from '../model/personKey';
import { waitsAs } from '../model/waitsAs';
import { readPeopleToday, readRefsEver, withActorsToday } from './peopleToday';
import { teamToday } from './teamToday';
import { whereRequestVisible } from './whereVisible';
import { whereListed, type RequestQuery } from './requestQueries';
import { OptimisticLockError, writeChanges } from './writeChanges';

export class AccessStore {
  readonly #knex: Knex;
  readonly #wakeOutbox: () => void;
  readonly #keys?: EventKeys;
  readonly #onStored: (changes: ChangeSet) => void;

  constructor(options: {
    knex: Knex;
    /** Sign the events. */
    keys?: EventKeys;
    /** Called once outbox messages are stored. */
    wakeOutbox?: () => void;
    /** Called with each change that is stored. */
    onStored?: (changes: ChangeSet) => void;
  }) {
    this.#knex = options.knex;
    this.#keys = options.keys;
    this.#wakeOutbox = options.wakeOutbox ?? (() => {});
    this.#onStored = options.onStored ?? (() => {});
  }

  async commit(changes: ChangeSet): Promise<CommitResult> {
    try {
      const hasMessages = await inTransactionAgain(this.#knex, transaction =>
        writeChanges(transaction, changes, this.#keys),
      );
      if (hasMessages) {
        this.#wakeOutbox();
      }
      this.#onStored(changes);
      return 'stored';
    } catch (error) {
      if (error instanceof OptimisticLockError) {
        return 'conflict';
      }
      if (isDatabaseConflictError(error)) {
        return 'duplicate';
      }
      throw error;
    }
  }

  /** Throws when the database does not answer. */
  async checkConnection(): Promise<void> {
    await this.#knex.raw('select 1');
  }

  async getRequest(requestId: string): Promise<RequestRecord | undefined> {
    const [request] = await this.#readRequests(rows =>
      rows.where('request_id', requestId),
    );
    return request;
  }

  async findRequestByKey(query: {
    requester: Identified;
    idempotencyKey: string;
  }): Promise<RequestRecord | undefined> {
    const { requester, idempotencyKey } = query;
    const [request] = await this.#readRequests(rows =>
      rows
        .where('idempotency_key', idempotencyKey)
        .where('caller_key', personKey(requester)),
    );
    return request;
  }

  /** When somebody has filed requests, newest first; revocations are left out. */
  async listFilingTimes(query: {
    requester: Identified;
    /** ISO 8601 */
    since: string;
    limit: number;
    /** Counts what the transaction has written as well. */
    transaction?: Knex.Transaction;
  }): Promise<string[]> {
    const { requester, since, limit, transaction } = query;
    return (transaction ?? this.#knex)('access_requests')
      .where('caller_key', personKey(requester))
      .where('created_at', '>', since)
      .whereNot('kind', 'revoke')
      .orderBy('created_at', 'desc')
      .limit(limit)
      .pluck('created_at');
  }

  async listRequests(query: RequestQuery): Promise<RequestRecord[]> {
    const narrow: Narrow<RequestRow> = rows =>
      whereListed(rows, query, this.#knex);
    // Mostly there is none, and then no snapshot is needed.
    const some = await narrow(this.#knex<RequestRow>('access_requests'))
      .select('request_id')
      .limit(1);
    return some.length ? this.#readRequests(narrow) : [];
  }

  /** Those of the requests that somebody may see. */
  async listVisibleRequests(
    requestIds: string[],
    visible: RequestVisibility,
  ): Promise<Set<string>> {
    const seen = new Set<string>();
    for (const part of chunk(requestIds, IDS_PER_STATEMENT)) {
      const rows = this.#knex<RequestRow>('access_requests').whereIn(
        'request_id',
        part,
      );
      whereRequestVisible(this.#knex, rows, visible);
      (await rows.select('request_id')).forEach(({ request_id: id }) =>
        seen.add(id),
      );
    }
    return seen;
  }

  /** userId → the request that is in review for the person, of the kind or one that counts as the same. */
  async findOpenRequests(query: {
    userIds: string[];
    domainId: string;
    kind: RequestRecord['kind'];
  }): Promise<Map<string, string>> {
    const { userIds, domainId, kind } = query;
    const rows = await readInChunks(userIds, IDS_PER_STATEMENT, part =>
      this.#knex<RequestHoldRow>('access_request_holds')
        .where({ domain_id: domainId, kind: waitsAs(kind) })
        .whereIn('user_id', part),
    );
    return new Map(rows.map(row => [row.user_id, row.request_id]));
  }

  async getGrant(grantId: string): Promise<GrantRecord | undefined> {
    const [row] = await grantRows(this.#knex).where('grant_id', grantId);
    return row && fromGrantRow(row);
  }

  /** grantId → the grant. */
  async getGrants(grantIds: string[]): Promise<Map<string, GrantRecord>> {
    const grants = new Map<string, GrantRecord>();
    for (const part of chunk(grantIds, IDS_PER_STATEMENT)) {
      const rows = await grantRows(this.#knex).whereIn('grant_id', part);
      rows.forEach(row => grants.set(row.grant_id, fromGrantRow(row)));
    }
    return grants;
  }

  /** Grants that have not ended. */
  listLiveGrants(query: LiveGrantQuery): Promise<GrantRecord[]> {
    return listLiveGrants(this.#knex, query);
  }

  /** userId → the newest grant that the person had in the domain, where it has ended. */
  listEndedGrants(query: {
    domainId: string;
    userIds: string[];
  }): Promise<Map<string, GrantRecord>> {
    return listEndedGrants(this.#knex, query);
  }

  listGrants(query: GrantQuery): Promise<GrantRecord[]> {
    return listGrants(this.#knex, query);
  }

  listDueGrants(query: DueGrantQuery): Promise<GrantRecord[]> {
    return listDueGrants(this.#knex, query);
  }

  /** How many profiles grants are still to bring into an account and Region, but for those of some people in one domain. */
  countProfilesToCome(
    place: { accountId: string; region: string },
    options: {
      except: { domainId: string; userIds: string[] };
      /** Default: none. */
      transaction?: Knex.Transaction;
    },
  ): Promise<number> {
    const { except, transaction = this.#knex } = options;
    return countProfilesToCome(transaction, { ...place, except });
  }

  /** requestId → the creation of the domain that it asked for. */
  listCreations(
    requestIds: string[],
  ): Promise<Map<string, DomainCreationRecord>> {
    return new DomainCreationStore({ knex: this.#knex }).listOfRequests(
      requestIds,
    );
  }

  /** requestId → the grants shown with it, those it created and those it found. */
  async listGrantsOfRequests(
    requestIds: string[],
  ): Promise<Map<string, GrantRecord[]>> {
    const grants = new Map<string, GrantRecord[]>(
      requestIds.map(requestId => [requestId, []]),
    );
    for (const part of chunk(requestIds, IDS_PER_STATEMENT)) {
      const rows: (GrantRow & { shown_with: string })[] = await this.#knex(
        'access_request_grants as shown',
      )
        .join('access_grants', 'access_grants.grant_id', 'shown.grant_id')
        .whereIn('shown.request_id', part)
        .orderBy('access_grants.person')
        .select('access_grants.*', teamToday(this.#knex, 'access_grants'), {
          shown_with: 'shown.request_id',
        });
      for (const { shown_with: shownWith, ...row } of rows) {
        grants.get(shownWith)?.push(fromGrantRow(row));
      }
    }
    return grants;
  }

  async getOperation(
    operationId: string,
  ): Promise<OperationRecord | undefined> {
    return (await this.getOperations([operationId])).get(operationId);
  }

  /** operationId → the operation. */
  async getOperations(
    operationIds: string[],
  ): Promise<Map<string, OperationRecord>> {
    const operations = new Map<string, OperationRecord>();
    for (const part of chunk(operationIds, IDS_PER_STATEMENT)) {
      const read = await this.#readOperations(rows =>
        rows.whereIn('operation_id', part),
      );
      read.forEach(each => operations.set(each.operationId, each));
    }
    return operations;
  }

  /** grantId → its newest operation. */
  async listLatestOperations(
    grantIds: string[],
  ): Promise<Map<string, OperationRecord>> {
    const latest = new Map<string, OperationRecord>();
    for (const part of chunk(grantIds, IDS_PER_STATEMENT)) {
      const operations = await this.#readOperations(rows =>
        rows
          .whereIn('grant_id', part)
          .whereNotExists(later =>
            later
              .from('access_operations as later')
              .whereRaw('later.grant_id = access_operations.grant_id')
              .whereRaw('later.number > access_operations.number'),
          ),
      );
      operations.forEach(each => latest.set(each.grantId, each));
    }
    return latest;
  }

  /** grantId → its operations without their steps, oldest first. */
  async listOperationSummaries(
    grantIds: string[],
  ): Promise<Map<string, OperationSummary[]>> {
    const rows = await readInChunks(grantIds, IDS_PER_STATEMENT, part =>
      this.#knex<OperationRow>('access_operations')
        .whereIn('grant_id', part)
        .orderBy(['grant_id', 'number'])
        .select('grant_id', 'request_id', 'kind', 'status'),
    );
    return Map.groupBy(
      rows.map(row => ({
        grantId: row.grant_id,
        requestId: row.request_id,
        kind: row.kind,
        status: row.status,
      })),
      ({ grantId }) => grantId,
    );
  }

  listDueOperations(query: DueOperationQuery): Promise<DueOperation[]> {
    return listDueOperations(this.#knex, query);
  }

  async listEvents(query: RequestEventQuery): Promise<AccessEvent[]> {
    return withActorsToday(this.#knex, await listEvents(this.#knex, query));
  }

  /** The refs that somebody has or had, which nobody else has got since. */
  readRefsEver(person: Identified): Promise<string[]> {
    return readRefsEver(this.#knex, person);
  }

  /** Under which refs answers show people of records. */
  readPeopleToday(people: readonly Identified[]): Promise<ShownAs> {
    return readPeopleToday(this.#knex, people);
  }

  /** The newest event that matches. */
  findLastEvent(match: EventMatch): Promise<AccessEvent | undefined> {
    return findLastEvent(this.#knex, match);
  }

  /** The newest events of these types that belong to no request, the newest first. */
  listLastEvents(
    query: Parameters<typeof listLastEvents>[1],
  ): Promise<AccessEvent[]> {
    return listLastEvents(this.#knex, query);
  }

  listGrantEvents(
    query: Parameters<typeof listGrantEvents>[1],
  ): Promise<AccessEvent[]> {
    return listGrantEvents(this.#knex, query);
  }

  #readRequests(narrow: Narrow<RequestRow>): Promise<RequestRecord[]> {
    return inSnapshot(this.#knex, transaction =>
      readRequests(transaction, narrow),
    );
  }

  #readOperations(narrow: Narrow<OperationRow>): Promise<OperationRecord[]> {
    return inSnapshot(this.#knex, transaction =>
      readOperations(transaction, narrow),
    );
  }
}
