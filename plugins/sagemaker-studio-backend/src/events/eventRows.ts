/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { toJson } from '../database/json';
import type { Details } from '../model/records';
import { isDeeperThan } from '../util/isDeeperThan';
import { byRecord, type RecordDigest } from './RecordDigest';
import type { ChainedEvent } from './eventChain';

export type EventRow = ReturnType<typeof toEventRow>;

export type EventRecordRow = {
  kind: RecordDigest['kind'];
  record_id: string;
  sequence: number;
  digest: string;
};

/** No event that the back end records is nested as deep. */
const MAX_DEPTH = 50;

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
    record_count: event.records?.length ?? null,
    key_id: event.keyId ?? null,
    signature: event.signature ?? null,
  };
}

export function toEventRecordRows(event: ChainedEvent): EventRecordRow[] {
  return (event.records ?? []).map(({ kind, id, digest }) => ({
    kind,
    record_id: id,
    sequence: event.sequence,
    digest,
  }));
}

/**
 * Never throws, whatever somebody has written into the row: what cannot be read becomes content that the hash of the row
 * does not match.
 *
 * @param records - of the event; without them the event has none
 */
export function fromEventRow(
  row: EventRow,
  records?: EventRecordRow[],
): ChainedEvent {
  return {
    sequence: row.sequence,
    requestId: row.request_id || undefined,
    grantId: row.grant_id ?? undefined,
    operationId: row.operation_id ?? undefined,
    type: row.type,
    actor: row.actor,
    actorUserId: row.actor_user_id ?? undefined,
    source: row.source ?? undefined,
    actorChain: readActorChain(row.actor_chain),
    detail: readDetail(row.detail),
    at: row.at,
    prevHash: row.prev_hash,
    hash: row.hash,
    records: records && readRecords(row, records),
    keyId: row.key_id ?? undefined,
    signature: row.signature ?? undefined,
  };
}

function readRecords(
  row: EventRow,
  records: EventRecordRow[],
): RecordDigest[] | undefined {
  return row.record_count === null && records.length === 0
    ? undefined
    : records
        .map(({ kind, record_id: id, digest }) => ({ kind, id, digest }))
        .sort(byRecord);
}

function readDetail(text: string): Details {
  const value = parse(text);
  return isObject(value) ? value : { unreadable: text };
}

function readActorChain(text: string | null): string[] | undefined {
  if (text === null) {
    return undefined;
  }
  const value = parse(text);
  return Array.isArray(value) && value.every(each => typeof each === 'string')
    ? value
    : [text];
}

function parse(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return isDeeperThan(MAX_DEPTH, value) ? undefined : value;
  } catch {
    // Somebody has changed the row. Readers show the text, and the verification that the hash does not match.
    return undefined;
  }
}

function isObject(value: unknown): value is Details {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
