/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * What becomes of an operation once a step was run: the next step, another try, a step that has to be done again, or
 * somebody who has to act.
 */
import type {
  OperationError,
  OperationStepName,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { changeGrant } from './grantMachine';
import { operationEvent, type OperationChange } from './operationMachine';
import {
  nextStep,
  PROVISION_STEPS,
  replaceNext,
  waiting,
  type LaneOf,
} from './operationSteps';
import { isRefusal } from './outcome';
import type { GrantRecord, OperationRecord } from './records';

/** How often verification may send an operation back before a person has to look. */
export const MAX_POLL_ROUNDS = 5;

/** How one run of a step went. */
export type StepOutcome =
  | {
      type: 'done';
      changed: boolean;
      /** What was found or done, in words. */
      detail: string;
    }
  /** AWS is at work; look again later. `until`: when, if it is known; ISO 8601. */
  | { type: 'wait'; detail: string; until?: string }
  /** Half done; the rest belongs to another lane. */
  | { type: 'move'; lane: string; detail: string }
  /** What an earlier step did is not to be seen in AWS. */
  | { type: 'redo'; step: OperationStepName; reason: string }
  | { type: 'failed'; error: OperationError };

/** What is known as a step ends. */
export type StepFacts = {
  at: string;
  retryAt: string;
  laneOf: LaneOf;
  /** Catalog refs of those who may know what to do when the grant is blocked. */
  notify?: string[];
};

/** Takes in how the running step went. */
export function finishStep(
  operation: OperationRecord,
  grant: GrantRecord,
  outcome: StepOutcome,
  facts: StepFacts,
): OperationChange {
  const change = afterStep(operation, grant, outcome, facts);
  const isStillBlocked = change.operation.steps.some(({ told }) =>
    told?.some(({ kind }) => kind === 'blocked'),
  );
  if (
    change.grant ||
    isStillBlocked ||
    grant.status !== 'deprovision-blocked' ||
    change.operation.status === 'blocked'
  ) {
    return change;
  }
  // What was in the way has gone by itself: the step that it blocked is done.
  const retried = changeGrant(
    grant,
    { type: 'retry', notify: facts.notify },
    { at: facts.at, actor: 'system', requestId: operation.requestId },
  );
  return isRefusal(retried)
    ? change
    : {
        ...change,
        grant: retried.state,
        events: [...change.events, ...retried.events],
      };
}

function afterStep(
  operation: OperationRecord,
  grant: GrantRecord,
  outcome: StepOutcome,
  facts: StepFacts,
): OperationChange {
  switch (outcome.type) {
    case 'done':
      return stepDone(operation, grant, outcome, facts);
    case 'wait':
      return {
        operation: {
          ...operation,
          status: 'waiting',
          nextTryAt: outcome.until ?? facts.retryAt,
          steps: replaceNext(operation, step => ({
            ...step,
            status: 'waiting',
            // Looking again is no further attempt.
            attempts: Math.max(step.attempts - 1, 0),
            detail: outcome.detail,
            error: undefined,
          })),
        },
        events: [],
      };
    case 'move':
      return {
        operation: {
          ...operation,
          lane: outcome.lane,
          nextTryAt: facts.at,
          steps: replaceNext(operation, step => ({
            ...step,
            status: 'waiting',
            attempts: Math.max(step.attempts - 1, 0),
            detail: outcome.detail,
            error: undefined,
          })),
        },
        events: [],
      };
    case 'redo':
      return redo(operation, grant, outcome, facts);
    case 'failed':
      return stepFailed(operation, grant, outcome.error, facts);
    default:
      throw new TypeError(
        `Unknown outcome of a step: ${JSON.stringify(outcome satisfies never)}`,
      );
  }
}

function stepDone(
  operation: OperationRecord,
  grant: GrantRecord,
  outcome: Extract<StepOutcome, { type: 'done' }>,
  facts: StepFacts,
): OperationChange {
  const done = nextStep(operation);
  const steps = replaceNext(operation, step => ({
    ...step,
    status: 'done',
    changed: outcome.changed,
    detail: outcome.detail,
    error: undefined,
    told: undefined,
    endedAt: facts.at,
  }));
  const after: OperationRecord = { ...operation, steps };
  const system = { at: facts.at, actor: 'system' };
  const stepEvent = operationEvent(operation, 'step.done', system, {
    step: done?.name ?? '',
    changed: outcome.changed,
    detail: outcome.detail,
  });
  const next = nextStep(after);
  if (next) {
    return {
      operation: {
        ...after,
        status: 'running',
        lane: facts.laneOf(next.name, grant),
        nextTryAt: facts.at,
      },
      events: [stepEvent],
    };
  }
  const settled = changeGrant(
    grant,
    operation.kind === 'deprovision'
      ? {
          type: 'end',
          // Whoever heard that it was blocked hears that it is over.
          notify:
            grant.status === 'deprovision-blocked' ? facts.notify : undefined,
        }
      : { type: 'activate' },
    { ...system, requestId: operation.requestId },
  );
  return {
    operation: {
      ...after,
      status: 'succeeded',
      nextTryAt: undefined,
      endedAt: facts.at,
    },
    ...(isRefusal(settled) ? {} : { grant: settled.state }),
    events: [
      stepEvent,
      operationEvent(operation, 'operation.succeeded', system, {
        kind: operation.kind,
        changed: steps.some(step => step.changed),
      }),
      ...(isRefusal(settled) ? [] : settled.events),
    ],
  };
}

/** @param failing - the step that met the error; the next one, unless it has sent the operation back */
function stepFailed(
  operation: OperationRecord,
  grant: GrantRecord,
  error: OperationError,
  facts: StepFacts,
  failing = nextStep(operation),
): OperationChange {
  const blocked = error.kind === 'blocked';
  const { kind, name } = error;
  const told = failing?.told ?? [];
  // The record tells each new kind of trouble once; the hundredth throttled attempt is not news.
  const isNews = !told.some(each => each.kind === kind && each.name === name);
  const steps = replaceNext(operation, step => ({
    ...step,
    status: blocked ? 'blocked' : 'waiting',
    error,
  }));
  const after: OperationRecord = {
    ...operation,
    status: blocked ? 'blocked' : 'waiting',
    // Live access that should be gone is gone after for ever; what brings access waits for somebody to act.
    nextTryAt:
      blocked && operation.kind !== 'deprovision' ? undefined : facts.retryAt,
    steps: isNews
      ? steps.map(step =>
          step.name === failing?.name
            ? { ...step, told: [...told, { kind, name }] }
            : step,
        )
      : steps,
  };
  const system = { at: facts.at, actor: 'system' };
  const events = isNews
    ? [
        operationEvent(
          operation,
          blocked ? 'step.blocked' : 'step.failed',
          system,
          { step: failing?.name ?? '', ...error },
        ),
      ]
    : [];
  const isKnown = !isNews && grant.status === 'deprovision-blocked';
  if (!blocked || isKnown) {
    return { operation: after, events };
  }
  const change = changeGrant(
    grant,
    {
      type: 'block',
      message: error.message,
      remedy: error.remedy,
      notify: facts.notify,
    },
    { ...system, requestId: operation.requestId },
  );
  return isRefusal(change)
    ? { operation: after, events }
    : {
        operation: after,
        grant: change.state,
        events: [...events, ...change.events],
      };
}

function redo(
  operation: OperationRecord,
  grant: GrantRecord,
  outcome: Extract<StepOutcome, { type: 'redo' }>,
  facts: StepFacts,
): OperationChange {
  const rounds = operation.rounds + 1;
  const again = goBack(operation, outcome.step);
  const rewound: OperationRecord = {
    ...again,
    rounds,
    lane: facts.laneOf(outcome.step, grant),
  };
  if (rounds >= MAX_POLL_ROUNDS) {
    return stepFailed(
      // Taking back goes on by itself, so it has to write again; a person who retries looks first.
      operation.kind === 'deprovision' ? rewound : { ...operation, rounds },
      grant,
      {
        kind: 'blocked',
        name: 'NotConfirmed',
        message: `${outcome.reason} This is what AWS showed ${rounds} times in a row, although it accepted the change each time.`,
        remedy:
          'Look whether somebody or something in AWS takes it back, then retry.',
      },
      facts,
      // It is blocked until the same look finds what it looks for.
      nextStep(operation),
    );
  }
  return {
    operation: { ...rewound, status: 'waiting', nextTryAt: facts.retryAt },
    events: [
      operationEvent(
        operation,
        'step.redone',
        { at: facts.at, actor: 'system' },
        { step: outcome.step, reason: outcome.reason, round: rounds },
      ),
    ],
  };
}

/** Has the steps from one on run again; one that the operation does not have brings along those it was begun without. */
function goBack(
  operation: OperationRecord,
  step: OperationStepName,
): OperationRecord {
  const known = new Map(operation.steps.map(each => [each.name, each]));
  const names = known.has(step)
    ? operation.steps.map(({ name }) => name)
    : PROVISION_STEPS;
  const from = names.indexOf(step);
  return {
    ...operation,
    steps: names.map((name, index) => {
      const before = known.get(name);
      if (!before) {
        return index < from
          ? { ...waiting(name), status: 'done', changed: false }
          : waiting(name);
      }
      return index < from
        ? before
        : {
            name,
            status: 'waiting',
            attempts: before.attempts,
            told: before.told,
            before: before.before,
          };
    }),
  };
}
