/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { ownerOfProfile, type LoginHolder } from './profileOwner';

const day = (of: number) => `2026-11-${String(of).padStart(2, '0')}T00:00:00Z`;

/** Ann had the login until somebody saw on the 10th that she has it no more; the sync before began on the 8th. */
const ann: LoginHolder = {
  userId: 'ann',
  from: day(3),
  until: day(10),
  seenUntil: day(8),
};
const known = (userId: string) => ({ outcome: 'known', userId });
const unclear = { outcome: 'unclear', userIds: ['ann', 'bob'] };

describe('the owner of a profile', () => {
  it.each([
    ['nobody, where nobody had the login', 5, [], undefined],
    ['the only one who ever had it', 25, [ann], known('ann')],
    [
      'who had it first, before anybody looked',
      1,
      [ann, { userId: 'bob', from: day(12) }],
      known('ann'),
    ],
    [
      'who had it then',
      5,
      [ann, { userId: 'bob', from: day(12) }],
      known('ann'),
    ],
    [
      'who was seen with it next, after it was free',
      11,
      [ann, { userId: 'bob', from: day(12) }],
      known('bob'),
    ],
    [
      'who has it now',
      20,
      [ann, { userId: 'bob', from: day(12) }],
      known('bob'),
    ],
    [
      'who had it when the last sync before the change began',
      7,
      [ann, { userId: 'bob', from: day(10) }],
      known('ann'),
    ],
    [
      'not clear, between two syncs of which the second saw it pass on',
      9,
      [ann, { userId: 'bob', from: day(10) }],
      unclear,
    ],
    [
      'whoever has it again',
      20,
      [
        ann,
        { userId: 'bob', from: day(12), until: day(14), seenUntil: day(13) },
        { userId: 'ann', from: day(16) },
      ],
      known('ann'),
    ],
    [
      'not clear, where two are recorded with it at once',
      20,
      [
        { userId: 'ann', from: day(3) },
        { userId: 'bob', from: day(12) },
      ],
      unclear,
    ],
  ])('is %s', (_, createdOn, holders, owner) => {
    expect(ownerOfProfile(day(createdOn), holders)).toEqual(owner);
  });

  it('is the one for whom an operation made it, where the times do not tell', () => {
    const holders = [ann, { userId: 'bob', from: day(10) }];
    expect(ownerOfProfile(day(9), holders, ['ann'])).toEqual(known('ann'));
    expect(ownerOfProfile(day(20), holders, ['ann'])).toEqual(known('bob'));
  });
});
