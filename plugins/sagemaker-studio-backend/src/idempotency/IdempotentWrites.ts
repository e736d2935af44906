/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * Who repeats a write under its Idempotency-Key, because the answer was lost, gets that answer and does nothing a second
 * time, whatever others have done in between. That it was done is noted in the transaction in which it was, so a back end
 * that stops before it can keep the answer leaves no doubt.
 */
import type { SchedulerService } from '@backstage/backend-plugin-api';
import { ConflictError } from '@backstage/errors';
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

/** How long keys are remembered. */
const KEPT = Duration.fromObject({ days: 7 });
/** No write takes so long; whoever began it has stopped. */
const STALE = Duration.fromObject({ minutes: 2 });
/** How long a repetition waits for the answer of whoever was first. */
const PATIENCE = Duration.fromObject({ seconds: 10 });
const PAUSE_MILLISECONDS = 50;
const PRUNE_TASK = 'idempotent-writes';

/** A write as its caller sent it. */
export type SentWrite = {
  /** Ref of who calls. */
  actor: string;
  /** The Idempotency-Key; without one, nothing is remembered. */
  key: string | undefined;
  /** `POST /grants/g-1/undo` */
  route: string;
  /** Everything that a repetition has to say again. */
  input: unknown;
};

/** What to do for a write. */
export type Act = {
  /** @param attempt - to be handed to the store with what is stored for the write */
  do: (attempt: string | undefined) => Promise<WriteAnswer>;
  /** Answers a repetition of what was done when its answer is lost; where that cannot be told, it is refused. */
  again?: () => Promise<WriteAnswer>;
};

/** Carries writes out once for each key. */
export class IdempotentWrites {
  readonly #store: IdempotentWriteStore;
  readonly #patience: Duration;

  static create(options: {
    store: IdempotentWriteStore;
    /** How long a repetition waits for the first answer. */
    patience?: Duration;
  }): IdempotentWrites {
    return new IdempotentWrites(options.store, options.patience);
  }

  private constructor(
    store: IdempotentWriteStore,
    patience: Duration = PATIENCE,
  ) {
    this.#store = store;
    this.#patience = patience;
  }

  /** Forgets old keys every hour. */
  async start(scheduler: SchedulerService): Promise<void> {
    await scheduler.scheduleTask({
      id: PRUNE_TASK,
      scope: 'global',
      frequency: { hours: 1 },
      timeout: { minutes: 10 },
      fn: async () => {
        await this.#store.prune(inMilliseconds(-KEPT.toMillis()));
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
    const deadline = Date.now() + this.#patience.toMillis();
    for (;;) {
      const held = await this.#store.begin(
        { actor, key, route, inputHash, attempt },
        { at: now(), staleBefore: inMilliseconds(-STALE.toMillis()) },
      );
      if (!held) {
        return this.#carryOut(attempt, act);
      }
      if (held.route !== route || held.inputHash !== inputHash) {
        throw new ConflictError(
          `The Idempotency-Key '${key}' was already used for ${held.route}${
            held.route === route ? ' with another input' : ''
          }; use a new key for a new call`,
        );
      }
      if (held.answer) {
        return held.answer;
      }
      const isLost =
        held.committedAt !== undefined &&
        held.committedAt < inMilliseconds(-this.#patience.toMillis());
      if (isLost || Date.now() > deadline) {
        return this.#withoutAnswer(key, held, act);
      }
      await sleep(PAUSE_MILLISECONDS);
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
      throw new ConflictError(
        `What was sent with the Idempotency-Key '${key}' is still being carried out; repeat it in a moment`,
      );
    }
    if (act.again) {
      return act.again();
    }
    throw new ConflictError(
      `What was sent with the Idempotency-Key '${key}' was done at ${held.committedAt}, and its answer is lost; look at what has become of it`,
    );
  }
}
