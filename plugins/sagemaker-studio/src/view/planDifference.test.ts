/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { plan, planItem } from '../__fixtures__';
import { planDifference } from './planDifference';

describe('planDifference', () => {
  it('lists added, changed and removed people', () => {
    const before = plan([planItem('A'), planItem('B'), planItem('C')]);
    const after = plan([
      planItem('A'),
      planItem('B', { sentence: 'Adopts the profile b-204.' }),
      planItem('D'),
    ]);
    const { byPerson, removed } = planDifference(before, after);
    expect([...byPerson]).toEqual([
      ['user:default/b', { change: 'changed', before: before.items[1] }],
      ['user:default/d', { change: 'added' }],
    ]);
    expect(removed).toEqual([before.items[2]]);
  });
});
