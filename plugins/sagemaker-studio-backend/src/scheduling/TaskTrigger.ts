/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type {
  LoggerService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';

/** Makes a task of the scheduler run soon instead of when its frequency says. */
export class TaskTrigger {
  readonly #options: TaskTriggerOptions;
  #isUnderWay = false;

  constructor(options: TaskTriggerOptions) {
    this.#options = options;
  }

  /**
   * Never throws, since the task runs by itself, too. Not awaited: a caller inside a transaction would wait for itself on
   * SQLite. Triggers that come while one is under way are served by it.
   */
  trigger(): void {
    if (!this.#isUnderWay) {
      this.#isUnderWay = true;
      this.#trigger();
    }
  }

  async #trigger(): Promise<void> {
    const { scheduler, taskId, logger } = this.#options;
    try {
      await scheduler.triggerTask(taskId);
    } catch (unknownError) {
      const error = toError(unknownError);
      // The task is running, or not registered yet.
      if (error.name !== 'ConflictError' && error.name !== 'NotFoundError') {
        logger.warn(
          `Could not trigger the task ${taskId}; it runs soon by itself: ${error.message}`,
        );
      }
    } finally {
      this.#isUnderWay = false;
    }
  }
}

type TaskTriggerOptions = {
  scheduler: Pick<SchedulerService, 'triggerTask'>;
  taskId: string;
  logger: LoggerService;
};
