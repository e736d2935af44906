/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { GrantStatus } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { Knex } from 'knex';
import type { ChangeSet } from './AccessStore';
import type { MessageContextReader } from '../events/appendEvents';
import type { ChainedEvent } from '../events/eventChain';
import type { MessageFacts } from '../events/OutboxMessage';
import { needsGrantStatuses, needsRequest } from '../events/outboxMessages';
import {
  fromGrantRow,
  fromRequestRow,
  type GrantRow,
  type RequestApproverRow,
  type RequestPersonRow,
  type RequestRow,
} from './recordRows';
import { chunk } from '../database/transaction';

/** Grants a query. */
const CHUNK = 400;

/** Finds what has to be known about events, in the changes themselves where they hold it. */
export class MessageFactsReader implements MessageContextReader {
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

  /** @returns what has to be known of each */
  async read(
    events: ChainedEvent[],
  ): Promise<{ event: ChainedEvent; facts: MessageFacts }[]> {
    await this.#readGrants(events.map(({ grantId }) => grantId));
    const read = [];
    for (const event of events) {
      read.push({ event, facts: await this.#factsOf(event) });
    }
    return read;
  }

  async #factsOf(event: ChainedEvent): Promise<MessageFacts> {
    const { requestId, grantId } = event;
    const grant = grantId ? this.#grants.get(grantId) : undefined;
    // Of a request for hundreds of people there are thousands of these, and reading it takes longer than they do.
    if (grant && !needsRequest(event)) {
      return { grant };
    }
    if (requestId && !this.#requests.has(requestId)) {
      this.#requests.set(requestId, await this.#readRequest(requestId));
    }
    if (
      requestId &&
      needsGrantStatuses(event) &&
      !this.#statuses.has(requestId)
    ) {
      this.#statuses.set(requestId, await this.#readStatuses(requestId));
    }
    return {
      request: requestId ? this.#requests.get(requestId) : undefined,
      grant,
      grantStatuses: requestId ? this.#statuses.get(requestId) : undefined,
    };
  }

  async #readRequest(requestId: string): Promise<MessageFacts['request']> {
    const row = await this.#transaction<RequestRow>('access_requests')
      .where('request_id', requestId)
      .first();
    return (
      row &&
      fromRequestRow(
        row,
        await this.#transaction<RequestPersonRow>('access_request_people')
          .where('request_id', requestId)
          .orderBy('position'),
        await this.#transaction<RequestApproverRow>('access_request_approvers')
          .where('request_id', requestId)
          .orderBy('position'),
      )
    );
  }

  async #readGrants(grantIds: (string | undefined)[]): Promise<void> {
    const missing = new Set(
      grantIds.filter(
        (grantId): grantId is string =>
          grantId !== undefined && !this.#grants.has(grantId),
      ),
    );
    for (const part of chunk([...missing], CHUNK)) {
      const rows = await this.#transaction<GrantRow>('access_grants').whereIn(
        'grant_id',
        part,
      );
      for (const row of rows) {
        this.#grants.set(row.grant_id, fromGrantRow(row));
      }
    }
  }

  async #readStatuses(requestId: string): Promise<GrantStatus[]> {
    const rows: { status: GrantStatus }[] = await this.#transaction(
      'access_request_grants',
    )
      .join(
        'access_grants',
        'access_grants.grant_id',
        'access_request_grants.grant_id',
      )
      .where('access_request_grants.request_id', requestId)
      .select('access_grants.status');
    return rows.map(({ status }) => status);
  }
}
