/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { Knex } from 'knex';
import type { AccessStore } from '../../store/AccessStore';
import type { EventOrigin } from '../../model/caller';
import { CONFLICT, retryOnConflict } from '../../store/retryOnConflict';
import type { HeldRemoval, RemovalThreshold } from '../store/RemovalThreshold';
import { now } from '../../util/now';

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

  /** Accepts that all rows which were kept are removed, and queues a refresh, which removes them. */
  async acceptRemovals(by: {
    ref: string;
    origin?: EventOrigin;
  }): Promise<void> {
    const { removalThreshold, store } = this.#options;
    const accept = async (
      held: HeldRemoval[],
      mark: (transaction: Knex.Transaction) => Promise<boolean>,
    ) => {
      const removals = held.map(({ lane: _, ...removal }) => removal);
      const message = removals
        .map(({ what, before, removed }) => `${removed} of ${before} ${what}`)
        .join(', ');
      const committed = await store.commit({
        alongside: mark,
        events: [
          {
            type: 'leavers.removals-accepted',
            actor: by.ref,
            at: now(),
            detail: { removals, message },
          },
        ],
        origin: by.origin,
      });
      return committed === 'stored' ? undefined : CONFLICT;
    };
    await retryOnConflict(() => removalThreshold.accept(by.ref, accept));
    await this.refresh();
  }
}

type RefreshServiceOptions = {
  removalThreshold: RemovalThreshold;
  store: AccessStore;
  /** Each queues the refresh of one source. */
  requests: (() => Promise<void>)[];
};
