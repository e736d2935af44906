/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import {
  englishOf,
  type Message,
  type OperationError,
  type OperationStep,
  type OperationStepName,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { StepOutcome } from '../model/finishStep';
import type {
  Details,
  GrantRecord,
  Created,
  OperationRecord,
  StepRecord,
} from '../model/records';
import type { Gateways } from '../aws/Gateways';
import type { ObservedAssignment, ObservedProfile } from '../aws/observed';
import type { ProfileOwners } from '../directory/ProfileOwners';
import type { InventoryStore } from '../inventory/store/InventoryStore';
import type { AssignmentReadOptions } from './AssignmentReadBatcher';

/** The inputs and tools of a step. */
export interface StepContext {
  readonly grant: GrantRecord;
  readonly operation: OperationRecord;
  readonly step: StepRecord;
  /** The lane whose turn it is; only its AWS calls may be made. */
  readonly lane: string;
  readonly gateways: Gateways;
  readonly inventory: InventoryStore;
  /** Whose profiles are. */
  readonly owners: Pick<ProfileOwners, 'attribute' | 'list' | 'listLogins'>;
  /** The person's profile, where the step before has just seen it and nothing was written since. */
  readonly seenProfile?: ObservedProfile;
  /** When AWS is probably done with this step, ISO 8601. `undefined` when the step should poll instead. */
  expectedAt(): string | undefined;
  readonly signal: AbortSignal;
  /** ISO 8601 */
  readonly now: string;
  /** ISO 8601 duration between the start of an offboarding and what cannot be undone. */
  readonly coolingOff: string;
  /** The lane in which a step of this grant begins. */
  laneOf(step: OperationStepName): string;
  /** Whether AWS shows an assignment now; reads of several operations are batched. */
  hasAssignment(
    assignment: ObservedAssignment,
    options?: AssignmentReadOptions,
  ): Promise<boolean>;
  /** Other live grants that need the same assignment, of the person or of the group. */
  listSharing(): Promise<GrantRecord[]>;
  /** Whether an operation made the assignment: of this grant, or of another that has not ended. */
  isAssignmentMade(): Promise<boolean>;
  /** Makes an AWS call under the name of the IAM action it needs, which is what an error is explained with. */
  call<T>(action: string, run: () => Promise<T>): Promise<T>;
  /**
   * Stores what is there now. Has to be awaited before the first write, so that a crash in between is recognised.
   *
   * @param made - what the grant is to know of the write from this moment on, even if the operation never goes on
   */
  beforeWriting(before: Details, created?: Created): Promise<void>;
}

/** The outcome of a run, and what it changes in the grant. */
export type StepResult = StepOutcome & {
  grant?: Partial<
    Pick<
      GrantRecord,
      'userName' | 'profileName' | 'created' | 'remainingAccess'
    >
  >;
  /** The person's profile as AWS shows it, for a step that follows at once. */
  seenProfile?: ObservedProfile;
  /** Another grant that takes over the responsibility for their shared assignment. */
  successor?: GrantRecord;
};

/**
 * One step of an operation. It reads before it writes, so that running it again, after a crash in any place or because
 * somebody else did the work, changes nothing.
 */
export interface Step {
  readonly name: OperationStepName;
  /** @throws what the gateways throw, to be classified by the worker */
  run(context: StepContext): Promise<StepResult>;
}

/** A step that has come to its end. */
export function done(
  detail: Message,
  {
    changed = false,
    ...more
  }: Pick<StepResult, 'grant' | 'seenProfile'> & { changed?: boolean } = {},
): StepResult {
  return { type: 'done', changed, ...detailOf(detail), ...more };
}

/** A step that AWS is at work for. */
export function wait(
  detail: Message,
  more: Pick<StepResult, 'grant'> & {
    until?: string;
    requested?: boolean;
  } = {},
): StepResult {
  return { type: 'wait', ...detailOf(detail), ...more };
}

/** The result of a step, in English and as a message. */
export function detailOf(
  detail: Message,
): Required<Pick<OperationStep, 'detail' | 'messages'>> {
  return { detail: englishOf(detail), messages: { detail } };
}

/** A step that does not find what an earlier one did, which has to run again. */
export function redo(
  step: OperationStepName,
  reason: Message,
  more: Pick<StepResult, 'grant'> = {},
): StepResult {
  return { type: 'redo', step, reason, ...more };
}

/** A step that somebody has to act upon. */
export function blocked(error: Omit<OperationError, 'kind'>): StepResult {
  return { type: 'failed', error: { ...error, kind: 'blocked' } };
}

/** The step waits until something in AWS has passed. */
export function parked(error: Omit<OperationError, 'kind'>): StepResult {
  return { type: 'failed', error: { ...error, kind: 'parked' } };
}
