/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import type { OperationStepName } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { DateTime } from 'luxon';
import type { AccessStore } from '../store/AccessStore';
import { finishStep } from '../model/finishStep';
import { observeOnlyBlock } from '../model/observeOnly';
import { beginStep } from '../model/operationMachine';
import { nextStep, type LaneOf } from '../model/operationSteps';
import type {
  GrantRecord,
  OperationRecord,
  StepRecord,
} from '../model/records';
import { classifyAwsError, isThrottling, maxRetryWait } from '../aws/awsErrors';
import type { Gateways } from '../aws/Gateways';
import type { InventoryStore } from '../inventory/store/InventoryStore';
import { inMilliseconds, millisecondsSince, now } from '../util/now';
import { untraced, type Trace } from '../util/trace';
import type { AssignmentReadBatcher } from './AssignmentReadBatcher';
import {
  backoff,
  DEFAULT_BACKOFF,
  pollInterval,
  type BackoffOptions,
} from '../util/backoff';
import type { Step, StepContext, StepResult } from './Step';
import { CommitBatcher } from './CommitBatcher';
import { InternalFailures } from './InternalFailures';
import type { SkippedRows } from './SkippedRows';
import { OperationChanged, StepRun } from './StepRun';
import { TypicalWaits } from './TypicalWaits';

/** The lane's turn in which an operation runs. */
export type Turn = {
  signal: AbortSignal;
  /** Whether operations no longer go on to their next step. */
  isOver: () => boolean;
};

/** An operation whose next step is begun, as it is stored. */
type Running = {
  operation: OperationRecord;
  grant: GrantRecord;
} & Pick<StepResult, 'seenProfile'>;

/** A failure of our own in a step, and the records as the step left them. */
class StepFailure extends Error {
  readonly operation: OperationRecord;
  readonly grant: GrantRecord;

  constructor(cause: unknown, run: StepRun) {
    super('A step failed', { cause });
    this.operation = run.operation;
    this.grant = run.grant;
  }
}

/** Runs the steps of one operation after the other, and stores how each went. */
export class OperationRunner {
  readonly #options: OperationRunnerOptions;
  readonly #steps: Map<OperationStepName, Step>;
  readonly #backoff: BackoffOptions;
  readonly #trace: Trace;
  readonly #commits: CommitBatcher;
  readonly #failures: InternalFailures;
  readonly #typicalWaits = new TypicalWaits();

  constructor(options: OperationRunnerOptions) {
    this.#options = options;
    this.#steps = new Map(options.steps.map(step => [step.name, step]));
    this.#backoff = options.backoff ?? DEFAULT_BACKOFF;
    this.#trace = options.trace ?? untraced;
    this.#commits = new CommitBatcher(options);
    this.#failures = new InternalFailures({
      ...options,
      save: to => this.#save({ to }),
      finish: (operation, grant, result) =>
        this.#finish(operation, grant, result, {
          isPaced: false,
          maxWait: Infinity,
          mayGoOn: () => false,
        }),
    });
  }

  /** Runs an operation, whose failures slow no other down. Throws when the database is away, which concerns all. */
  async run(
    due: OperationRecord,
    grant: GrantRecord | undefined,
    turn: Turn,
  ): Promise<void> {
    let running: Running | undefined;
    try {
      if (!grant) {
        throw new Error('The grant of the operation is gone');
      }
      const begun = await this.#save({
        from: due,
        to: beginStep(due, { at: now() }),
      });
      running = begun && { ...begun, grant };
      while (running) {
        running = await this.#runStep(running, turn);
      }
    } catch (error) {
      if (!turn.signal.aborted) {
        const last = error instanceof StepFailure ? error : undefined;
        await this.#failures.record(
          last?.operation ??
            running?.operation ??
            beginStep(due, { at: now() }),
          last?.grant ?? running?.grant ?? grant,
          toError(last?.cause ?? error),
        );
      }
    }
  }

  #stepOf(operation: OperationRecord): Step {
    const next = nextStep(operation);
    const step = next && this.#steps.get(next.name);
    if (!step) {
      throw new Error(
        `Nothing does the step '${next?.name}'; this replica may be older than the one that made the operation`,
      );
    }
    return step;
  }

  #traceStep<T>(
    operation: OperationRecord,
    grant: GrantRecord,
    run: () => Promise<T>,
  ): Promise<T> {
    return this.#trace(
      `step ${nextStep(operation)?.name}`,
      {
        'sagemaker_studio.operation.id': operation.operationId,
        'sagemaker_studio.operation.kind': operation.kind,
        'sagemaker_studio.grant.id': grant.grantId,
        'sagemaker_studio.domain.id': grant.domainId,
        'sagemaker_studio.lane': operation.lane,
      },
      run,
    );
  }

  /** @returns what is running then, if the operation goes on at once */
  async #runStep(
    { operation: begun, grant, seenProfile }: Running,
    { signal, isOver }: Turn,
  ): Promise<Running | undefined> {
    const run = new StepRun({
      ...this.#options,
      operation: begun,
      grant,
      seenProfile,
      expectedAt: () => this.#expectedAt(begun),
      signal,
      save: changed => this.#save(changed),
    });
    let result: StepResult;
    try {
      result =
        observeOnlyBlock(begun, grant, this.#options.isManaged) ??
        (await this.#traceStep(begun, grant, () =>
          this.#stepOf(begun).run(run),
        ));
    } catch (error) {
      if (signal.aborted || error instanceof OperationChanged) {
        // The row still says that the step is running and due, so the next holder of the lane runs it again.
        return undefined;
      }
      if (error !== run.awsError) {
        // The step may have stored progress, so that its record is newer than the one it began with.
        throw new StepFailure(error, run);
      }
      result = {
        type: 'failed',
        error: classifyAwsError(error, { action: run.action }),
      };
    }
    this.#recordWait(begun, result);
    try {
      return await this.#finish(
        run.operation,
        { ...run.grant, ...result.grant },
        result,
        {
          // After a throttle it is the lane's pace that slows down, for all who call.
          isPaced: result.type === 'failed' && isThrottling(run.awsError),
          maxWait:
            result.type === 'failed' ? maxRetryWait(run.awsError) : Infinity,
          mayGoOn: () => !signal.aborted && !isOver(),
        },
      );
    } catch (error) {
      throw new StepFailure(error, run);
    }
  }

  /** When AWS will probably have done what the next step is about. */
  #expectedAt(operation: OperationRecord): string | undefined {
    const step = nextStep(operation);
    if (!step?.startedAt) {
      return undefined;
    }
    const expected = this.#typicalWaits.expect(
      ...measuredStep(operation, step),
      millisecondsSince(step.startedAt),
    );
    return expected !== undefined
      ? DateTime.fromISO(step.startedAt).plus(expected).toUTC().toISO() ??
          undefined
      : undefined;
  }

  #recordWait(operation: OperationRecord, result: StepResult): void {
    const step = nextStep(operation);
    if (step?.startedAt && result.type !== 'wait' && result.type !== 'move') {
      this.#typicalWaits.record(
        ...measuredStep(operation, step),
        result.type === 'done' ? millisecondsSince(step.startedAt) : undefined,
      );
    }
  }

  async #finish(
    operation: OperationRecord,
    grant: GrantRecord,
    result: StepResult,
    options: { isPaced: boolean; maxWait: number; mayGoOn: () => boolean },
  ): Promise<Running | undefined> {
    const { laneOf, wake, logger } = this.#options;
    const at = now();
    const change = finishStep(operation, grant, result, {
      at,
      retryAt: inMilliseconds(
        options.isPaced
          ? backoff(1, this.#backoff)
          : Math.min(this.#delay(operation, result, at), options.maxWait),
      ),
      laneOf,
      notify: this.#options.recipientsOfBlocked(grant),
    });
    const goesOn =
      change.operation.status === 'running' &&
      change.operation.lane === operation.lane &&
      options.mayGoOn();
    const after = goesOn
      ? beginStep(change.operation, { at })
      : change.operation;
    const changed = change.grant ?? (result.grant && grant);
    const changedGrant = changed && { ...changed, updatedAt: at };
    const committed = await this.#commits.commit({
      update: {
        operations: [after],
        grants: [
          ...(changedGrant ? [changedGrant] : []),
          ...(result.successor ? [result.successor] : []),
        ],
        storedSteps: operation.steps,
      },
      events: change.events,
    });
    if (committed !== 'stored') {
      logger.info(
        `The operation '${operation.operationId}' was changed by somebody else in the middle of a step; the step runs again`,
      );
      return undefined;
    }
    if (goesOn) {
      return {
        operation: { ...after, version: after.version + 1 },
        grant: changedGrant
          ? { ...changedGrant, version: changedGrant.version + 1 }
          : grant,
        seenProfile: result.seenProfile,
      };
    }
    if (change.operation.status === 'blocked') {
      const error = nextStep(change.operation)?.error;
      logger.warn(
        `The operation '${operation.operationId}' of ${grant.person} in ${grant.domainId} is blocked: ${error?.message}`,
      );
    }
    if (
      change.operation.lane !== operation.lane &&
      change.operation.status === 'running'
    ) {
      await wake([change.operation.lane]);
    }
    return undefined;
  }

  #delay(operation: OperationRecord, result: StepResult, at: string): number {
    const step = nextStep(operation);
    if (result.type === 'wait') {
      const since = DateTime.fromISO(step?.startedAt ?? at);
      const elapsed = DateTime.fromISO(at).diff(since).toMillis();
      return step &&
        this.#typicalWaits.isDueSoon(measuredStep(operation, step)[0], elapsed)
        ? this.#backoff.base / 2
        : pollInterval(elapsed, this.#backoff);
    }
    return backoff(
      result.type === 'redo' ? operation.rounds + 1 : step?.attempts ?? 1,
      this.#backoff,
    );
  }

  /**
   * Stores progress within a step.
   *
   * @param change.from - the operation as it is stored, where that is known
   * @returns `undefined` when somebody else changed the operation, or the grant, first
   */
  async #save({
    from,
    to,
    grant,
  }: {
    from?: OperationRecord;
    to: OperationRecord;
    grant?: GrantRecord;
  }): Promise<{ operation: OperationRecord; grant?: GrantRecord } | undefined> {
    const committed = await this.#commits.commit({
      update: {
        operations: [to],
        grants: grant ? [grant] : [],
        storedSteps: from?.steps,
      },
      events: [],
    });
    return committed === 'stored'
      ? {
          operation: { ...to, version: to.version + 1 },
          grant: grant && { ...grant, version: grant.version + 1 },
        }
      : undefined;
  }
}

/** A step as `TypicalWaits` measures it: by name and lane, with its operation. */
function measuredStep(
  { lane, operationId }: OperationRecord,
  { name }: StepRecord,
): [string, string] {
  return [`${name} ${lane}`, operationId];
}

export type OperationRunnerOptions = {
  store: AccessStore;
  gateways: Gateways;
  inventory: InventoryStore;
  owners: StepContext['owners'];
  steps: Step[];
  assignmentReads: AssignmentReadBatcher;
  skippedRows: SkippedRows;
  laneOf: LaneOf;
  /** ISO 8601 duration between the start of an offboarding and what cannot be undone. */
  coolingOff: string;
  /** Catalog refs of those who are notified when the operation of a grant is blocked, besides the requester. */
  recipientsOfBlocked: (grant: GrantRecord) => string[];
  /** Whether the configuration lets a domain be changed. */
  isManaged: (domainId: string) => boolean;
  wake: (lanes: string[]) => Promise<void>;
  logger: LoggerService;
  /** Shows each step as a span of a trace. */
  trace?: Trace;
  backoff?: BackoffOptions;
};
