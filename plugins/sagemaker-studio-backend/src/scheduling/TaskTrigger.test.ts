/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { mockServices } from '@backstage/backend-test-utils';
import { ConflictError } from '@backstage/errors';
import { TaskTrigger } from './TaskTrigger';

/** A scheduler that answers when it is told to. */
function schedulerWith(failure?: Error) {
  const answers: (() => void)[] = [];
  const triggered: string[] = [];
  return {
    triggered,
    answer: async () => {
      answers.splice(0).forEach(each => each());
      await new Promise(resolve => setImmediate(resolve));
    },
    triggerTask: (id: string) => {
      triggered.push(id);
      return new Promise<void>((resolve, reject) => {
        answers.push(() => (failure ? reject(failure) : resolve()));
      });
    },
  };
}

describe('TaskTrigger', () => {
  it('triggers once for all who ask while a trigger is under way, and again afterwards', async () => {
    const scheduler = schedulerWith();
    const logger = mockServices.logger.mock();
    const task = new TaskTrigger({ scheduler, logger, taskId: 'outbox' });
    task.trigger();
    task.trigger();
    expect(scheduler.triggered).toEqual(['outbox']);
    await scheduler.answer();
    task.trigger();
    expect(scheduler.triggered).toEqual(['outbox', 'outbox']);
    await scheduler.answer();
  });

  it('says nothing of a task that runs already', async () => {
    const scheduler = schedulerWith(new ConflictError('it runs'));
    const logger = mockServices.logger.mock();
    new TaskTrigger({ scheduler, logger, taskId: 'outbox' }).trigger();
    await scheduler.answer();
    expect(logger.warn).not.toHaveBeenCalled();
  });

  it('warns when the task could not be triggered, and can be asked again', async () => {
    const scheduler = schedulerWith(new Error('the database is away'));
    const logger = mockServices.logger.mock();
    const task = new TaskTrigger({ scheduler, logger, taskId: 'outbox' });
    task.trigger();
    await scheduler.answer();
    expect(logger.warn).toHaveBeenCalledWith(
      expect.stringContaining('the database is away'),
    );
    task.trigger();
    expect(scheduler.triggered).toHaveLength(2);
    await scheduler.answer();
  });
});
