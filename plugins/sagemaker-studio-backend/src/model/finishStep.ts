/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * Changes an operation and its grant by how one run of a step went. The next step follows, the same one is tried again,
 * an earlier one is run again, or the operation is blocked until a person acts.
 */
import {
  type OperationError,
  type OperationStepName,
  type Messages,
  englishOf,
  type Message,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { changeGrant } from './grantMachine';
import type { GrantCommand } from './grantTransitions';
import { operationEvent, type OperationChange } from './operationMachine';
import {
  nextStep,
  PROVISION_STEPS,
  replaceNext,
  waiting,
  type LaneOf,
} from './operationSteps';
import { isRefusal } from './outcome';
import type { GrantRecord, OperationRecord, StepRecord } from './records';
import { messageAndRemedy, say } from '../util/say';

/** How often verification may send an operation back before a person has to act. */
export const MAX_REDO_ROUNDS = 5;

/** How one run of a step went. */
export type StepOutcome =
  | {
      type: 'done';
      changed: boolean;
      detail: string;
      messages?: Messages;
    }
  /**
   * AWS is at work, so the step is polled. `until`: when, if it is known; ISO 8601. `requested`: it works on the change
   * of this step, not on something that is in its way.
   */
  | {
      type: 'wait';
      detail: string;
      messages?: Messages;
      until?: string;
      requested?: boolean;
    }
  /** Half done; the other half belongs to another lane. */
  | { type: 'move'; lane: string; detail: string; messages?: Messages }
  /** AWS does not show what an earlier step did. */
  | { type: 'redo'; step: OperationStepName; reason: Message }
  | { type: 'failed'; error: OperationError };

export type StepFacts = {
  at: string;
  retryAt: string;
  laneOf: LaneOf;
  /** Catalog refs of people to notify when the grant is blocked. */
  notify?: string[];
};

/** A step that was run, with what it was run for. */
type Run = { operation: OperationRecord; grant: GrantRecord; facts: StepFacts };

export function finishStep(
  operation: OperationRecord,
  grant: GrantRecord,
  outcome: StepOutcome,
  facts: StepFacts,
): OperationChange {
  const run = { operation, grant, facts };
  const change = afterStep(run, outcome);
  const { steps, status } = change.operation;
  const isStillBlocked =
    status === 'blocked' ||
    steps.some(({ reported }) =>
      reported?.some(({ kind }) => kind === 'blocked'),
    );
  const hasUnblocked =
    grant.status === 'deprovision-blocked' && !change.grant && !isStillBlocked;
  return hasUnblocked
    ? withGrant(change, run, { type: 'retry', notify: facts.notify })
    : change;
}

function afterStep(run: Run, outcome: StepOutcome): OperationChange {
  const { operation, facts } = run;
  switch (outcome.type) {
    case 'done':
      return stepDone(run, outcome);
    case 'wait': {
      const nextTryAt = outcome.until ?? facts.retryAt;
      const steps = polled(operation, outcome);
      return {
        operation: { ...operation, status: 'waiting', nextTryAt, steps },
        events: [],
      };
    }
    case 'move': {
      const { lane } = outcome;
      const steps = polled(operation, outcome);
      return {
        operation: { ...operation, lane, nextTryAt: facts.at, steps },
        events: [],
      };
    }
    case 'redo':
      return redo(run, outcome);
    case 'failed':
      return stepFailed(run, outcome.error);
    default:
      throw new TypeError(
        `Unknown outcome of a step: ${JSON.stringify(outcome satisfies never)}`,
      );
  }
}

/** Polling is no further attempt. */
function polled(
  operation: OperationRecord,
  {
    detail,
    messages,
    requested,
  }: { detail: string; messages?: Messages; requested?: boolean },
): StepRecord[] {
  return replaceNext(operation, step => ({
    ...step,
    status: 'waiting',
    attempts: Math.max(step.attempts - 1, 0),
    detail,
    messages,
    requested,
    error: undefined,
  }));
}

function stepDone(
  run: Run,
  { changed, detail, messages }: Extract<StepOutcome, { type: 'done' }>,
): OperationChange {
  const { operation, grant } = run;
  const { at, laneOf, notify } = run.facts;
  const steps = replaceNext(operation, step => ({
    ...step,
    status: 'done',
    changed,
    detail,
    messages,
    error: undefined,
    reported: undefined,
    endedAt: at,
  }));
  const after: OperationRecord = { ...operation, steps };
  const system = { at, actor: 'system' };
  const events = [
    operationEvent(operation, 'step.done', system, {
      step: nextStep(operation)?.name ?? '',
      changed,
      detail,
      ...(messages ? { messages } : {}),
    }),
  ];
  const next = nextStep(after);
  if (next) {
    const lane = laneOf(next.name, grant);
    return {
      operation: { ...after, status: 'running', lane, nextTryAt: at },
      events,
    };
  }
  const { kind } = operation;
  events.push(
    operationEvent(operation, 'operation.succeeded', system, {
      kind,
      changed: steps.some(step => step.changed),
    }),
  );
  // The people who were notified that it was blocked are notified that it is over.
  const isBlocked = grant.status === 'deprovision-blocked';
  return withGrant(
    {
      operation: {
        ...after,
        status: 'succeeded',
        nextTryAt: undefined,
        endedAt: at,
      },
      events,
    },
    run,
    kind === 'deprovision'
      ? { type: 'end', notify: isBlocked ? notify : undefined }
      : { type: 'activate' },
  );
}

/** @param failing - the step with the error: the next one, unless it has sent the operation back */
function stepFailed(
  run: Run,
  error: OperationError,
  failing = nextStep(run.operation),
): OperationChange {
  const { operation, grant, facts } = run;
  const { kind, name, message, remedy, messages } = error;
  const isBlocked = kind === 'blocked';
  const status = isBlocked ? 'blocked' : 'waiting';
  const before = nextStep(operation)?.error;
  const since = (before?.name === name && before.since) || facts.at;
  const reported = failing?.reported ?? [];
  // Only the first error of a kind is an event, not the hundredth throttled attempt.
  const isNew = !reported.some(
    each => each.kind === kind && each.name === name,
  );
  const change: OperationChange = {
    operation: {
      ...operation,
      status,
      // A deprovisioning is retried for ever; everything else waits for a person.
      nextTryAt:
        isBlocked && operation.kind !== 'deprovision'
          ? undefined
          : facts.retryAt,
      steps: replaceNext(operation, step => ({
        ...step,
        status,
        error: { ...error, since },
        requested: undefined,
      })).map(step =>
        isNew && step.name === failing?.name
          ? { ...step, reported: [...reported, { kind, name }] }
          : step,
      ),
    },
    events: isNew
      ? [
          operationEvent(
            operation,
            isBlocked ? 'step.blocked' : 'step.failed',
            { at: facts.at, actor: 'system' },
            { step: failing?.name ?? '', ...error },
          ),
        ]
      : [],
  };
  const isKnown = !isNew && grant.status === 'deprovision-blocked';
  const { notify } = facts;
  return isBlocked && !isKnown
    ? withGrant(change, run, {
        type: 'block',
        message,
        remedy,
        messages,
        notify,
      })
    : change;
}

function redo(
  run: Run,
  { step, reason }: Extract<StepOutcome, { type: 'redo' }>,
): OperationChange {
  const { operation, grant, facts } = run;
  const rounds = operation.rounds + 1;
  const rewound: OperationRecord = {
    ...goBack(operation, step),
    rounds,
    lane: facts.laneOf(step, grant),
  };
  if (rounds >= MAX_REDO_ROUNDS) {
    // A deprovisioning goes on by itself and has to write again; otherwise a person looks first.
    const after =
      operation.kind === 'deprovision' ? rewound : { ...operation, rounds };
    return stepFailed(
      { ...run, operation: after },
      {
        kind: 'blocked',
        name: 'NotConfirmed',
        ...messageAndRemedy(
          say('error.not-confirmed', { reason, rounds }),
          say('error.not-confirmed.remedy'),
        ),
      },
      // It stays blocked until this step finds what it checks for.
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
        {
          step,
          reason: englishOf(reason),
          messages: { reason },
          round: rounds,
        },
      ),
    ],
  };
}

/** The change with its effect on the grant, where the grant allows it. */
function withGrant(
  change: OperationChange,
  { grant, facts: { at } }: Run,
  command: GrantCommand,
): OperationChange {
  const { requestId } = change.operation;
  const by = { at, actor: 'system', requestId };
  const changed = changeGrant(grant, command, by);
  return isRefusal(changed)
    ? change
    : {
        ...change,
        grant: changed.state,
        events: [...change.events, ...changed.events],
      };
}

/** The operation with the steps from one on to be run again. A step that it does not have is added with those before it. */
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
            reported: before.reported,
            before: before.before,
          };
    }),
  };
}
