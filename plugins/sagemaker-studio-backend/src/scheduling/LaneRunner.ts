/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
/*
 * Each lane is a task that runs in one replica at a time. The replica that gets the task holds the lane for one turn:
 * all workers work at the same time, one piece each. A worker that found work is polled again immediately; an idle one when the
 * lane is woken, or after the poll interval. A turn ends when no worker has any work, or has lasted long enough for
 * another replica to have a chance. The lane's pace decides call by call which worker goes first.
 *
 * Another replica's lane is woken by its next turn or poll, hence the frequency of a second, although an empty turn does
 * little. A wake is never lost: in a turn here the workers that it concerns are polled again, in a turn elsewhere the next turn, at most
 * the frequency later, finds the work in the database. A turn that had work stays open a little longer than the work, so that what an
 * operation left in another lane, or reads again in a second, need not wait for the next turn.
 *
 * The replica that looks first gets the lane, and mostly all of them. So one that holds its share of the lanes leaves the
 * others for a few seconds, and takes them when no other replica does.
 */
import type { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import { Duration } from 'luxon';
import type { LaneId, LaneWork, LaneWorker } from './Lane';
import { isDatabaseAway } from '../database/isDatabaseAway';
import type { ReplicaStore } from './ReplicaStore';
import type { TaskScheduler } from './TaskLeases';
import { TaskTrigger } from './TaskTrigger';

const FREQUENCY = { seconds: 1 };
/** Between two turns a lane may be idle for the frequency, so turns are long. The last pieces still have to fit the timeout. */
const TURN = { seconds: 45 };
/** The last pieces of a turn are ended after this. */
const TIMEOUT = { seconds: 60 };
/** Reading is polled less often: while hundreds are onboarded, turns last for minutes and hold almost nothing but changes. */
const POLL_INTERVAL_MS: Record<LaneWork, number> = {
  changes: 250,
  reading: 1_000,
};
/** Wakes that come sooner one after the other are answered together; while hundreds are let in, each step wakes a lane. */
const WAKE_INTERVAL_MS = 150;
/** How long a turn stays open after its last work. */
const IDLE_TIMEOUT_MS = 1_500;
/** Others look for a lane every second, and later where the processors are busy. */
const YIELD_MS = 3_000;
/** A lane that does not come back so soon after was taken by another replica. */
const TAKEN_MS = 3_000;
/** Bounds how long work goes on waiting once AWS is back. */
const MAX_BACKOFF_MS = 10_000;
/** Work goes on soon after the database is back. */
const DATABASE_AWAY_MS = 1_000;

/** Runs the lanes on Backstage's scheduler. */
export class LaneRunner {
  readonly lanes: readonly LaneId[];
  readonly #scheduler: TaskScheduler;
  readonly #logger: LoggerService;
  readonly #replicas: Pick<ReplicaStore, 'count'>;
  readonly #idleTimeoutMs: number;
  /** Lanes whose turn is here. */
  readonly #held = new Set<LaneId>();
  /** When lanes were yielded to others. */
  readonly #yielded = new Map<LaneId, number>();
  readonly #workers: LaneWorker[] = [];
  readonly #woken = new Map<LaneId, Set<LaneWork>>();
  /** Ends the wait of a turn for its workers. */
  readonly #wakeUps = new Map<LaneId, () => void>();
  readonly #triggers = new Map<LaneId, TaskTrigger>();
  readonly #backoffs = new Map<LaneId, Map<LaneWorker, Backoff>>();

  constructor(options: {
    lanes: LaneId[];
    scheduler: TaskScheduler;
    logger: LoggerService;
    /** The replicas that share the lanes; default: there is no other. */
    replicas?: Pick<ReplicaStore, 'count'>;
    /** How long a turn stays open after its last work: longer than operations wait before they read again. */
    idleTimeoutMs?: number;
  }) {
    this.#replicas = options.replicas ?? { count: 1 };
    this.#idleTimeoutMs = options.idleTimeoutMs ?? IDLE_TIMEOUT_MS;
    this.lanes = [...new Set(options.lanes)];
    this.#scheduler = options.scheduler;
    this.#logger = options.logger;
  }

  addWorker(worker: LaneWorker): void {
    this.#workers.push(worker);
  }

  /** Registers the lanes with the scheduler; from then on turns begin. Call it once, after the workers are added. */
  async start(): Promise<void> {
    for (const lane of this.lanes) {
      await this.#scheduler.scheduleTask({
        id: taskId(lane),
        scope: 'global',
        frequency: FREQUENCY,
        timeout: TIMEOUT,
        fn: signal => this.#takeTurn(lane, signal),
      });
    }
  }

  /** Polls the workers that do this kind of work at once. */
  async wake(lane: LaneId, work: LaneWork): Promise<void> {
    const woken = this.#woken.get(lane) ?? new Set();
    this.#woken.set(lane, woken.add(work));
    this.#wakeUps.get(lane)?.();
    if (!this.#held.has(lane)) {
      this.#trigger(lane);
    }
  }

  #trigger(lane: LaneId): void {
    const task =
      this.#triggers.get(lane) ??
      new TaskTrigger({
        scheduler: this.#scheduler,
        logger: this.#logger,
        taskId: taskId(lane),
      });
    this.#triggers.set(lane, task);
    task.trigger();
  }

  async #takeTurn(lane: LaneId, signal: AbortSignal): Promise<void> {
    if (this.#yields(lane)) {
      return;
    }
    this.#held.add(lane);
    try {
      await this.#workThrough(lane, signal);
    } finally {
      this.#held.delete(lane);
    }
  }

  /** Yields the lane when it is more than this replica's share and others have not had the chance yet. */
  #yields(lane: LaneId): boolean {
    const share = Math.ceil(this.lanes.length / this.#replicas.count);
    if (this.#held.size < share) {
      this.#yielded.delete(lane);
      return false;
    }
    const yieldedMs = Date.now() - (this.#yielded.get(lane) ?? 0);
    if (yieldedMs > YIELD_MS + TAKEN_MS) {
      this.#yielded.set(lane, Date.now());
      return true;
    }
    return yieldedMs < YIELD_MS;
  }

  async #workThrough(lane: LaneId, signal: AbortSignal): Promise<void> {
    const end = Date.now() + Duration.fromObject(TURN).toMillis();
    const isOver = () => signal.aborted || Date.now() >= end;
    const working = new Map<LaneWorker, Promise<Answer>>();
    /** When workers that found nothing were polled. */
    const idleSince = new Map<LaneWorker, number>();
    /** Workers that are polled again early, and when they last were. */
    const woken = new Set<LaneWorker>();
    const wokenAt = new Map<LaneWorker, number>();
    const pollAt = (worker: LaneWorker) => {
      const since = idleSince.get(worker);
      if (since === undefined) {
        return 0;
      }
      return woken.has(worker)
        ? (wokenAt.get(worker) ?? 0) + WAKE_INTERVAL_MS
        : since + POLL_INTERVAL_MS[worker.laneWork];
    };
    let openUntil = 0;
    for (;;) {
      // Also those at work: what the wake is about may have come after they looked.
      this.#workers
        .filter(({ laneWork }) => this.#woken.get(lane)?.has(laneWork))
        .forEach(worker => woken.add(worker));
      this.#woken.delete(lane);
      for (const worker of this.#workers) {
        const isDue = !working.has(worker) && Date.now() >= pollAt(worker);
        if (isDue && !isOver()) {
          idleSince.delete(worker);
          if (woken.delete(worker)) {
            wokenAt.set(worker, Date.now());
          }
          working.set(worker, this.#poll(worker, lane, signal));
        }
      }
      const isIdle = woken.size === 0 && Date.now() >= openUntil;
      if (working.size === 0 && (isOver() || isIdle)) {
        break;
      }
      const answer = await this.#nextAnswer(lane, {
        answers: [...working.values()],
        until: isOver()
          ? Infinity
          : Math.min(
              ...[...idleSince.keys()].map(pollAt),
              working.size > 0 ? Infinity : openUntil,
            ),
      });
      if (answer) {
        working.delete(answer.worker);
        if (answer.hadWork) {
          openUntil = Date.now() + this.#idleTimeoutMs;
        } else {
          idleSince.set(answer.worker, Date.now());
        }
      }
    }
    await Promise.all(this.#workers.map(worker => worker.settle?.(lane)));
  }

  /** The next answer of a worker; `undefined` when it is time to poll idle ones. */
  async #nextAnswer(
    lane: LaneId,
    { answers, until }: { answers: Promise<Answer>[]; until: number },
  ): Promise<Answer | undefined> {
    let timer: NodeJS.Timeout | undefined;
    const pollAgain = new Promise<undefined>(resolve => {
      if (until < Infinity) {
        timer = setTimeout(resolve, Math.max(1, until - Date.now()), undefined);
      }
      this.#wakeUps.set(lane, () => resolve(undefined));
    });
    try {
      return await Promise.race([...answers, pollAgain]);
    } finally {
      clearTimeout(timer);
      this.#wakeUps.delete(lane);
    }
  }

  async #poll(
    worker: LaneWorker,
    lane: LaneId,
    signal: AbortSignal,
  ): Promise<Answer> {
    const backoffs = this.#backoffsOf(lane);
    if (Date.now() < (backoffs.get(worker)?.until ?? 0)) {
      return { worker, hadWork: false };
    }
    try {
      const hadWork = await worker.work(lane, { signal });
      backoffs.delete(worker);
      return { worker, hadWork };
    } catch (error) {
      if (!signal.aborted) {
        this.#backOff(lane, worker, toError(error));
      }
      return { worker, hadWork: false };
    }
  }

  /** A worker that fails waits longer and longer, so that it floods neither the log nor AWS. */
  #backOff(lane: LaneId, worker: LaneWorker, error: Error): void {
    const backoffs = this.#backoffsOf(lane);
    const failures = (backoffs.get(worker)?.failures ?? 0) + 1;
    const wait = isDatabaseAway(error)
      ? DATABASE_AWAY_MS
      : Math.min(1000 * 2 ** failures, MAX_BACKOFF_MS);
    backoffs.set(worker, { failures, until: Date.now() + wait });
    this.#logger.error(
      `Work in lane ${lane} failed; retrying in ${wait / 1000} s`,
      error,
    );
  }

  #backoffsOf(lane: LaneId): Map<LaneWorker, Backoff> {
    const backoffs = this.#backoffs.get(lane) ?? new Map<LaneWorker, Backoff>();
    this.#backoffs.set(lane, backoffs);
    return backoffs;
  }
}

type Answer = { worker: LaneWorker; hadWork: boolean };

type Backoff = { failures: number; until: number };

function taskId(lane: LaneId): string {
  return `lane-${lane}`;
}
