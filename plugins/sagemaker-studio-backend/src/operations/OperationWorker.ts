/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * This folder makes AWS match the grants: the worker runs operations, `steps/` holds what each step does.
 *
 * Each step runs in the lane of its AWS calls. Several operations run in a lane concurrently, so that its rate limit
 * and not the latency of AWS decides the throughput. Operations for the same person, group or profile name run one at a
 * time, since each reads what the others wrote. An operation continues with its next step while that belongs to the
 * lane and the turn lasts. Between two steps all state is in the rows: the next step, its time and its lane. The next
 * holder of the lane continues from there, so a restart in the middle of a step only runs the step again. If a replica
 * lost its lane without noticing, the version of the row lets only one of the two store the outcome.
 */
import type { ObservedAssignment } from '../aws/observed';
import type { LaneId, LaneWorker } from '../scheduling/Lane';
import { now } from '../util/now';
import { AssignmentReadBatcher } from './AssignmentReadBatcher';
import { chooseOperations } from './chooseOperations';
import { SkippedRows } from './SkippedRows';
import {
  OperationRunner,
  type OperationRunnerOptions,
} from './OperationRunner';
import { readDueOperations } from './readDueOperations';

/** Operations that run concurrently in a lane of SageMaker. */
const MAX_CONCURRENCY = 40;
/** More in that of Identity Center, where their reads are batched. */
const MAX_IDENTITY_CENTER_CONCURRENCY = 200;
/** Due operations are read when there is room for this many, so that they need not be read for each. */
const REFILL_SIZE = 20;
/** How long to wait before polling a lane again that had no further operation due. */
const REFILL_INTERVAL_MS = 100;

type UnderWay = {
  operationId: string;
  keys: string[];
  /** Resolves with the failure if the database is away; any other failure is the operation's own. */
  done: Promise<{ operationId: string; failure?: unknown }>;
};

/** Carries out operations. */
export class OperationWorker implements LaneWorker {
  readonly laneWork = 'changes';
  readonly #store: OperationWorkerOptions['store'];
  readonly #runner: OperationRunner;
  readonly #assignmentReads: AssignmentReadBatcher;
  readonly #skippedRows: SkippedRows;
  readonly #underWay = new Map<LaneId, Map<string, UnderWay>>();
  /** Lanes whose turn is over; their operations do not go on to the next step. */
  readonly #ending = new Set<LaneId>();
  /** When it was last found that no other operation of a lane is due. */
  readonly #idleAt = new Map<LaneId, number>();

  constructor(options: OperationWorkerOptions) {
    this.#store = options.store;
    this.#skippedRows = new SkippedRows(options);
    this.#assignmentReads = new AssignmentReadBatcher({
      ...options,
      countConcurrent: () => this.#underWay.get('identity-center')?.size ?? 0,
    });
    this.#runner = new OperationRunner({
      ...options,
      skippedRows: this.#skippedRows,
      assignmentReads: this.#assignmentReads,
    });
  }

  /** For work that writes the assignment without an operation: what was read of it counts no more. */
  forgetAssignment(assignment: ObservedAssignment): void {
    this.#assignmentReads.forget(assignment);
  }

  async work(lane: LaneId, options: { signal: AbortSignal }): Promise<boolean> {
    const underWay = this.#underWay.get(lane) ?? new Map<string, UnderWay>();
    this.#underWay.set(lane, underWay);
    const isLookedFor =
      underWay.size === 0 ||
      Date.now() - (this.#idleAt.get(lane) ?? 0) >= REFILL_INTERVAL_MS;
    if (isLookedFor && underWay.size <= maxConcurrency(lane) - REFILL_SIZE) {
      await this.#begin(lane, underWay, options.signal);
    }
    if (underWay.size === 0) {
      return false;
    }
    const running = [...underWay.values()].map(({ done }) => done);
    const { operationId, failure } = await Promise.race(running);
    underWay.delete(operationId);
    if (failure) {
      throw failure;
    }
    return true;
  }

  async settle(lane: LaneId): Promise<void> {
    const underWay = this.#underWay.get(lane);
    this.#ending.add(lane);
    await Promise.all([...(underWay?.values() ?? [])].map(({ done }) => done));
    this.#ending.delete(lane);
    underWay?.clear();
    if (lane === 'identity-center') {
      this.#assignmentReads.forgetAll();
    }
  }

  /** Begins with what is due, as far as there is room. */
  async #begin(
    lane: LaneId,
    underWay: Map<string, UnderWay>,
    signal: AbortSignal,
  ): Promise<void> {
    const store = this.#store;
    const due = await store.listDueOperations({
      lane,
      now: now(),
      limit: maxConcurrency(lane),
      // Their rows are due as well, until the outcome is stored.
      except: [...underWay.keys(), ...this.#skippedRows.list()],
    });
    if (due.length === 0) {
      this.#idleAt.set(lane, Date.now());
      return;
    }
    const chosen = chooseOperations(due, {
      busy: [...underWay.values()].flatMap(({ keys }) => keys),
      room: maxConcurrency(lane) - underWay.size,
    });
    const read = await readDueOperations(chosen, {
      store,
      skippedRows: this.#skippedRows,
    });
    for (const { operation, grant, keys } of read) {
      const { operationId } = operation;
      const turn = { signal, isOver: () => this.#ending.has(lane) };
      const done = this.#runner.run(operation, grant, turn).then(
        () => {
          // Not in `work`, which takes one result at a time: batched reads wait for as many operations as are counted here.
          underWay.delete(operationId);
          return { operationId };
        },
        (failure: unknown) => ({ operationId, failure }),
      );
      underWay.set(operationId, { operationId, keys, done });
    }
  }
}

function maxConcurrency(lane: LaneId): number {
  return lane === 'identity-center'
    ? MAX_IDENTITY_CENTER_CONCURRENCY
    : MAX_CONCURRENCY;
}

export type OperationWorkerOptions = Omit<
  OperationRunnerOptions,
  'assignmentReads' | 'skippedRows'
>;
