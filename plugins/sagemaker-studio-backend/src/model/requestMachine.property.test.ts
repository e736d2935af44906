/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * Random walks through the life of a request: people act at random, while time passes, plans change, and policies get
 * other stages and approvers. The invariants are written independently of the machine's helpers.
 */
import { quote } from '../util/say';
import fc from 'fast-check';
import assert from 'node:assert/strict';
import { someRequest } from '../events/__testUtils__/records';
import {
  propertyRuns,
  propertyTime,
} from '../integration/__testUtils__/propertyRuns';
import { isRefusal, refuse, type Refusal, type Transition } from './outcome';
import type { NewEvent, RequestRecord } from './records';
import { decideRequest } from './decideRequest';
import type { RevisingRefusal } from './decisionFacts';
import type { Actor } from './mayDecide';
import {
  expireRequest,
  invalidateRequest,
  remindOfRequest,
  submitRequest,
  withdrawRequest,
} from './requestMachine';
import { REQUEST_TRANSITIONS, type RequestCommand } from './requestTransitions';
import { resolveApprovers } from './requestRevision';
import { itemAt, only } from '../util/__testUtils__/items';

const REQUESTER: Actor = {
  ref: 'user:default/requester',
  userId: 'requester-id',
};
const BENEFICIARY: Actor = {
  ref: 'user:default/beneficiary',
  userId: 'beneficiary-id',
};
/** Some are one human under two names, some have no Identity Center user. */
const PEOPLE: Actor[] = [
  REQUESTER,
  { ref: 'user:default/requester-alias', userId: 'requester-id' },
  BENEFICIARY,
  { ref: 'user:default/beneficiary-alias', userId: 'beneficiary-id' },
  { ref: 'user:default/lead', userId: 'lead-id' },
  { ref: 'user:default/lead-alias', userId: 'lead-id' },
  { ref: 'user:default/owner', userId: 'owner-id' },
  { ref: 'user:default/contractor' },
  { ref: 'user:default/manager', userId: 'manager-id' },
];
const FIRST_HASH = 'plan-a';
const HASHES = [FIRST_HASH, 'plan-b'];
const START = Date.parse('2026-11-02T08:00:00.000Z');
const HOUR = 3_600_000;

type Stages = {
  name: string;
  approvers: string[];
  quorum: number;
  fallback: boolean;
}[];
type Step =
  | { do: 'time'; hours: number }
  | { do: 'plan'; hash: string }
  | { do: 'policy'; stages: Stages }
  /** The same stages, decided by others. */
  | { do: 'approvers'; approvers: string[] }
  | { do: 'problem'; problem: 'requester' | 'domain' | 'policy' | undefined }
  | { do: 'approve'; actor: Actor; seen: string }
  | { do: 'reject' | 'withdraw'; actor: Actor }
  | { do: 'expire' | 'invalidate' | 'remind' | 'resolve' };

const approvers = fc
  .subarray(PEOPLE, { minLength: 1 })
  .map(people => people.map(({ ref }) => ref));
const stages: fc.Arbitrary<Stages> = fc.uniqueArray(
  fc.record({
    name: fc.constantFrom('first', 'second'),
    approvers,
    quorum: fc.integer({ min: 1, max: 3 }),
    fallback: fc.boolean(),
  }),
  { minLength: 1, maxLength: 2, selector: ({ name }) => name },
);
const actor = fc.constantFrom(...PEOPLE);
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 10,
    arbitrary: fc.record({
      do: fc.constant('approve' as const),
      actor,
      seen: fc.constantFrom('plan-a', 'plan-a', 'plan-b'),
    }),
  },
  fc.record({
    do: fc.constantFrom('reject' as const, 'withdraw' as const),
    actor,
  }),
  fc.record({
    do: fc.constantFrom(
      'expire' as const,
      'invalidate' as const,
      'remind' as const,
      'resolve' as const,
      'resolve' as const,
    ),
  }),
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('time' as const),
      hours: fc.integer({ min: 1, max: 150 }),
    }),
  },
  fc.record({
    do: fc.constant('plan' as const),
    hash: fc.constantFrom(...HASHES),
  }),
  fc.record({ do: fc.constant('policy' as const), stages }),
  fc.record({ do: fc.constant('approvers' as const), approvers }),
  fc.record({
    do: fc.constant('problem' as const),
    problem: fc.constantFrom(
      undefined,
      undefined,
      'requester' as const,
      'domain' as const,
      'policy' as const,
    ),
  }),
);

/** The world around the request, and what it went through. */
class Walk {
  time = START;
  hash = FIRST_HASH;
  problem: 'requester' | 'domain' | 'policy' | undefined;
  request: RequestRecord;
  approvals: number;
  /** Plan hash that each yes was given for, by its time and name. */
  readonly yeses = new Map<string, string>();
  /** The stages of each version of the policy. */
  readonly policies: Stages[] = [];

  constructor(first: Stages, automatic: boolean) {
    this.policies.push(first);
    const filed = submitRequest(
      {
        ...someRequest('request-1', {
          requester: REQUESTER.ref,
          requesterUserId: REQUESTER.userId,
          people: [
            {
              person: BENEFICIARY.ref,
              displayName: 'B',
              userId: 'beneficiary-id',
              userName: 'b',
            },
          ],
          plan: this.plan(),
          policy: this.policy,
          createdAt: this.at,
        }),
      },
      {
        automatic,
        stages: first,
        waits: { requestExpiry: 'P7D', reminders: ['P1D', 'P3D'] },
      },
    );
    assert(filed.events.length > 0);
    this.request = filed.state;
    this.approvals = Number(filed.state.status === 'approved');
  }

  get at() {
    return new Date(this.time).toISOString();
  }

  get stages() {
    return itemAt(this.policies, this.policies.length - 1).map(stage => ({
      ...stage,
      people: PEOPLE.filter(({ ref }) => stage.approvers.includes(ref)),
    }));
  }

  get policy() {
    return { name: 'p', version: `${this.policies.length - 1}` };
  }

  plan() {
    return { ...someRequest('any').plan, hash: this.hash };
  }

  run(given: Step): void {
    const { request, at } = this;
    switch (given.do) {
      case 'time':
        this.time += given.hours * HOUR;
        return;
      case 'plan':
        this.hash = given.hash;
        return;
      case 'policy':
        this.policies.push(given.stages);
        return;
      case 'approvers':
        this.policies.push(
          this.stages.map(stage => ({ ...stage, approvers: given.approvers })),
        );
        return;
      case 'problem':
        this.problem = given.problem;
        return;
      case 'withdraw':
        this.take(given, withdrawRequest(request, { at, actor: given.actor }));
        return;
      case 'expire':
        this.take(given, expireRequest(request, { at }));
        return;
      case 'invalidate':
        this.take(
          given,
          invalidateRequest(request, { at, reason: quote('gone') }),
        );
        return;
      case 'remind':
        this.take(given, remindOfRequest(request, { at }));
        return;
      case 'resolve':
        this.take(
          given,
          resolveApprovers(request, {
            at,
            policy: this.policy,
            stages: this.stages.map(each => ({
              ...each,
              eligible: each.people,
            })),
            notify: [],
          }),
        );
        return;
      default:
        this.decide(given);
    }
  }

  decide(given: Extract<Step, { actor: Actor }>): void {
    // Each yes has a moment of its own, by which it is found again.
    this.time += 1;
    const refusalWhen = (problem: Walk['problem']) =>
      this.problem === problem
        ? refuse('conflict', quote('No longer'))
        : undefined;
    const current = this.request.stages.findIndex(
      ({ status }) => status === 'in-review',
    );
    const command: Extract<RequestCommand, { type: 'approve' | 'reject' }> =
      given.do === 'approve'
        ? { type: 'approve', planHash: given.seen }
        : { type: 'reject' };
    this.take(
      given,
      decideRequest(this.request, command, {
        at: this.at,
        actor: given.actor,
        actorIsApprover:
          this.stages[Math.max(current, 0)]?.approvers.includes(
            given.actor.ref,
          ) ?? false,
        requesterProblem: refusalWhen('requester'),
        domainProblem: refusalWhen('domain'),
        policyProblem: refusalWhen('policy'),
        policy: this.policy,
        stages: this.stages,
        plan: this.plan(),
        people: this.request.people,
      }),
    );
  }

  take(
    given: Step,
    result: Transition<RequestRecord> | Refusal | RevisingRefusal,
  ): void {
    if (isRefusal(result)) {
      assert.notEqual(result.refusal.message, '');
      const { revised } = result as RevisingRefusal;
      if (revised) {
        this.accept(revised.state, revised.events);
      }
      return;
    }
    const command = given.do as RequestCommand['type'];
    assert(
      REQUEST_TRANSITIONS[this.request.status][command]?.includes(
        result.state.status,
      ),
    );
    if (given.do === 'approve') {
      this.yeses.set(`${this.at} ${given.actor.ref}`, given.seen);
      assert.equal(this.problem, undefined);
      assert.equal(given.seen, this.hash);
    }
    if (given.do === 'approve' || given.do === 'reject') {
      assert(!isInvolved(given.actor));
      assert(this.at < this.request.expiresAt!);
    }
    if (given.do === 'withdraw') {
      assert.equal(given.actor.userId, REQUESTER.userId);
    }
    this.accept(result.state, result.events);
  }

  accept(after: RequestRecord, events: NewEvent[]): void {
    const before = this.request;
    // Only what is in review changes, so a decision stands.
    assert.equal(before.status, 'in-review');
    assert(events.length > 0);
    for (const event of events) {
      assert.equal(event.requestId, 'request-1');
      assert.equal(event.at, this.at);
      // It reads the same once it was stored.
      assert.deepEqual(JSON.parse(JSON.stringify(event.detail)), event.detail);
    }
    if (after.status !== 'in-review') {
      assert(events.some(({ type }) => type === `request.${after.status}`));
      assert.deepEqual(after.reminders, []);
    }
    assert.equal(
      after.decision?.outcome,
      ['approved', 'rejected'].includes(after.status)
        ? after.status
        : undefined,
    );
    assert(after.reminders.every(each => before.reminders.includes(each)));
    const { version, requester, justification } = before;
    assert.deepEqual(
      { ...after, version, requester, justification, updatedAt: this.at },
      after,
    );
    this.approvals += Number(after.status === 'approved');
    this.request = after;
  }

  check(): void {
    const { request } = this;
    const isCounted = ({ lapsedAt }: Vote) => lapsedAt === undefined;
    const votes = request.stages.flatMap(each => each.votes.filter(isCounted));
    for (const [index, vote] of votes.entries()) {
      assert(!isInvolved({ ref: vote.by, userId: vote.userId }));
      for (const other of votes.slice(index + 1)) {
        assert(!isYesOfBoth(vote, other) || !isOneHuman(vote, other));
      }
      if (vote.outcome === 'approved') {
        const seen = this.yeses.get(`${vote.at} ${vote.by}`);
        assert.equal(seen, request.plan.hash);
      }
    }
    const inReview = request.stages.filter(
      ({ status }) => status === 'in-review',
    );
    if (request.status === 'in-review') {
      assert.equal(inReview.length, 1);
      assert.deepEqual(request.approvers, only(inReview).approvers);
    }
    const asked = itemAt(this.policies, Number(request.policy.version));
    for (const [index, stage] of request.stages.entries()) {
      const yes = stage.votes
        .filter(isCounted)
        .filter(({ outcome }) => outcome === 'approved');
      assert.equal(stage.status === 'approved', yes.length >= stage.quorum);
      const before = request.stages.slice(0, index);
      assert(
        stage.status !== 'waiting' ||
          before.some(({ status }) => status !== 'approved'),
      );
      // A counted vote is by a current approver, whatever the policy was when they voted.
      for (const vote of yes) {
        assert(
          itemAt(asked, index).approvers.some(ref =>
            PEOPLE.some(
              each =>
                each.ref === ref &&
                isOneHuman(vote, { by: ref, userId: each.userId }),
            ),
          ),
        );
      }
    }
    assert.equal(this.approvals, request.status === 'approved' ? 1 : 0);
    if (request.status === 'approved') {
      assert(request.stages.every(({ status }) => status === 'approved'));
    }
  }
}

function isInvolved(someone: Actor): boolean {
  return (
    [REQUESTER.ref, BENEFICIARY.ref].includes(someone.ref) ||
    ['requester-id', 'beneficiary-id'].includes(someone.userId ?? '')
  );
}

type Vote = RequestRecord['stages'][number]['votes'][number];

function isYesOfBoth(a: Vote, b: Vote): boolean {
  return a.outcome === 'approved' && b.outcome === 'approved';
}

function isOneHuman(
  a: Pick<Vote, 'by' | 'userId'>,
  b: Pick<Vote, 'by' | 'userId'>,
): boolean {
  return a.by === b.by || (a.userId !== undefined && a.userId === b.userId);
}

jest.setTimeout(propertyTime(240_000));

describe('requests, whatever happens', () => {
  it('are decided once, by enough different others, for the plan they saw', () => {
    const reached = new Set<string>();
    fc.assert(
      fc.property(
        stages,
        fc.integer({ min: 0, max: 9 }),
        fc.array(step, { maxLength: 30, size: 'max' }),
        (first, chance, steps) => {
          const walk = new Walk(first, chance === 0);
          walk.check();
          for (const given of steps) {
            walk.run(given);
            walk.check();
          }
          reached.add(walk.request.status);
        },
      ),
      propertyRuns(1000),
    );
    // Walks that never come anywhere would prove nothing.
    expect([...reached].sort()).toEqual(
      Object.keys(REQUEST_TRANSITIONS).sort(),
    );
  });
});
