/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * Each event carries a hash over its content and the previous hash. A change or removal of a row breaks every hash after
 * it, so the event log can be verified from its rows alone, as long as nobody makes the hashes anew. A signature of the
 * hash shows that as well.
 */
import { stableHash } from '../util/hash';
import type { EventKeys, Signature } from './EventKeys';
import type { RecordingEvent } from './RecordDigest';

/** An event with its place in the chain. */
export type ChainedEvent = RecordingEvent &
  Partial<Signature> & {
    sequence: number;
    prevHash: string;
    hash: string;
  };

/** The end of the chain. */
export type ChainEnd = { sequence: number; hash: string };

export function chainEvents(
  end: ChainEnd,
  events: RecordingEvent[],
  keys?: EventKeys,
): ChainedEvent[] {
  let { sequence, hash } = end;
  return events.map(event => {
    sequence += 1;
    const prevHash = hash;
    hash = hashEvent(event, sequence, prevHash);
    return { ...event, sequence, prevHash, hash, ...keys?.sign(hash) };
  });
}

/** Absent members do not count, but for the request, which is empty then. */
export function hashEvent(
  event: RecordingEvent,
  sequence: number,
  prevHash: string,
): string {
  return stableHash({
    prevHash,
    sequence,
    requestId: event.requestId ?? '',
    grantId: event.grantId,
    operationId: event.operationId,
    type: event.type,
    actor: event.actor,
    actorUserId: event.actorUserId,
    source: event.source,
    actorChain: event.actorChain,
    records: event.records,
    detail: event.detail,
    at: event.at,
  });
}
