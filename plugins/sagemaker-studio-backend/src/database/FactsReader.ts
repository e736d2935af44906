/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { GrantStatus } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { Knex } from 'knex';
import type { ChangeSet } from '../access/AccessStore';
import type { ChainedEvent } from '../events/eventChain';
import type { TellingFacts } from '../events/Telling';
import { needsGrantStatuses } from '../events/tellings';
import {
  fromGrantRow,
  fromRequestRow,
  type GrantRow,
  type RequestApproverRow,
  type RequestPersonRow,
  type RequestRow,
} from './accessRows';

/** Finds what has to be known about events, in the changes themselves where they hold it. */
export class FactsReader {
  readonly #transaction: Knex.Transaction;
  readonly #requests: Map<string, TellingFacts['request']>;
  readonly #grants: Map<string, TellingFacts['grant']>;
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

  async read(event: ChainedEvent): Promise<TellingFacts> {
    const { requestId, grantId } = event;
    if (requestId && !this.#requests.has(requestId)) {
      this.#requests.set(requestId, await this.#readRequest(requestId));
    }
    if (grantId && !this.#grants.has(grantId)) {
      this.#grants.set(grantId, await this.#readGrant(grantId));
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
      grant: grantId ? this.#grants.get(grantId) : undefined,
      grantStatuses: requestId ? this.#statuses.get(requestId) : undefined,
    };
  }

  async #readRequest(requestId: string): Promise<TellingFacts['request']> {
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

  async #readGrant(grantId: string): Promise<TellingFacts['grant']> {
    const row = await this.#transaction<GrantRow>('access_grants')
      .where('grant_id', grantId)
      .first();
    return row && fromGrantRow(row);
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
