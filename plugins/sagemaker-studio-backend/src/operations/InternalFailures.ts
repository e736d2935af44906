/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * An error of our own in a step, such as a step that this replica does not know, is the failure of one operation. It backs
 * off alone, and in the end waits for a person; other operations go on.
 */
import type { LoggerService } from '@backstage/backend-plugin-api';
import {
  type OperationError,
  englishOf,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { nextStep, replaceNext } from '../model/operationSteps';
import type { GrantRecord, OperationRecord } from '../model/records';
import type { SkippedRows } from './SkippedRows';
import type { StepResult } from './Step';
import { say } from '../util/say';

/** An operation that fails so often waits for a person. */
const MAX_ERRORS = 5;
const ERROR_NAME = 'InternalError';

export class InternalFailures {
  readonly #options: InternalFailuresOptions;

  constructor(options: InternalFailuresOptions) {
    this.#options = options;
  }

  /** Throws when the database is away, which concerns all operations. */
  async record(
    operation: OperationRecord,
    grant: GrantRecord | undefined,
    error: Error,
  ): Promise<void> {
    const { logger, skippedRows } = this.#options;
    const { operationId } = operation;
    logger.error(
      `The operation '${operationId}' failed at the step '${
        nextStep(operation)?.name
      }' by an error that is none of AWS`,
      error,
    );
    try {
      await this.#store(operation, grant);
    } catch (storeError) {
      await skippedRows.add(
        operationId,
        `The failure of the operation '${operationId}' could not be stored`,
        storeError,
      );
    }
  }

  async #store(
    operation: OperationRecord,
    grant: GrantRecord | undefined,
  ): Promise<void> {
    const { save, finish } = this.#options;
    const error = errorOf(operation);
    if (grant) {
      await finish(operation, grant, { type: 'failed', error });
      return;
    }
    await save({
      ...operation,
      status: 'blocked',
      nextTryAt: undefined,
      steps: replaceNext(operation, each => ({
        ...each,
        status: 'blocked',
        error: { ...error, kind: 'blocked' },
      })),
    });
  }
}

function errorOf(operation: OperationRecord): OperationError {
  const step = nextStep(operation);
  const isLasting =
    (step?.attempts ?? 0) >= MAX_ERRORS && step?.error?.name === ERROR_NAME;
  const message = say('error.internal', { operation: operation.operationId });
  const remedy = isLasting ? say('error.internal.remedy') : undefined;
  return {
    kind: isLasting ? 'blocked' : 'retry',
    name: ERROR_NAME,
    message: englishOf(message),
    remedy: remedy && englishOf(remedy),
    messages: { message, remedy },
  };
}

type InternalFailuresOptions = {
  skippedRows: SkippedRows;
  logger: LoggerService;
  /** Stores the operation as it is. */
  save: (operation: OperationRecord) => Promise<unknown>;
  /** Ends the step that ran with a result. */
  finish: (
    operation: OperationRecord,
    grant: GrantRecord,
    result: StepResult,
  ) => Promise<unknown>;
};
