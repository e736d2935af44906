/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * A lane is one AWS rate limit: the Identity Center of the instance, or the SageMaker of an account and Region. Each
 * lane is one global task of Backstage's scheduler, so that one replica at a time makes the lane's calls. Within a
 * turn the workers work side by side, a piece at a time, and the calls that people wait for (of operations) go before
 * those of sweeps.
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
   * Does the next due piece of work in the lane: a step of an operation, or some pages of a sweep. It lasts a second or
   * so; the turn goes on for as long as there is another.
   *
   * @returns whether there was any; `false` means nothing is due now.
   */
  work(lane: LaneId, options: { signal: AbortSignal }): Promise<boolean>;
  /** The turn is over: ends when nothing of the worker's is under way in the lane any more. */
  settle?(lane: LaneId): Promise<void>;
}
