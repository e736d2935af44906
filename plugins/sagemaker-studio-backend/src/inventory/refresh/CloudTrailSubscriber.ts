/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { LoggerService } from '@backstage/backend-plugin-api';
import type { EventParams, EventsService } from '@backstage/plugin-events-node';
import type { LaneRunner } from '../../scheduling/LaneRunner';
import { readCloudTrailEvent } from './readCloudTrailEvent';
import type { RefreshQueue } from './RefreshQueue';
import { laneOfTarget } from './RefreshTarget';

/** Takes in what CloudTrail says has changed; whoever publishes the events is up to the adopter. */
export class CloudTrailSubscriber {
  readonly #store: RefreshQueue;
  readonly #lanes: Pick<LaneRunner, 'wake' | 'lanes'>;
  readonly #logger: LoggerService;

  constructor(options: {
    store: RefreshQueue;
    lanes: Pick<LaneRunner, 'wake' | 'lanes'>;
    logger: LoggerService;
  }) {
    this.#store = options.store;
    this.#lanes = options.lanes;
    this.#logger = options.logger;
  }

  async subscribe(events: EventsService, topic: string): Promise<void> {
    await events.subscribe({
      id: 'sagemaker-studio-cloudtrail',
      topics: [topic],
      onEvent: params => this.#take(params),
    });
  }

  async #take({ topic, eventPayload }: EventParams): Promise<void> {
    const reading = readCloudTrailEvent(eventPayload);
    if (reading.outcome === 'malformed') {
      this.#logger.warn(
        `An event of topic '${topic}' cannot be read and is left out: ${reading.reason}`,
      );
    }
    if (reading.outcome !== 'changed') {
      return;
    }
    // Of accounts and Regions that nobody looks at, there is nothing to read.
    const targets = reading.targets.filter(target =>
      this.#lanes.lanes.includes(laneOfTarget(target)),
    );
    await this.#store.request(targets);
    for (const lane of new Set(targets.map(laneOfTarget))) {
      await this.#lanes.wake(lane);
    }
  }
}
