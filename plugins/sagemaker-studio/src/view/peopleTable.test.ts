/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { grantedAccess, readyAccess } from '../__fixtures__';
import {
  endsSoon,
  filterPeople,
  sortPeople,
  toPersonRows,
} from './peopleTable';

describe('access', () => {
  it('ends soon in its last days, not on the first of seven', () => {
    const now = Date.parse('2026-12-01T00:00:00Z');
    expect(endsSoon('2026-12-08T00:00:00Z', now)).toBe(false);
    expect(endsSoon('2026-12-03T00:00:00Z', now)).toBe(true);
  });
});

describe('the table of people', () => {
  it('knows who has the name of somebody else', () => {
    const mira = readyAccess('Mira Santos');
    const guest = {
      ...mira,
      person: { ...mira.person, entityRef: 'user:default/mira.santos-5ef2' },
    };
    expect(
      toPersonRows([mira, mira, guest, readyAccess('Zoe')]).map(
        ({ isNamesake }) => isNamesake,
      ),
    ).toEqual([true, true, true, false]);
    expect(toPersonRows([mira, mira])).toMatchObject([
      { isNamesake: false },
      { isNamesake: false },
    ]);
  });

  const rows = toPersonRows([
    readyAccess('Émile'),
    grantedAccess('Zoe', { expiresAt: '2030-01-02T00:00:00Z' }),
    grantedAccess('anna', { expiresAt: '2030-01-01T00:00:00Z' }),
  ]);

  const names = (found: typeof rows) =>
    found.map(({ person }) => person.displayName);

  it('sorts names by language, and people without a value last in both directions', () => {
    const by = (column: 'person' | 'until', isDescending: boolean) =>
      names(sortPeople(rows, { column, isDescending }, 'en'));
    expect(by('person', false)).toEqual(['anna', 'Émile', 'Zoe']);
    expect(by('person', true)).toEqual(['Zoe', 'Émile', 'anna']);
    expect(by('until', false)).toEqual(['anna', 'Zoe', 'Émile']);
    expect(by('until', true)).toEqual(['Zoe', 'anna', 'Émile']);
  });

  it('searches names, addresses and profiles', () => {
    expect(
      names(filterPeople(rows, { search: ' ZOE@', filter: 'all' })),
    ).toEqual(['Zoe']);
    expect(
      names(filterPeople(rows, { search: '', filter: 'blocked' })),
    ).toEqual([]);
  });

  it('gives two profiles of a person different ids', () => {
    const ids = toPersonRows([readyAccess('A'), readyAccess('A')]).map(
      ({ id }) => id,
    );
    expect(new Set(ids).size).toBe(2);
  });
});
