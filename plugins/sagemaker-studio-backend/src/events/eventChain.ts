/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * Each event carries a hash over its own content and the hash before it. Whoever changes or removes a line breaks every
 * hash after it, so the record can be checked by anyone who has the rows, without trust in who kept them.
 */
import { stableHash } from '../util/hash';
import type { NewEvent } from '../model/records';

/** An event with its place in the chain. */
export type ChainedEvent = NewEvent & {
  sequence: number;
  prevHash: string;
  hash: string;
};

/** The end of the chain. */
export type ChainEnd = { sequence: number; hash: string };

/** Puts events at the end of the chain, in order. */
export function chainEvents(end: ChainEnd, events: NewEvent[]): ChainedEvent[] {
  let { sequence, hash } = end;
  return events.map(event => {
    sequence += 1;
    const prevHash = hash;
    hash = hashEvent(event, sequence, prevHash);
    return { ...event, sequence, prevHash, hash };
  });
}

/** The sequence of the first event that does not follow from the ones before; `undefined` when all do. */
export function findBreak(events: ChainedEvent[]): number | undefined {
  let end: ChainEnd = { sequence: 0, hash: '' };
  for (const event of events) {
    if (
      event.sequence !== end.sequence + 1 ||
      event.prevHash !== end.hash ||
      event.hash !== hashEvent(event, event.sequence, end.hash)
    ) {
      return end.sequence + 1;
    }
    end = event;
  }
  return undefined;
}

/** The hash of an event in a place of the chain. Members that are absent do not count, but for the request: it is empty then. */
export function hashEvent(
  event: NewEvent,
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
    source: event.source,
    actorChain: event.actorChain,
    detail: event.detail,
    at: event.at,
  });
}
