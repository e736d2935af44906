/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { OperationStepName } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import fc from 'fast-check';
import { propertyRuns } from '../integration/__testUtils__/propertyRuns';
import { finishStep, MAX_REDO_ROUNDS, type StepOutcome } from './finishStep';
import {
  beginStep,
  retryOperation,
  startOperation,
  type OperationChange,
} from './operationMachine';
import {
  CHANGE_ROLE_STEPS,
  deprovisionSteps,
  nextStep,
  PROVISION_STEPS,
} from './operationSteps';
import { isRefusal } from './outcome';
import type { GrantRecord, OperationRecord } from './records';
import { quote } from '../util/say';

const AT = '2026-11-23T10:00:00.000Z';
const LATER = '2026-11-23T10:00:05.000Z';
const laneOf = (step: OperationStepName) => `lane-of-${step}`;
const facts = { at: AT, retryAt: LATER, laneOf };

const grant: GrantRecord = {
  grantId: 'g',
  version: 0,
  requestId: 'r',
  person: 'user:default/jane',
  displayName: 'Jane',
  userId: 'u',
  userName: 'jane',
  team: 'group:default/a',
  requester: 'user:default/mira',
  domainId: 'd-1',
  accountId: '222222222222',
  region: 'eu-west-1',
  applicationArn: 'arn',
  executionRole: 'role',
  status: 'provisioning',
  created: {},
  announced: [],
  createdAt: AT,
  updatedAt: AT,
};

const done: Extract<StepOutcome, { type: 'done' }> = {
  type: 'done',
  changed: false,
  detail: 'Done.',
};
const throttled: Extract<StepOutcome, { type: 'failed' }> = {
  type: 'failed',
  error: { kind: 'retry', name: 'Throttling', message: 'x' },
};
const denied: StepOutcome = {
  type: 'failed',
  error: { kind: 'blocked', name: 'AccessDenied', message: 'x' },
};

/** A grant that is to be taken back. */
const revoked: GrantRecord = {
  ...grant,
  profileName: 'jane',
  status: 'deprovisioning',
  endedReason: 'revoked',
};

function start(
  kind: OperationRecord['kind'] = 'provision',
  of: GrantRecord = kind === 'deprovision' ? revoked : grant,
): OperationChange & { grant: GrantRecord } {
  return {
    ...startOperation(of, {
      kind,
      at: AT,
      operationId: 'o',
      actor: 'system',
      laneOf,
      offboarding: { deleteSpaces: true, deleteProfile: true },
    }),
    grant: of,
  };
}

function run(
  from: { operation: OperationChange['operation']; grant: GrantRecord },
  outcome: StepOutcome,
) {
  const change = finishStep(
    beginStep(from.operation, { at: AT }),
    from.grant,
    outcome,
    facts,
  );
  return { ...change, grant: change.grant ?? from.grant };
}

/** Runs steps that all go well until one is next. */
function runTo(
  step: OperationStepName,
  from: ReturnType<typeof start>,
): ReturnType<typeof start> {
  let state = from;
  while (nextStep(state.operation)?.name !== step) {
    state = run(state, { ...done, changed: true });
  }
  return state;
}

describe('operation machine', () => {
  it.each<{
    kind: OperationRecord['kind'];
    of: GrantRecord;
    steps: readonly OperationStepName[];
    settled: GrantRecord['status'];
  }>([
    {
      kind: 'provision',
      of: grant,
      steps: PROVISION_STEPS,
      settled: 'active',
    },
    {
      kind: 'change-role',
      of: { ...grant, profileName: 'jane' },
      steps: CHANGE_ROLE_STEPS,
      settled: 'active',
    },
    {
      kind: 'deprovision',
      of: revoked,
      steps: deprovisionSteps({ deleteSpaces: true, deleteProfile: true }),
      settled: 'ended',
    },
  ])(
    'walks from lane to lane and settles the grant at the very end: $kind',
    ({ kind, of, steps, settled }) => {
      let state = start(kind, of);
      expect(state.operation).toMatchObject({
        kind,
        status: 'running',
        nextTryAt: AT,
        requestId: 'r',
      });
      expect(state.events).toMatchObject([
        { type: 'operation.started', detail: { kind } },
      ]);
      for (const step of steps) {
        expect(nextStep(state.operation)?.name).toBe(step);
        expect(state.operation.lane).toBe(laneOf(step));
        expect(state.grant.status).toBe(of.status);
        state = run(state, done);
      }
      expect(state.operation).toMatchObject({
        status: 'succeeded',
        endedAt: AT,
        nextTryAt: undefined,
      });
      expect(state.grant.status).toBe(settled);
      expect(state.events.map(({ type }) => type)).toEqual([
        'step.done',
        'operation.succeeded',
        `grant.${settled}`,
      ]);
    },
  );

  it('goes the whole way to another role when there is no profile yet', () => {
    expect(
      start('change-role').operation.steps.map(({ name }) => name),
    ).toEqual(PROVISION_STEPS);
  });

  it('takes the assignment first and deletes only what that was asked for', () => {
    expect(
      [
        undefined,
        { deleteSpaces: true, deleteProfile: false },
        { deleteSpaces: false, deleteProfile: true },
      ].map(offboarding => deprovisionSteps(offboarding)),
    ).toEqual([
      ['remove-assignment', 'stop-apps', 'verify-removed'],
      [
        'remove-assignment',
        'stop-apps',
        'cool-off',
        'delete-spaces',
        'verify-removed',
      ],
      // AWS deletes no profile that still owns spaces.
      [
        'remove-assignment',
        'stop-apps',
        'cool-off',
        'delete-spaces',
        'delete-profile',
        'verify-removed',
      ],
    ]);
  });

  it('waits for what is going on, without counting it as an attempt', () => {
    const state = run(start(), { type: 'wait', detail: 'Pending' });
    expect(state.operation).toMatchObject({
      status: 'waiting',
      nextTryAt: LATER,
      steps: [{ status: 'waiting', attempts: 0 }, {}, {}, {}, {}, {}, {}],
    });
    expect(state.events).toEqual([]);

    const until = '2026-11-24T10:00:00.000Z';
    const later = run(state, { type: 'wait', detail: 'Pending', until });
    expect(later.operation.nextTryAt).toBe(until);
  });

  it('hands what is half done to another lane at once, without counting it as an attempt', () => {
    const state = run(start(), { type: 'move', lane: 'x', detail: 'Half' });
    expect(state.operation).toMatchObject({ lane: 'x', nextTryAt: AT });
    expect(nextStep(state.operation)).toMatchObject({
      name: PROVISION_STEPS[0],
      status: 'waiting',
      attempts: 0,
    });
    expect(state.events).toEqual([]);
  });

  it('tries what may pass again, and tells it once', () => {
    const first = run(start(), throttled);
    const second = run(first, throttled);
    expect(second.operation).toMatchObject({
      status: 'waiting',
      nextTryAt: LATER,
    });
    expect(second.operation.steps[0]).toMatchObject({
      attempts: 2,
      error: throttled.error,
    });
    expect(second.grant.status).toBe('provisioning');
    expect([first.events.length, second.events.length]).toEqual([1, 0]);
  });

  it('stops for what somebody has to act on, until told to go on', () => {
    const stuck = run(start(), denied);
    expect(stuck.operation).toMatchObject({
      status: 'blocked',
      nextTryAt: undefined,
    });
    expect(stuck.grant.status).toBe('provision-blocked');
    expect(stuck.events.map(({ type }) => type)).toEqual([
      'step.blocked',
      'grant.provision-blocked',
    ]);

    const again = retryOperation(stuck.operation, stuck.grant, {
      at: LATER,
      actor: 'user:default/mira',
    });
    if (isRefusal(again)) {
      throw new Error(again.refusal.message);
    }
    expect(again.operation).toMatchObject({
      status: 'running',
      nextTryAt: LATER,
      steps: [
        { status: 'waiting', attempts: 0, error: undefined },
        {},
        {},
        {},
        {},
        {},
        {},
      ],
    });
    expect(again.grant?.status).toBe('provisioning');
    expect(
      isRefusal(retryOperation(again.operation, grant, { at: AT, actor: 'x' })),
    ).toBe(true);
  });

  it('tells that access cannot be taken back, and tries on all the same', () => {
    const stuck = run(start('deprovision'), denied);
    expect(stuck.operation).toMatchObject({
      status: 'blocked',
      nextTryAt: LATER,
    });
    expect(stuck.grant.status).toBe('deprovision-blocked');
    expect(stuck.events.map(({ type }) => type)).toEqual([
      'step.blocked',
      'grant.deprovision-blocked',
    ]);

    // Once told, the same is no news.
    const still = run(stuck, denied);
    expect(still.operation).toMatchObject({
      status: 'blocked',
      nextTryAt: LATER,
    });
    expect(still.grant.status).toBe('deprovision-blocked');
    expect(still.events).toEqual([]);

    // That something else fails now, or that AWS is at work, does not mean that it moves.
    const waiting: StepOutcome = { type: 'wait', detail: 'Being deleted' };
    let flapping = run(still, throttled);
    for (const outcome of [waiting, denied, waiting, throttled, denied]) {
      flapping = run(flapping, outcome);
      expect(flapping.grant.status).toBe('deprovision-blocked');
      expect(flapping.events).toEqual([]);
    }

    // Another trouble is news: who looks for the first one looks in vain.
    const other = run(flapping, {
      type: 'failed',
      error: { kind: 'blocked', name: 'DeleteFailed', message: 'y' },
    });
    expect(other.events).toMatchObject([
      { type: 'step.blocked', detail: { name: 'DeleteFailed' } },
      { type: 'grant.deprovision-blocked', detail: { message: 'y' } },
    ]);

    // A person who retries hears of the same once more.
    const retried = retryOperation(other.operation, other.grant, {
      at: AT,
      actor: 'user:default/mira',
    });
    if (isRefusal(retried)) {
      throw new Error(retried.refusal.message);
    }
    expect(
      run({ ...retried, grant: retried.grant! }, denied).events.map(
        ({ type }) => type,
      ),
    ).toEqual(['step.blocked', 'grant.deprovision-blocked']);

    const moving = run(other, done);
    expect(moving.operation.status).toBe('running');
    expect(moving.grant.status).toBe('deprovisioning');
    expect(moving.events.map(({ type }) => type)).toEqual([
      'step.done',
      'grant.deprovisioning',
    ]);
  });

  it('goes back to the step whose work is not to be seen, a few times', () => {
    const places: unknown[] = [];
    let state = start();
    for (let round = 1; round <= MAX_REDO_ROUNDS; round++) {
      state = run(runTo('verify', state), {
        type: 'redo',
        step: 'ensure-assignment',
        reason: quote('AWS shows no assignment.'),
      });
      places.push([nextStep(state.operation)?.name, state.operation.lane]);
    }
    expect(places).toEqual([
      ...Array(MAX_REDO_ROUNDS - 1).fill([
        'ensure-assignment',
        laneOf('ensure-assignment'),
      ]),
      ['verify', laneOf('verify')],
    ]);
    expect(state.operation.status).toBe('blocked');
    expect(state.grant.status).toBe('provision-blocked');
    expect(nextStep(state.operation)?.error?.name).toBe('NotConfirmed');
  });

  it('writes again for ever what takes access back and is not to be seen', () => {
    let state = start('deprovision');
    const news: string[] = [];
    const tell = (change: OperationChange) =>
      news.push(
        ...change.events
          .map(({ type }) => type)
          .filter(type => !/^step.(done|redone)$/.test(type)),
      );
    for (let round = 1; round <= 5 * MAX_REDO_ROUNDS; round++) {
      while (nextStep(state.operation)?.name !== 'verify-removed') {
        state = run(state, { ...done, changed: true });
        tell(state);
      }
      state = run(state, {
        type: 'redo',
        step: 'remove-assignment',
        reason: quote('AWS still shows the assignment.'),
      });
      const isBlocked = round >= MAX_REDO_ROUNDS;
      expect(state.operation).toMatchObject({
        status: isBlocked ? 'blocked' : 'waiting',
        rounds: round,
        lane: laneOf('remove-assignment'),
        nextTryAt: LATER,
      });
      const next = nextStep(state.operation);
      expect(next?.name).toBe('remove-assignment');
      expect(next?.error?.name).toBe(isBlocked ? 'NotConfirmed' : undefined);
      expect(state.grant.status).toBe(
        isBlocked ? 'deprovision-blocked' : 'deprovisioning',
      );
      tell(state);
    }
    // Told once, however long it goes on.
    expect(news).toEqual(['step.blocked', 'grant.deprovision-blocked']);

    const over = run(runTo('verify-removed', state), done);
    expect(over.grant.status).toBe('ended');
    expect(over.events.map(({ type }) => type)).toEqual([
      'step.done',
      'operation.succeeded',
      'grant.ended',
    ]);
  });

  it('brings along the steps that it was begun without when it has to go back to one', () => {
    const changing = start('change-role', { ...grant, profileName: 'jane' });
    const state = run(runTo('verify', changing), {
      type: 'redo',
      step: 'ensure-profile',
      reason: quote('The profile is gone.'),
    });
    expect(
      state.operation.steps.map(({ name, status }) => [name, status]),
    ).toEqual([
      ['resolve-identity', 'done'],
      ['ensure-assignment', 'done'],
      ['ensure-profile', 'waiting'],
      ['wait-in-service', 'waiting'],
      ['ensure-execution-role', 'waiting'],
      ['tag', 'waiting'],
      ['verify', 'waiting'],
    ]);
    expect(state.operation.lane).toBe(laneOf('ensure-profile'));
    expect(state.events).toMatchObject([
      { type: 'step.redone', detail: { step: 'ensure-profile', round: 1 } },
    ]);
  });

  it.each<OperationRecord['kind']>(['provision', 'change-role', 'deprovision'])(
    'never settles a grant before every step is done, whatever happens: %s',
    kind => {
      const begun = start(
        kind,
        kind === 'change-role' ? { ...grant, profileName: 'jane' } : undefined,
      );
      const settled = kind === 'deprovision' ? 'ended' : 'active';
      const names = begun.operation.steps.map(({ name }) => name);
      const outcomes = fc.oneof(
        fc.constant(done),
        fc.constant<StepOutcome>({ type: 'wait', detail: 'Pending' }),
        fc.constant<StepOutcome>({ type: 'move', lane: 'x', detail: 'Half' }),
        fc.constantFrom(...names).map(
          (step): StepOutcome => ({
            type: 'redo',
            step,
            reason: quote('Gone.'),
          }),
        ),
        fc
          .constantFrom('retry' as const, 'parked' as const, 'blocked' as const)
          .map(
            (error): StepOutcome => ({
              type: 'failed',
              error: { kind: error, name: 'X', message: 'x' },
            }),
          ),
      );
      fc.assert(
        fc.property(
          fc.array(fc.record({ outcome: outcomes, retries: fc.boolean() }), {
            maxLength: 60,
          }),
          sequence => {
            let state = begun;
            for (const { outcome, retries } of sequence) {
              if (!nextStep(state.operation)) {
                break;
              }
              // A removal continues by itself; a retry is allowed but not needed.
              if (
                state.operation.status === 'blocked' &&
                (kind !== 'deprovision' || retries)
              ) {
                const again = retryOperation(state.operation, state.grant, {
                  at: AT,
                  actor: 'x',
                });
                if (isRefusal(again)) {
                  throw new Error(again.refusal.message);
                }
                state = { ...again, grant: again.grant ?? state.grant };
              }
              state = run(state, outcome);
              const { operation } = state;
              const everyStepDone = operation.steps.every(
                ({ status }) => status === 'done',
              );
              expect(state.grant.status === settled).toBe(everyStepDone);
              expect(operation.status === 'succeeded').toBe(everyStepDone);
              // A grant whose removal is stuck counts as blocked until the blocked step is done.
              expect(state.grant.status.endsWith('-blocked')).toBe(
                operation.steps.some(({ reported }) =>
                  reported?.some(({ kind: of }) => of === 'blocked'),
                ),
              );
              expect(
                operation.steps.every(
                  ({ status, reported }) => status !== 'done' || !reported,
                ),
              ).toBe(true);
              // An operation that has not ended and waits for nobody continues by itself.
              const isInHands =
                operation.status === 'blocked' && kind !== 'deprovision';
              expect(operation.nextTryAt !== undefined).toBe(
                !everyStepDone && !isInHands,
              );
            }
          },
        ),
        propertyRuns(100),
      );
    },
  );
});
