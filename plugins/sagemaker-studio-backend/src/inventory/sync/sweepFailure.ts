/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import { classifyAwsError, missingAction } from '../../aws/awsErrors';
import {
  RemovalsHeldError,
  type RemovalThreshold,
} from '../store/RemovalThreshold';
import type { SyncStateStore } from './SyncStateStore';
import type { SweepFailure } from './syncRows';

/** A call of a sweep that AWS refuses for good, with the IAM action that it takes. */
export class RefusedCall extends Error {
  readonly action: string;

  constructor(cause: unknown, action: string) {
    super(toError(cause).message, { cause });
    this.name = 'RefusedCall';
    this.action = action;
  }
}

/** What went wrong in a sweep, in words. */
function failureOf(error: unknown): SweepFailure {
  if (!(error instanceof RefusedCall)) {
    // The sweep's own refusals say what to do.
    const { message, name } = toError(error);
    return { message: message || name };
  }
  const { message, remedy } = classifyAwsError(error.cause, error);
  return { message, action: missingAction(error.cause, error.action), remedy };
}

/** Whether the rest can be read all the same. */
export function isOfPart(error: unknown): boolean {
  return error instanceof RefusedCall || error instanceof RemovalsHeldError;
}

/** Takes down what could not be read, for those who are shown what was read before. */
export class SweepFailures {
  readonly #states: SyncStateStore;
  readonly #removalThreshold: RemovalThreshold;
  readonly #logger: LoggerService;

  constructor(options: {
    states: SyncStateStore;
    removalThreshold: RemovalThreshold;
    logger: LoggerService;
  }) {
    this.#states = options.states;
    this.#removalThreshold = options.removalThreshold;
    this.#logger = options.logger;
  }

  /**
   * @param told - `scope`: whose sync has failed; `what`: the start of the sentence for the log
   */
  async record(
    error: unknown,
    told: { scope: string; what: string },
  ): Promise<void> {
    const failure = failureOf(error);
    this.#logger.warn(
      `${told.what}: ${failure.message} ${failure.remedy ?? ''}`.trim(),
    );
    if (error instanceof RemovalsHeldError) {
      await this.#removalThreshold.record(error);
    }
    await this.#states.recordFailure(told.scope, failure);
  }
}
