/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { EventVerification } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { TimeSlices } from '../util/TimeSlices';
import { hashEvent, type ChainedEvent } from './eventChain';

export type EventFault = EventVerification['faults'][number];

/** Faults that are reported at most. */
export const MAX_FAULTS = 100;

/** The faults that a verification has found so far, at most one per event. */
export class EventFaults {
  readonly #faults: EventFault[] = [];
  readonly #unfit: ChainedEvent[] = [];

  add(sequence: number, fault: EventFault['fault']): void {
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

  async list(slices: TimeSlices): Promise<EventFault[]> {
    const inQuestion = [
      ...this.#unfit.map(({ sequence }) => sequence),
      ...this.#faults.map(({ sequence }) => sequence),
    ];
    const unfit: EventFault[] = [];
    for (const event of this.#unfit) {
      await slices.pause();
      unfit.push({
        sequence: event.sequence,
        fault: inQuestion.some(place => matchesHash(event, place))
          ? 'misplaced'
          : 'altered',
      });
    }
    const bySequence = new Map<number, EventFault>(
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

/** Whether the event has the hash that it would have at the place. */
export function matchesHash(event: ChainedEvent, place: number): boolean {
  return event.hash === hashEvent(event, place, event.prevHash);
}
