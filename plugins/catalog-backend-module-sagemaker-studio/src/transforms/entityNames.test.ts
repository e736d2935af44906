/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { KubernetesValidatorFunctions } from '@backstage/catalog-model';
import { chooseNames, userNameWish } from './entityNames';

const SUFFIXED = /^.+-[0-9a-f]{8}$/;

describe('userNameWish', () => {
  it.each([
    ['mira.santos@alpenglow.example', 'mira.santos'],
    ['mira.santos', 'mira.santos'],
    ['"odd@local"@alpenglow.example', '"odd@local"'],
    ['@handle', '@handle'],
  ])('%s → %s', (userName, wish) => {
    expect(userNameWish(userName)).toBe(wish);
  });
});

describe('chooseNames', () => {
  it.each([
    ['mira.santos', 'mira.santos'],
    ['Mira.Santos', 'mira.santos'],
    ['Zoë.Łukasik', 'zoe.lukasik'],
    ['søren.weiß', 'soren.weiss'],
    ['Data Scientists (EMEA)', 'data-scientists-emea'],
    ['ml_platform', 'ml_platform'],
    ['AWS#prod/readers', 'aws-prod-readers'],
    ['-.leading and trailing_.', 'leading-and-trailing'],
    ['a', 'a'],
  ])('names %p %s', (wish, name) => {
    expect(chooseNames([{ id: 'u-1', wish }]).names.get('u-1')).toBe(name);
  });

  it.each([
    ['nothing usable', '開発者'],
    ['nothing at all', ''],
    ['too long', 'x'.repeat(64)],
    ['a cut that would end in a dot', `${'x'.repeat(53)}.${'y'.repeat(30)}`],
  ])('makes a valid name with a suffix from %s', (_, wish) => {
    const name = chooseNames([{ id: 'u-1', wish }]).names.get('u-1');
    expect(KubernetesValidatorFunctions.isValidObjectName(name)).toBe(true);
    expect(name).toMatch(/(^|-)[0-9a-f]{8}$/);
  });

  it('keeps names that only just fit', () => {
    const wish = 'x'.repeat(63);
    expect(chooseNames([{ id: 'u-1', wish }]).names.get('u-1')).toBe(wish);
  });

  it('gives nobody a name that somebody else wished for too', () => {
    const things = [
      { id: 'u-1', wish: 'jane.doe' },
      { id: 'u-2', wish: 'Jane.Doe' },
      { id: 'u-3', wish: 'john.roe' },
    ];
    const { names, collisions } = chooseNames(things);

    expect(names.get('u-1')).toMatch(SUFFIXED);
    expect(names.get('u-2')).toMatch(SUFFIXED);
    expect(names.get('u-1')).not.toBe(names.get('u-2'));
    expect(names.get('u-3')).toBe('john.roe');
    expect(collisions).toEqual([{ name: 'jane.doe', ids: ['u-1', 'u-2'] }]);
  });

  it('does not depend on the order of what it gets', () => {
    const things = ['u-3', 'u-1', 'u-2'].map(id => ({ id, wish: 'jane.doe' }));
    const there = chooseNames(things);
    const back = chooseNames([...things].reverse());

    expect(Object.fromEntries(back.names)).toEqual(
      Object.fromEntries(there.names),
    );
    expect(back.collisions).toEqual(there.collisions);
  });
});
