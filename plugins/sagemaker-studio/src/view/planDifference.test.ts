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

  it('compares messages, whatever the English words and the order of the values', () => {
    const said = (sentence: string, params: object) => ({
      sentence,
      messages: { sentence: { code: 'planned.none', params: { ...params } } },
    });
    const warned = (warning: string, count: number) => ({
      warnings: [warning],
      messages: { warnings: [{ code: 'warn.some', params: { count } }] },
    });
    const before = {
      ...plan([planItem('A', said('Words of before.', { a: 1, b: 2 }))]),
      ...warned('Warns of before.', 1),
    };
    const after = (b: number, count: number) => ({
      ...plan([planItem('A', said('Other words.', { b, a: 1 }))]),
      ...warned('Other words of a warning.', count),
    });
    const same = planDifference(before, after(2, 1));
    expect([...same.byPerson]).toEqual([]);
    expect(same.addedWarnings).toEqual([]);
    const other = planDifference(before, after(3, 2));
    expect([...other.byPerson.keys()]).toEqual(['user:default/a']);
    expect(other.addedWarnings).toEqual(['Other words of a warning.']);
  });
});
