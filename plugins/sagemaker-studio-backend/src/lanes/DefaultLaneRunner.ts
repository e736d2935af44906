/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type {
  LoggerService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import { Duration } from 'luxon';
import type { LaneId, LaneRunner, LaneWorker } from './Lane';

/*
 * Each lane is a global task of the scheduler. A replica that gets the task has the lane for one turn: all workers work
 * at the same time, one piece each, and are asked again after every piece of work that any of them did, until nobody has
 * any, or until the turn has lasted long enough for another replica to have a chance. Whose calls go first is decided
 * call by call, where the lane's pace is kept: no worker waits for a piece of another to end.
 *
 * How soon after a wake work begins is decided by how often the scheduler looks for tasks that are due, which is the
 * smaller of 5 seconds and the task's frequency; hence the frequency of a second, although an empty turn does little.
 * A wake is never lost: in a turn here it makes the turn go round once more, in a turn elsewhere the next turn, at
 * most the frequency later, finds the work in the database.
 */

const FREQUENCY = { seconds: 1 };
/** Between two turns a lane may idle for the frequency, so they are long. */
const TURN = { seconds: 30 };
/** When a replica is killed in its turn, the scheduler gives the lane to another after this. */
const TIMEOUT = { seconds: 60 };
/** While one worker is at a long piece of work, the others are asked as often as this. */
const ASK_AGAIN_MS = 1_000;
const LONGEST_REST = Duration.fromObject({ minutes: 1 });

/** Drives the lanes on Backstage's scheduler. */
export class DefaultLaneRunner implements LaneRunner {
  readonly lanes: readonly LaneId[];
  readonly #scheduler: SchedulerService;
  readonly #logger: LoggerService;
  readonly #workers: LaneWorker[] = [];
  readonly #woken = new Set<LaneId>();
  /** Of lanes that wait for a worker's piece to end. */
  readonly #alarms = new Map<LaneId, () => void>();
  readonly #rests = new Map<LaneId, Map<LaneWorker, Rest>>();

  static create(options: {
    lanes: LaneId[];
    scheduler: SchedulerService;
    logger: LoggerService;
  }): DefaultLaneRunner {
    return new DefaultLaneRunner(options);
  }

  private constructor(options: {
    lanes: LaneId[];
    scheduler: SchedulerService;
    logger: LoggerService;
  }) {
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

  async wake(lane: LaneId): Promise<void> {
    this.#woken.add(lane);
    this.#alarms.get(lane)?.();
    // Not waited for: a caller inside a transaction would wait for itself on SQLite, and has no use for the answer.
    this.#scheduler.triggerTask(taskId(lane)).catch(unknownError => {
      const error = toError(unknownError);
      // Running already, which sees the work, or not registered yet, and then the first turn comes by itself.
      if (error.name !== 'ConflictError' && error.name !== 'NotFoundError') {
        this.#logger.warn(
          `Could not wake lane ${lane}; its next turn comes by itself: ${error.message}`,
        );
      }
    });
  }

  async #takeTurn(lane: LaneId, signal: AbortSignal): Promise<void> {
    const end = Date.now() + Duration.fromObject(TURN).toMillis();
    const isOver = () => signal.aborted || Date.now() >= end;
    const working = new Map<LaneWorker, Promise<Answer>>();
    const idle = new Set<LaneWorker>();
    for (;;) {
      if (this.#woken.delete(lane)) {
        idle.clear();
      }
      for (const worker of this.#workers) {
        if (!isOver() && !working.has(worker) && !idle.has(worker)) {
          working.set(worker, this.#ask(worker, lane, signal));
        }
      }
      if (working.size === 0) {
        break;
      }
      const answer = await this.#next(lane, [...working.values()]);
      if (answer) {
        working.delete(answer.worker);
      }
      if (answer?.hadWork === false) {
        idle.add(answer.worker);
      } else {
        idle.clear();
      }
    }
    await Promise.all(this.#workers.map(worker => worker.settle?.(lane)));
  }

  /** The next answer of a worker; `undefined` when it is time to ask those again that had no work. */
  async #next(
    lane: LaneId,
    answers: Promise<Answer>[],
  ): Promise<Answer | undefined> {
    let timer: NodeJS.Timeout | undefined;
    const again = new Promise<undefined>(resolve => {
      timer = setTimeout(resolve, ASK_AGAIN_MS, undefined);
      this.#alarms.set(lane, () => resolve(undefined));
    });
    try {
      return await Promise.race([...answers, again]);
    } finally {
      clearTimeout(timer);
      this.#alarms.delete(lane);
    }
  }

  async #ask(
    worker: LaneWorker,
    lane: LaneId,
    signal: AbortSignal,
  ): Promise<Answer> {
    const rests = this.#rests.get(lane) ?? new Map<LaneWorker, Rest>();
    this.#rests.set(lane, rests);
    if (Date.now() < (rests.get(worker)?.until ?? 0)) {
      return { worker, hadWork: false };
    }
    try {
      const hadWork = await worker.work(lane, { signal });
      rests.delete(worker);
      return { worker, hadWork };
    } catch (error) {
      if (!signal.aborted) {
        this.#rest(lane, worker, toError(error));
      }
      return { worker, hadWork: false };
    }
  }

  /** A worker that fails rests for longer and longer, so that it floods neither the log nor AWS. */
  #rest(lane: LaneId, worker: LaneWorker, error: Error): void {
    const rests = this.#rests.get(lane)!;
    const failures = (rests.get(worker)?.failures ?? 0) + 1;
    const rest = Math.min(1000 * 2 ** failures, LONGEST_REST.toMillis());
    rests.set(worker, { failures, until: Date.now() + rest });
    this.#logger.error(
      `Work in lane ${lane} failed; tried again in ${rest / 1000} s`,
      error,
    );
  }
}

type Answer = { worker: LaneWorker; hadWork: boolean };

type Rest = { failures: number; until: number };

function taskId(lane: LaneId): string {
  return `lane-${lane}`;
}
