/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import assert from 'node:assert/strict';
import {
  applyGrantCommand,
  type RequestedGrantCommand,
} from '../../model/applyGrantCommand';
import { finishStep } from '../../model/finishStep';
import {
  beginStep,
  isUnderWay,
  retryOperation,
  startOperation,
} from '../../model/operationMachine';
import { nextStep } from '../../model/operationSteps';
import { isRefusal } from '../../model/outcome';
import type { GrantRecord, OperationRecord } from '../../model/records';
import {
  isAssignmentMade,
  sharesAssignment,
} from '../../model/sharedAssignment';
import { classifyAwsError } from '../../aws/awsErrors';
import { someGrant } from '../../events/__testUtils__/records';
import type { AssignmentContext } from '../assignments';
import {
  ensureGroupAssignment,
  findObstacle,
  findRemainingGroupAccess,
  removeGroupAssignment,
} from '../groupAssignments';
import type { StepResult } from '../Step';
import { quote } from '../../util/say';

const AT = '2026-11-02T08:00:00.000Z';
const GROUP = { groupId: 'group-1', displayName: 'forecasting' };
const laneOf = () => 'lane';
/** As when the replica is killed. */
class Killed extends Error {}

/**
 * The outcome of a write: done; done, but the answer is lost or the replica killed; not done, because AWS refuses, is
 * busy, or loses an accepted write.
 */
export type Fate =
  | 'done'
  | 'unanswered'
  | 'killed'
  | 'denied'
  | 'conflict'
  | 'forgotten';

/** One thing that happens. */
export type Move =
  | { do: 'grant' | 'revoke' | 'undo' | 'suspend' | 'retry'; person: number }
  /** A worker runs the next step of somebody's operation. */
  | { do: 'step'; person: number; fate: Fate }
  /** An administrator assigns the group, or takes it away. */
  | { do: 'assign' | 'unassign' };

/** Several grants through one group on their way through whatever happens, with the steps as they are. */
export class GroupWalk {
  /** The creator of the assignment in AWS. */
  assignedBy?: 'us' | 'administrator';
  readonly #grants = new Map<string, GrantRecord>();
  readonly #operations = new Map<string, OperationRecord>();
  #ids = 0;

  async run(move: Move): Promise<void> {
    switch (move.do) {
      case 'assign':
        // By hand while something here may be writing it, nobody could tell whose it is.
        if (
          !this.assignedBy &&
          !this.live.some(({ created }) => created.assignment)
        ) {
          this.assignedBy = 'administrator';
        }
        return;
      case 'unassign':
        this.assignedBy = undefined;
        return;
      case 'grant':
        this.#grant(move.person);
        return;
      case 'step':
        await this.#step(move.person, move.fate);
        return;
      case 'retry':
        this.#retry(move.person);
        return;
      case 'suspend':
        this.#command(move.person, {
          type: 'suspend',
          reason: 'left',
          deprovisionAt: AT,
        });
        return;
      case 'undo':
        this.#command(move.person, { type: 'undo' });
        return;
      default:
        this.#command(move.person, { type: 'revoke', reason: 'revoked' });
    }
  }

  get live(): GrantRecord[] {
    return [...this.#grants.values()].filter(
      ({ status }) => status !== 'ended',
    );
  }

  /** Everything that is under way ends well. */
  async settle(people: number): Promise<void> {
    for (let round = 0; round < 40; round += 1) {
      for (let person = 0; person < people; person += 1) {
        this.#retry(person);
        await this.#step(person, 'done');
      }
    }
    assert.deepEqual(
      this.live.filter(({ grantId }) =>
        isUnderWay(this.#operations.get(grantId)!),
      ),
      [],
    );
  }

  #of(person: number): GrantRecord | undefined {
    return this.live.find(({ userId }) => userId === `user-${person}`);
  }

  #grant(person: number): void {
    if (this.#of(person)) {
      return;
    }
    const grantId = `grant-${++this.#ids}`;
    const grant = someGrant(grantId, {
      person: `user:default/p${person}`,
      userId: `user-${person}`,
      throughGroup: GROUP,
    });
    const { operation } = startOperation(grant, {
      kind: 'provision',
      at: AT,
      operationId: grantId,
      actor: 'system',
      laneOf,
    });
    this.#grants.set(grantId, grant);
    this.#operations.set(grantId, operation);
  }

  #command(person: number, command: RequestedGrantCommand): void {
    const grant = this.#of(person);
    if (!grant) {
      return;
    }
    const { grantId } = grant;
    const change = applyGrantCommand(grant, command, {
      at: AT,
      actor: 'system',
      latest: this.#operations.get(grantId),
      newId: () => `operation-${++this.#ids}`,
      laneOf,
    });
    if (!isRefusal(change)) {
      this.#grants.set(grantId, change.grant);
      const operation = change.started ?? change.cancelled;
      if (operation) {
        this.#operations.set(grantId, operation);
      }
    }
  }

  #retry(person: number): void {
    const grant = this.#of(person);
    const operation = grant && this.#operations.get(grant.grantId);
    const change =
      operation &&
      retryOperation(operation, grant, { at: AT, actor: 'system' });
    if (change && !isRefusal(change)) {
      this.#operations.set(grant.grantId, change.operation);
      this.#grants.set(grant.grantId, change.grant ?? grant);
    }
  }

  async #step(person: number, fate: Fate): Promise<void> {
    const grantId = this.#of(person)?.grantId;
    const due = grantId && this.#operations.get(grantId);
    if (!due || !isUnderWay(due) || due.nextTryAt === undefined) {
      return;
    }
    this.#operations.set(grantId, beginStep(due, { at: AT }));
    let result: StepResult;
    try {
      result = await this.#runStep(grantId, fate);
    } catch (error) {
      if (error instanceof Killed) {
        return;
      }
      result = {
        type: 'failed',
        error: classifyAwsError(error, { action: 'x' }),
      };
    }
    const change = finishStep(
      this.#operations.get(grantId)!,
      { ...this.#grants.get(grantId)!, ...result.grant },
      result,
      { at: AT, retryAt: AT, laneOf },
    );
    this.#operations.set(grantId, change.operation);
    if (change.grant) {
      this.#grants.set(grantId, change.grant);
    }
    if (result.successor) {
      this.#grants.set(result.successor.grantId, result.successor);
    }
  }

  async #runStep(grantId: string, fate: Fate): Promise<StepResult> {
    const context = this.#contextOf(grantId, fate);
    const seen: StepResult = { type: 'done', changed: false, detail: 'Seen.' };
    switch (context.step.name) {
      case 'ensure-assignment':
        return ensureGroupAssignment(context, GROUP);
      case 'remove-assignment':
        return removeGroupAssignment(context, GROUP);
      case 'verify':
        return (await findObstacle(context, GROUP)) ?? seen;
      case 'verify-removed': {
        const { isStillAssigned, successor } = await findRemainingGroupAccess(
          context,
          GROUP,
        );
        return isStillAssigned
          ? {
              type: 'redo',
              step: 'remove-assignment',
              reason: quote('Still there.'),
            }
          : { ...seen, successor };
      }
      default:
        return seen;
    }
  }

  #contextOf(grantId: string, fate: Fate): AssignmentContext {
    const grant = () => this.#grants.get(grantId)!;
    const write = async (change: () => void) => {
      if (fate === 'done' || fate === 'unanswered' || fate === 'killed') {
        change();
      }
      throwAs(fate);
    };
    return {
      grant: grant(),
      operation: this.#operations.get(grantId)!,
      step: nextStep(this.#operations.get(grantId)!)!,
      signal: new AbortController().signal,
      call: (_, run) => run(),
      listSharing: async () =>
        this.live.filter(other => sharesAssignment(grant(), other)),
      isAssignmentMade: async () => isAssignmentMade(grant(), this.live),
      beforeWriting: async (before, created) => {
        const operation = this.#operations.get(grantId)!;
        const step = nextStep(operation);
        this.#operations.set(grantId, {
          ...operation,
          steps: operation.steps.map(each =>
            each === step ? { ...each, before } : each,
          ),
        });
        if (created) {
          this.#grants.set(grantId, { ...grant(), created });
        }
      },
      inventory: {
        recordAssignment: async () => {},
        forgetAssignment: async () => {},
      },
      hasAssignment: async () => this.assignedBy !== undefined,
      gateways: {
        identityCenter: () => ({
          groupsHolding: async ({ groupIds }) => groupIds,
          createAssignment: () =>
            write(() => {
              this.assignedBy ??= 'us';
            }),
          deleteAssignment: () =>
            write(() => {
              // An assignment by somebody else is never removed.
              assert.notEqual(this.assignedBy, 'administrator');
              // Nor what somebody lives by.
              assert.deepEqual(
                this.live.filter(({ status }) => status === 'active'),
                [],
              );
              this.assignedBy = undefined;
            }),
        }),
      },
    };
  }
}

function throwAs(fate: Fate): void {
  const names: Partial<Record<Fate, string>> = {
    unanswered: 'SyntaxError',
    denied: 'AccessDeniedException',
    conflict: 'ConflictException',
  };
  if (fate === 'killed') {
    throw new Killed();
  }
  const name = names[fate];
  if (name) {
    throw Object.assign(new Error(name), {
      name,
      ...(fate === 'unanswered' ? {} : { $metadata: { httpStatusCode: 400 } }),
    });
  }
}
