/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { DateTime } from 'luxon';
import type { Identified } from '../model/personKey';
import type { AccessStore } from '../store/AccessStore';
import { inMilliseconds } from '../util/now';
import { TooManyRequestsError } from '../util/TooManyRequestsError';

const HOUR_MS = 3600_000;

/** How many requests a person may file within an hour, on whichever replica. Revocations do not count. */
export class FilingLimit {
  readonly #options: { store: AccessStore; perHour: number };

  constructor(options: { store: AccessStore; perHour: number }) {
    this.#options = options;
  }

  /** @throws TooManyRequestsError */
  async check(requester: Identified): Promise<void> {
    const { store, perHour } = this.#options;
    const since = inMilliseconds(-HOUR_MS);
    const times = await store.listFilingTimes({
      requester,
      since,
      limit: perHour,
    });
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
      `You have filed ${perHour} requests within an hour, and a person may file no more (sagemakerStudio.requests.maxPerHour). Try again in ${Math.ceil(
        seconds / 60,
      )} min, or ask for several people in one request`,
      Math.max(1, seconds),
    );
  }
}
