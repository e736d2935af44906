/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * A lane is one AWS rate limit: the Identity Center of the instance, or the SageMaker of an account and Region. Each
 * lane is one global task of Backstage's scheduler, so that one replica at a time makes the lane's calls. Within a
 * turn, work that people wait for (operations) comes before sweeps (sync): the runner asks each worker in order and
 * starts over after every piece of work.
 */

/** `identity-center` or `sagemaker:<account>:<region>`. */
export type LaneId = 'identity-center' | `sagemaker:${string}:${string}`;

/** The lane of a place. */
export function studioLane(place: {
  accountId: string;
  region: string;
}): LaneId {
  return `sagemaker:${place.accountId}:${place.region}`;
}

/** Somebody with work in lanes. */
export interface LaneWorker {
  /**
   * Does the next due piece of work in the lane: one step of an operation, or one page of a sweep.
   *
   * @returns whether there was any; `false` means nothing is due now.
   */
  work(lane: LaneId, options: { signal: AbortSignal }): Promise<boolean>;
}

/** Drives the lanes. */
export interface LaneRunner {
  /** Workers are asked in the order they were added: add those that people wait for first. */
  addWorker(worker: LaneWorker): void;
  /** Wakes a lane on whichever replica runs it, so that new work need not wait for the next turn. */
  wake(lane: LaneId): Promise<void>;
  readonly lanes: readonly LaneId[];
}
