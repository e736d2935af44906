/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import { classifyAwsError, isThrottling } from '../../aws/awsErrors';
import type { LaneId, LaneWorker } from '../../scheduling/Lane';
import type { TargetRefresher } from './TargetRefresher';
import type { RefreshTarget } from './RefreshTarget';
import type { QueuedRefresh, RefreshQueue } from './RefreshQueue';

/** Read at the same time; more wait, so that a flood of events leaves room for people. */
const AT_ONCE = 10;
/** Then the next sweep has to do. */
const MOST_ATTEMPTS = 8;
/** Grows with every look at what AWS is still at work on, and every failure. */
const WAIT_MS = 5_000;

/** Read with a call or two, and looked for by people; the rest is made room for. */
const FEW_CALLS: ReadonlySet<RefreshTarget['kind']> = new Set([
  'profile',
  'domain',
  'user',
  'sweep',
]);

/** Reads again what events say has changed, before sweeps come to it. */
export class RefreshWorker implements LaneWorker {
  readonly #store: RefreshQueue;
  readonly #rereader: TargetRefresher;
  readonly #logger: LoggerService;

  constructor(options: {
    store: RefreshQueue;
    targetRefresher: TargetRefresher;
    logger: LoggerService;
  }) {
    this.#store = options.store;
    this.#rereader = options.targetRefresher;
    this.#logger = options.logger;
  }

  async work(lane: LaneId, options: { signal: AbortSignal }): Promise<boolean> {
    const due = await this.#store.listDue(lane, AT_ONCE);
    await Promise.all(due.map(reread => this.#read(reread, options.signal)));
    return due.length > 0;
  }

  async #read(reread: QueuedRefresh, signal: AbortSignal): Promise<void> {
    const { target } = reread;
    const attempts = reread.attempts + 1;
    const later = { attempts, wait: WAIT_MS * attempts };
    try {
      const isSettled = await this.#rereader.read(target, {
        signal,
        background: !FEW_CALLS.has(target.kind),
      });
      await (isSettled || attempts >= MOST_ATTEMPTS
        ? this.#store.done(reread)
        : this.#store.retry(reread, later));
    } catch (error) {
      if (signal.aborted && attempts < MOST_ATTEMPTS) {
        // It begins anew in the next turn, though not for ever.
        await this.#store.retry(reread, { attempts, wait: 0 });
        return;
      }
      if (isThrottling(error)) {
        await this.#store.retry(reread, { ...later, attempts: attempts - 1 });
        return;
      }
      const { kind, remedy } = classifyAwsError(error, {
        action: `reading ${target.kind} again`,
      });
      if (kind !== 'blocked' && attempts < MOST_ATTEMPTS) {
        await this.#store.retry(reread, later);
        return;
      }
      this.#logger.warn(
        `An event said that ${JSON.stringify(
          target,
        )} has changed, but it could not be read; the next sweep will: ${
          toError(error).message
        } ${remedy ?? ''}`.trim(),
      );
      await this.#store.done(reread);
    }
  }
}
