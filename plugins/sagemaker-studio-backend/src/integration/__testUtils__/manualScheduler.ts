/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import {
  coreServices,
  createServiceFactory,
  type SchedulerService,
} from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';

/** A scheduler whose tasks run when they are triggered and at no other time; a stop waits for the one that runs. */
export function manualScheduler() {
  const scheduler: SchedulerService = mockServices.scheduler();
  const stopping = new AbortController();
  const running = new Set<Promise<unknown>>();
  return {
    triggerTask: (id: string) => scheduler.triggerTask(id),
    /** Waits for the turns that are under way. */
    settled: async () => {
      await Promise.allSettled(running);
    },
    feature: createServiceFactory({
      service: coreServices.scheduler,
      deps: { lifecycle: coreServices.lifecycle },
      factory({ lifecycle }) {
        lifecycle.addShutdownHook(async () => {
          stopping.abort();
          await Promise.allSettled(running);
        });
        return {
          createScheduledTaskRunner: schedule =>
            scheduler.createScheduledTaskRunner(schedule),
          getScheduledTasks: () => scheduler.getScheduledTasks(),
          cancelTask: id => scheduler.cancelTask(id),
          triggerTask: id => scheduler.triggerTask(id),
          scheduleTask: task =>
            scheduler.scheduleTask({
              ...task,
              fn: async (signal: AbortSignal) => {
                if (stopping.signal.aborted) {
                  return;
                }
                const turn = Promise.resolve(
                  task.fn(AbortSignal.any([signal, stopping.signal])),
                );
                running.add(turn);
                await turn.finally(() => running.delete(turn));
              },
            }),
        };
      },
    }),
  };
}
