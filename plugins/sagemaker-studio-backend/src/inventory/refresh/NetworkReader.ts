/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { InputError } from '@backstage/errors';
import type { NetworkList } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { DateTime, Duration } from 'luxon';
import type { StudioConfig } from '../../config/StudioConfig';
import { studioLane } from '../../scheduling/Lane';
import type { LaneRunner } from '../../scheduling/LaneRunner';
import { now } from '../../util/now';
import type { NetworkStore, Place } from '../store/NetworkStore';
import type { RefreshQueue } from './RefreshQueue';

/** Networks hardly change. */
const MAX_AGE = Duration.fromObject({ minutes: 10 });

type NetworkReaderOptions = {
  store: NetworkStore;
  queue: Pick<RefreshQueue, 'request'>;
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
      throw new InputError(
        `The portal does not read account ${accountId} in ${region}; choose one that it reads, or ask the people who run it to add this one to sagemakerStudio.accounts in app-config`,
      );
    }
    const known = await store.read(place);
    const isFresh =
      known &&
      DateTime.fromISO(known.readAt).plus(MAX_AGE) > DateTime.fromISO(now());
    if (!isFresh) {
      await queue.request([{ kind: 'networks', accountId, region }]);
      await lanes.wake(studioLane(place), 'reading');
    }
    return {
      items: known?.networks ?? [],
      failure: known?.failure,
      readAt: known?.readAt,
      isReading: !isFresh,
    };
  }
}
