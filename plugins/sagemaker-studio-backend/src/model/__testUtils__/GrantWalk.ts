/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { Offboarding } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import assert from 'node:assert/strict';
import { someGrant, someRequest } from '../../events/__testUtils__/records';
import {
  applyGrantCommand,
  type RequestedGrantCommand,
} from '../applyGrantCommand';
import { changeGrant } from '../grantMachine';
import {
  GRANT_TRANSITIONS,
  targetOf,
  type GrantCommand,
} from '../grantTransitions';
import { grantsOfApproval } from '../grantsOfApproval';
import { finishStep, MAX_REDO_ROUNDS } from '../finishStep';
import {
  beginStep,
  isUnderWay,
  retryOperation,
  startOperation,
} from '../operationMachine';
import { nextStep } from '../operationSteps';
import {
  OPERATION_TRANSITIONS,
  type OperationCommand,
} from './operationTransitions';
import { isRefusal } from '../outcome';
import {
  beneficiaryOf,
  type GrantRecord,
  type NewEvent,
  type OperationRecord,
  type RequestRecord,
} from '../records';
import type { Fate, ModelAws } from './ModelAws';

export const START = Date.parse('2026-11-02T08:00:00.000Z');
export const HOUR = 3_600_000;
export const ROLES = ['role-a', 'role-b'];
const IRREVERSIBLE = ['delete-spaces', 'delete-profile'];
const laneOf = () => 'lane';

/** The kinds of operations that are under way in a state; none in the others. */
const KINDS: Partial<Record<GrantRecord['status'], OperationRecord['kind'][]>> =
  {
    provisioning: ['provision', 'change-role'],
    'provision-blocked': ['provision', 'change-role'],
    deprovisioning: ['deprovision'],
    'deprovision-blocked': ['deprovision'],
  };

/** How many steps end an operation; what is forgotten is done again until that has happened too often. */
const LONG = { done: 10, forgotten: 6 * MAX_REDO_ROUNDS };

/** All that is tried when all is over. */
const REVOKE: RequestedGrantCommand = { type: 'revoke', reason: 'revoked' };
const AFTERWARDS: RequestedGrantCommand[] = [
  REVOKE,
  { type: 'undo' },
  { type: 'extend' },
  { type: 'resume' },
  { type: 'expire' },
  { type: 'provision' },
];

/** One thing that happens. */
export type Move =
  /** A worker runs the next step; `lost`: and is killed before it says so. */
  | { do: 'step'; fate: Fate; poll: boolean; lost: boolean }
  | { do: 'command'; command: RequestedGrantCommand }
  | { do: 'retry' }
  | { do: 'sync' }
  /** For a while all goes well, or all is accepted and forgotten. */
  | { do: 'settle'; fate: 'done' | 'forgotten' }
  | { do: 'time'; hours: number }
  | { do: 'tamper'; with: Parameters<ModelAws['tamper']>[0] };

/** A grant on its way through whatever happens, each move of which is held against the rules. */
export class GrantWalk {
  time = START;
  grant: GrantRecord = someGrant('grant-1', { executionRole: ROLES[0] });
  /** Of the grant, oldest first. */
  operations: OperationRecord[] = [];
  /** Transitions that operations went through: `running done succeeded`. */
  readonly transitions = new Set<string>();
  /** Operation → what of the person's it was told to delete. */
  readonly #deletions = new Map<string, Offboarding>();
  #moves = 0;
  #lastWrite = 0;
  #ids = 0;

  /** @param startsAt - when the grant is to begin; absent: it has begun */
  constructor(readonly aws: ModelAws, startsAt?: string) {
    if (startsAt) {
      this.grant = { ...this.grant, status: 'scheduled', startsAt };
      return;
    }
    const started = startOperation(this.grant, {
      kind: 'provision',
      at: this.at,
      operationId: this.newId(),
      actor: 'system',
      laneOf,
    });
    this.operations.push(started.operation);
  }

  get at() {
    return new Date(this.time).toISOString();
  }

  /** Absent until the grant has begun. */
  get newest(): OperationRecord | undefined {
    return this.operations[this.operations.length - 1];
  }

  get latest(): OperationRecord {
    assert(this.newest);
    return this.newest;
  }

  readonly newId = () => `operation-${++this.#ids}`;

  run(given: Move): void {
    this.#moves += 1;
    switch (given.do) {
      case 'settle':
        for (let left = LONG[given.fate]; left > 0; left -= 1) {
          this.run({ ...given, do: 'step', poll: false, lost: false });
          this.check();
        }
        return;
      case 'time':
        this.time += given.hours * HOUR;
        return;
      case 'tamper':
        this.aws.tamper(given.with);
        return;
      case 'command':
        this.command(given.command);
        return;
      case 'retry':
        this.retry();
        return;
      case 'sync':
        this.sync();
        return;
      default:
        this.step(given);
    }
  }

  command(given: RequestedGrantCommand): void {
    const { grant } = this;
    const facts = {
      at: this.at,
      actor: 'user:default/mira.santos',
      latest: this.newest,
      newId: this.newId,
      laneOf,
    };
    const result = applyGrantCommand(grant, given, facts);
    const target = targetOf(grant, given.type);
    if (isRefusal(result)) {
      assert(result.refusal.message.includes(grant.displayName));
      assert(target === undefined || given.type === 'undo');
      return;
    }
    assert.equal(result.grant.status, target);
    expectEvents(result.events, { at: this.at, actor: facts.actor });
    // A command never writes down what AWS holds.
    assert.deepEqual(result.grant.created, grant.created);
    if (given.type === 'extend') {
      // In place: nothing starts, nothing stops.
      const { started, cancelled, grant: after } = result;
      assert.deepEqual([started, cancelled], [undefined, undefined]);
      assert.equal(after.executionRole, grant.executionRole);
      assert.equal(after.expiresAt, given.expiresAt);
    }
    if (grant.startsAt && given.type !== 'provision') {
      // Nothing in AWS is made or taken back of what has not begun.
      assert.equal(result.started, undefined);
      assert.equal(result.grant.startsAt, grant.startsAt);
    } else {
      assert.equal(result.grant.startsAt, undefined);
    }
    if (result.cancelled) {
      this.replaceOperation('cancel', result.cancelled);
    }
    if (result.started) {
      assert.equal(result.started.status, 'running');
      if ('offboarding' in given && given.offboarding) {
        this.#deletions.set(result.started.operationId, given.offboarding);
      }
      this.operations.push(result.started);
    }
    this.grant = result.grant;
  }

  retry(): void {
    const { newest: latest } = this;
    if (!latest) {
      return;
    }
    const facts = { at: this.at, actor: 'user:default/mira.santos' };
    const result = retryOperation(latest, this.grant, facts);
    if (isRefusal(result)) {
      assert.notEqual(latest.status, 'blocked');
      return;
    }
    expectEvents(result.events, facts);
    this.replaceOperation('retry', result.operation);
    this.replaceGrant(['retry'], result.grant);
  }

  /** A sync compares AWS with the grant, when nothing is under way. */
  sync(): void {
    const { grant } = this;
    const isAsGranted = this.aws.isAsGranted(grant);
    if (grant.status !== (isAsGranted ? 'degraded' : 'active')) {
      return;
    }
    const facts = { at: this.at, actor: 'system' };
    const result = changeGrant(
      grant,
      isAsGranted
        ? { type: 'activate' }
        : { type: 'degrade', reason: 'drift', messages: {} },
      facts,
    );
    if (isRefusal(result)) {
      throw new Error(result.refusal.message);
    }
    expectEvents(result.events, facts);
    this.replaceGrant([isAsGranted ? 'activate' : 'degrade'], result.state);
  }

  /** A worker runs the next step, unless nothing is due. */
  step(given: Extract<Move, { do: 'step' }>): void {
    const due = this.newest;
    if (due?.nextTryAt === undefined || due.nextTryAt > this.at) {
      return;
    }
    const begun = beginStep(due, { at: this.at });
    this.replaceOperation('begin', begun);
    const before = this.grant.status;
    const had = { ...this.aws.profile };
    const ran = this.aws.run(begun, this.grant, { ...given, at: this.at });
    this.checkLosses(begun, had);
    if (ran.hasWritten) {
      this.#lastWrite = this.#moves;
    }
    if (given.lost) {
      // The replica was killed: what it did in AWS stays, what it knew is gone.
      return;
    }
    const { outcome, grant } = ran;
    const result = finishStep(begun, grant, outcome, {
      at: this.at,
      retryAt: this.at,
      laneOf,
    });
    this.replaceOperation(outcome.type, result.operation);
    if (result.grant) {
      assert.deepEqual(result.grant.created, grant.created);
      this.replaceGrant(['activate', 'end', 'block', 'retry'], result.grant);
    } else {
      this.grant = grant;
    }
    if (outcome.type === 'done' || this.grant.status !== before) {
      expectEvents(result.events, { at: this.at, actor: 'system' });
    }
    const { name } = nextStep(begun)!;
    if (before !== 'active' && this.grant.status === 'active') {
      // Seen by this very step, after whatever was written before it.
      assert.equal(name, 'verify');
      assert(this.#lastWrite < this.#moves);
      assert(this.aws.isAsGranted(this.grant));
    }
    if (before !== 'ended' && this.grant.status === 'ended') {
      assert.equal(name, 'verify-removed');
      assert(this.#lastWrite < this.#moves);
      assert(!this.aws.assigned || due.steps[0]?.name !== 'remove-assignment');
    }
  }

  replaceOperation(by: OperationCommand, after: OperationRecord): void {
    const before = this.latest;
    assert(
      OPERATION_TRANSITIONS[before.status][by]?.includes(after.status),
      `${before.status} became ${after.status} by ${by}`,
    );
    this.transitions.add(`${before.status} ${by} ${after.status}`);
    const { operationId, kind, startedAt } = before;
    assert.deepEqual({ ...after, operationId, kind, startedAt }, after);
    this.operations[this.operations.length - 1] = after;
  }

  replaceGrant(
    by: GrantCommand['type'][],
    after: GrantRecord | undefined,
  ): void {
    const before = this.grant.status;
    if (!after) {
      throw new Error('The grant should have changed');
    }
    assert(
      by.some(type => GRANT_TRANSITIONS[before][type] === after.status),
      `${before} became ${after.status} by one of ${by}`,
    );
    this.grant = after;
  }

  /** Invariants that hold at any time. */
  check(): void {
    const { grant, newest: latest, operations } = this;
    const { status } = grant;
    // A scheduled grant has no operation and no resources.
    assert(status !== 'scheduled' || grant.startsAt);
    assert(!grant.startsAt || operations.length === 0);
    const kinds = KINDS[status];
    // One operation where something is to be done, and none where nothing is.
    assert.deepEqual(operations.filter(isUnderWay), kinds ? [latest] : []);
    if (kinds && latest) {
      assert(kinds.includes(latest.kind));
      assert.equal(
        latest.nextTryAt === undefined,
        status === 'provision-blocked',
      );
      // Taking back that is blocked is tried again by itself, and told as blocked until something has moved.
      if (latest.status === 'blocked' || status === 'provision-blocked') {
        assert.equal(latest.status, 'blocked');
        assert.match(status, /-blocked$/);
      }
    }
    for (const operation of operations) {
      this.checkSteps(operation);
    }
    // Nothing is taken for ours that we did not make.
    const { wrote } = this.aws;
    assert(wrote.assignment || !grant.created.assignment);
    assert(wrote.profile || !grant.created.profile);
    this.checkEnd();
    this.checkAskedAgain();
  }

  /** Only an operation with the matching option deletes a profile or a space. */
  checkLosses(
    { operationId }: OperationRecord,
    had: { role?: string; spaces?: number },
  ): void {
    const { profile } = this.aws;
    const { deleteSpaces = false, deleteProfile = false } =
      this.#deletions.get(operationId) ?? {};
    assert(had.role === undefined || profile || deleteProfile);
    assert(
      (profile?.spaces ?? 0) >= (had.spaces ?? 0) ||
        deleteSpaces ||
        deleteProfile,
    );
  }

  checkSteps({ status, steps, endedAt, kind }: OperationRecord): void {
    const firstOpen = steps.findIndex(step => step.status !== 'done');
    const after = firstOpen < 0 ? [] : steps.slice(firstOpen + 1);
    assert(after.every(step => step.status === 'waiting'));
    assert.equal(firstOpen < 0, status === 'succeeded');
    assert.equal(
      endedAt !== undefined,
      status === 'succeeded' || status === 'cancelled',
    );
    assert.equal(
      steps.at(-1)?.name,
      kind === 'deprovision' ? 'verify-removed' : 'verify',
    );
  }

  /**
   * A second approval leads to access or to a stated reason: by a new grant, by one that is being provisioned or
   * repaired, or by one that says why it waits. It never ends at a grant that is being removed.
   */
  checkAskedAgain(): void {
    const { grant } = this;
    const isEnding = /^deprovision/.test(grant.status);
    const made = grantsOfApproval(askedAgain(grant), {
      at: this.at,
      actor: 'user:default/mira.santos',
      live: grant.status === 'ended' ? [] : [grant],
      domain: grant,
      newId: () => 'tried',
    });
    if (isRefusal(made)) {
      assert(isEnding);
      assert(made.refusal.message.includes(grant.displayName));
      assert.match(made.refusal.message, /wait until it has ended/);
      return;
    }
    assert(!isEnding);
    const { created, attached, again } = made;
    assert.equal(created.length, grant.status === 'ended' ? 1 : 0);
    assert.equal(attached.length, 1 - created.length);
    const comesByItself =
      created.length === 1 ||
      grant.status === 'provisioning' ||
      grant.startsAt !== undefined;
    assert(comesByItself || again.length === 1 || grant.endedReason);
  }

  /**
   * A live grant can always be revoked, and the revocation undone until something is deleted. An ended grant stays
   * ended.
   */
  checkEnd(): void {
    const { grant, newest: latest } = this;
    const facts = {
      at: this.at,
      actor: 'system',
      latest,
      newId: () => 'tried',
      laneOf,
    };
    if (grant.status === 'ended') {
      for (const command of AFTERWARDS) {
        assert(isRefusal(applyGrantCommand(grant, command, facts)));
      }
      assert(!latest || isRefusal(retryOperation(latest, grant, facts)));
      return;
    }
    const hasDeleted = latest?.steps.some(
      ({ name, startedAt }) => IRREVERSIBLE.includes(name) && startedAt,
    );
    const undone = applyGrantCommand(grant, { type: 'undo' }, facts);
    assert(isRefusal(undone) || (latest && isUnderWay(latest) && !hasDeleted));
    const revoked = applyGrantCommand(grant, REVOKE, facts);
    if (isRefusal(revoked)) {
      throw new Error(revoked.refusal.message);
    }
    if (grant.startsAt) {
      assert.equal(revoked.grant.status, 'ended');
      assert.equal(revoked.started, undefined);
      return;
    }
    assert.equal(revoked.grant.status, 'deprovisioning');
    assert.equal(revoked.started?.kind, 'deprovision');
    assert.equal(revoked.started.nextTryAt, this.at);
  }
}

/** The grant's own person asks for the same again. */
function askedAgain(grant: GrantRecord): RequestRecord {
  const item = { person: grant.person, displayName: '', sentence: '' };
  return someRequest('request-2', {
    status: 'approved',
    domainId: grant.domainId,
    executionRole: grant.executionRole,
    people: [beneficiaryOf(grant)],
    plan: {
      domainId: grant.domainId,
      executionRole: grant.executionRole,
      items: [{ ...item, steps: [{ do: 'assign' }], changes: true }],
      warnings: [],
      hash: '',
    },
  });
}

function expectEvents(
  events: NewEvent[],
  expected: { at: string; actor: string },
): void {
  assert(events.length > 0);
  for (const { requestId, grantId, at, actor } of events) {
    assert.deepEqual(
      { requestId, grantId, at, actor },
      { requestId: 'request-1', grantId: 'grant-1', ...expected },
    );
  }
}
