/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type {
  LoggerService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import { Duration } from 'luxon';
import type { LaneId, LaneWorker } from './Lane';
import type { ReplicaStore } from './ReplicaStore';

/*
 * Each lane is a global task of the scheduler. A replica that gets the task has the lane for one turn: all workers work
 * at the same time, one piece each. Who had work is asked again at once, and who had none when the lane is woken, or soon
 * anyway, until nobody has any, or until the turn has lasted long enough for another replica to have a chance. Whose calls go first is decided
 * call by call, where the lane's pace is kept: no worker waits for a piece of another to end.
 *
 * How soon after a wake work begins is decided by how often the scheduler looks for tasks that are due, which is the
 * smaller of 5 seconds and the task's frequency; hence the frequency of a second, although an empty turn does little.
 * A wake is never lost: in a turn here it makes the turn go round once more, in a turn elsewhere the next turn, at
 * most the frequency later, finds the work in the database. And a turn that had work lasts a little longer than the work:
 * what an operation left in another lane, or looks at again in a second, need not wait for the next turn.
 *
 * The scheduler gives every task that is due to whoever looks first, mostly all of them to one replica. So a replica that
 * has its share of the lanes leaves the others for a moment, and takes them when nobody else does.
 */

const FREQUENCY = { seconds: 1 };
/** Between two turns a lane may idle for the frequency, so they are long; what is under way at the end still has to fit the timeout. */
const TURN = { seconds: 45 };
/** When a replica is killed in its turn, the scheduler gives the lane to another after this. */
const TIMEOUT = { seconds: 60 };
/** In a turn, workers that had no work are asked as often as this. */
const ASK_AGAIN_MS = 250;
/** A turn goes on for so long after its last work. */
const LINGER_MS = 1_500;
/** How soon after a lane was left others may take it: the scheduler has to have noticed that the turn is over. */
const LEAVE_MS = 50;
/** Who gets a lane again so soon after leaving it gets it because nobody else has taken it. */
const LEFT_MS = 3_000;
const BEAT = { seconds: 5 };
const LONGEST_REST = Duration.fromObject({ minutes: 1 });

/** Drives the lanes on Backstage's scheduler. */
export class LaneRunner {
  readonly lanes: readonly LaneId[];
  readonly #scheduler: SchedulerService;
  readonly #logger: LoggerService;
  readonly #replicas: Pick<ReplicaStore, 'beat'> | undefined;
  readonly #lingerMs: number;
  /** Whose turn is here. */
  readonly #held = new Set<LaneId>();
  /** When lanes were left to others. */
  readonly #left = new Map<LaneId, number>();
  #replicaCount = 1;
  readonly #workers: LaneWorker[] = [];
  readonly #woken = new Set<LaneId>();
  /** Of lanes that wait for a worker's piece to end. */
  readonly #alarms = new Map<LaneId, () => void>();
  readonly #rests = new Map<LaneId, Map<LaneWorker, Rest>>();

  constructor(options: {
    lanes: LaneId[];
    scheduler: SchedulerService;
    logger: LoggerService;
    /** Those that share the lanes; default: there is no other. */
    replicas?: Pick<ReplicaStore, 'beat'>;
    /** How long a turn goes on after its last work: longer than operations wait before they look at something again. */
    lingerMs?: number;
  }) {
    this.#replicas = options.replicas;
    this.#lingerMs = options.lingerMs ?? LINGER_MS;
    this.lanes = [...new Set(options.lanes)];
    this.#scheduler = options.scheduler;
    this.#logger = options.logger;
  }

  addWorker(worker: LaneWorker): void {
    this.#workers.push(worker);
  }

  /** Registers the lanes with the scheduler; from then on turns begin. Call it once, after the workers are added. */
  async start(): Promise<void> {
    const replicas = this.#replicas;
    if (replicas) {
      const beat = async () => {
        this.#replicaCount = await replicas.beat();
      };
      await beat();
      await this.#scheduler.scheduleTask({
        id: 'replica',
        scope: 'local',
        frequency: BEAT,
        initialDelay: BEAT,
        timeout: TIMEOUT,
        fn: beat,
      });
    }
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
    if (!this.#held.has(lane)) {
      this.#trigger(lane);
    }
  }

  #trigger(lane: LaneId): void {
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
    if (this.#isLeft(lane)) {
      return;
    }
    this.#held.add(lane);
    try {
      await this.#workThrough(lane, signal);
    } finally {
      this.#held.delete(lane);
    }
  }

  /** Leaves the lane to others, if it is more than this replica's share and they have not had the chance yet. */
  #isLeft(lane: LaneId): boolean {
    const share = Math.ceil(this.lanes.length / this.#replicaCount);
    const wasLeft = Date.now() - (this.#left.get(lane) ?? 0) < LEFT_MS;
    this.#left.delete(lane);
    if (this.#held.size < share || wasLeft) {
      return false;
    }
    this.#left.set(lane, Date.now());
    // Due at once, it is taken by whoever looks next, which is this replica only after all others.
    setTimeout(() => this.#trigger(lane), LEAVE_MS);
    return true;
  }

  async #workThrough(lane: LaneId, signal: AbortSignal): Promise<void> {
    const end = Date.now() + Duration.fromObject(TURN).toMillis();
    const isOver = () => signal.aborted || Date.now() >= end;
    const working = new Map<LaneWorker, Promise<Answer>>();
    /** When those that had no work are asked again. */
    const idleUntil = new Map<LaneWorker, number>();
    let lingersUntil = 0;
    for (;;) {
      if (this.#woken.delete(lane)) {
        idleUntil.clear();
      }
      for (const worker of this.#workers) {
        const isIdle = Date.now() < (idleUntil.get(worker) ?? 0);
        if (!isOver() && !working.has(worker) && !isIdle) {
          working.set(worker, this.#ask(worker, lane, signal));
        }
      }
      if (working.size === 0 && (isOver() || Date.now() >= lingersUntil)) {
        break;
      }
      const answer = await this.#next(lane, [...working.values()]);
      if (answer) {
        working.delete(answer.worker);
        if (answer.hadWork) {
          lingersUntil = Date.now() + this.#lingerMs;
        } else {
          idleUntil.set(answer.worker, Date.now() + ASK_AGAIN_MS);
        }
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
      timer = setTimeout(
        resolve,
        answers.length > 0
          ? ASK_AGAIN_MS
          : Math.min(ASK_AGAIN_MS, this.#lingerMs),
        undefined,
      );
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
