/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * Sends the messages of the outbox. It is a global task of the scheduler, so one replica at a time sends. A message is
 * marked as done after it was sent; a crash in between makes it be sent twice, so targets are idempotent. A message that
 * cannot be sent is retried with backoff, and delays only later ones of the same request and kind.
 */
import type { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import { DateTime, type Duration } from 'luxon';
import { setTimeout as sleep } from 'node:timers/promises';
import { TaskTrigger } from '../scheduling/TaskTrigger';
import { backoff, type BackoffOptions } from '../util/backoff';
import { inMilliseconds, now } from '../util/now';
import { messageOf, type Outbox, type WaitingMessage } from './Outbox';
import type { OutboxMessage } from './OutboxMessage';
import type { TaskScheduler } from '../scheduling/TaskLeases';

/** Where messages of a kind are sent. Throws when it cannot be done now. */
export type MessageTarget<
  TKind extends OutboxMessage['kind'] = OutboxMessage['kind'],
> = {
  send(
    payload: Extract<OutboxMessage, { kind: TKind }>['payload'],
  ): Promise<void>;
};

export type MessageTargets = {
  [TKind in OutboxMessage['kind']]: MessageTarget<TKind>;
};

const KINDS = ['audit', 'notification', 'signal'] as const;
const TASK = 'outbox';
const PRUNE_TASK = 'outbox-pruning';
const BATCH_SIZE = 50;
/** Messages that are marked as done together; so many may be sent twice after a crash. */
const MARK_SIZE = 10;
const TURN_MILLISECONDS = 10_000;
/** While many people are onboarded, messages arrive constantly; those of this time are listed and sent together. */
const GATHER_MILLISECONDS = 200;
/** Together with a turn it is less than the timeout of the task, so that no two replicas send at once. */
const SEND_TIMEOUT_MILLISECONDS = 20_000;
const BACKOFF: BackoffOptions = { base: 1_000, cap: 300_000 };
/** Failed attempts that are logged. */
const LOGGED_ATTEMPTS = [1, 5, 25];

export class OutboxDrainer {
  readonly #options: OutboxDrainerOptions;
  readonly #task: TaskTrigger;
  #woken = false;
  /** Whether the turn is here. It sends what is stored meanwhile, too. */
  #isDraining = false;

  constructor(options: OutboxDrainerOptions) {
    this.#options = options;
    this.#task = new TaskTrigger({ ...options, taskId: TASK });
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

  /** Makes the messages be sent soon. Never throws, since the task runs every second anyway. */
  wake(): void {
    this.#woken = true;
    if (!this.#isDraining) {
      this.#task.trigger();
    }
  }

  async #takeTurn(signal: AbortSignal): Promise<void> {
    this.#isDraining = true;
    try {
      await this.#drain(signal);
    } finally {
      this.#isDraining = false;
    }
  }

  async #drain(signal: AbortSignal): Promise<void> {
    const end = Date.now() + TURN_MILLISECONDS;
    let goOn = true;
    while (goOn && !signal.aborted && Date.now() < end) {
      this.#woken = false;
      const due = await this.#listDue();
      // A target that does not answer delays its own messages only.
      await Promise.all(
        KINDS.map(kind =>
          this.#sendAll(
            due.filter(message => message.kind === kind),
            { signal, end },
          ),
        ),
      );
      goOn = due.length > 0 || this.#woken;
      if (goOn && due.length < BATCH_SIZE) {
        await sleep(GATHER_MILLISECONDS);
      }
    }
  }

  async #listDue(): Promise<WaitingMessage[]> {
    const { outbox } = this.#options;
    const due = await Promise.all(
      KINDS.map(kind =>
        outbox.listDue({ now: now(), limit: BATCH_SIZE, kind }),
      ),
    );
    return due.flat();
  }

  /** Sends the messages in order; after one that fails, no other of its request. */
  async #sendAll(
    messages: WaitingMessage[],
    { signal, end }: { signal: AbortSignal; end: number },
  ): Promise<void> {
    const sent: number[] = [];
    const failed = new Set<string | undefined>();
    for (const message of messages) {
      if (signal.aborted || Date.now() >= end) {
        break;
      }
      if (!failed.has(message.requestId)) {
        if (await this.#send(message)) {
          sent.push(message.id);
        } else {
          failed.add(message.requestId);
        }
      }
      if (sent.length === MARK_SIZE) {
        await this.#markDone(sent.splice(0));
      }
    }
    await this.#markDone(sent);
  }

  async #markDone(ids: number[]): Promise<void> {
    if (ids.length > 0) {
      await this.#options.outbox.markDone(ids, now());
    }
  }

  /** @returns whether the message was sent; if not, it is tried again later */
  async #send(message: WaitingMessage): Promise<boolean> {
    const { outbox, logger, waiting = BACKOFF } = this.#options;
    try {
      await this.#inTime(this.#dispatch(message));
      return true;
    } catch (unknownError) {
      const error = toError(unknownError);
      const attempts = message.attempts + 1;
      if (LOGGED_ATTEMPTS.includes(attempts)) {
        logger.warn(
          `The ${message.kind} about event ${message.eventSequence}${
            message.requestId ? ` of the request '${message.requestId}'` : ''
          } could not be sent (attempt ${attempts}); it is tried again: ${
            error.message
          }`,
        );
      }
      await outbox.markFailed(message.id, {
        attempts,
        nextTryAt: inMilliseconds(backoff(attempts, waiting)),
        error: error.message,
      });
      return false;
    }
  }

  async #inTime(sending: Promise<void>): Promise<void> {
    const { sendMilliseconds = SEND_TIMEOUT_MILLISECONDS } = this.#options;
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(
        () =>
          reject(
            new Error(
              `There was no answer within ${sendMilliseconds} milliseconds`,
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

  async #dispatch(waiting: WaitingMessage): Promise<void> {
    const { targets } = this.#options;
    const message = messageOf(waiting);
    switch (message.kind) {
      case 'audit':
        return targets.audit.send(message.payload);
      case 'notification':
        return targets.notification.send(message.payload);
      default:
        return targets.signal.send(message.payload);
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
  outbox: Pick<Outbox, 'listDue' | 'markDone' | 'markFailed' | 'prune'>;
  targets: MessageTargets;
  scheduler: TaskScheduler;
  logger: LoggerService;
  /** How long a row is kept after it was sent. */
  keep: Duration;
  /** Waits other than the default. */
  waiting?: BackoffOptions;
  /** How long one may take to be sent, other than the default. */
  sendMilliseconds?: number;
};
