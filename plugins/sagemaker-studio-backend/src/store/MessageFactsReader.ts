/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { GrantStatus } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { Knex } from 'knex';
import type { ChangeSet } from './ChangeSet';
import type { EventWithFacts } from '../events/appendEvents';
import { requesterOf } from '../events/notifications/wording';
import { identifiedBy } from '../model/records';
import type { Identified } from '../model/personKey';
import type { ChainedEvent } from '../events/eventChain';
import type { MessageFacts } from '../events/OutboxMessage';
import {
  isStep,
  needsGrantStatuses,
  needsRequest,
} from '../events/outboxMessages';
import { readLabels } from './readLabels';
import { readPeopleToday } from './peopleToday';
import { readNamesToday, readRefsInConflict } from './readNamesToday';
import { IDS_PER_STATEMENT, readRequests } from './readRecords';
import { grantRows } from './grantQueries';
import { fromGrantRow } from './recordRows';
import { chunk } from '../database/transaction';

/** Reads what the messages of events are built from; what the change set holds is not read again. */
export class MessageFactsReader {
  readonly #transaction: Knex.Transaction;
  readonly #requests: Map<string, MessageFacts['request']>;
  readonly #grants: Map<string, MessageFacts['grant']>;
  readonly #statuses = new Map<string, GrantStatus[]>();

  constructor(transaction: Knex.Transaction, changes: ChangeSet) {
    this.#transaction = transaction;
    const { insert, update } = changes;
    this.#requests = new Map(
      [...(insert?.requests ?? []), ...(update?.requests ?? [])].map(
        request => [request.requestId, request],
      ),
    );
    this.#grants = new Map(
      [...(insert?.grants ?? []), ...(update?.grants ?? [])].map(grant => [
        grant.grantId,
        grant,
      ]),
    );
  }

  async read(events: ChainedEvent[]): Promise<EventWithFacts[]> {
    await this.#readGrants(events.map(({ grantId }) => grantId));
    const read = [];
    for (const event of events) {
      read.push({ event, facts: await this.#factsOf(event) });
    }
    const people = read.flatMap(peopleNotified);
    const namesToday = people.length
      ? await readNamesToday(this.#transaction, people)
      : undefined;
    const shownAs = people.length
      ? await readPeopleToday(this.#transaction, people)
      : undefined;
    const refsInConflict = await readRefsInConflict(
      this.#transaction,
      read.flatMap(approversNotified),
    );
    const told = read.filter(({ event }) => !isStep(event));
    const labels = told.length
      ? await readLabels(
          this.#transaction,
          told.flatMap(
            ({ facts: { request, grant } }) =>
              (request ?? grant)?.domainId ?? [],
          ),
        )
      : undefined;
    return read.map(({ event, facts }) => ({
      event,
      facts: { ...facts, namesToday, shownAs, refsInConflict, labels },
    }));
  }

  async #factsOf(event: ChainedEvent): Promise<MessageFacts> {
    const { requestId, grantId } = event;
    const grant = grantId ? this.#grants.get(grantId) : undefined;
    if (
      requestId &&
      needsGrantStatuses(event) &&
      !this.#statuses.has(requestId)
    ) {
      this.#statuses.set(requestId, await this.#readStatuses(requestId));
    }
    const grantStatuses = requestId ? this.#statuses.get(requestId) : undefined;
    // Reading the request of hundreds of people for each of their thousands of steps takes longer than the steps do.
    if (grant && !needsRequest(event, grantStatuses)) {
      return { grant, grantStatuses };
    }
    if (requestId && !this.#requests.has(requestId)) {
      const [request] = await readRequests(this.#transaction, rows =>
        rows.where('request_id', requestId),
      );
      this.#requests.set(requestId, request);
    }
    return {
      request: requestId ? this.#requests.get(requestId) : undefined,
      grant,
      grantStatuses,
    };
  }

  async #readGrants(grantIds: (string | undefined)[]): Promise<void> {
    const missing = new Set(
      grantIds.filter(
        (grantId): grantId is string =>
          grantId !== undefined && !this.#grants.has(grantId),
      ),
    );
    for (const part of chunk([...missing], IDS_PER_STATEMENT)) {
      const rows = await grantRows(this.#transaction).whereIn('grant_id', part);
      for (const row of rows) {
        this.#grants.set(row.grant_id, fromGrantRow(row));
      }
    }
  }

  async #readStatuses(requestId: string): Promise<GrantStatus[]> {
    const rows: { status: GrantStatus; people: number | string }[] =
      await this.#transaction('access_request_grants')
        .join(
          'access_grants',
          'access_grants.grant_id',
          'access_request_grants.grant_id',
        )
        .where('access_request_grants.request_id', requestId)
        .groupBy('access_grants.status')
        .select('access_grants.status')
        .count({ people: '*' });
    return rows.flatMap(({ status, people }) =>
      Array.from({ length: Number(people) }, () => status),
    );
  }
}

/** Those of the records who may be notified of an event, or left out; nobody is notified of steps. */
function peopleNotified({ event, facts }: EventWithFacts): Identified[] {
  const { grant, request } = facts;
  if (!needsRequest(event)) {
    return [];
  }
  return [
    ...(grant ? [identifiedBy(grant)] : []),
    ...(request ? [requesterOf(request)] : []),
    ...(request && !grant
      ? [
          ...request.people.map(identifiedBy),
          ...(request.stages ?? []).flatMap(({ votes, letIn = [] }) => [
            ...votes.map(({ by, userId }) => ({ ref: by, userId })),
            ...letIn,
          ]),
        ]
      : []),
  ];
}

/** Refs of those who decide or have decided a request, as they were when it was stored. */
function approversNotified({ event, facts: { request } }: EventWithFacts) {
  return request && needsRequest(event)
    ? [
        ...request.approvers,
        ...(request.stages ?? []).flatMap(({ approvers }) => approvers),
      ]
    : [];
}
