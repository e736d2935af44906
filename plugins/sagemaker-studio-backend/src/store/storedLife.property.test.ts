/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * The machines that decide, through the store that keeps: people ask, decide, revoke and take back, time passes, workers
 * run steps that AWS does, forgets or refuses, two act at once, transactions break anywhere, replicas are killed. After
 * each move the tables and AWS are held against the rules that always hold; and once all goes well, everything ends.
 */
import { TestDatabases } from '@backstage/backend-test-utils';
import fc from 'fast-check';
import type { Knex } from 'knex';
import assert from 'node:assert/strict';
import type { Fate } from '../model/__testUtils__/ModelAws';
import type { RequestedGrantCommand } from '../model/applyGrantCommand';
import {
  propertyRuns,
  propertyTime,
} from '../integration/__testUtils__/propertyRuns';
import { checkLife, type Before } from './__testUtils__/checkLife';
import { StoredLife, type Act } from './__testUtils__/StoredLife';
import { migrationsDirectory } from '../database/applyMigrations';

jest.setTimeout(propertyTime(240_000));

const databases = TestDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_16'],
  disableDocker: true,
});

const number = fc.nat({ max: 5 });
const ofDomain = fc.nat({ max: 1 });
const command: fc.Arbitrary<RequestedGrantCommand> =
  fc.constantFrom<RequestedGrantCommand>(
    { type: 'provision' },
    { type: 'resume' },
    { type: 'undo' },
    { type: 'undo' },
    {
      type: 'suspend',
      reason: 'left',
      deprovisionAt: '2026-11-20T08:00:00.000Z',
    },
    { type: 'revoke', reason: 'revoked' },
    {
      type: 'revoke',
      reason: 'revoked',
      offboarding: { deleteSpaces: true, deleteProfile: false },
    },
    {
      type: 'offboard',
      offboarding: { deleteSpaces: true, deleteProfile: true },
    },
    { type: 'lose-target' },
  );
const work: fc.Arbitrary<Act> = fc.record({
  do: fc.constant('work' as const),
  operation: number,
  steps: fc.integer({ min: 1, max: 6 }),
  fate: fc.oneof(
    { weight: 12, arbitrary: fc.constant('done' as const) },
    {
      weight: 3,
      arbitrary: fc.constantFrom<Fate>(
        'forgotten',
        'throttled',
        'parked',
        'denied',
      ),
    },
  ),
  poll: fc.boolean(),
  lost: fc.nat({ max: 9 }).map(chance => chance === 0),
});
const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 14, arbitrary: work },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('ask' as const),
      person: fc.nat({ max: 2 }),
      domain: ofDomain,
      role: fc.nat({ max: 1 }),
      requester: fc.nat({ max: 2 }),
      automatic: fc.boolean(),
      duration: fc.constantFrom(undefined, 'P3D', 'P30D'),
      startsInHours: fc.constantFrom(undefined, undefined, undefined, 30),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('ask-against' as const),
      grant: number,
      kind: fc.constantFrom(
        'extend' as const,
        'change-role' as const,
        'revoke' as const,
      ),
      deletes: fc.boolean(),
      automatic: fc.boolean(),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('decide' as const),
      request: number,
      decider: fc.nat({ max: 2 }),
      approves: fc.nat({ max: 5 }).map(chance => chance > 0),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('command' as const),
      grant: number,
      command,
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('retry' as const), grant: number }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('withdraw' as const),
      request: number,
    }),
  },
  {
    weight: 3,
    arbitrary: fc.constantFrom<Act>(
      { do: 'tend' },
      { do: 'keep-time' },
      { do: 'keep-time' },
      { do: 'sync' },
      { do: 'restart' },
    ),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('time' as const),
      hours: fc.integer({ min: 1, max: 60 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('tamper' as const),
      person: fc.nat({ max: 2 }),
      domain: ofDomain,
      with: fc.constantFrom(
        'assignment' as const,
        'profile' as const,
        'role' as const,
        'space' as const,
        'space' as const,
      ),
    }),
  },
);
const fault = fc.oneof(
  { weight: 9, arbitrary: fc.constant(undefined) },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 30 }) },
);
const turn = fc.record({
  acts: fc.tuple(act, act),
  together: fc.boolean(),
  faults: fc.tuple(fault, fault),
});
type Turn = typeof turn extends fc.Arbitrary<infer T> ? T : never;

function inTurn(...acts: [Act, Act]): Turn {
  return { acts, together: false, faults: [undefined, undefined] };
}

function workWith(fate: Fate): Act {
  return {
    do: 'work',
    operation: 0,
    steps: 12,
    fate,
    poll: false,
    lost: false,
  };
}

function ask(person: number, startsInHours?: number): Act {
  return {
    do: 'ask',
    person,
    domain: 0,
    role: 0,
    requester: 0,
    automatic: true,
    duration: 'P3D',
    startsInHours,
  };
}

/** Comes to every state that walks have to come to, whichever numbers the others are drawn from. */
const WALK_THROUGH_ALL: Turn[] = [
  inTurn(ask(0), workWith('denied')),
  inTurn({ do: 'retry', grant: 0 }, workWith('done')),
  inTurn(
    { do: 'tamper', person: 0, domain: 0, with: 'space' },
    { do: 'tamper', person: 0, domain: 0, with: 'role' },
  ),
  inTurn({ do: 'sync' }, { do: 'time', hours: 1 }),
  inTurn(
    { do: 'command', grant: 0, command: { type: 'provision' } },
    workWith('done'),
  ),
  inTurn(
    {
      do: 'ask-against',
      grant: 0,
      kind: 'revoke',
      deletes: true,
      automatic: true,
    },
    workWith('denied'),
  ),
  inTurn({ do: 'time', hours: 30 }, workWith('done')),
  inTurn(ask(1, 30), { do: 'time', hours: 40 }),
  inTurn({ do: 'keep-time' }, workWith('done')),
  inTurn(
    {
      do: 'command',
      grant: 0,
      command: {
        type: 'suspend',
        reason: 'left',
        deprovisionAt: '2026-11-20T08:00:00.000Z',
      },
    },
    { do: 'time', hours: 1 },
  ),
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

/** Two at once, or one after the other; what somebody else does in AWS happens alone, so that one knows who saw what. */
async function run(
  life: StoredLife,
  { acts, together, faults }: Turn,
  check: () => Promise<void>,
): Promise<void> {
  const one = (by: 0 | 1) => life.act(by, acts[by], faults[by]);
  if (together && acts.every(each => each.do !== 'tamper')) {
    await Promise.all([one(0), one(1)]);
  } else {
    await one(0);
    await check();
    await one(1);
  }
  await check();
}

/** All goes well from now on. */
async function settle(life: StoredLife): Promise<void> {
  for (let days = 0; days < 4; days += 1) {
    for (let steps = 0; (await life.due()).length > 0; steps += 1) {
      assert(steps < 300, 'operations go on for ever');
      await life.act(0, {
        do: 'work',
        operation: steps,
        steps: 1,
        fate: 'done',
        poll: false,
        lost: false,
      });
    }
    await life.act(0, { do: 'time', hours: 25 });
  }
}

describe.each(databases.eachSupportedId())('lives in the store on %s', id => {
  it('keep to the rules, whatever happens, and come to an end', async () => {
    const knex = await databases.init(id);
    await knex.migrate.latest({ directory: migrationsDirectory() });
    const reached = new Set<string>();
    await fc.assert(
      fc.asyncProperty(
        fc.array(turn, { minLength: 15, maxLength: 50, size: 'max' }),
        async turns => {
          await empty(knex);
          const life = new StoredLife(knex);
          let before: Before | undefined;
          const check = async () => {
            const { faults, after } = await checkLife(knex, life, before);
            assert.deepEqual(faults, []);
            before = after;
            life.isTampered = false;
            after.statuses.forEach(status => reached.add(status));
          };
          for (const each of turns) {
            await run(life, each, check);
          }
          await settle(life);
          await check();
          const restless = [...(before?.statuses.values() ?? [])].filter(
            status => /^(provisioning|deprovision)/.test(status),
          );
          assert.deepEqual(restless, []);
        },
      ),
      { ...propertyRuns(6), examples: [[WALK_THROUGH_ALL]] },
    );
    // Walks that never come anywhere would prove nothing.
    expect([...reached].sort()).toEqual([
      'active',
      'degraded',
      'deprovision-blocked',
      'deprovisioning',
      'ended',
      'provision-blocked',
      'provisioning',
      'scheduled',
      'suspended',
    ]);
  });
});
