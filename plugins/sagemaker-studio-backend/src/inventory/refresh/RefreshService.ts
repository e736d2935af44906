/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { MassChange } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { EventOrigin } from '../../model/caller';
import { MassChangeChangedError } from '../../model/massChange';
import type { AccessStore } from '../../store/AccessStore';
import { CONFLICT, retryOnConflict } from '../../store/retryOnConflict';
import { now } from '../../util/now';
import type { RemovalThreshold } from '../store/RemovalThreshold';

/** Reads AWS again on request, and accepts what that removes from the inventory. */
export class RefreshService {
  readonly #options: RefreshServiceOptions;

  constructor(options: RefreshServiceOptions) {
    this.#options = options;
  }

  /** Queues a refresh of everything. */
  async refresh(): Promise<void> {
    for (const request of this.#options.requests) {
      await request();
    }
  }

  /** The rows that are kept until a person accepts that they go. */
  async listHeld(): Promise<MassChange[]> {
    const held = await this.#options.removalThreshold.list();
    return held.map(({ what, domainId, before, keys, since, hash }) => ({
      kind: 'removals',
      hash,
      since,
      count: keys.length,
      all: before,
      removals: { what, domainId, keys },
    }));
  }

  /**
   * Accepts that rows which were kept are removed, and queues a refresh, which removes them.
   *
   * @param by - `hash`: of what they have seen
   * @returns how many
   * @throws MassChangeChangedError
   */
  async accept(by: {
    ref: string;
    origin?: EventOrigin;
    hash: string;
  }): Promise<number> {
    const { removalThreshold, store } = this.#options;
    const count = await retryOnConflict(async () => {
      const held = (await removalThreshold.list()).find(
        ({ hash }) => hash === by.hash,
      );
      if (!held) {
        throw new MassChangeChangedError();
      }
      const { what, before, keys, hash } = held;
      const removed = keys.length;
      const committed = await store.commit({
        alongside: transaction =>
          removalThreshold.accept(held, by.ref, transaction),
        events: [
          {
            type: 'leavers.removals-accepted',
            actor: by.ref,
            at: now(),
            detail: {
              removals: [{ what, before, removed }],
              message: `${removed} of ${before} ${what}`,
              hash,
              count: removed,
            },
          },
        ],
        origin: by.origin,
      });
      return committed === 'stored' ? removed : CONFLICT;
    });
    await this.refresh();
    return count;
  }
}

type RefreshServiceOptions = {
  removalThreshold: RemovalThreshold;
  store: AccessStore;
  /** Each queues the refresh of one source. */
  requests: (() => Promise<void>)[];
};
