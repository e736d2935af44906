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

  /** Records that calls fail now, while the sweep goes on trying. */
  async recordFailing(scope: string, failing: Failing): Promise<void> {
    const { states, logger } = this.#options;
    const { since } = failing;
    const failure = toFailure(failing.error);
    logger.warn(
      `AWS has not answered calls of ${scope} since ${since}; they are tried again every few seconds: ${
        failure.message
      } ${failure.remedy ?? ''}`.trim(),
    );
    await states.recordFailing(scope, failure, since);
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
   * Reads a part of a sweep and records its end. A part that cannot be read keeps no other from being read.
   *
   * @returns what the part counted; `undefined` when it could not be read
   */
  async *readPart<T>(
    of: { scope: string; message: string },
    part: AsyncGenerator<Piece, T>,
  ): AsyncGenerator<Piece, T | undefined> {
    try {
      const result = yield* part;
      await this.#options.states.recordComplete(of.scope);
      return result;
    } catch (error) {
      // When the database is away, this fails as well and ends the sweep.
      await this.record(error, of);
      return undefined;
    }
  }
}

function toFailure(error: unknown): SweepFailure {
  if (!(error instanceof RefusedCall)) {
    const { message, name } = toError(error);
    return { message: message || name };
  }
  const { message, remedy } = classifyAwsError(error.cause, error);
  return { message, action: missingAction(error.cause, error.action), remedy };
}
