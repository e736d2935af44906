/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { present } from '../util/__testUtils__/present';
import { schedulerServiceFactory } from '@backstage/backend-defaults/scheduler';
import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import {
  mockServices,
  startTestBackend,
  TestDatabases,
} from '@backstage/backend-test-utils';
import { ConflictError } from '@backstage/errors';
import { createDeferred } from '@backstage/types';
import { migrationsDirectory } from '../database/applyMigrations';
import { LaneRunner } from './LaneRunner';
import { studioLane, type LaneId, type LaneWorker } from './Lane';
import { ReplicaStore } from './ReplicaStore';
import { TaskLeases, type TaskScheduler } from './TaskLeases';
import { itemAt } from '../util/__testUtils__/items';

const ML = studioLane({ accountId: '222222222222', region: 'eu-west-1' });
const LANES: LaneId[] = ['identity-center', ML];

/** Has so many pieces of work, and logs them in `diary`. */
function workerWith(pieces: number, name: string, diary: string[]): LaneWorker {
  let left = pieces;
  return {
    laneWork: 'changes',
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
  const runner = new LaneRunner({
    lanes: LANES,
    scheduler,
    logger,
    idleTimeoutMs: 700,
  });
  workers.forEach(worker => runner.addWorker(worker));
  await runner.start();
  return { scheduler, logger, runner };
}

describe('LaneRunner', () => {
  it('polls idle workers while another has work, and at once when the lane is woken', async () => {
    const diary: string[] = [];
    const people = workerWith(1, 'operation', diary);
    let wakeUp = async () => {};
    const sweep: LaneWorker = {
      laneWork: 'changes',
      work: async () => {
        if (diary.length >= 5) {
          return false;
        }
        diary.push('sweep');
        if (diary.length === 3) {
          // Somebody asks while the sweep is at it: it goes before the rest of the sweep.
          people.work = workerWith(1, 'operation', diary).work;
          await wakeUp();
        }
        return true;
      },
    };
    const { scheduler, runner } = await createRunner([people, sweep]);
    wakeUp = () => runner.wake(ML, 'changes');

    await scheduler.triggerTask(`lane-${ML}`);

    expect(diary).toEqual([
      `operation ${ML}`,
      'sweep',
      'sweep',
      `operation ${ML}`,
      'sweep',
    ]);
  });

  it('answers wakes together that come soon one after the other, by those whom they concern', async () => {
    let asked = 0;
    const idle: LaneWorker = {
      laneWork: 'changes',
      work: async () => {
        asked += 1;
        return false;
      },
    };
    let pieces = 100;
    const wakeUp = { call: async () => {} };
    const busy: LaneWorker = {
      laneWork: 'changes',
      work: async () => {
        if (pieces === 0) {
          return false;
        }
        await new Promise(resolve => setTimeout(resolve, 2));
        pieces -= 1;
        await wakeUp.call();
        return true;
      },
    };
    let read = 0;
    const reader: LaneWorker = {
      laneWork: 'reading',
      work: async () => {
        read += 1;
        return false;
      },
    };
    const { scheduler, runner } = await createRunner([idle, busy, reader]);
    wakeUp.call = () => runner.wake(ML, 'changes');
    const startedAt = Date.now();

    await scheduler.triggerTask(`lane-${ML}`);

    expect(pieces).toBe(0);
    // Every 50 ms at most, and a few times at the beginning and in the end.
    expect(asked).toBeLessThan((Date.now() - startedAt) / 50 + 5);
    expect(asked).toBeGreaterThan(2);
    // A wake for changes polls no worker that reads.
    expect(read).toBeLessThan((Date.now() - startedAt) / 1000 + 2);
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

  it('continues with the other workers when one fails, logs the lane, and backs off from the one', async () => {
    const diary: string[] = [];
    const work = jest.fn().mockRejectedValue(new Error('the table is gone'));
    const { scheduler, logger } = await createRunner([
      { laneWork: 'changes', work },
      workerWith(3, 'sweep', diary),
    ]);

    await scheduler.triggerTask('lane-identity-center');
    await scheduler.triggerTask('lane-identity-center');

    expect(diary).toHaveLength(3);
    expect(work).toHaveBeenCalledTimes(1);
    expect(logger.error).toHaveBeenCalledTimes(1);
    expect(logger.error).toHaveBeenCalledWith(
      'Work in lane identity-center failed; retrying in 2 s',
      expect.objectContaining({ message: 'the table is gone' }),
    );
  });

  it('does not lose a wake that comes while an idle worker answers', async () => {
    const diary: string[] = [];
    let hasWork = false;
    const wakeUp = { call: async (_lane: LaneId) => {} };
    const worker: LaneWorker = {
      laneWork: 'changes',
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
    wakeUp.call = lane => runner.wake(lane, 'changes');

    await scheduler.triggerTask('lane-identity-center');

    expect(diary).toEqual(['done']);
  });

  it('lets no worker wait for another, and ends a turn when all have settled', async () => {
    const slow = createDeferred();
    const diary: string[] = [];
    let pieces = 5;
    const { scheduler } = await createRunner([
      {
        laneWork: 'changes',
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
        laneWork: 'changes',
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

  it('does what becomes due soon after other work in the same turn, without polling often', async () => {
    const diary: string[] = [];
    const dueAt = Date.now() + 500;
    let asked = 0;
    const { scheduler } = await createRunner([
      workerWith(1, 'at once', diary),
      {
        laneWork: 'changes',
        work: async () => {
          asked += 1;
          if (Date.now() < dueAt || diary.includes('soon')) {
            return false;
          }
          diary.push('soon');
          return true;
        },
      },
    ]);

    await scheduler.triggerTask(`lane-${ML}`);

    expect(diary).toEqual([`at once ${ML}`, 'soon']);
    expect(asked).toBeLessThan(15);
  });

  it('leaves a lane beyond its share to the others for as long as busy ones may take to look, and takes it when none does', async () => {
    const clock = jest.spyOn(Date, 'now');
    try {
      let time = 1_800_000_000_000;
      clock.mockImplementation(() => time);
      const other = createDeferred();
      const diary: LaneId[] = [];
      const scheduler = mockServices.scheduler();
      const runner = new LaneRunner({
        lanes: LANES,
        scheduler,
        logger: mockServices.logger.mock(),
        replicas: { count: 2 },
        idleTimeoutMs: 0,
      });
      runner.addWorker({
        laneWork: 'changes',
        work: async lane => {
          diary.push(lane);
          if (lane !== ML) {
            await other;
          }
          return false;
        },
      });
      await runner.start();
      const look = async () => {
        await scheduler.triggerTask(`lane-${ML}`);
        return diary.includes(ML);
      };

      const turn = scheduler.triggerTask('lane-identity-center');
      const looks: boolean[] = [];
      for (let second = 0; second < 4; second += 1) {
        looks.push(await look());
        time += 1_000;
      }
      other.resolve();
      await turn;

      expect(looks).toEqual([false, false, false, true]);
    } finally {
      clock.mockRestore();
    }
  });

  it('stops when the scheduler takes the lane away', async () => {
    let pieces = 0;
    const { scheduler } = await createRunner([
      {
        laneWork: 'changes',
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

  it('ends a turn after a while although there is work, so that another replica gets a chance', async () => {
    const now = jest.spyOn(Date, 'now');
    try {
      let time = 1_800_000_000_000;
      now.mockImplementation(() => time);
      let pieces = 0;
      const { scheduler } = await createRunner([
        {
          laneWork: 'changes',
          work: async () => {
            pieces += 1;
            time += 1000;
            return true;
          },
        },
      ]);

      await scheduler.triggerTask('lane-identity-center');

      expect(pieces).toBe(45);
    } finally {
      now.mockRestore();
    }
  });

  it('accepts that a woken lane runs already, and logs other failures', async () => {
    const triggerTask = jest
      .fn<Promise<void>, [string]>()
      .mockRejectedValueOnce(new ConflictError('is currently running'))
      .mockRejectedValueOnce(new Error('the database is gone'));
    const scheduler = mockServices.scheduler.mock({ triggerTask });
    const logger = mockServices.logger.mock();
    const runner = new LaneRunner({
      lanes: LANES,
      scheduler,
      logger,
    });

    await runner.wake(ML, 'changes');
    await runner.wake(ML, 'changes');
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
  'LaneRunner on the real scheduler and %s',
  id => {
    const startReplicas = async (count: number) => {
      const knex = await databases.init(id);
      await knex.migrate.latest({ directory: migrationsDirectory() });
      const schedulers: TaskScheduler[] = [];
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
      const backends: Awaited<ReturnType<typeof startReplica>>[] = [];
      for (let index = 0; index < count; index += 1) {
        backends.push(await startReplica());
      }
      const replicas = schedulers.map(() => new ReplicaStore({ knex }));
      for (const [index, each] of replicas.entries()) {
        await each.beat();
        expect(each.count).toBe(index + 1);
      }
      const runners = schedulers.map(
        (scheduler, index) =>
          new LaneRunner({
            lanes: LANES,
            scheduler: new TaskLeases({
              knex,
              scheduler,
              logger: mockServices.logger.mock(),
              replicas: itemAt(replicas, index),
            }),
            logger: mockServices.logger.mock(),
            replicas: replicas[index],
          }),
      );
      return {
        runners,
        stop: () => Promise.all(backends.map(backend => backend.stop())),
      };
    };

    it('begins woken work soon, on another replica too', async () => {
      const { runners, stop } = await startReplicas(2);
      let due = 0;
      let running = 0;
      let most = 0;
      let finished = createDeferred<number>();
      const worker: LaneWorker = {
        laneWork: 'changes',
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
        await present(runners[round % 2]).wake(ML, 'changes');
        latencies.push((await finished) - started);
      }

      await stop();
      // Far less than the minute after which a lane looks by itself.
      expect(Math.max(...latencies)).toBeLessThan(30_000);
      expect(most).toBe(1);
    });

    it('has each of two replicas take one of two lanes that are busy', async () => {
      const { runners, stop } = await startReplicas(2);
      const done = createDeferred();
      const takenBy = new Map<LaneId, number>();
      const bothTaken = createDeferred();
      runners.forEach((runner, index) =>
        runner.addWorker({
          laneWork: 'changes',
          work: async lane => {
            takenBy.set(lane, index);
            if (takenBy.size === LANES.length) {
              bothTaken.resolve();
            }
            await done;
            return false;
          },
        }),
      );
      for (const runner of runners) {
        await runner.start();
      }

      await bothTaken;
      done.resolve();
      await stop();
      expect(new Set(takenBy.values()).size).toBe(2);
    });
  },
);
