/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * Changes of an operation: its steps in order, each retried until it is done or until a person has to act. All state is in
 * the record, so any replica can continue it. A step that was interrupted is run again; every step is idempotent.
 *
 * A deprovisioning removes the assignment first. AWS's own procedure for deleting a profile begins with the apps, but a
 * person who is still assigned can start them again, and gets a new profile by signing in. Without the assignment nothing
 * new is started, and until the first deletion the offboarding can be undone.
 *
 * A deprovisioning is retried for ever, also while it is blocked, because the person has access until it succeeds.
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
import { firstOf } from '../util/firstOf';
import { isRefusal, refuse, type Refusal } from './outcome';
import type { GrantRecord, NewEvent, OperationRecord } from './records';
import type { EntityRef } from './names';
import { say } from '../util/say';

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
    actor: EntityRef;
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
    lane: facts.laneOf(firstOf(steps), grant),
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
 * Stops an operation that another one replaces. A step that is running may finish its call but cannot store the outcome,
 * since the version has changed; the steps of the new operation read before they write.
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

/** Records that the next step is being run. */
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
      say('refused.not-blocked', {
        status: say(`operation-status.${operation.status}`),
      }),
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
        messages: undefined,
        requested: undefined,
        error: undefined,
      })).map(step => ({
        ...step,
        // A person who retries wants to know about the same error again.
        reported: undefined,
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
