/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * A lane is one AWS rate limit: the Identity Center of the instance, or the SageMaker of an account and Region. One replica
 * at a time makes the calls of a lane, for one turn. Within a turn the workers work side by side, a piece at a time, and
 * the calls that people wait for go before those of sweeps.
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

/** The work in a lane: the changes that people wait for, or the reads that keep the inventory up to date. */
export type LaneWork = 'changes' | 'reading';

/** Something that has work in lanes. */
export interface LaneWorker {
  readonly laneWork: LaneWork;
  /**
   * Does the next due piece of work in the lane, such as a step of an operation or some pages of a sweep, in about a second.
   *
   * @returns whether any was due
   */
  work(lane: LaneId, options: { signal: AbortSignal }): Promise<boolean>;
  /** The turn is over: resolves once nothing of the worker's is under way in the lane. */
  settle?(lane: LaneId): Promise<void>;
}
