/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { KubernetesValidatorFunctions } from '@backstage/catalog-model';
import {
  assignNames,
  catalogWish,
  localPart,
  type Newcomer,
} from './catalogNames';
import { present } from '../util/__testUtils__/present';

const BEFORE = '2026-11-01T00:00:00.000Z';
const TODAY = '2026-11-28T00:00:00.000Z';
const SUFFIXED = /^jane\.doe-[0-9a-f]{8}$/;

function newcomer(id: string, more: Partial<Newcomer> = {}): Newcomer {
  return {
    principalId: `p-${id}`,
    subject: id,
    calledName: 'jane.doe',
    firstSeenAt: TODAY,
    ...more,
  };
}

const claimOf = ({ principalId, calledName, firstSeenAt }: Newcomer) => ({
  principalId,
  wish: catalogWish(calledName) ?? '',
  firstSeenAt,
});

/** Names people who appear in an identity store in which the others are or were. */
function assign(
  newcomers: Newcomer[],
  {
    others = [],
    taken = [],
  }: { others?: Newcomer[]; taken?: Iterable<string> } = {},
) {
  return Object.fromEntries(
    assignNames({
      newcomers,
      claims: [...others, ...newcomers].map(claimOf),
      taken,
    }),
  );
}

describe('localPart', () => {
  it.each([
    ['mira.santos@alpenglow.example', 'mira.santos'],
    ['mira.santos', 'mira.santos'],
    ['"odd@local"@alpenglow.example', '"odd@local"'],
    ['@handle', '@handle'],
  ])('%s → %s', (login, part) => {
    expect(localPart(login)).toBe(part);
  });
});

describe('assignNames', () => {
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
    ['x'.repeat(63), 'x'.repeat(63)],
  ])('names %p %s', (calledName, name) => {
    expect(assign([newcomer('u-1', { calledName })])).toEqual({
      'p-u-1': name,
    });
  });

  it.each([
    ['nothing usable', '開発者'],
    ['nothing at all', ''],
    ['too long', 'x'.repeat(64)],
    ['a cut that would end in a dot', `${'x'.repeat(53)}.${'y'.repeat(30)}`],
  ])('makes a valid name with a suffix from %s', (_, calledName) => {
    const name = assign([newcomer('u-1', { calledName })])['p-u-1'];
    expect(KubernetesValidatorFunctions.isValidObjectName(name)).toBe(true);
    expect(name).toMatch(/(^|-)[0-9a-f]{8}$/);
  });

  it('leaves the plain name to its first holder', () => {
    expect(
      assign([newcomer('u-2')], {
        others: [newcomer('u-1', { firstSeenAt: BEFORE })],
        taken: ['jane.doe'],
      }),
    ).toEqual({ 'p-u-2': expect.stringMatching(SUFFIXED) });
  });

  it('keeps a plain name for a person who left before getting it, and for one who was renamed', () => {
    const earlier = newcomer('u-1', { firstSeenAt: BEFORE });
    expect(assign([newcomer('u-2')], { others: [earlier] })).toEqual({
      'p-u-2': expect.stringMatching(SUFFIXED),
    });
    expect(assign([earlier], { others: [newcomer('u-2')] })).toEqual({
      'p-u-1': 'jane.doe',
    });
  });

  it('gives all a suffix of their own who come at once, in any order', () => {
    const three = ['u-3', 'u-1', 'u-2'].map(id => newcomer(id));
    const names = assign(three);
    expect(new Set(Object.values(names)).size).toBe(3);
    for (const name of Object.values(names)) {
      expect(name).toMatch(SUFFIXED);
    }
    expect(assign([...three].reverse())).toEqual(names);
  });

  it('finds a free name for somebody whose suffixed name was taken too', () => {
    const others = [newcomer('u-1', { firstSeenAt: BEFORE })];
    const short = present(assign([newcomer('u-2')], { others })['p-u-2']);
    expect(
      assign([newcomer('u-2')], { others, taken: ['jane.doe', short] })[
        'p-u-2'
      ],
    ).toMatch(/^jane\.doe-[0-9a-f]{16}$/);
  });
});
