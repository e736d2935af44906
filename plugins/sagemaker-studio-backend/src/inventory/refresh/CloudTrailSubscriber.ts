/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { LoggerService } from '@backstage/backend-plugin-api';
import type { EventParams, EventsService } from '@backstage/plugin-events-node';
import type { LaneRunner } from '../../scheduling/LaneRunner';
import { readCloudTrailEvent } from './readCloudTrailEvent';
import type { RefreshQueue } from './RefreshQueue';
import { laneOfTarget } from './RefreshTarget';

type CloudTrailSubscriberOptions = {
  queue: RefreshQueue;
  lanes: Pick<LaneRunner, 'wake' | 'lanes'>;
  logger: LoggerService;
};

/** Queues a refresh of what CloudTrail says has changed; the adopter decides who publishes the events. */
export class CloudTrailSubscriber {
  readonly #options: CloudTrailSubscriberOptions;

  constructor(options: CloudTrailSubscriberOptions) {
    this.#options = options;
  }

  async subscribe(events: EventsService, topic: string): Promise<void> {
    await events.subscribe({
      id: 'sagemaker-studio-cloudtrail',
      topics: [topic],
      onEvent: params => this.#receive(params),
    });
  }

  async #receive({ topic, eventPayload }: EventParams): Promise<void> {
    const { queue, lanes, logger } = this.#options;
    const reading = readCloudTrailEvent(eventPayload);
    if (reading.outcome === 'malformed') {
      logger.warn(
        `An event of topic '${topic}' cannot be read and is left out: ${reading.reason}`,
      );
    }
    if (reading.outcome !== 'changed') {
      return;
    }
    // The inventory holds nothing of other accounts and Regions.
    const targets = reading.targets.filter(target =>
      lanes.lanes.includes(laneOfTarget(target)),
    );
    await queue.request(targets);
    for (const lane of new Set(targets.map(laneOfTarget))) {
      await lanes.wake(lane, 'reading');
    }
  }
}
