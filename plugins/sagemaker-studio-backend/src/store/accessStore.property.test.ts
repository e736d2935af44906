/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * Two who change the same records at once, with what they read a while ago, with keys that are taken, with transactions
 * that fail at their end, over restarts. Each outcome must be the one that a simple model gives for one order or the
 * other, and after each move the tables must hold what the model holds and nothing that breaks a rule.
 */
import { TestDatabases } from '@backstage/backend-test-utils';
import fc from 'fast-check';
import type { Knex } from 'knex';
import { someGrant, someRequest } from '../events/__testUtils__/records';
import {
  propertyRuns,
  propertyTime,
} from '../integration/__testUtils__/propertyRuns';
import {
  Interleaving,
  type Action,
  type Failure,
  type Turn,
} from './__testUtils__/Interleaving';
import { migrationsDirectory } from '../database/applyMigrations';
import { AccessStore } from './AccessStore';

jest.setTimeout(propertyTime(240_000));

const databases = TestDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_16'],
  disableDocker: true,
});
const LIVE = [
  'provisioning',
  'active',
  'degraded',
  'suspended',
  'deprovisioning',
  'deprovision-blocked',
] as const;

const number = fc.nat({ max: 3 });
const action: fc.Arbitrary<Action> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('file' as const),
      key: fc.nat({ max: 9 }),
      against: fc.option(number, { nil: undefined }),
      reads: fc.boolean(),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('decide' as const),
      request: number,
      outcome: fc.constantFrom(
        'approved' as const,
        'approved' as const,
        'rejected' as const,
        'in-review' as const,
      ),
      grants: fc.array(fc.record({ person: number, user: number }), {
        maxLength: 2,
      }),
      attach: number,
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('change' as const),
      grant: number,
      status: fc.constantFrom(...LIVE, 'ended' as const),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('work' as const),
      operation: number,
      replace: fc.boolean(),
    }),
  },
  { weight: 4, arbitrary: fc.constant({ do: 'read' as const }) },
  { weight: 1, arbitrary: fc.constant({ do: 'restart' as const }) },
);
const failure = fc.oneof(
  { weight: 8, arbitrary: fc.constant(undefined) },
  {
    weight: 1,
    arbitrary: fc.constantFrom('hashing' as const, 'writing' as const),
  },
);
const turn: fc.Arbitrary<Turn> = fc.record({
  actions: fc.tuple(action, action),
  together: fc.boolean(),
  failing: fc.tuple(failure, failure),
});

/** A turn of the first, then of the second. */
function inTurn(first: Action, second: Action, failing?: Failure): Turn {
  return {
    actions: [first, second],
    together: false,
    failing: [failing, undefined],
  };
}

function decide(
  outcome: 'approved' | 'rejected',
  grants: { person: number; user: number }[] = [],
): Action {
  return { do: 'decide', request: 0, outcome, grants, attach: 0 };
}

/** Comes to every outcome and state that walks have to come to, whichever numbers the others are drawn from. */
const WALK_THROUGH_ALL: Turn[] = [
  inTurn(
    { do: 'file', key: 0, against: undefined, reads: false },
    { do: 'file', key: 0, against: undefined, reads: false },
  ),
  inTurn(
    decide('approved', [{ person: 0, user: 0 }]),
    { do: 'read' },
    'writing',
  ),
  inTurn(decide('approved', [{ person: 0, user: 0 }]), { do: 'read' }),
  inTurn(
    { do: 'change', grant: 0, status: 'active' },
    { do: 'change', grant: 0, status: 'degraded' },
  ),
  inTurn({ do: 'work', operation: 0, replace: true }, { do: 'restart' }),
  inTurn({ do: 'file', key: 1, against: 0, reads: false }, { do: 'read' }),
  inTurn(decide('rejected'), { do: 'read' }),
  inTurn({ do: 'file', key: 2, against: 0, reads: false }, { do: 'read' }),
  inTurn(decide('approved'), { do: 'change', grant: 0, status: 'ended' }),
];

async function empty(knex: Knex): Promise<void> {
  for (const table of [
    'access_outbox',
    'access_events',
    'access_event_records',
    'access_operation_steps',
    'access_operations',
    'access_request_grants',
    'access_grants',
    'access_request_holds',
    'access_request_voters',
    'access_request_approvers',
    'access_request_people',
    'access_requests',
  ]) {
    await knex(table).delete();
  }
  await knex('access_event_chain').update({ sequence: 0, hash: '' });
}

describe.each(databases.eachSupportedId())('the access store on %s', id => {
  it('stores all or nothing, once, with its messages, however two interleave', async () => {
    const knex = await databases.init(id);
    await knex.migrate.latest({ directory: migrationsDirectory() });
    const outcomes = new Set<string>();
    const states = new Set<string>();
    await fc.assert(
      fc.asyncProperty(
        fc.array(turn, { minLength: 5, maxLength: 40, size: 'max' }),
        async turns => {
          await empty(knex);
          const interleaving = new Interleaving(knex);
          for (const each of turns) {
            await interleaving.run(each);
          }
          await interleaving.actors[0].read(interleaving.model);
          interleaving.outcomes.forEach(outcome => outcomes.add(outcome));
          interleaving.states.forEach(state => states.add(state));
        },
      ),
      { ...propertyRuns(30), examples: [[WALK_THROUGH_ALL]] },
    );
    expect([...outcomes].sort()).toEqual([
      'conflict',
      'duplicate',
      'failed',
      'stored',
    ]);
    // Walks that never come anywhere would prove nothing.
    expect([...states]).toEqual(
      expect.arrayContaining([
        'request revoke in-review',
        'request revoke approved',
        'request revoke rejected',
        'grant active',
        'grant ended',
        'operation provision cancelled',
      ]),
    );
  });

  it('lets in one of two who bring in the same many people at once, and tells the other', async () => {
    const knex = await databases.init(id);
    await knex.migrate.latest({ directory: migrationsDirectory() });
    const people = Array.from({ length: 120 }, (_, index) => `person-${index}`);
    const outcomes = await Promise.all(
      [people, [...people].reverse()].map((names, side) =>
        new AccessStore({ knex }).commit({
          insert: {
            requests: [someRequest(`request-${side}`, { status: 'approved' })],
            grants: names.map(name =>
              someGrant(`grant-${side}-${name}`, {
                requestId: `request-${side}`,
                person: `user:default/${name}`,
                userId: name,
              }),
            ),
          },
          events: [],
        }),
      ),
    );
    expect(outcomes.sort()).toEqual(['duplicate', 'stored']);
  });
});
