/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { EventsConfig } from '../config/StudioConfig';

export type Signature = { keyId: string; signature: string };

/** The state of an event's signature. */
export type SignatureState =
  | 'valid'
  | 'unsigned'
  | 'wrong-signature'
  | 'unknown-key';

/**
 * The keys that sign the hashes of events. They are not in the database, so that whoever can write to it cannot make
 * events anew. One key signs; those before it still verify.
 */
export class EventKeys {
  readonly #signing?: EventsConfig['signingKey'];
  readonly #secrets: Map<string, string>;
  /** The first event that has to be signed, where the configuration says so. */
  readonly signedFrom?: number;

  constructor(config: Partial<EventsConfig> = {}) {
    const { signingKey, formerSigningKeys = [], signedFrom } = config;
    this.#signing = signingKey;
    this.signedFrom = signedFrom;
    this.#secrets = new Map(
      [...formerSigningKeys, ...(signingKey ? [signingKey] : [])].map(
        ({ id, secret }) => [id, secret],
      ),
    );
  }

  /** The id of the key that signs new events; absent when they are not signed. */
  get signingKeyId(): string | undefined {
    return this.#signing?.id;
  }

  get canVerify(): boolean {
    return this.#secrets.size > 0;
  }

  sign(hash: string): Partial<Signature> {
    return this.#signing
      ? {
          keyId: this.#signing.id,
          signature: hmac(this.#signing.secret, hash),
        }
      : {};
  }

  check({
    hash,
    keyId,
    signature,
  }: Partial<Signature> & { hash: string }): SignatureState {
    if (keyId === undefined && signature === undefined) {
      return 'unsigned';
    }
    const secret = this.#secrets.get(keyId ?? '');
    if (secret === undefined) {
      return 'unknown-key';
    }
    const right = Buffer.from(hmac(secret, hash));
    const given = Buffer.from(String(signature));
    return right.length === given.length && timingSafeEqual(right, given)
      ? 'valid'
      : 'wrong-signature';
  }
}

function hmac(secret: string, hash: string): string {
  return createHmac('sha256', secret).update(hash).digest('hex');
}
