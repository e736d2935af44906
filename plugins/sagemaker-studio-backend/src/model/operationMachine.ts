/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * The life of an operation: its steps in order, each tried until it is done or until somebody has to act. Nothing is
 * kept outside the record, so whoever reads it next goes on where it stopped; a step that was interrupted is simply run
 * again, which every step must bear.
 *
 * Taking access back removes the assignment first. AWS's own procedure for deleting a profile begins with the apps, but
 * a person who is still assigned can start them again, and by signing in gets a new profile as soon as the old one is
 * gone. Without the assignment nothing new begins, and what is being stopped stays stopped. It also keeps an offboarding
 * undoable for long: until the first deletion there is nothing that provisioning does not bring back.
 *
 * Taking access back never gives up: what blocks it is told, and tried again all the same, since a person whose access
 * should be gone has it until then.
 */
import type { Offboarding } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { changeGrant } from './grantMachine';
import {
  nextStep,
  replaceNext,
  stepsOf,
  waiting,
  type LaneOf,
} from './operationSteps';
import { isRefusal, refuse, type Refusal } from './outcome';
import type { GrantRecord, NewEvent, OperationRecord } from './records';

/** An operation and its grant after a change, to be stored together. */
export type OperationChange = {
  operation: OperationRecord;
  /** Absent when the grant stays as it is. */
  grant?: GrantRecord;
  events: NewEvent[];
};

/** A new operation for a grant, due at once. */
export function startOperation(
  grant: GrantRecord,
  facts: {
    kind: OperationRecord['kind'];
    at: string;
    operationId: string;
    /** The request that brings the operation about, when it is not the one that made the grant. */
    requestId?: string;
    actor: string;
    laneOf: LaneOf;
    /** For `deprovision`. */
    offboarding?: Offboarding;
  },
): OperationChange {
  const steps = stepsOf(grant, facts);
  const operation: OperationRecord = {
    operationId: facts.operationId,
    version: 0,
    grantId: grant.grantId,
    requestId: facts.requestId ?? grant.requestId,
    kind: facts.kind,
    status: 'running',
    steps: steps.map(waiting),
    rounds: 0,
    lane: facts.laneOf(steps[0], grant),
    nextTryAt: facts.at,
    startedAt: facts.at,
  };
  return {
    operation,
    events: [
      operationEvent(operation, 'operation.started', facts, {
        kind: facts.kind,
      }),
    ],
  };
}

/** Whether an operation has neither succeeded nor been cancelled. */
export function isUnderWay(operation: OperationRecord): boolean {
  return operation.status !== 'succeeded' && operation.status !== 'cancelled';
}

/**
 * Stops an operation that another takes the place of. A step that is running in that moment may still end its call, but
 * cannot store what came of it, since the version has moved on; the steps of the new operation look before they write.
 */
export function cancelOperation(
  operation: OperationRecord,
  facts: { at: string; actor: string; reason: string },
): OperationChange {
  return {
    operation: {
      ...operation,
      status: 'cancelled',
      nextTryAt: undefined,
      endedAt: facts.at,
    },
    events: [
      operationEvent(operation, 'operation.cancelled', facts, {
        kind: operation.kind,
        reason: facts.reason,
      }),
    ],
  };
}

/** Notes that the next step is being run. */
export function beginStep(
  operation: OperationRecord,
  facts: { at: string },
): OperationRecord {
  return {
    ...operation,
    status: 'running',
    steps: replaceNext(operation, step => ({
      ...step,
      status: 'running',
      attempts: step.attempts + 1,
      startedAt: step.startedAt ?? facts.at,
    })),
  };
}

/** Tries a blocked operation again at once. */
export function retryOperation(
  operation: OperationRecord,
  grant: GrantRecord,
  facts: { at: string; actor: string },
): OperationChange | Refusal {
  if (operation.status !== 'blocked') {
    return refuse(
      'conflict',
      `The operation '${operation.operationId}' is ${operation.status}; only a blocked one can be retried`,
    );
  }
  const unblocked = changeGrant(grant, { type: 'retry' }, facts);
  if (isRefusal(unblocked)) {
    return unblocked;
  }
  return {
    operation: {
      ...operation,
      status: 'running',
      nextTryAt: facts.at,
      rounds: 0,
      steps: replaceNext(operation, step => ({
        ...step,
        status: 'waiting',
        attempts: 0,
        startedAt: undefined,
        detail: undefined,
        error: undefined,
      })).map(step => ({
        ...step,
        // Whoever retries wants to hear whether it is still so.
        told: undefined,
      })),
    },
    grant: unblocked.state,
    events: [
      operationEvent(operation, 'operation.retried', facts, {
        step: nextStep(operation)?.name ?? '',
      }),
      ...unblocked.events,
    ],
  };
}

/** An event of an operation. */
export function operationEvent(
  operation: OperationRecord,
  type: NewEvent['type'],
  facts: { at: string; actor: string },
  detail: NewEvent['detail'],
): NewEvent {
  return {
    requestId: operation.requestId,
    grantId: operation.grantId,
    operationId: operation.operationId,
    type,
    actor: facts.actor,
    at: facts.at,
    detail,
  };
}
