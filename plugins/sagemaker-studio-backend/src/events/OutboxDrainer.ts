/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * Sends what is in the outbox, as one global task of the scheduler, so that one replica at a time does it. A row is
 * marked once it is sent; who is killed in between makes it be sent again, which every target bears. A row that cannot
 * be sent is tried again later and later, and holds back only what comes after it for the same request and target.
 */
import type {
  LoggerService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import { DateTime, type Duration } from 'luxon';
import { backoff, type BackoffOptions } from '../util/backoff';
import { inMilliseconds, now } from '../util/now';
import type { Outbox, WaitingMessage } from './Outbox';
import type { OutboxMessage } from './OutboxMessage';

/** Somebody who is told. Throws when it could not be told now. */
export type MessageTarget<
  TKind extends OutboxMessage['kind'] = OutboxMessage['kind'],
> = {
  send(
    payload: Extract<OutboxMessage, { kind: TKind }>['payload'],
  ): Promise<void>;
};

/** Who is told what. */
export type MessageTargets = {
  [TKind in OutboxMessage['kind']]: MessageTarget<TKind>;
};

const TASK = 'outbox';
const PRUNE_TASK = 'outbox-pruning';
const BATCH = 50;
const TURN_MILLISECONDS = 10_000;
/** Together with a turn it is less than the lease of the task, so that nobody else begins before this one has given up. */
const SEND_MILLISECONDS = 20_000;
const WAITING: BackoffOptions = { base: 1_000, cap: 300_000 };
/** The log tells of these attempts; the ones between are not news. */
const ATTEMPTS_TOLD = [1, 5, 25];

/** Sends what waits in the outbox. */
export class OutboxDrainer {
  readonly #options: OutboxDrainerOptions;
  #woken = false;

  static create(options: OutboxDrainerOptions): OutboxDrainer {
    return new OutboxDrainer(options);
  }

  private constructor(options: OutboxDrainerOptions) {
    this.#options = options;
  }

  /** Registers the tasks; call it once. */
  async start(): Promise<void> {
    const { scheduler } = this.#options;
    await scheduler.scheduleTask({
      id: TASK,
      scope: 'global',
      frequency: { seconds: 1 },
      timeout: { seconds: 45 },
      fn: signal => this.#takeTurn(signal),
    });
    await scheduler.scheduleTask({
      id: PRUNE_TASK,
      scope: 'global',
      frequency: { hours: 1 },
      timeout: { minutes: 10 },
      fn: () => this.#prune(),
    });
  }

  /** Makes a turn begin soon. Never throws: without it the next turn comes by itself. */
  wake(): void {
    this.#woken = true;
    // Not waited for: whoever stored something has no use for the answer.
    this.#options.scheduler.triggerTask(TASK).catch(unknownError => {
      const error = toError(unknownError);
      // Running already, which sees the rows, or not registered yet.
      if (error.name !== 'ConflictError' && error.name !== 'NotFoundError') {
        this.#options.logger.warn(
          `Could not wake the outbox; its next turn comes by itself: ${error.message}`,
        );
      }
    });
  }

  async #takeTurn(signal: AbortSignal): Promise<void> {
    const { outbox } = this.#options;
    const end = Date.now() + TURN_MILLISECONDS;
    let goOn = true;
    while (goOn && !signal.aborted && Date.now() < end) {
      this.#woken = false;
      const due = await outbox.listDue({ now: now(), limit: BATCH });
      for (const telling of due) {
        if (signal.aborted) {
          return;
        }
        await this.#send(telling);
      }
      goOn = due.length > 0 || this.#woken;
    }
  }

  async #send(telling: WaitingMessage): Promise<void> {
    const { outbox, logger, waiting = WAITING } = this.#options;
    try {
      await this.#inTime(this.#dispatch(telling));
    } catch (unknownError) {
      const error = toError(unknownError);
      const attempts = telling.attempts + 1;
      if (ATTEMPTS_TOLD.includes(attempts)) {
        logger.warn(
          `The ${telling.kind} about event ${telling.eventSequence}${
            telling.requestId ? ` of the request '${telling.requestId}'` : ''
          } could not be sent (attempt ${attempts}); it is tried again: ${
            error.message
          }`,
        );
      }
      await outbox.markFailed(telling.id, {
        attempts,
        nextTryAt: inMilliseconds(backoff(attempts, waiting)),
        error: error.message,
      });
      return;
    }
    await outbox.markDone(telling.id, now());
  }

  /** What does not answer is as if it could not be sent: it may have been, which every target bears. */
  async #inTime(sending: Promise<void>): Promise<void> {
    const { sendMilliseconds = SEND_MILLISECONDS } = this.#options;
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(
        () =>
          reject(
            new Error(
              `It was not answered within ${sendMilliseconds} milliseconds`,
            ),
          ),
        sendMilliseconds,
      );
    });
    try {
      await Promise.race([sending, late]);
    } finally {
      clearTimeout(timer);
    }
  }

  async #dispatch(telling: WaitingMessage): Promise<void> {
    const { targets } = this.#options;
    switch (telling.kind) {
      case 'audit':
        return targets.audit.send(telling.payload);
      case 'notification':
        return targets.notification.send(telling.payload);
      default:
        return targets.signal.send(telling.payload);
    }
  }

  async #prune(): Promise<void> {
    const { outbox, keep, logger } = this.#options;
    const before = DateTime.utc().minus(keep).toISO();
    const pruned = await outbox.prune(before);
    if (pruned > 0) {
      logger.debug(
        `Removed ${pruned} rows of the outbox, sent before ${before}`,
      );
    }
  }
}

export type OutboxDrainerOptions = {
  outbox: Outbox;
  targets: MessageTargets;
  scheduler: SchedulerService;
  logger: LoggerService;
  /** How long a row is kept after it was sent. */
  keep: Duration;
  /** Waits other than the default. */
  waiting?: BackoffOptions;
  /** How long one may take to be sent, other than the default. */
  sendMilliseconds?: number;
};
