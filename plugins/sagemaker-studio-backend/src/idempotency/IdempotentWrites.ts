/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * Carries out each write with an Idempotency-Key once. A caller who repeats it because the answer was lost gets the same
 * answer. That a write was done is stored in its own transaction, so it is known even after a crash that lost the answer.
 */
import { Duration } from 'luxon';
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { stableHash } from '../util/hash';
import type {
  IdempotentWrite,
  IdempotentWriteStore,
  WriteAnswer,
} from './IdempotentWriteStore';
import { inMilliseconds, now } from '../util/now';
import type { TaskScheduler } from '../scheduling/TaskLeases';
import { conflictError } from '../util/errors';
import { say } from '../util/say';

const RETENTION = Duration.fromObject({ days: 7 });
/** No write takes longer; an older attempt without an answer has crashed. */
const ATTEMPT_TIMEOUT = Duration.fromObject({ minutes: 2 });
/** How long a repetition waits for the answer of the first attempt. */
const ANSWER_TIMEOUT = Duration.fromObject({ seconds: 10 });
const POLL_INTERVAL_MILLISECONDS = 50;
const PRUNE_TASK = 'idempotent-writes';

export type SentWrite = {
  /** Names the caller for good. */
  actor: string;
  /** The Idempotency-Key; without one, nothing is remembered. */
  key: string | undefined;
  /** `POST /grants/g-1/undo` */
  route: string;
  /** The input that a repetition has to match. */
  input: unknown;
};

export type Act = {
  /** @param attempt - goes into the origin of the change set of the write */
  do: (attempt: string | undefined) => Promise<WriteAnswer>;
  /** Rebuilds the answer of a write that was done when it is lost; without it a repetition is refused. */
  again?: () => Promise<WriteAnswer>;
};

export class IdempotentWrites {
  readonly #store: IdempotentWriteStore;
  readonly #answerTimeout: Duration;

  constructor(options: {
    store: IdempotentWriteStore;
    /** How long a repetition waits for the first answer, other than the default. */
    answerTimeout?: Duration;
  }) {
    this.#store = options.store;
    this.#answerTimeout = options.answerTimeout ?? ANSWER_TIMEOUT;
  }

  /** Removes old keys every hour. */
  async start(scheduler: TaskScheduler): Promise<void> {
    await scheduler.scheduleTask({
      id: PRUNE_TASK,
      scope: 'global',
      frequency: { hours: 1 },
      timeout: { minutes: 10 },
      fn: async () => {
        await this.#store.prune(inMilliseconds(-RETENTION.toMillis()));
      },
    });
  }

  /** @throws ConflictError naming the key when it was used for something else, and what the act throws */
  async once(sent: SentWrite, act: Act): Promise<WriteAnswer> {
    const { actor, key, route } = sent;
    if (key === undefined) {
      return act.do(undefined);
    }
    const attempt = randomUUID();
    const inputHash = stableHash(sent.input);
    const deadline = Date.now() + this.#answerTimeout.toMillis();
    for (;;) {
      const held = await this.#store.begin(
        { actor, key, route, inputHash, attempt },
        { at: now(), staleBefore: inMilliseconds(-ATTEMPT_TIMEOUT.toMillis()) },
      );
      if (!held) {
        return this.#carryOut(attempt, act);
      }
      if (held.route !== route || held.inputHash !== inputHash) {
        throw conflictError(
          say(
            held.route === route
              ? 'refused.key-used-otherwise'
              : 'refused.key-used',
            { key, route: held.route },
          ),
        );
      }
      if (held.answer) {
        return held.answer;
      }
      const isLost =
        held.committedAt !== undefined &&
        held.committedAt < inMilliseconds(-this.#answerTimeout.toMillis());
      if (isLost || Date.now() > deadline) {
        return this.#withoutAnswer(key, held, act);
      }
      await sleep(POLL_INTERVAL_MILLISECONDS);
    }
  }

  async #carryOut(attempt: string, act: Act): Promise<WriteAnswer> {
    let answer;
    try {
      answer = await act.do(attempt);
    } catch (error) {
      await this.#store.release(attempt);
      throw error;
    }
    await this.#store.answer(attempt, answer);
    return answer;
  }

  async #withoutAnswer(
    key: string,
    held: IdempotentWrite,
    act: Act,
  ): Promise<WriteAnswer> {
    if (held.committedAt === undefined) {
      throw conflictError(say('refused.key-busy', { key }));
    }
    if (act.again) {
      return act.again();
    }
    throw conflictError(say('refused.key-lost', { key, at: held.committedAt }));
  }
}
