/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { EventVerification } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { ChainedEvent } from './eventChain';
import type { EventFaults } from './EventFaults';
import type { EventKeys } from './EventKeys';

/**
 * Checks the signatures of events in order. Signing begins with an event that says so, and everything after it has to be
 * signed, so that whoever makes the log anew without the key cannot just leave the signatures out.
 */
export class SignatureCheck {
  readonly #keys: EventKeys;
  readonly #faults: EventFaults;
  #from?: number;
  #last = 0;
  #verified = 0;
  #unverified = 0;

  constructor(options: { keys: EventKeys; faults: EventFaults }) {
    this.#keys = options.keys;
    this.#faults = options.faults;
    this.#from = options.keys.signedFrom;
  }

  add(event: ChainedEvent): void {
    const { sequence } = event;
    this.#last = sequence;
    const state = this.#keys.check(event);
    if (!this.#keys.canVerify) {
      this.#unverified += state === 'unsigned' ? 0 : 1;
      return;
    }
    switch (state) {
      case 'unsigned':
        if (this.#from !== undefined && sequence >= this.#from) {
          this.#faults.add(sequence, 'unsigned');
        }
        return;
      case 'valid':
        this.#verified += 1;
        break;
      default:
        this.#faults.add(sequence, state);
    }
    if (this.#from === undefined) {
      this.#from = sequence;
      if (event.type !== 'record.signing-started') {
        // There were signed events before this one, and are not any more.
        this.#faults.add(sequence, 'misplaced');
      }
    }
  }

  /** Call it once all events were added. */
  end(): void {
    const { signingKeyId, signedFrom = 0 } = this.#keys;
    if (this.#last < signedFrom) {
      this.#faults.add(this.#last + 1, 'missing');
    } else if (signingKeyId !== undefined && this.#from === undefined) {
      // A back end with a key adds a signed event before it does anything else.
      this.#faults.add(this.#last + 1, 'missing');
    }
  }

  result(): EventVerification['signatures'] {
    return {
      configured: this.#keys.canVerify,
      verified: this.#verified,
      unverified: this.#unverified,
      from: this.#from,
    };
  }
}
