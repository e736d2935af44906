/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { AccessStore } from '../../store/AccessStore';
import type { EventOrigin } from '../../model/caller';
import type { RemovalThreshold } from '../store/RemovalThreshold';
import { now } from '../../util/now';

/** Fresh looks at AWS, and what they may take out of the inventory. */
export class RefreshService {
  readonly #options: RefreshServiceOptions;

  static create(options: RefreshServiceOptions): RefreshService {
    return new RefreshService(options);
  }

  private constructor(options: RefreshServiceOptions) {
    this.#options = options;
  }

  /** Queues a look at everything. */
  async refresh(): Promise<void> {
    for (const request of this.#options.requests) {
      await request();
    }
  }

  /** Accepts that what was kept goes, and has AWS looked at for it. Without anything kept it is only looked at. */
  async acceptRemovals(by: {
    ref: string;
    origin?: EventOrigin;
  }): Promise<void> {
    const { guard, store } = this.#options;
    await guard.accept({
      by: by.ref,
      tell: async refusals => {
        const removals = refusals.map(({ what, before, removed }) => ({
          what,
          before,
          removed,
        }));
        await store.commit({
          events: [
            {
              type: 'leavers.removals-accepted',
              actor: by.ref,
              at: now(),
              detail: {
                removals,
                message: removals
                  .map(
                    ({ what, before, removed }) =>
                      `${removed} of ${before} ${what}`,
                  )
                  .join(', '),
              },
            },
          ],
          origin: by.origin,
        });
      },
    });
    await this.refresh();
  }
}

type RefreshServiceOptions = {
  guard: RemovalThreshold;
  store: AccessStore;
  /** Queues a look each. */
  requests: (() => Promise<void>)[];
};
