/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import {
  STEP_EVENT_TYPES,
  type AccessEvent,
  type AccessEventType,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { Knex } from 'knex';
import { fromEventRow, type EventRow } from './eventRows';

export async function listEvents(
  knex: Knex,
  query: RequestEventQuery,
): Promise<AccessEvent[]> {
  const {
    requestId,
    milestones,
    types,
    descending = false,
    limit,
    after,
  } = query;
  const rows = knex<EventRow>('access_events')
    .where('request_id', requestId)
    .orderBy('sequence', descending ? 'desc' : 'asc')
    .limit(limit);
  if (milestones) {
    rows.whereNotIn('type', STEP_EVENT_TYPES);
  }
  if (types) {
    rows.whereIn('type', types);
  }
  if (after !== undefined) {
    rows.where('sequence', descending ? '<' : '>', after);
  }
  return (await rows).map(toEvent);
}

export async function findLastEvent(
  knex: Knex,
  match: EventMatch,
): Promise<AccessEvent | undefined> {
  const { requestId = '', types, grantId, operationId } = match;
  const rows = knex<EventRow>('access_events')
    .where('request_id', requestId)
    .whereIn('type', types)
    .orderBy('sequence', 'desc')
    .limit(1);
  if (grantId !== undefined) {
    rows.where('grant_id', grantId);
  }
  if (operationId !== undefined) {
    rows.where('operation_id', operationId);
  }
  const [row] = await rows;
  return row && toEvent(row);
}

/** The newest events of these types that belong to no request, the newest first. */
export async function listLastEvents(
  knex: Knex,
  query: { types: AccessEventType[]; limit: number },
): Promise<AccessEvent[]> {
  const rows = await knex<EventRow>('access_events')
    .where('request_id', '')
    .whereIn('type', query.types)
    .orderBy('sequence', 'desc')
    .limit(query.limit);
  return rows.map(toEvent);
}

/** The events of a grant of these types, whatever request brought them about, in order. */
export async function listGrantEvents(
  knex: Knex,
  { grantId, types }: { grantId: string; types: AccessEventType[] },
): Promise<AccessEvent[]> {
  const rows = await knex<EventRow>('access_events')
    .where('grant_id', grantId)
    .whereIn('type', types)
    .orderBy('sequence');
  return rows.map(toEvent);
}

function toEvent(row: EventRow): AccessEvent {
  const { prevHash, hash, keyId, signature, ...event } = fromEventRow(row);
  return event;
}

export type EventMatch = {
  /** Absent: events without a request. */
  requestId?: string;
  types: AccessEventType[];
  grantId?: string;
  operationId?: string;
};

export type RequestEventQuery = {
  requestId: string;
  /** Without events of steps. */
  milestones?: boolean;
  /** Only events of these types. */
  types?: AccessEventType[];
  /** Default: the oldest first. */
  descending?: boolean;
  limit: number;
  /** The sequence of the last event of the page before. */
  after?: number;
};
