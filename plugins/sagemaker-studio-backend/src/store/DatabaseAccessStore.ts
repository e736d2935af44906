/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { isDatabaseConflictError } from '@backstage/backend-plugin-api';
import type { AccessEvent } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { Knex } from 'knex';
import type {
  AccessStore,
  ChangeSet,
  CommitResult,
  GrantQuery,
  RequestQuery,
  RequestSort,
} from './AccessStore';
import type { RequestEventQuery } from '../events/eventQueries';
import type { EventMatch } from '../events/eventQueries';
import type {
  GrantRecord,
  OperationRecord,
  RequestRecord,
} from '../model/records';
import type { ChainedEvent } from '../events/eventChain';
import {
  fromGrantRow,
  fromOperationRow,
  fromRequestRow,
  type GrantRow,
  type OperationRow,
  type RequestApproverRow,
  type RequestHoldRow,
  type RequestPersonRow,
  type RequestRow,
  type RequestVoterRow,
  type StepRow,
} from './recordRows';
import { fromEventRow } from '../events/eventRows';
import { type EventRow } from '../events/eventRows';
import { findLastEvent, listEvents } from '../events/eventQueries';
import {
  listExpiring,
  listGrants,
  listStarting,
  listSuspensionsOver,
} from './grantQueries';
import { whereRequestVisible } from './whereVisible';
import { OptimisticLockError, writeChanges } from './writeChanges';
import { chunk, inSnapshot, inTransactionAgain } from '../database/transaction';

/** How many ids go into one statement. */
const CHUNK = 200;
/** Parts of a search that one statement takes. */
const PARTS_AT_ONCE = 3;

type RequestFilter = (
  rows: Knex.QueryBuilder<RequestRow, RequestRow[]>,
) => Knex.QueryBuilder<RequestRow, RequestRow[]>;
type OperationFilter = (
  rows: Knex.QueryBuilder<OperationRow, OperationRow[]>,
) => Knex.QueryBuilder<OperationRow, OperationRow[]>;

const NEWEST_FIRST: RequestSort = { by: 'createdAt', descending: true };

/** Keeps requests, grants, operations and events in SQLite or PostgreSQL. */
export class DatabaseAccessStore implements AccessStore {
  readonly #knex: Knex;
  readonly #wakeOutbox: () => void;

  static create(options: {
    knex: Knex;
    /** Called once something to tell is stored. */
    wakeOutbox?: () => void;
  }): DatabaseAccessStore {
    return new DatabaseAccessStore(options.knex, options.wakeOutbox);
  }

  private constructor(knex: Knex, wakeOutbox: () => void = () => {}) {
    this.#knex = knex;
    this.#wakeOutbox = wakeOutbox;
  }

  async commit(changes: ChangeSet): Promise<CommitResult> {
    try {
      const hasTellings = await inTransactionAgain(this.#knex, transaction =>
        writeChanges(transaction, changes),
      );
      if (hasTellings) {
        this.#wakeOutbox();
      }
      return 'stored';
    } catch (error) {
      if (error instanceof OptimisticLockError) {
        return 'stale';
      }
      if (isDatabaseConflictError(error)) {
        return 'duplicate';
      }
      throw error;
    }
  }

  async getRequest(requestId: string): Promise<RequestRecord | undefined> {
    const [request] = await this.#readRequests(query =>
      query.where('request_id', requestId),
    );
    return request;
  }

  async findRequestByKey(query: {
    requester: string;
    idempotencyKey: string;
  }): Promise<RequestRecord | undefined> {
    const [request] = await this.#readRequests(rows =>
      rows
        .where('requester', query.requester)
        .where('idempotency_key', query.idempotencyKey),
    );
    return request;
  }

  async listRequests(query: RequestQuery): Promise<RequestRecord[]> {
    const filter: RequestFilter = rows => {
      const { mine, toDecide, after } = query;
      const { by, descending } = query.sort ?? NEWEST_FIRST;
      const column = by === 'updatedAt' ? 'updated_at' : 'created_at';
      const order = descending ? 'desc' : 'asc';
      rows
        .orderBy([
          { column, order },
          { column: 'request_id', order },
        ])
        .limit(query.limit);
      if (query.domainId) {
        rows.where('domain_id', query.domainId);
      }
      if (query.kind) {
        rows.where('kind', query.kind);
      }
      if (query.requester) {
        rows.where('requester', query.requester);
      }
      whereRequestVisible(this.#knex, rows, query.visible);
      if (query.team) {
        rows.where('team', query.team);
      }
      if (query.status) {
        rows.where('status', query.status);
      }
      if (query.people) {
        rows.whereIn('request_id', this.#requestsFor('person', query.people));
      }
      if (mine) {
        rows.where(either =>
          either
            .where('requester', mine.ref)
            .orWhereIn('request_id', this.#requestsFor('person', [mine.ref])),
        );
      }
      if (toDecide) {
        rows
          .where('status', 'in-review')
          .whereIn(
            'request_id',
            this.#knex<RequestApproverRow>('access_request_approvers')
              .select('request_id')
              .whereIn('entity_ref', toDecide.refs),
          )
          .whereNot('requester', toDecide.ref)
          .whereNotIn('request_id', this.#requestsFor('person', [toDecide.ref]))
          .whereNotIn(
            'request_id',
            this.#requestsVotedOn('entity_ref', toDecide.ref),
          );
        if (toDecide.userId) {
          const { userId } = toDecide;
          rows
            .where(other =>
              other
                .whereNull('requester_user_id')
                .orWhereNot('requester_user_id', userId),
            )
            .whereNotIn('request_id', this.#requestsFor('user_id', [userId]))
            .whereNotIn('request_id', this.#requestsVotedOn('user_id', userId));
        }
      }
      if (after) {
        const beyond = descending ? '<' : '>';
        rows.where(next =>
          next
            .where(column, beyond, after.value)
            .orWhere(same =>
              same
                .where(column, after.value)
                .where('request_id', beyond, after.requestId),
            ),
        );
      }
      return rows;
    };
    const [some] = await filter(this.#knex<RequestRow>('access_requests'))
      .select('request_id')
      .limit(1);
    // Mostly there is none, and then there is nothing that has to agree with each other.
    return some ? this.#readRequests(filter) : [];
  }

  async findRequestsAgainst(query: {
    grantIds: string[];
    kind: RequestRecord['kind'];
  }): Promise<Map<string, string>> {
    const held = new Map<string, string>();
    for (const part of chunk(query.grantIds, CHUNK)) {
      const rows = await this.#knex<RequestHoldRow>('access_request_holds')
        .where('kind', query.kind)
        .whereIn('grant_id', part);
      for (const row of rows) {
        held.set(row.grant_id, row.request_id);
      }
    }
    return held;
  }

  async getGrant(grantId: string): Promise<GrantRecord | undefined> {
    const row = await this.#knex<GrantRow>('access_grants')
      .where('grant_id', grantId)
      .first();
    return row && fromGrantRow(row);
  }

  async listLiveGrants(query: {
    people?: string[];
    userIds?: string[];
    groupIds?: string[];
    team?: string;
    domainId?: string;
  }): Promise<GrantRecord[]> {
    const grants = new Map<string, GrantRecord>();
    type Column = 'person' | 'user_id' | 'group_id';
    const filters: { column: Column; values: string[] }[] = [
      ...(query.people
        ? [{ column: 'person' as const, values: query.people }]
        : []),
      ...(query.userIds
        ? [{ column: 'user_id' as const, values: query.userIds }]
        : []),
      ...(query.groupIds
        ? [{ column: 'group_id' as const, values: query.groupIds }]
        : []),
    ];
    const read = async (wanted: { column: Column; values: string[] }[]) => {
      const rows = this.#knex<GrantRow>('access_grants')
        .whereNot('status', 'ended')
        .orderBy(['created_at', 'grant_id']);
      if (query.team) {
        rows.where('team', query.team);
      }
      if (query.domainId) {
        rows.where('domain_id', query.domainId);
      }
      if (wanted.length > 0) {
        rows.where(any =>
          wanted.forEach(({ column, values }) => any.orWhereIn(column, values)),
        );
      }
      for (const row of await rows) {
        grants.set(row.grant_id, fromGrantRow(row));
      }
    };
    if (filters.length === 0) {
      await read([]);
    }
    const parts = filters.flatMap(({ column, values }) =>
      chunk(values, CHUNK).map(part => ({ column, values: part })),
    );
    for (const together of chunk(parts, PARTS_AT_ONCE)) {
      await read(together);
    }
    return [...grants.values()];
  }

  listGrants(query: GrantQuery): Promise<GrantRecord[]> {
    return listGrants(this.#knex, query);
  }

  listExpiring(
    query: Parameters<AccessStore['listExpiring']>[0],
  ): Promise<GrantRecord[]> {
    return listExpiring(this.#knex, query);
  }

  listStarting(
    query: Parameters<AccessStore['listStarting']>[0],
  ): Promise<GrantRecord[]> {
    return listStarting(this.#knex, query);
  }

  listSuspensionsOver(
    query: Parameters<AccessStore['listSuspensionsOver']>[0],
  ): Promise<GrantRecord[]> {
    return listSuspensionsOver(this.#knex, query);
  }

  async listGrantsOfRequests(
    requestIds: string[],
  ): Promise<Map<string, GrantRecord[]>> {
    const grants = new Map<string, GrantRecord[]>(
      requestIds.map(requestId => [requestId, []]),
    );
    for (const part of chunk(requestIds, CHUNK)) {
      const rows: (GrantRow & { shown_with: string })[] = await this.#knex(
        'access_request_grants',
      )
        .join(
          'access_grants',
          'access_grants.grant_id',
          'access_request_grants.grant_id',
        )
        .whereIn('access_request_grants.request_id', part)
        .orderBy('access_grants.person')
        .select('access_grants.*', {
          shown_with: 'access_request_grants.request_id',
        });
      for (const row of rows) {
        grants.get(row.shown_with)?.push(fromGrantRow(row));
      }
    }
    return grants;
  }

  async getOperation(
    operationId: string,
  ): Promise<OperationRecord | undefined> {
    const [operation] = await this.#readOperations(rows =>
      rows.where('operation_id', operationId),
    );
    return operation;
  }

  async listLatestOperations(
    grantIds: string[],
  ): Promise<Map<string, OperationRecord>> {
    const latest = new Map<string, OperationRecord>();
    for (const part of chunk(grantIds, CHUNK)) {
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
      for (const operation of operations) {
        latest.set(operation.grantId, operation);
      }
    }
    return latest;
  }

  async listDueOperations(query: {
    lane: string;
    now: string;
    limit: number;
    except?: string[];
  }): Promise<OperationRecord[]> {
    const filter: OperationFilter = rows =>
      rows
        .where('lane', query.lane)
        .where('next_try_at', '<=', query.now)
        .whereNotIn('operation_id', query.except ?? [])
        // Who has come furthest goes first, rather than everybody one step: what comes next draws from another limit.
        .orderBy(['started_at', 'operation_id'])
        .limit(query.limit);
    const [some] = await filter(this.#knex<OperationRow>('access_operations'))
      .select('operation_id')
      .limit(1);
    return some ? this.#readOperations(filter) : [];
  }

  listEvents(query: RequestEventQuery): Promise<AccessEvent[]> {
    return listEvents(this.#knex, query);
  }

  findLastEvent(match: EventMatch): Promise<AccessEvent | undefined> {
    return findLastEvent(this.#knex, match);
  }

  /** The whole record in order, to check that it is unbroken. */
  async readEventChain(): Promise<ChainedEvent[]> {
    const rows = await this.#knex<EventRow>('access_events').orderBy(
      'sequence',
    );
    return rows.map(fromEventRow);
  }

  #requestsFor(column: 'person' | 'user_id', values: string[]) {
    return this.#knex<RequestPersonRow>('access_request_people')
      .select('request_id')
      .whereIn(column, values);
  }

  #requestsVotedOn(column: 'entity_ref' | 'user_id', value: string) {
    return this.#knex<RequestVoterRow>('access_request_voters')
      .select('request_id')
      .where(column, value);
  }

  async #readRequests(filter: RequestFilter): Promise<RequestRecord[]> {
    return inSnapshot(this.#knex, async transaction => {
      const rows = await filter(transaction<RequestRow>('access_requests'));
      const ids = rows.map(row => row.request_id);
      const people = new Map<string, RequestPersonRow[]>();
      const approvers = new Map<string, RequestApproverRow[]>();
      for (const part of chunk(ids, CHUNK)) {
        group(
          people,
          await transaction<RequestPersonRow>('access_request_people')
            .whereIn('request_id', part)
            .orderBy(['request_id', 'position']),
          row => row.request_id,
        );
        group(
          approvers,
          await transaction<RequestApproverRow>('access_request_approvers')
            .whereIn('request_id', part)
            .orderBy(['request_id', 'position']),
          row => row.request_id,
        );
      }
      return rows.map(row =>
        fromRequestRow(
          row,
          people.get(row.request_id) ?? [],
          approvers.get(row.request_id) ?? [],
        ),
      );
    });
  }

  async #readOperations(filter: OperationFilter): Promise<OperationRecord[]> {
    return inSnapshot(this.#knex, async transaction => {
      const rows = await filter(transaction<OperationRow>('access_operations'));
      const steps = new Map<string, StepRow[]>();
      for (const part of chunk(rows, CHUNK)) {
        group(
          steps,
          await transaction<StepRow>('access_operation_steps')
            .whereIn(
              'operation_id',
              part.map(row => row.operation_id),
            )
            .orderBy(['operation_id', 'position']),
          row => row.operation_id,
        );
      }
      return rows.map(row =>
        fromOperationRow(row, steps.get(row.operation_id) ?? []),
      );
    });
  }
}

function group<T>(
  groups: Map<string, T[]>,
  rows: T[],
  keyOf: (row: T) => string,
) {
  for (const row of rows) {
    const key = keyOf(row);
    const existing = groups.get(key);
    if (existing) {
      existing.push(row);
    } else {
      groups.set(key, [row]);
    }
  }
}
