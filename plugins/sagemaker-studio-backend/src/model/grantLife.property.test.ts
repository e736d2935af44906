/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * Random walks through the life of a grant and its operations: people and time issue commands, steps end in every
 * possible way, and AWS creates and loses resources on its own. Invariants are checked after each move.
 */
import fc from 'fast-check';
import {
  propertyRuns,
  propertyTime,
} from '../integration/__testUtils__/propertyRuns';
import {
  GrantWalk,
  HOUR,
  ROLES,
  START,
  type Move,
} from './__testUtils__/GrantWalk';
import { ModelAws, type Fate } from './__testUtils__/ModelAws';
import type { RequestedGrantCommand } from './applyGrantCommand';
import { GRANT_TRANSITIONS } from './grantTransitions';
import { OPERATION_TRANSITIONS } from './__testUtils__/operationTransitions';

const at = fc
  .integer({ min: 1, max: 400 })
  .map(hours => new Date(START + hours * HOUR).toISOString());
const command: fc.Arbitrary<RequestedGrantCommand> = fc.oneof(
  fc.constantFrom<RequestedGrantCommand>(
    { type: 'provision' },
    { type: 'expire' },
    { type: 'resume' },
    { type: 'undo' },
    { type: 'revoke', reason: 'revoked' },
    {
      type: 'offboard',
      offboarding: { deleteSpaces: true, deleteProfile: true },
    },
    {
      type: 'revoke',
      reason: 'revoked',
      offboarding: { deleteSpaces: true, deleteProfile: true },
    },
    {
      type: 'revoke',
      reason: 'revoked',
      offboarding: { deleteSpaces: true, deleteProfile: false },
    },
  ),
  fc.record({
    type: fc.constant('extend' as const),
    expiresAt: fc.option(at, { nil: undefined }),
  }),
  fc.record({
    type: fc.constant('change-role' as const),
    executionRole: fc.constantFrom(...ROLES),
  }),
  fc.record({
    type: fc.constant('suspend' as const),
    reason: fc.constant('left'),
    deprovisionAt: at,
  }),
);
const move: fc.Arbitrary<Move> = fc.oneof(
  {
    weight: 12,
    arbitrary: fc.record({
      do: fc.constant('step' as const),
      fate: fc.oneof(
        { weight: 8, arbitrary: fc.constant('done' as const) },
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
      lost: fc.integer({ min: 0, max: 9 }).map(chance => chance === 0),
    }),
  },
  {
    weight: 3,
    arbitrary: command.map(each => ({ do: 'command' as const, command: each })),
  },
  {
    weight: 4,
    arbitrary: fc.constantFrom<Move>(
      { do: 'retry' },
      { do: 'sync' },
      { do: 'sync' },
      { do: 'settle', fate: 'done' },
      { do: 'settle', fate: 'done' },
      { do: 'settle', fate: 'forgotten' },
      { do: 'tamper', with: 'assignment' },
      { do: 'tamper', with: 'profile' },
      { do: 'tamper', with: 'role' },
      { do: 'tamper', with: 'space' },
    ),
  },
  fc.record({
    do: fc.constant('time' as const),
    hours: fc.integer({ min: 1, max: 200 }),
  }),
);
/** Rare, since nothing follows it. */
const loss = fc.oneof(
  { weight: 9, arbitrary: fc.constant(undefined) },
  { weight: 1, arbitrary: fc.integer({ min: 0, max: 60 }) },
);

jest.setTimeout(propertyTime(240_000));

describe('grants and operations, whatever happens', () => {
  it('count as active once seen, can always be revoked, and end once seen to be gone', () => {
    const reached = new Set<string>();
    const transitions = new Set<string>();
    fc.assert(
      fc.property(
        fc.record({
          assigned: fc.boolean(),
          role: fc.option(fc.constantFrom(...ROLES), { nil: undefined }),
        }),
        fc.option(at, { nil: undefined }),
        loss,
        fc.array(move, { maxLength: 60, size: 'max' }),
        (before, startsAt, lostAfter, moves) => {
          const walk = new GrantWalk(new ModelAws(before), startsAt);
          walk.check();
          reached.add(walk.grant.status);
          for (const [index, given] of moves.entries()) {
            if (index === lostAfter) {
              walk.run({ do: 'command', command: { type: 'lose-target' } });
              walk.check();
            }
            walk.run(given);
            walk.check();
            reached.add(walk.grant.status);
          }
          walk.transitions.forEach(each => transitions.add(each));
        },
      ),
      propertyRuns(1000),
    );
    // The walks keep to the table of operations, and the table has nothing that they never do.
    const table = Object.entries(OPERATION_TRANSITIONS).flatMap(
      ([from, commands]) =>
        Object.entries(commands).flatMap(([by, targets]) =>
          targets.map(to => `${from} ${by} ${to}`),
        ),
    );
    expect([...transitions].sort()).toEqual(table.sort());
    expect([...reached].sort()).toEqual(Object.keys(GRANT_TRANSITIONS).sort());
  });
});
