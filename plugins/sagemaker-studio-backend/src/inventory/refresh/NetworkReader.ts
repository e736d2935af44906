/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { NetworkList } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { DateTime, Duration } from 'luxon';
import type { StudioConfig } from '../../config/StudioConfig';
import { studioLane } from '../../scheduling/Lane';
import type { LaneRunner } from '../../scheduling/LaneRunner';
import { inputError } from '../../util/errors';
import { now } from '../../util/now';
import { say } from '../../util/say';
import type { NetworkStore, Place } from '../store/NetworkStore';
import type { RefreshQueue } from './RefreshQueue';

/** Networks hardly change. */
const MAX_AGE = Duration.fromObject({ minutes: 10 });
/** Somebody may have removed the cause. */
const MAX_AGE_OF_FAILURE = Duration.fromObject({ seconds: 10 });

type NetworkReaderOptions = {
  store: NetworkStore;
  queue: Pick<RefreshQueue, 'request' | 'isQueued'>;
  lanes: Pick<LaneRunner, 'wake'>;
  config: Pick<StudioConfig, 'places'>;
};

/** Answers from what was last read of the networks of an account, and has them read in its lane when that is old. */
export class NetworkReader {
  readonly #options: NetworkReaderOptions;

  constructor(options: NetworkReaderOptions) {
    this.#options = options;
  }

  /** @throws InputError when the portal does not read the account and Region */
  async list({ accountId, region }: Place): Promise<NetworkList> {
    const { store, queue, lanes, config } = this.#options;
    const place = config.places.find(
      each => each.accountId === accountId && each.region === region,
    );
    if (!place) {
      throw inputError(
        say('refused.place-not-read', { account: accountId, region }),
      );
    }
    const known = await store.read(place);
    const target = { kind: 'networks' as const, accountId, region };
    const maxAge = known?.failure ? MAX_AGE_OF_FAILURE : MAX_AGE;
    const isFresh =
      known &&
      DateTime.fromISO(known.readAt).plus(maxAge) > DateTime.fromISO(now());
    const isQueued = await queue.isQueued(target);
    // Forms that ask again while AWS limits calls do not add to them.
    if (!isFresh && !isQueued) {
      await queue.request([target]);
      await lanes.wake(studioLane(place), 'reading');
    }
    return {
      items: known?.networks ?? [],
      failure: known?.failure,
      readAt: known?.readAt,
      isReading: isQueued || !isFresh,
    };
  }
}
