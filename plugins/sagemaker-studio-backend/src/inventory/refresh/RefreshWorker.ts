/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import { classifyAwsError, isAwsAway, isThrottling } from '../../aws/awsErrors';
import type { LaneId, LaneWorker } from '../../scheduling/Lane';
import type { QueuedRefresh, RefreshQueue } from './RefreshQueue';
import type { RefreshTarget } from './RefreshTarget';
import type { TargetRefresher } from './TargetRefresher';

/** More targets wait, so that a flood of events leaves room for people. */
const MAX_CONCURRENCY = 10;
/** After this many, a target is left to the next sweep. */
const MAX_ATTEMPTS = 8;
/** The wait grows by this with every attempt, be it failed or only too early for AWS. */
const RETRY_INTERVAL_MS = 5_000;

/** Read with a call or two, and shown to people who wait; everything else is read in the background. */
const IN_FOREGROUND: ReadonlySet<RefreshTarget['kind']> = new Set([
  'profile',
  'domain',
  'user',
  'sweep',
  'networks',
]);

type RefreshWorkerOptions = {
  queue: RefreshQueue;
  targetRefresher: TargetRefresher;
  logger: LoggerService;
};

/** Reads what events say has changed, before the next sweep does. */
export class RefreshWorker implements LaneWorker {
  readonly laneWork = 'reading';
  readonly #options: RefreshWorkerOptions;

  constructor(options: RefreshWorkerOptions) {
    this.#options = options;
  }

  async work(lane: LaneId, options: { signal: AbortSignal }): Promise<boolean> {
    const due = await this.#options.queue.listDue(lane, MAX_CONCURRENCY);
    await Promise.all(due.map(refresh => this.#read(refresh, options.signal)));
    return due.length > 0;
  }

  async #read(refresh: QueuedRefresh, signal: AbortSignal): Promise<void> {
    const { queue, targetRefresher } = this.#options;
    const { target } = refresh;
    const attempts = refresh.attempts + 1;
    const isLast = attempts >= MAX_ATTEMPTS;
    const wait = RETRY_INTERVAL_MS * attempts;
    try {
      const isSettled = await targetRefresher.read(target, {
        signal,
        background: !IN_FOREGROUND.has(target.kind),
      });
      await (isSettled || isLast
        ? queue.complete(refresh)
        : queue.retry(refresh, { attempts, wait }));
    } catch (error) {
      const { kind, remedy = '' } = classifyAwsError(error, {
        action: `reading ${target.kind} again`,
      });
      if (signal.aborted && !isLast) {
        await queue.retry(refresh, { attempts, wait: 0 });
      } else if (isThrottling(error) || (isAwsAway(error) && !signal.aborted)) {
        await queue.retry(refresh, { attempts: refresh.attempts, wait });
      } else if (kind !== 'blocked' && !isLast) {
        await queue.retry(refresh, { attempts, wait });
      } else {
        const { message } = toError(error);
        this.#options.logger.warn(
          `An event said that ${JSON.stringify(
            target,
          )} has changed, but it could not be read; the next sweep will: ${message} ${remedy}`.trim(),
        );
        await queue.complete(refresh);
      }
    }
  }
}
