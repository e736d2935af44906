/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { LoggerService } from '@backstage/backend-plugin-api';
import type {
  AccessEventType,
  OperationError,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { DateTime } from 'luxon';
import { classifyAwsError, maxRetryWait } from '../aws/awsErrors';
import type { Gateways } from '../aws/Gateways';
import type { ObservedAssignment } from '../aws/observed';
import type { InventoryStore } from '../inventory/store/InventoryStore';
import type { LaneId, LaneWorker } from '../scheduling/Lane';
import type { AccessStore } from '../store/AccessStore';
import {
  updateRemoval,
  type AssignmentRemoval,
  type AssignmentRemovalStore,
} from '../store/AssignmentRemovalStore';
import { backoff, DEFAULT_BACKOFF, type BackoffOptions } from '../util/backoff';
import { now } from '../util/now';
import { SkippedRows } from './SkippedRows';

/** The others wait for the next piece of work, so that operations come between. */
const MAX_CONCURRENCY = 10;

/** The result of an attempt, and its event. */
type Outcome = {
  status: AssignmentRemoval['status'];
  error?: OperationError;
  event?: AccessEventType;
  /** Milliseconds before the next attempt, at most. */
  maxWait?: number;
};

/** Runs a call to AWS, remembering the action for what it fails with. */
type Attempt = {
  call: <T>(action: string, run: () => Promise<T>) => Promise<T>;
  signal: AbortSignal;
};

/**
 * Removes assignments that no grant covers: of users and groups that are gone, and of those that were assigned by hand. They
 * are no operation; like one, each reads before it writes, is stored with its next try, and is tried until AWS shows what was
 * asked for.
 */
export class AssignmentRemovalWorker implements LaneWorker {
  readonly laneWork = 'changes';
  readonly #options: AssignmentRemovalWorkerOptions;
  readonly #skippedRows: SkippedRows;

  constructor(options: AssignmentRemovalWorkerOptions) {
    this.#options = options;
    this.#skippedRows = new SkippedRows(options);
  }

  async work(lane: LaneId, options: { signal: AbortSignal }): Promise<boolean> {
    if (lane !== 'identity-center') {
      return false;
    }
    const due = await this.#options.removals.listDue({
      now: now(),
      limit: MAX_CONCURRENCY,
      except: this.#skippedRows.list(),
    });
    await Promise.all(due.map(each => this.#runAlone(each, options.signal)));
    return due.length > 0;
  }

  /** Runs a removal without delaying others if it fails. Throws only if the database is away, which concerns all. */
  async #runAlone(removalId: string, signal: AbortSignal): Promise<void> {
    try {
      const removal = await this.#options.removals.get(removalId);
      if (removal) {
        await this.#run(removal, signal);
      }
    } catch (error) {
      await this.#skippedRows.add(
        removalId,
        `The removal '${removalId}' of an assignment could not be read or stored`,
        error,
      );
    }
  }

  async #run(removal: AssignmentRemoval, signal: AbortSignal): Promise<void> {
    let action = 'an AWS call';
    const call = <T>(name: string, run: () => Promise<T>): Promise<T> => {
      action = name;
      return run();
    };
    let outcome: Outcome;
    try {
      outcome = await this.#remove(removal, { call, signal });
    } catch (error) {
      if (signal.aborted) {
        // It is due as before, for whoever holds the lane next.
        return;
      }
      outcome = {
        ...failureOf(removal, classifyAwsError(error, { action })),
        maxWait: maxRetryWait(error),
      };
    }
    await this.#store(removal, outcome);
  }

  async #remove(
    removal: AssignmentRemoval,
    { call, signal }: Attempt,
  ): Promise<Outcome> {
    const { gateways, inventory, forgetAssignment } = this.#options;
    const { applicationArn, principalType, principalId } = removal;
    const assignment = { applicationArn, principalType, principalId };
    const gateway = gateways.identityCenter();
    const write: Attempt['call'] = async (action, run) => {
      try {
        return await call(action, run);
      } finally {
        // AWS may have written although its answer was lost.
        forgetAssignment(assignment);
      }
    };
    if (await this.#isToBeKept(removal, { call, signal })) {
      return { status: 'kept', event: 'assignment.kept' };
    }
    await write('sso:DeleteApplicationAssignment', () =>
      gateway.deleteAssignment(assignment, { signal }),
    );
    const isThere = await call('sso:DescribeApplicationAssignment', () =>
      gateway.hasAssignment(assignment, { signal }),
    );
    if (isThere) {
      return { status: 'waiting' };
    }
    if (await this.#isToBeKept(removal, { call, signal })) {
      // It was granted, or the user came back, while it was deleted.
      await write('sso:CreateApplicationAssignment', () =>
        gateway.createAssignment(assignment, { signal }),
      );
      return { status: 'kept', event: 'assignment.kept' };
    }
    await inventory.forgetAssignment(assignment);
    return { status: 'removed', event: 'assignment.removed' };
  }

  /** Whether the user or group is back, or a grant covers the assignment by now. */
  async #isToBeKept(
    { cause, principalType, principalId, domainId }: AssignmentRemoval,
    { call, signal }: Attempt,
  ): Promise<boolean> {
    const gateway = this.#options.gateways.identityCenter();
    if (cause === 'unmanaged') {
      const grants = await this.#options.store.listLiveGrants({
        domainId,
        ...(principalType === 'USER'
          ? { userIds: [principalId] }
          : { groupIds: [principalId] }),
      });
      return grants.length > 0;
    }
    const principal =
      principalType === 'USER'
        ? await call('identitystore:DescribeUser', () =>
            gateway.describeUser(principalId, { signal }),
          )
        : await call('identitystore:DescribeGroup', () =>
            gateway.describeGroup(principalId, { signal }),
          );
    return principal !== undefined;
  }

  async #store(removal: AssignmentRemoval, outcome: Outcome): Promise<void> {
    const at = now();
    const { status, error, event, maxWait = Infinity } = outcome;
    const attempts = removal.attempts + 1;
    const isOver = status === 'removed' || status === 'kept';
    const wait = Math.min(
      backoff(attempts, this.#options.backoff ?? DEFAULT_BACKOFF),
      maxWait,
    );
    const { removalId, domainId, principalType, principalId, name, cause } =
      removal;
    // Where another replica was first, it has stored the outcome.
    await this.#options.store.commit({
      alongside: updateRemoval({
        ...removal,
        status,
        attempts,
        error,
        nextTryAt: isOver
          ? undefined
          : DateTime.fromISO(at, { zone: 'utc' })
              .plus({ milliseconds: wait })
              .toISO() ?? at,
        endedAt: isOver ? at : undefined,
      }),
      events: event
        ? [
            {
              type: event,
              actor: 'system',
              at,
              detail: {
                removalId,
                domainId,
                principalType,
                principalId,
                name,
                cause,
                ...(error ? { error } : {}),
              },
            },
          ]
        : [],
    });
  }
}

/** An error is recorded once; it is tried again whatever it is. */
function failureOf(
  { error: before }: AssignmentRemoval,
  error: OperationError,
): Outcome {
  const isNew = before?.name !== error.name;
  return error.kind === 'blocked'
    ? {
        status: 'blocked',
        error,
        event: isNew ? 'assignment.removal-blocked' : undefined,
      }
    : { status: 'waiting', error };
}

type AssignmentRemovalWorkerOptions = {
  store: Pick<AccessStore, 'checkConnection' | 'commit' | 'listLiveGrants'>;
  removals: Pick<AssignmentRemovalStore, 'get' | 'listDue'>;
  gateways: Gateways;
  inventory: Pick<InventoryStore, 'forgetAssignment'>;
  /** Told of each assignment that was or may have been written, so that operations do not go by older reads. */
  forgetAssignment: (assignment: ObservedAssignment) => void;
  backoff?: BackoffOptions;
  logger: LoggerService;
};
