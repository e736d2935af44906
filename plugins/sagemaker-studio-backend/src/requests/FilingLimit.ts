/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { Knex } from 'knex';
import { DateTime } from 'luxon';
import type { Identified } from '../model/personKey';
import type { AccessStore } from '../store/AccessStore';
import { inMilliseconds } from '../util/now';
import { TooManyRequestsError } from '../util/TooManyRequestsError';
import { say } from '../util/say';

const HOUR_MS = 3600_000;

/** How many requests a person may file within an hour, on whichever replica. Revocations do not count. */
export class FilingLimit {
  readonly #options: {
    store: Pick<AccessStore, 'listFilingTimes'>;
    perHour: number;
  };

  constructor(options: {
    store: Pick<AccessStore, 'listFilingTimes'>;
    perHour: number;
  }) {
    this.#options = options;
  }

  /**
   * Whether somebody has filed no more than allowed with what a transaction has written; ask it last, while no other change
   * with events can be stored.
   */
  async isKept(
    requester: Identified,
    transaction: Knex.Transaction,
  ): Promise<boolean> {
    const { perHour } = this.#options;
    const times = await this.#times(requester, {
      limit: perHour + 1,
      transaction,
    });
    return times.length <= perHour;
  }

  /** @throws TooManyRequestsError */
  async check(requester: Identified): Promise<void> {
    const { perHour } = this.#options;
    const times = await this.#times(requester, { limit: perHour });
    const oldest = times.at(-1);
    if (times.length < perHour || oldest === undefined) {
      return;
    }
    const seconds = Math.ceil(
      DateTime.fromISO(oldest)
        .plus({ milliseconds: HOUR_MS })
        .diffNow('seconds').seconds,
    );
    throw new TooManyRequestsError(
      say('refused.filing-limit', {
        number: perHour,
        minutes: Math.ceil(seconds / 60),
      }),
      Math.max(1, seconds),
    );
  }

  #times(
    requester: Identified,
    read: { limit: number; transaction?: Knex.Transaction },
  ): Promise<string[]> {
    const since = inMilliseconds(-HOUR_MS);
    return this.#options.store.listFilingTimes({ requester, since, ...read });
  }
}
