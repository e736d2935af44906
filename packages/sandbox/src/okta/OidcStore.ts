/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { Adapter, AdapterPayload } from 'oidc-provider';

type Entry = { payload: AdapterPayload; expiresAt: number };

/** How many entries are written between two sweeps for those that have expired. */
const SWEEP_EVERY = 500;

/**
 * The in-memory store of a sandbox's OpenID provider: sign-ins under way, codes, tokens, grants. The provider's default
 * store drops the oldest beyond a thousand, which would sign people out of a portal that is open for long.
 */
export class OidcStore {
  readonly #entries = new Map<string, Entry>();
  #writes = 0;

  /** The part for one kind of things. */
  adapter(kind: string): Adapter {
    const keyOf = (id: string) => `${kind}:${id}`;
    const find = async (id: string) => this.#read(keyOf(id))?.payload;
    const findWhere = async (matches: (payload: AdapterPayload) => boolean) =>
      this.#all(kind).find(matches);
    return {
      find,
      findByUid: uid => findWhere(payload => payload.uid === uid),
      findByUserCode: userCode =>
        findWhere(payload => payload.userCode === userCode),
      upsert: async (id, payload, expiresIn) => {
        this.#write(keyOf(id), payload, expiresIn ?? Infinity);
      },
      consume: async id => {
        const entry = this.#read(keyOf(id));
        if (entry) {
          entry.payload.consumed = Math.floor(Date.now() / 1000);
        }
      },
      destroy: async id => {
        this.#entries.delete(keyOf(id));
      },
      revokeByGrantId: async grantId => {
        for (const [key, { payload }] of this.#entries) {
          if (payload.grantId === grantId) {
            this.#entries.delete(key);
          }
        }
      },
    };
  }

  #read(key: string): Entry | undefined {
    const entry = this.#entries.get(key);
    return entry && entry.expiresAt > Date.now() ? entry : undefined;
  }

  #all(kind: string): AdapterPayload[] {
    const now = Date.now();
    return [...this.#entries]
      .filter(
        ([key, { expiresAt }]) => key.startsWith(`${kind}:`) && expiresAt > now,
      )
      .map(([, { payload }]) => payload);
  }

  #write(key: string, payload: AdapterPayload, expiresIn: number): void {
    this.#entries.set(key, {
      payload,
      expiresAt: Date.now() + expiresIn * 1000,
    });
    this.#writes++;
    if (this.#writes % SWEEP_EVERY === 0) {
      for (const [old, { expiresAt }] of this.#entries) {
        if (expiresAt <= Date.now()) {
          this.#entries.delete(old);
        }
      }
    }
  }
}
