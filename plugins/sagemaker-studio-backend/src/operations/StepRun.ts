/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { OperationStepName } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { AccessStore } from '../store/AccessStore';
import { nextStep, type LaneOf } from '../model/operationSteps';
import type { Created, GrantRecord, OperationRecord } from '../model/records';
import { isAssignmentMade, sharesAssignment } from '../model/sharedAssignment';
import type { Gateways } from '../aws/Gateways';
import type { ObservedAssignment } from '../aws/observed';
import type { InventoryStore } from '../inventory/store/InventoryStore';
import { now } from '../util/now';
import type {
  AssignmentReadBatcher,
  AssignmentReadOptions,
} from './AssignmentReadBatcher';
import { directAssignment, groupAssignment } from './assignments';
import type { StepContext } from './Step';

const WRITES_ASSIGNMENT = new Set([
  'sso:CreateApplicationAssignment',
  'sso:DeleteApplicationAssignment',
]);

/** Somebody else changed the operation while the step ran. */
export class OperationChanged extends Error {}

/** Stores progress within a step, as of the next versions; `undefined` when somebody else was first. */
type Save = (change: {
  from: OperationRecord;
  to: OperationRecord;
  grant?: GrantRecord;
}) => Promise<{ operation: OperationRecord; grant?: GrantRecord } | undefined>;

type StepRunOptions = {
  operation: OperationRecord;
  grant: GrantRecord;
  signal: AbortSignal;
  store: AccessStore;
  gateways: Gateways;
  coolingOff: string;
  laneOf: LaneOf;
  inventory: InventoryStore;
  owners: StepContext['owners'];
  seenProfile: StepContext['seenProfile'];
  expectedAt: StepContext['expectedAt'];
  save: Save;
  assignmentReads: AssignmentReadBatcher;
};

/** One run of a step. */
export class StepRun implements StepContext {
  /** The IAM action of the last call. */
  action = 'an AWS call';
  awsError: unknown;
  operation: OperationRecord;
  grant: GrantRecord;
  readonly signal: AbortSignal;
  readonly now = now();
  readonly gateways: Gateways;
  readonly inventory: InventoryStore;
  readonly owners: StepContext['owners'];
  readonly coolingOff: string;
  readonly seenProfile: StepContext['seenProfile'];
  readonly #options: StepRunOptions;

  constructor(options: StepRunOptions) {
    this.#options = options;
    this.operation = options.operation;
    this.grant = options.grant;
    this.signal = options.signal;
    this.gateways = options.gateways;
    this.inventory = options.inventory;
    this.owners = options.owners;
    this.coolingOff = options.coolingOff;
    this.seenProfile = options.seenProfile;
  }

  get step() {
    const step = nextStep(this.operation);
    if (!step) {
      throw new Error('An operation without a next step is run');
    }
    return step;
  }

  get lane() {
    return this.operation.lane;
  }

  async call<T>(action: string, run: () => Promise<T>): Promise<T> {
    this.action = action;
    try {
      return await run();
    } catch (error) {
      this.awsError = error;
      throw error;
    } finally {
      if (WRITES_ASSIGNMENT.has(action)) {
        this.#forgetAssignments();
      }
    }
  }

  laneOf(step: OperationStepName): string {
    return this.#options.laneOf(step, this.grant);
  }

  expectedAt(): string | undefined {
    return this.#options.expectedAt();
  }

  async hasAssignment(
    assignment: ObservedAssignment,
    options?: AssignmentReadOptions,
  ): Promise<boolean> {
    const { startedAt } = this.operation;
    const read = await this.#options.assignmentReads.read(assignment, {
      startedAt,
      ...options,
    });
    return 'awsError' in read
      ? this.call('sso:DescribeApplicationAssignment', () =>
          Promise.reject(read.awsError),
        )
      : read.isAssigned;
  }

  async listSharing(): Promise<GrantRecord[]> {
    return (await this.#listSameAssignment()).filter(other =>
      sharesAssignment(this.grant, other),
    );
  }

  async isAssignmentMade(): Promise<boolean> {
    return isAssignmentMade(this.grant, await this.#listSameAssignment());
  }

  async beforeWriting(
    before: StepContext['step']['before'],
    created?: Created,
  ): Promise<void> {
    const { step } = this;
    const saved = await this.#options.save({
      from: this.operation,
      to: {
        ...this.operation,
        steps: this.operation.steps.map(each =>
          each === step ? { ...each, before } : each,
        ),
      },
      grant: created && { ...this.grant, created },
    });
    if (!saved) {
      throw new OperationChanged();
    }
    this.operation = saved.operation;
    this.grant = saved.grant ?? this.grant;
  }

  #forgetAssignments(): void {
    const { grant } = this;
    const { assignmentReads } = this.#options;
    assignmentReads.forget(directAssignment(grant));
    if (grant.throughGroup) {
      assignmentReads.forget(groupAssignment(grant, grant.throughGroup));
    }
  }

  async #listSameAssignment(): Promise<GrantRecord[]> {
    const { userId, throughGroup } = this.grant;
    return this.#options.store.listLiveGrants(
      throughGroup
        ? { groupIds: [throughGroup.groupId] }
        : { userIds: [userId] },
    );
  }
}
