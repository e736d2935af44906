/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { withDistinctNames } from './distinctNames';

it('tells people of the same display name apart, and leaves other names as they are', () => {
  const people = [
    { person: 'user:default/jonas.weber', displayName: 'Jonas Weber' },
    { person: 'user:default/jonas.weber-5f2c', displayName: 'Jonas Weber' },
    { person: 'user:default/ben.carter', displayName: 'Ben Carter' },
    // The same person twice, as with two grants.
    { person: 'user:default/ben.carter', displayName: 'Ben Carter' },
  ];
  expect(withDistinctNames(people).map(each => each.displayName)).toEqual([
    'Jonas Weber (jonas.weber)',
    'Jonas Weber (jonas.weber-5f2c)',
    'Ben Carter',
    'Ben Carter',
  ]);
});

it('shows the whole ref where only the namespace differs', () => {
  expect(
    withDistinctNames([
      { person: 'user:default/mira', displayName: 'Mira' },
      { person: 'user:contractors/mira', displayName: 'Mira' },
    ]).map(each => each.displayName),
  ).toEqual(['Mira (default/mira)', 'Mira (contractors/mira)']);
});
