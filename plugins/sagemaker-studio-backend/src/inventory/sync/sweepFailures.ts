/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import { classifyAwsError, missingAction } from '../../aws/awsErrors';
import {
  RemovalsHeldError,
  type RemovalThreshold,
} from '../store/RemovalThreshold';
import type { SweepFailure } from '../store/syncRows';
import { RefusedCall, type Failing, type Piece } from './Sweep';
import type { SyncStateStore } from './SyncStateStore';

type SweepFailuresOptions = {
  states: SyncStateStore;
  removalThreshold: RemovalThreshold;
  logger: LoggerService;
};

/** Records what could not be read, so that pages can say why they show older data. */
export class SweepFailures {
  readonly #options: SweepFailuresOptions;
  /** Parts whose calls fail now → the message, as it was logged. */
  readonly #failing = new Map<string, string>();

  constructor(options: SweepFailuresOptions) {
    this.#options = options;
  }

  /** @param of - `scope`: whose sync failed; `message`: the start of the line in the log */
  async record(
    error: unknown,
    of: { scope: string; message: string },
  ): Promise<void> {
    const { states, removalThreshold, logger } = this.#options;
    const failure = toFailure(error);
    logger.warn(
      `${of.message}: ${failure.message} ${failure.remedy ?? ''}`.trim(),
    );
    if (error instanceof RemovalsHeldError) {
      await removalThreshold.record(error);
    }
    await states.recordFailure(of.scope, failure);
  }

  /** Records that calls of a lane fail now, while the sweep goes on trying. */
  async recordFailing(scope: string, failing: Failing): Promise<void> {
    const failure = this.#logFailing(`calls of ${scope}`, failing);
    await this.#options.states.recordFailing(scope, failure, failing.since);
  }

  #logFailing(calls: string, { error, since }: Failing): SweepFailure {
    const failure = toFailure(error);
    this.#options.logger.warn(
      `AWS has not answered ${calls} since ${since}; they are tried again every few seconds: ${
        failure.message
      } ${failure.remedy ?? ''}`.trim(),
    );
    return failure;
  }

  async recordPassing(scope: string): Promise<void> {
    const { states, logger } = this.#options;
    const since = await states.recordPassing(scope);
    if (since) {
      logger.info(
        `AWS answers calls of ${scope} again, which had failed since ${since}`,
      );
    }
  }

  /**
   * Reads a part of a sweep and records its end. A part that cannot be read keeps no other from being read: one whose
   * calls alone fail is left, and read by itself until they pass.
   *
   * @returns what the part counted; `undefined` when it could not be read
   */
  async *readPart<T>(
    of: { scope: string; message: string },
    part: AsyncGenerator<Piece, T | undefined>,
  ): AsyncGenerator<Piece, T | undefined> {
    const { states } = this.#options;
    try {
      for (;;) {
        const step = await part.next();
        if (step.done) {
          await states.recordComplete(of.scope);
          this.#logPassing(of.scope);
          return step.value;
        }
        const { calls } = step.value;
        const isLeft =
          typeof calls === 'object' &&
          calls.isAlone &&
          // A part that was left before is tried once.
          (calls.isLasting || this.#failing.has(of.scope));
        if (isLeft) {
          await this.#leavePart(of.scope, calls);
          // The rows it has read so far are kept.
          await part.return(undefined);
          return undefined;
        }
        yield step.value;
      }
    } catch (error) {
      // When the database is away, this fails as well and ends the sweep.
      this.#failing.delete(of.scope);
      await this.record(error, of);
      return undefined;
    }
  }

  async #leavePart(scope: string, failing: Failing): Promise<void> {
    const { message } = failing.error;
    const failure =
      this.#failing.get(scope) === message
        ? toFailure(failing.error)
        : this.#logFailing(`calls of ${scope}`, failing);
    this.#failing.set(scope, message);
    await this.#options.states.recordPartFailing(scope, failure, failing.since);
  }

  #logPassing(scope: string): void {
    if (this.#failing.delete(scope)) {
      this.#options.logger.info(`AWS answers calls of ${scope} again`);
    }
  }
}

function toFailure(error: unknown): SweepFailure {
  if (!(error instanceof RefusedCall)) {
    const { message, name } = toError(error);
    return { message: message || name };
  }
  const { message, remedy, messages } = classifyAwsError(error.cause, error);
  return {
    message,
    action: missingAction(error.cause, error.action),
    remedy,
    messages,
  };
}
