/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { schedulerServiceFactory } from '@backstage/backend-defaults/scheduler';
import {
  coreServices,
  createBackendPlugin,
  type SchedulerService,
} from '@backstage/backend-plugin-api';
import {
  mockServices,
  startTestBackend,
  TestDatabases,
} from '@backstage/backend-test-utils';
import { ConflictError } from '@backstage/errors';
import { createDeferred } from '@backstage/types';
import { DefaultLaneRunner } from './DefaultLaneRunner';
import { studioLane, type LaneId, type LaneWorker } from './Lane';

const ML = studioLane({ accountId: '222222222222', region: 'eu-west-1' });
const LANES: LaneId[] = ['identity-center', ML];

/** Has so many pieces of work, and keeps a diary. */
function workerWith(pieces: number, name: string, diary: string[]): LaneWorker {
  let left = pieces;
  return {
    work: async lane => {
      if (left === 0) {
        return false;
      }
      left -= 1;
      diary.push(`${name} ${lane}`);
      return true;
    },
  };
}

async function createRunner(workers: LaneWorker[]) {
  const scheduler = mockServices.scheduler();
  const logger = mockServices.logger.mock();
  logger.child.mockReturnValue(logger);
  const runner = DefaultLaneRunner.create({ lanes: LANES, scheduler, logger });
  workers.forEach(worker => runner.addWorker(worker));
  await runner.start();
  return { scheduler, logger, runner };
}

describe('DefaultLaneRunner', () => {
  it('asks all workers again after every piece of work of any', async () => {
    const diary: string[] = [];
    const people = workerWith(1, 'operation', diary);
    const sweep: LaneWorker = {
      work: async () => {
        if (diary.length >= 5) {
          return false;
        }
        diary.push('sweep');
        if (diary.length === 3) {
          // Somebody asks while the sweep is at it: it goes before the rest of the sweep.
          people.work = workerWith(1, 'operation', diary).work;
        }
        return true;
      },
    };
    const { scheduler } = await createRunner([people, sweep]);

    await scheduler.triggerTask(`lane-${ML}`);

    expect(diary).toEqual([
      `operation ${ML}`,
      'sweep',
      'sweep',
      `operation ${ML}`,
      'sweep',
    ]);
  });

  it('has one task for each lane', async () => {
    const diary: string[] = [];
    const { scheduler, runner } = await createRunner([
      workerWith(2, 'operation', diary),
    ]);

    expect(runner.lanes).toEqual(LANES);
    expect((await scheduler.getScheduledTasks()).map(({ id }) => id)).toEqual([
      'lane-identity-center',
      'lane-sagemaker:222222222222:eu-west-1',
    ]);
    await scheduler.triggerTask('lane-identity-center');
    expect(diary).toEqual([
      'operation identity-center',
      'operation identity-center',
    ]);
  });

  it('goes on with the other workers when one fails, says so with the lane, and lets the one rest', async () => {
    const diary: string[] = [];
    const work = jest.fn().mockRejectedValue(new Error('the table is gone'));
    const { scheduler, logger } = await createRunner([
      { work },
      workerWith(3, 'sweep', diary),
    ]);

    await scheduler.triggerTask('lane-identity-center');
    await scheduler.triggerTask('lane-identity-center');

    expect(diary).toHaveLength(3);
    expect(work).toHaveBeenCalledTimes(1);
    expect(logger.error).toHaveBeenCalledTimes(1);
    expect(logger.error).toHaveBeenCalledWith(
      'Work in lane identity-center failed; tried again in 2 s',
      expect.objectContaining({ message: 'the table is gone' }),
    );
  });

  it('does not lose a wake that comes when the worker has just said there is no work', async () => {
    const diary: string[] = [];
    let hasWork = false;
    const wakeUp = { call: async (_lane: LaneId) => {} };
    const worker: LaneWorker = {
      work: async lane => {
        if (hasWork) {
          hasWork = false;
          diary.push('done');
          return true;
        }
        if (diary.length === 0) {
          hasWork = true;
          await wakeUp.call(lane);
        }
        return false;
      },
    };
    const { scheduler, runner } = await createRunner([worker]);
    wakeUp.call = lane => runner.wake(lane);

    await scheduler.triggerTask('lane-identity-center');

    expect(diary).toEqual(['done']);
  });

  it('lets no worker wait for the piece of another, and ends a turn when all is settled', async () => {
    const slow = createDeferred();
    const diary: string[] = [];
    let pieces = 5;
    const { scheduler } = await createRunner([
      {
        work: async () => {
          pieces -= 1;
          if (pieces === 0) {
            slow.resolve();
          }
          return pieces >= 0;
        },
        settle: async lane => {
          diary.push(`settled ${lane}`);
        },
      },
      {
        work: async () => {
          if (diary.length > 0) {
            return false;
          }
          await slow;
          diary.push('slow');
          return true;
        },
      },
    ]);

    await scheduler.triggerTask('lane-identity-center');

    expect(diary).toEqual(['slow', 'settled identity-center']);
  });

  it('stops when the scheduler takes the lane away', async () => {
    let pieces = 0;
    const { scheduler } = await createRunner([
      {
        work: async () => {
          pieces += 1;
          if (pieces === 3) {
            await scheduler.cancelTask('lane-identity-center');
          }
          return true;
        },
      },
    ]);

    await scheduler.triggerTask('lane-identity-center');

    expect(pieces).toBe(3);
  });

  it('ends a turn after a while although there is work, so that another replica may have the lane', async () => {
    const now = jest.spyOn(Date, 'now');
    try {
      let time = 1_800_000_000_000;
      now.mockImplementation(() => time);
      let pieces = 0;
      const { scheduler } = await createRunner([
        {
          work: async () => {
            pieces += 1;
            time += 1000;
            return true;
          },
        },
      ]);

      await scheduler.triggerTask('lane-identity-center');

      expect(pieces).toBe(30);
    } finally {
      now.mockRestore();
    }
  });

  it('takes it well that a lane it wakes runs already, and tells of other failures', async () => {
    const triggerTask = jest
      .fn<Promise<void>, [string]>()
      .mockRejectedValueOnce(new ConflictError('is currently running'))
      .mockRejectedValueOnce(new Error('the database is gone'));
    const scheduler = mockServices.scheduler.mock({ triggerTask });
    const logger = mockServices.logger.mock();
    const runner = DefaultLaneRunner.create({
      lanes: LANES,
      scheduler,
      logger,
    });

    await runner.wake(ML);
    await runner.wake(ML);
    await new Promise(resolve => setImmediate(resolve));

    expect(triggerTask).toHaveBeenCalledWith(`lane-${ML}`);
    expect(logger.warn).toHaveBeenCalledTimes(1);
    expect(logger.warn).toHaveBeenCalledWith(
      expect.stringContaining('the database is gone'),
    );
  });
});

const databases = TestDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_16'],
  disableDocker: true,
});

describe.each(databases.eachSupportedId())(
  'DefaultLaneRunner on the real scheduler and %s',
  id => {
    it('begins woken work within two seconds, on another replica too', async () => {
      const knex = await databases.init(id);
      const schedulers: SchedulerService[] = [];
      const startReplica = () =>
        startTestBackend({
          features: [
            schedulerServiceFactory,
            mockServices.database.factory({ knex }),
            createBackendPlugin({
              pluginId: 'sagemaker-studio',
              register(env) {
                env.registerInit({
                  deps: { scheduler: coreServices.scheduler },
                  async init({ scheduler }) {
                    schedulers.push(scheduler);
                  },
                });
              },
            }),
          ],
        });
      const backends = [await startReplica(), await startReplica()];
      let due = 0;
      let running = 0;
      let most = 0;
      let finished = createDeferred<number>();
      const worker: LaneWorker = {
        work: async lane => {
          if (lane !== ML || due === 0) {
            return false;
          }
          running += 1;
          most = Math.max(most, running);
          due -= 1;
          await new Promise(resolve => setTimeout(resolve, 5));
          running -= 1;
          finished.resolve(performance.now());
          return true;
        },
      };
      const runners = schedulers.map(scheduler =>
        DefaultLaneRunner.create({
          lanes: LANES,
          scheduler,
          logger: mockServices.logger.mock(),
        }),
      );
      for (const runner of runners) {
        runner.addWorker(worker);
        await runner.start();
      }

      const latencies: number[] = [];
      for (let round = 0; round < 5; round += 1) {
        await new Promise(resolve => setTimeout(resolve, 300 + round * 170));
        const started = performance.now();
        finished = createDeferred<number>();
        due += 1;
        await runners[round % 2].wake(ML);
        latencies.push((await finished) - started);
      }

      for (const backend of backends) {
        await backend.stop();
      }
      expect(Math.max(...latencies)).toBeLessThan(2000);
      expect(most).toBe(1);
    }, 30_000);
  },
);
