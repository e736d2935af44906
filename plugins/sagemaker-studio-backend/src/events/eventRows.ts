/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { fromJson, toJson } from '../database/json';
import type { ChainedEvent } from './eventChain';

export type EventRow = ReturnType<typeof toEventRow>;

export function toEventRow(event: ChainedEvent) {
  return {
    sequence: event.sequence,
    request_id: event.requestId ?? '',
    grant_id: event.grantId ?? null,
    operation_id: event.operationId ?? null,
    type: event.type,
    actor: event.actor,
    actor_user_id: event.actorUserId ?? null,
    source: event.source ?? null,
    actor_chain: toJson(event.actorChain),
    detail: JSON.stringify(event.detail),
    at: event.at,
    prev_hash: event.prevHash,
    hash: event.hash,
  };
}

export function fromEventRow(row: EventRow): ChainedEvent {
  return {
    sequence: row.sequence,
    requestId: row.request_id || undefined,
    grantId: row.grant_id ?? undefined,
    operationId: row.operation_id ?? undefined,
    type: row.type,
    actor: row.actor,
    actorUserId: row.actor_user_id ?? undefined,
    source: row.source ?? undefined,
    actorChain: fromJson(row.actor_chain),
    detail: JSON.parse(row.detail),
    at: row.at,
    prevHash: row.prev_hash,
    hash: row.hash,
  };
}
