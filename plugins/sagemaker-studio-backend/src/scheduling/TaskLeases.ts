/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * Tasks that run in one replica at a time. Every replica has the task in Backstage's scheduler, as a local one, and runs
 * it while it holds its lease. A replica that was killed holds its leases until the others have missed its beats for a few
 * seconds; then one of them frees the lease and runs the task at once. Backstage's own global tasks come back after up to
 * a minute, or their timeout.
 *
 * A replica whose beats are late, because it is busy or cut off from the database, may be taken for dead while it works.
 * It ends what it runs when it notices. Until then two may run a task, so what a task writes names the version that it
 * read, or locks its rows, or may be done twice.
 */
import type {
  LoggerService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import type { Knex } from 'knex';
import { Duration } from 'luxon';
import { inMilliseconds, now } from '../util/now';
import { BEAT_INTERVAL_MS, type ReplicaStore } from './ReplicaStore';

/** The part of Backstage's scheduler that tasks of this plugin use. */
export type TaskScheduler = Pick<
  SchedulerService,
  'scheduleTask' | 'triggerTask'
>;

type Task = Pick<
  Parameters<SchedulerService['scheduleTask']>[0],
  'id' | 'frequency' | 'fn'
>;

const LEASES = 'task_leases';
const WATCH_TASK = 'replica';
const WATCH_FREQUENCY = { milliseconds: BEAT_INTERVAL_MS };
const WATCH_TIMEOUT = { seconds: 30 };
/** Before the others take this replica for dead, it ends what it runs. */
const CUT_OFF_AFTER_MS = 4_000;
/** Tasks that run so seldom run once in their time. Others run as often in each replica, so that none waits for one that is gone. */
const SELDOM_MS = 5 * 60_000;
/** How much of its time has to be over, since a scheduler is not exact. */
const SELDOM_SHARE = 0.9;

type Lease = {
  task_id: string;
  holder: string | null;
  fence: number;
  last_run_at: string | null;
};
type Frequency = Parameters<SchedulerService['scheduleTask']>[0]['frequency'];

/** A scheduler whose tasks run in one replica at a time. */
export class TaskLeases implements TaskScheduler {
  readonly #knex: Knex;
  readonly #scheduler: TaskScheduler;
  readonly #logger: LoggerService;
  readonly #replicas: ReplicaStore;
  /** The tasks that run in this process. */
  readonly #held = new Map<string, AbortController>();
  readonly #running = new Set<Promise<void>>();
  /** Tasks whose next run is not one of their schedule. */
  readonly #triggered = new Set<string>();
  #isStopping = false;
  #beatAt = performance.now();
  #isWatching = false;
  #isAway = false;

  constructor(options: {
    knex: Knex;
    scheduler: TaskScheduler;
    logger: LoggerService;
    replicas: ReplicaStore;
  }) {
    this.#knex = options.knex;
    this.#scheduler = options.scheduler;
    this.#logger = options.logger;
    this.#replicas = options.replicas;
  }

  async scheduleTask(
    task: Parameters<SchedulerService['scheduleTask']>[0],
  ): Promise<void> {
    await this.#startWatching();
    await this.#knex<Lease>(LEASES)
      .insert({ task_id: task.id, holder: null, fence: 0, last_run_at: null })
      .onConflict('task_id')
      .ignore();
    await this.#scheduler.scheduleTask({
      ...task,
      scope: 'local',
      fn: signal => this.#noted(this.#runAlone(task, signal)),
    });
  }

  /** Ends what runs here, and leaves it to the others; call it while the database still answers. */
  async stop(): Promise<void> {
    this.#isStopping = true;
    this.#held.forEach(lost => lost.abort());
    await Promise.allSettled(this.#running);
  }

  /** @throws ConflictError when the task is running here */
  async triggerTask(id: string): Promise<void> {
    this.#triggered.add(id);
    try {
      await this.#scheduler.triggerTask(id);
    } catch (error) {
      this.#triggered.delete(id);
      throw error;
    }
  }

  async #startWatching(): Promise<void> {
    if (this.#isWatching) {
      return;
    }
    this.#isWatching = true;
    await this.#watch();
    await this.#scheduler.scheduleTask({
      id: WATCH_TASK,
      scope: 'local',
      frequency: WATCH_FREQUENCY,
      initialDelay: WATCH_FREQUENCY,
      timeout: WATCH_TIMEOUT,
      fn: () => this.#noted(this.#watchOn()),
    });
  }

  /** Failures stay those of the task, which the scheduler reports. */
  async #noted(run: Promise<void>): Promise<void> {
    this.#running.add(run);
    try {
      await run;
    } finally {
      this.#running.delete(run);
    }
  }

  /** Runs the task if no other replica does, or has just done so. */
  async #runAlone(
    { id, frequency, fn: run }: Task,
    signal: AbortSignal,
  ): Promise<void> {
    const isTriggered = this.#triggered.delete(id);
    if (this.#held.has(id) || this.#isStopping) {
      return;
    }
    const lost = new AbortController();
    this.#held.set(id, lost);
    try {
      const startedAt = now();
      if (await this.#take(id, isTriggered ? 0 : spacingOf(frequency))) {
        let end: Partial<Lease> = {};
        try {
          await run(AbortSignal.any([signal, lost.signal]));
          end = { last_run_at: startedAt };
        } finally {
          await this.#release(id, end);
        }
      }
    } finally {
      this.#held.delete(id);
    }
  }

  /** @param spacingMs - how long ago the last run must have begun */
  async #take(id: string, spacingMs: number): Promise<boolean> {
    const { replicaId } = this.#replicas;
    const lease = this.#knex<Lease>(LEASES)
      .where('task_id', id)
      // Its own is left from a run whose end could not be stored.
      .where(free => free.whereNull('holder').orWhere('holder', replicaId));
    if (spacingMs > 0) {
      lease.where(due =>
        due
          .whereNull('last_run_at')
          .orWhere('last_run_at', '<=', inMilliseconds(-spacingMs)),
      );
    }
    const taken = await lease.update({
      holder: replicaId,
      fence: this.#knex.raw('fence + 1'),
    });
    return taken === 1;
  }

  async #release(id: string, end: Partial<Lease>): Promise<void> {
    try {
      await this.#knex<Lease>(LEASES)
        .where({ task_id: id, holder: this.#replicas.replicaId })
        .update({ ...end, holder: null });
    } catch (error) {
      // It stays this replica's, which takes it again, or is freed when this replica is gone.
      this.#logger.debug(
        `The lease of the task ${id} was not released`,
        toError(error),
      );
    }
  }

  async #watchOn(): Promise<void> {
    if (this.#isStopping) {
      return;
    }
    try {
      await this.#watch();
      if (this.#isAway) {
        this.#isAway = false;
        this.#logger.info('The database answers again; tasks go on');
      }
    } catch (unknownError) {
      if (!this.#isAway) {
        this.#isAway = true;
        this.#logger.warn(
          `The database does not answer, so tasks wait: ${
            toError(unknownError).message
          }`,
        );
      }
      if (performance.now() - this.#beatAt > CUT_OFF_AFTER_MS) {
        this.#held.forEach(lost => lost.abort());
      }
    }
  }

  /** Beats, ends what others have taken over, and takes over from those that are dead. */
  async #watch(): Promise<void> {
    await this.#replicas.beat();
    this.#beatAt = performance.now();
    const leases: Lease[] = await this.#knex<Lease>(LEASES).whereNotNull(
      'holder',
    );
    for (const lease of leases) {
      const { task_id: id, holder, fence } = lease;
      if (holder !== null && holder !== this.#replicas.replicaId) {
        this.#held.get(id)?.abort();
        if (this.#replicas.isDead(holder)) {
          await this.#free({ id, fence });
        }
      }
    }
  }

  async #free({ id, fence }: { id: string; fence: number }): Promise<void> {
    const freed = await this.#knex<Lease>(LEASES)
      .where({ task_id: id, fence })
      .update({ holder: null, fence: fence + 1 });
    if (freed === 1) {
      this.#logger.info(
        `The replica that ran the task ${id} is gone; the task goes on here`,
      );
      await this.#triggerFreed(id);
    }
  }

  async #triggerFreed(id: string): Promise<void> {
    try {
      await this.triggerTask(id);
    } catch (unknownError) {
      const error = toError(unknownError);
      // This replica does not have the task, or is trying to take it now.
      if (error.name !== 'ConflictError' && error.name !== 'NotFoundError') {
        throw error;
      }
    }
  }
}

/** Milliseconds from the start of one run to that of the next, in whichever replica; 0 for any. */
function spacingOf(frequency: Frequency): number {
  if ('cron' in frequency || 'trigger' in frequency) {
    return 0;
  }
  const every = Duration.isDuration(frequency)
    ? frequency.toMillis()
    : Duration.fromObject(frequency).toMillis();
  return every >= SELDOM_MS ? every * SELDOM_SHARE : 0;
}
