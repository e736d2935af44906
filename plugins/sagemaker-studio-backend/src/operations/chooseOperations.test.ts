/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { chooseOperations } from './chooseOperations';

const due = (operationId: string, userId: string, groupId?: string) => ({
  operationId,
  grantId: `grant-${operationId}`,
  userId,
  userName: userId,
  domainId: 'd-1',
  groupId,
});

describe('chooseOperations', () => {
  it('leaves out whose person, group or profile is being worked on, and lets those behind pass', () => {
    const chosen = chooseOperations(
      [
        due('1', 'ann', 'analysts'),
        due('2', 'ben', 'analysts'),
        due('3', 'cleo'),
        due('4', 'ann'),
        due('5', 'dora'),
        { operationId: '6', grantId: 'gone' },
        due('7', 'emil'),
      ],
      { busy: ['user cleo'], room: 3 },
    );
    expect(chosen.map(({ operationId }) => operationId)).toEqual([
      '1',
      '5',
      '6',
    ]);
    const keys = chosen.flatMap(each => each.keys);
    expect(
      chooseOperations([due('2', 'ben', 'analysts')], { busy: keys, room: 9 }),
    ).toEqual([]);
  });
});
