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
import type {
  Offboarding,
  OperationError,
  OperationStepName,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { changeGrant } from './grantMachine';
import { isRefusal, refuse, type Refusal } from './outcome';
import type {
  GrantRecord,
  NewEvent,
  OperationRecord,
  StepRecord,
} from './records';

/** The steps of bringing a person in, in order. */
export const PROVISION_STEPS: readonly OperationStepName[] = [
  'resolve-identity',
  'ensure-assignment',
  'ensure-profile',
  'wait-in-service',
  'ensure-execution-role',
  'tag',
  'verify',
];

/** The steps of giving a profile that is there another role, in order. */
export const CHANGE_ROLE_STEPS: readonly OperationStepName[] = [
  'ensure-execution-role',
  'tag',
  'verify',
];

/** The steps of taking access back, in order; what deletes data is there only when that was asked for. */
export function deprovisionSteps(
  offboarding?: Offboarding,
): OperationStepName[] {
  const { deleteSpaces = false, deleteProfile = false } = offboarding ?? {};
  return [
    'remove-assignment',
    'stop-apps',
    ...(deleteSpaces || deleteProfile ? (['cool-off'] as const) : []),
    // AWS deletes no profile that still owns spaces.
    ...(deleteSpaces || deleteProfile ? (['delete-spaces'] as const) : []),
    ...(deleteProfile ? (['delete-profile'] as const) : []),
    'verify-removed',
  ];
}

/** How often verification may send an operation back before a person has to look. */
export const MAX_ROUNDS = 5;

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

/** An operation and its grant after a change, to be stored together. */
export type OperationChange = {
  operation: OperationRecord;
  /** Absent when the grant stays as it is. */
  grant?: GrantRecord;
  events: NewEvent[];
};

/** The lane of a step's next call. */
export type LaneOf = (step: OperationStepName, grant: GrantRecord) => string;

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

function stepsOf(
  grant: GrantRecord,
  facts: { kind: OperationRecord['kind']; offboarding?: Offboarding },
): readonly OperationStepName[] {
  switch (facts.kind) {
    case 'deprovision':
      return deprovisionSteps(facts.offboarding);
    case 'change-role':
      // Without a profile there is nothing to change yet: the whole way, with the new role.
      return grant.profileName ? CHANGE_ROLE_STEPS : PROVISION_STEPS;
    default:
      return PROVISION_STEPS;
  }
}

function waiting(name: OperationStepName): StepRecord {
  return { name, status: 'waiting', attempts: 0 };
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

/** The step that comes next; absent when all are done. */
export function nextStep(operation: OperationRecord): StepRecord | undefined {
  return operation.steps.find(step => step.status !== 'done');
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

/** Takes in how the running step went. */
export function finishStep(
  operation: OperationRecord,
  grant: GrantRecord,
  outcome: StepOutcome,
  facts: { at: string; retryAt: string; laneOf: LaneOf },
): OperationChange {
  const change = afterStep(operation, grant, outcome, facts);
  const isMoving =
    change.operation.status !== 'blocked' &&
    operation.kind === 'deprovision' &&
    grant.status === 'deprovision-blocked' &&
    outcome.type !== 'failed';
  if (!isMoving || change.grant) {
    return change;
  }
  // What was in the way has gone by itself.
  const retried = changeGrant(
    grant,
    { type: 'retry' },
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
  facts: { at: string; retryAt: string; laneOf: LaneOf },
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

function stepDone(
  operation: OperationRecord,
  grant: GrantRecord,
  outcome: Extract<StepOutcome, { type: 'done' }>,
  facts: { at: string; laneOf: LaneOf },
): OperationChange {
  const done = nextStep(operation);
  const steps = replaceNext(operation, step => ({
    ...step,
    status: 'done',
    changed: outcome.changed,
    detail: outcome.detail,
    error: undefined,
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
    { type: operation.kind === 'deprovision' ? 'end' : 'activate' },
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

function stepFailed(
  operation: OperationRecord,
  grant: GrantRecord,
  error: OperationError,
  facts: { at: string; retryAt: string },
): OperationChange {
  const failing = nextStep(operation);
  const blocked = error.kind === 'blocked';
  const after: OperationRecord = {
    ...operation,
    status: blocked ? 'blocked' : 'waiting',
    // Live access that should be gone is gone after for ever; what brings access waits for somebody to act.
    nextTryAt:
      blocked && operation.kind !== 'deprovision' ? undefined : facts.retryAt,
    steps: replaceNext(operation, step => ({
      ...step,
      status: blocked ? 'blocked' : 'waiting',
      error,
    })),
  };
  const system = { at: facts.at, actor: 'system' };
  // The record tells each new kind of trouble once; the hundredth throttled attempt is not news.
  const isNews =
    (blocked && operation.kind !== 'deprovision') ||
    failing?.error?.name !== error.name ||
    failing.error.kind !== error.kind;
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
  if (!blocked) {
    return { operation: after, events };
  }
  const change = changeGrant(
    grant,
    { type: 'block', message: error.message, remedy: error.remedy },
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
  facts: { at: string; retryAt: string; laneOf: LaneOf },
): OperationChange {
  const rounds = operation.rounds + 1;
  const again = goBack(operation, outcome.step);
  const rewound: OperationRecord = {
    ...again,
    rounds,
    lane: facts.laneOf(outcome.step, grant),
  };
  if (rounds >= MAX_ROUNDS) {
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
            before: before.before,
          };
    }),
  };
}

function replaceNext(
  operation: OperationRecord,
  change: (step: StepRecord) => StepRecord,
): StepRecord[] {
  const next = nextStep(operation);
  return operation.steps.map(step => (step === next ? change(step) : step));
}

function operationEvent(
  operation: OperationRecord,
  type: string,
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
