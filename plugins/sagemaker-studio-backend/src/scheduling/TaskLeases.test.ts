/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { createDeferred } from '@backstage/types';
import type { Knex } from 'knex';
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { migrationsDirectory } from '../database/applyMigrations';
import { ReplicaStore } from './ReplicaStore';
import { TaskLeases } from './TaskLeases';

jest.setTimeout(240_000);

const databases = TestDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_16'],
  disableDocker: true,
});

const TASK = {
  id: 'sending',
  frequency: { hours: 1 },
  timeout: { minutes: 1 },
};

/** A replica that beats when `beat` is called, and at no other time. */
async function startReplica(
  knex: Knex,
  run: (signal: AbortSignal) => Promise<void>,
) {
  const scheduler = mockServices.scheduler();
  const logger = mockServices.logger.mock();
  const replicas = new ReplicaStore({ knex });
  const leases = new TaskLeases({ knex, scheduler, logger, replicas });
  await leases.scheduleTask({ ...TASK, scope: 'global', fn: run });
  return {
    logger,
    replicas,
    stop: () => leases.stop(),
    trigger: () => leases.triggerTask(TASK.id),
    /** As the schedule does. */
    run: () => scheduler.triggerTask(TASK.id),
    beat: () => scheduler.triggerTask('replica'),
  };
}

const aborted = (signal: AbortSignal) =>
  new Promise<void>(resolve => {
    if (signal.aborted) {
      resolve();
    }
    signal.addEventListener('abort', () => resolve());
  });

/** A clock that runs ahead of the real one, so that no test waits for what takes seconds. */
function useClock() {
  const realNow = performance.now.bind(performance);
  let ahead = 0;
  jest.spyOn(performance, 'now').mockImplementation(() => realNow() + ahead);
  return {
    advance(seconds: number) {
      ahead += seconds * 1000;
    },
  };
}

const holders = (knex: Knex) => knex('task_leases').pluck('holder');

describe.each(databases.eachSupportedId())('leases of tasks on %s', id => {
  let knex: Knex;

  beforeEach(async () => {
    knex = await databases.init(id);
    await knex.migrate.latest({ directory: migrationsDirectory() });
  });

  afterEach(() => {
    jest.restoreAllMocks();
  });

  it('lets one replica run a task at a time', async () => {
    const finish = createDeferred();
    const runs: string[] = [];
    const runOf = (name: string) => async () => {
      runs.push(name);
      await finish;
    };
    const one = await startReplica(knex, runOf('one'));
    const other = await startReplica(knex, runOf('other'));

    const running = one.trigger();
    while (runs.length === 0) {
      await sleep(5);
    }
    await other.trigger();
    expect(runs).toEqual(['one']);

    finish.resolve();
    await running;
    await other.trigger();
    expect(runs).toEqual(['one', 'other']);
    expect(await holders(knex)).toEqual([null]);
  });

  it('runs a task once in its time, whichever replica comes first, and whenever it is asked for', async () => {
    const runs: string[] = [];
    const [one, other] = await Promise.all(
      ['one', 'other'].map(name =>
        startReplica(knex, async () => {
          runs.push(name);
          if (runs.length === 1) {
            throw new Error('this run fails');
          }
        }),
      ),
    );
    // What failed is not done.
    await one?.run();
    await other?.run();
    expect(runs).toEqual(['one', 'other']);

    await one?.run();
    await other?.run();
    expect(runs).toEqual(['one', 'other']);

    await one?.trigger();
    expect(runs).toEqual(['one', 'other', 'one']);

    await knex('task_leases').update({
      last_run_at: new Date(Date.now() - 3_600_000).toISOString(),
    });
    await other?.run();
    await one?.run();
    expect(runs).toEqual(['one', 'other', 'one', 'other']);
  });

  it('frees the task of one that fails', async () => {
    const one = await startReplica(knex, async () => {
      throw new Error('this run fails');
    });

    await one.trigger();

    expect(await holders(knex)).toEqual([null]);
  });

  it('runs within 8 seconds what the replica ran that was killed', async () => {
    let runs = 0;
    const survivor = await startReplica(knex, async () => {
      runs += 1;
    });
    await knex('task_leases').update({ holder: randomUUID() });
    await survivor.trigger();
    expect(runs).toBe(0);

    const clock = useClock();
    let seconds = 0;
    while (runs === 0 && seconds < 20) {
      seconds += 1;
      clock.advance(1);
      await survivor.beat();
    }

    expect(runs).toBe(1);
    expect(seconds).toBeLessThan(8);
    expect(await holders(knex)).toEqual([null]);
  });

  it('leaves what it runs to others when it is stopped', async () => {
    const leaving = await startReplica(knex, aborted);
    leaving.trigger();
    while ((await holders(knex))[0] === null) {
      await sleep(5);
    }

    await leaving.stop();

    expect(await holders(knex)).toEqual([null]);
    await leaving.trigger();
    expect(await holders(knex)).toEqual([null]);
  });

  it('leaves the task to one that beats', async () => {
    const finish = createDeferred();
    let runs = 0;
    const busy = await startReplica(knex, async () => {
      await finish;
    });
    const other = await startReplica(knex, async () => {
      runs += 1;
    });
    const running = busy.trigger();
    const clock = useClock();
    for (let second = 0; second < 8; second += 1) {
      clock.advance(1);
      await busy.beat();
      await other.beat();
    }

    expect(runs).toBe(0);
    expect(await holders(knex)).toEqual([busy.replicas.replicaId]);
    expect(other.replicas.count).toBe(2);
    finish.resolve();
    await running;
  });

  it('leaves the task to one that was cut off from the database like itself', async () => {
    const finish = createDeferred();
    let runs = 0;
    const busy = await startReplica(knex, async () => {
      await finish;
    });
    const other = await startReplica(knex, async () => {
      runs += 1;
    });
    const running = busy.trigger();
    const clock = useClock();
    await busy.beat();
    await other.beat();
    clock.advance(30);

    await other.beat();

    expect(runs).toBe(0);
    expect(await holders(knex)).toEqual([busy.replicas.replicaId]);
    finish.resolve();
    await running;
  });

  it('ends what it runs when another has taken over', async () => {
    const ended = createDeferred<unknown>();
    const paused = await startReplica(knex, async signal => {
      await aborted(signal);
      ended.resolve(signal.aborted);
    });
    const running = paused.trigger();
    while ((await holders(knex))[0] === null) {
      await sleep(5);
    }
    const other = randomUUID();
    await knex('task_leases').update({ holder: other });

    await paused.beat();

    expect(await ended).toBe(true);
    await running;
    // What it ends is not its own any more.
    expect(
      (await holders(knex)).filter(
        holder => holder !== null && holder !== other,
      ),
    ).toEqual([]);
  });

  it('ends what it runs, and says why once, when it cannot show that it is alive', async () => {
    const ended = createDeferred<unknown>();
    const cutOff = await startReplica(knex, async signal => {
      await aborted(signal);
      ended.resolve(signal.aborted);
    });
    const running = cutOff.trigger();
    jest
      .spyOn(cutOff.replicas, 'beat')
      .mockRejectedValue(new Error('connect ECONNREFUSED'));
    const clock = useClock();
    await cutOff.beat();
    clock.advance(4.1);
    await cutOff.beat();

    expect(await ended).toBe(true);
    await running;
    expect(cutOff.logger.warn).toHaveBeenCalledTimes(1);
    expect(cutOff.logger.warn).toHaveBeenCalledWith(
      'The database does not answer, so tasks wait: connect ECONNREFUSED',
    );
    jest.restoreAllMocks();
    await cutOff.beat();
    expect(cutOff.logger.info).toHaveBeenCalledWith(
      'The database answers again; tasks go on',
    );
  });
});
