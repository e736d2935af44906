/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * Random walks of several people through one group: they are granted access, revoked, brought back; writes are lost,
 * refused, forgotten, and replicas killed in the middle; administrators assign and unassign the group by hand.
 */
import fc from 'fast-check';
import {
  propertyRuns,
  propertyTime,
} from '../integration/__testUtils__/propertyRuns';
import { GroupWalk, type Fate, type Move } from './__testUtils__/GroupWalk';

const PEOPLE = 3;

const person = fc.nat({ max: PEOPLE - 1 });
const move: fc.Arbitrary<Move> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      do: fc.constant('step' as const),
      person,
      fate: fc.oneof(
        { weight: 3, arbitrary: fc.constant<Fate>('done') },
        {
          weight: 2,
          arbitrary: fc.constantFrom<Fate>(
            'unanswered',
            'killed',
            'denied',
            'conflict',
            'forgotten',
          ),
        },
      ),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constantFrom<'grant' | 'revoke' | 'undo' | 'suspend' | 'retry'>(
        'grant',
        'grant',
        'revoke',
        'undo',
        'suspend',
        'retry',
      ),
      person,
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constantFrom<'assign' | 'unassign'>('assign', 'unassign'),
    }),
  },
);

describe('the assignment of a group', () => {
  it(
    'is there while a grant lives by it, and goes with the last, unless somebody else made it',
    async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(move, { minLength: 20, maxLength: 80, size: 'max' }),
          async moves => {
            const walk = new GroupWalk();
            for (const each of moves) {
              await walk.run(each);
            }
            await walk.settle(PEOPLE);
            const isNeeded = walk.live.some(
              ({ status }) => status === 'active',
            );
            const wasUnassigned = moves.some(each => each.do === 'unassign');
            expect(
              walk.assignedBy !== undefined || !isNeeded || wasUnassigned,
            ).toBe(true);

            for (let each = 0; each < PEOPLE; each += 1) {
              await walk.run({ do: 'revoke', person: each });
            }
            await walk.settle(PEOPLE);
            expect(walk.live).toEqual([]);
            expect(walk.assignedBy).not.toBe('us');
          },
        ),
        propertyRuns(300),
      );
    },
    propertyTime(60_000),
  );
});
