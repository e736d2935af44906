/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * Verifies the event log in one pass.
 *
 * A row whose hash does not match its content and sequence was altered or misplaced. It is misplaced when its hash matches
 * the sequence of another faulty row, or of a missing one. A row that matches its own hash but not the previous hash of the
 * next row was altered together with its hash. The end of the chain is stored apart, so rows missing at the end are found.
 * Whoever makes all hashes anew and adapts the end is found by the signatures, and by a hash that is known from elsewhere.
 */
import type { EventVerification } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { TimeSlices } from '../util/TimeSlices';
import { type ChainedEvent, type ChainEnd } from './eventChain';
import { EventFaults, matchesHash } from './EventFaults';
import { EventKeys } from './EventKeys';
import { SignatureCheck } from './SignatureCheck';

/** The first event that a back end records. */
const STARTS = ['record.baseline', 'record.signing-started'];

export type ChainVerification = Omit<EventVerification, 'rows'>;

/**
 * @param events - in the order of their places
 * @param end - where the chain says that it ends
 */
export async function verifyEvents(
  events: AsyncIterable<ChainedEvent> | Iterable<ChainedEvent>,
  end: ChainEnd,
  options: {
    keys?: EventKeys;
    /** An event whose hash is known from elsewhere. */
    given?: ChainEnd;
  } = {},
): Promise<ChainVerification> {
  const { keys = new EventKeys(), given } = options;
  const slices = new TimeSlices();
  const faults = new EventFaults();
  const signatures = new SignatureCheck({ keys, faults });
  let checked = 0;
  let isGivenFound = false;
  let hasBegun = false;
  let previous: ChainEnd & { fits: boolean } = {
    sequence: 0,
    hash: '',
    fits: true,
  };
  for await (const event of events) {
    await slices.pause();
    checked += 1;
    const expected = previous.sequence + 1;
    if (event.sequence < expected || event.sequence > end.sequence) {
      faults.add(event.sequence, 'misplaced');
      if (event.sequence < expected) {
        continue;
      }
    }
    const followsAtOnce = event.sequence === expected;
    faults.addMissing(expected, Math.min(event.sequence - 1, end.sequence));
    const fits = matchesHash(event, event.sequence);
    if (!fits) {
      faults.addUnfit(event);
    } else if (
      followsAtOnce &&
      previous.fits &&
      previous.hash !== event.prevHash
    ) {
      faults.add(Math.max(previous.sequence, 1), 'altered');
    }
    signatures.add(event);
    if (event.type === 'record.baseline' && hasBegun) {
      // Rows are taken over once, before anything else is recorded of them. Later it would cover up what was done to them.
      faults.add(event.sequence, 'misplaced');
    }
    hasBegun ||= event.records !== undefined && !STARTS.includes(event.type);
    isGivenFound ||=
      event.sequence === given?.sequence && event.hash === given.hash;
    previous = { sequence: event.sequence, hash: event.hash, fits };
  }
  faults.addMissing(previous.sequence + 1, end.sequence);
  if (
    previous.fits &&
    previous.sequence === end.sequence &&
    previous.hash !== end.hash
  ) {
    faults.add(end.sequence, 'altered');
  }
  signatures.end();
  const found = await faults.list(slices);
  return {
    intact: found.length === 0 && (!given || isGivenFound),
    checked,
    head: end.hash || undefined,
    headSequence: end.sequence || undefined,
    faults: found,
    signatures: signatures.result(),
    given: given && { ...given, found: isGivenFound },
  };
}
