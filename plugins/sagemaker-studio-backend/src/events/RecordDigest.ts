/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { NewEvent } from '../model/records';

/** A row of a request or a grant as it was written, by its digest. */
export type RecordDigest = {
  kind: 'request' | 'grant';
  id: string;
  /** SHA-256, in hex. */
  digest: string;
};

/** An event with the rows that were written with it. */
export type RecordingEvent = NewEvent & {
  /** Absent for events from before digests were recorded. */
  records?: RecordDigest[];
};

/**
 * Gives each digest to an event of the same transaction: the last one about the row, or else the last one. There is
 * always one, since rows that no event is about get an event for their digests alone.
 */
export function recordWith(
  events: NewEvent[],
  digests: RecordDigest[],
  at: string,
): RecordingEvent[] {
  const all: RecordingEvent[] =
    events.length === 0 && digests.length > 0
      ? [{ type: 'record.updated', actor: 'system', detail: {}, at }]
      : events;
  const recording = all.map(event => ({
    ...event,
    records: new Array<RecordDigest>(),
  }));
  const about = new Map<string, { records: RecordDigest[] }>();
  for (const event of recording) {
    const { requestId, grantId } = event;
    about.set(grantId ? `grant ${grantId}` : `request ${requestId}`, event);
  }
  for (const digest of [...digests].sort(byRecord)) {
    const { kind, id } = digest;
    const event = about.get(`${kind} ${id}`) ?? recording.at(-1);
    event?.records.push(digest);
  }
  return recording;
}

/** The order in which the hash covers the records of an event. */
export function byRecord(a: RecordDigest, b: RecordDigest): number {
  const [one, other] = [`${a.kind} ${a.id}`, `${b.kind} ${b.id}`];
  if (one === other) {
    return 0;
  }
  return one < other ? -1 : 1;
}
