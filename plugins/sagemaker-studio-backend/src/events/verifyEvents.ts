/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * Verifies the event log in one pass.
 *
 * A row whose hash does not match its content and sequence was altered or misplaced. It is misplaced when its hash matches
 * the sequence of another faulty row, or of a missing one. A row that matches its own hash but not the previous hash of the
 * next row was altered together with its hash. The end of the chain is stored apart, so rows missing at the end are found.
 */
import type { EventVerification } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { hashEvent, type ChainedEvent, type ChainEnd } from './eventChain';

type Fault = EventVerification['faults'][number];

/** Faults that are reported at most. */
export const MAX_FAULTS = 100;

class FaultList {
  readonly #faults: Fault[] = [];
  readonly #unfit: ChainedEvent[] = [];

  add(sequence: number, fault: Fault['fault']): void {
    if (
      this.#faults.length < MAX_FAULTS &&
      !this.#faults.some(known => known.sequence === sequence)
    ) {
      this.#faults.push({ sequence, fault });
    }
  }

  addMissing(from: number, to: number): void {
    for (
      let sequence = from;
      sequence <= to && this.#faults.length < MAX_FAULTS;
      sequence += 1
    ) {
      this.add(sequence, 'missing');
    }
  }

  /** A row whose hash does not match; altered or misplaced is decided when all faults are known. */
  addUnfit(event: ChainedEvent): void {
    if (this.#unfit.length < MAX_FAULTS) {
      this.#unfit.push(event);
    }
  }

  list(): Fault[] {
    const inQuestion = [
      ...this.#unfit.map(({ sequence }) => sequence),
      ...this.#faults.map(({ sequence }) => sequence),
    ];
    const unfit = this.#unfit.map(
      (event): Fault => ({
        sequence: event.sequence,
        fault: inQuestion.some(
          place => event.hash === hashEvent(event, place, event.prevHash),
        )
          ? 'misplaced'
          : 'altered',
      }),
    );
    const bySequence = new Map<number, Fault>(
      [...this.#faults, ...unfit.reverse()].map(fault => [
        fault.sequence,
        fault,
      ]),
    );
    return [...bySequence.values()]
      .sort((a, b) => a.sequence - b.sequence)
      .slice(0, MAX_FAULTS);
  }
}

/**
 * @param events - in the order of their places
 * @param end - where the chain says that it ends
 */
export async function verifyEvents(
  events: AsyncIterable<ChainedEvent> | Iterable<ChainedEvent>,
  end: ChainEnd,
): Promise<EventVerification> {
  const faults = new FaultList();
  let checked = 0;
  let previous: ChainEnd & { fits: boolean } = {
    sequence: 0,
    hash: '',
    fits: true,
  };
  for await (const event of events) {
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
    const fits =
      event.hash === hashEvent(event, event.sequence, event.prevHash);
    if (!fits) {
      faults.addUnfit(event);
    } else if (
      followsAtOnce &&
      previous.fits &&
      previous.hash !== event.prevHash
    ) {
      faults.add(Math.max(previous.sequence, 1), 'altered');
    }
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
  const found = faults.list();
  return {
    intact: found.length === 0,
    checked,
    head: end.hash || undefined,
    faults: found,
  };
}
