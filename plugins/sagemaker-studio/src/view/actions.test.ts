/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import {
  access,
  grantedAccess,
  leftBehind,
  legacyLab,
  ML_ENGINEER,
  plan,
  planItem,
  readyAccess,
  researchLab,
} from '../__fixtures__';
import {
  bulkActionOf,
  filterPeople,
  inputOfAction,
  lossesOf,
  proposalOf,
  repairOf,
  sortPeople,
  startActionDraft,
  startOfDay,
  toPersonRows,
  totalOf,
} from '.';

const PLACE = { team: 'group:default/a', domainId: 'd-researchlab1' };

describe('choiceOf', () => {
  it.each([
    ['no grant', [access('A')], 'no-grant'],
    ['an ended grant', [grantedAccess('A', { status: 'ended' })], 'no-grant'],
    [
      'a grant that is going',
      [grantedAccess('A', { status: 'deprovisioning' })],
      'under-way',
    ],
    [
      'a suspended grant',
      [grantedAccess('A', { status: 'suspended' })],
      'unsettled',
    ],
    [
      'a grant without an end',
      [grantedAccess('A', { expiresAt: undefined })],
      'no-end',
    ],
    ['nobody', [], 'nobody-chosen'],
  ])('does not extend %s', (_, chosen, obstacle) => {
    expect(bulkActionOf('extend', chosen, researchLab()).obstacle).toBe(
      obstacle,
    );
  });

  it('takes back what is live, wherever it is, and whatever the domain allows', () => {
    for (const status of [
      'scheduled',
      'provisioning',
      'provision-blocked',
      'active',
      'degraded',
      'suspended',
      'deprovision-blocked',
    ] as const) {
      const chosen = [grantedAccess('A', { status })];
      expect(
        bulkActionOf('revoke', chosen, legacyLab()).obstacle,
      ).toBeUndefined();
    }
    const chosen = [grantedAccess('A')];
    expect(bulkActionOf('extend', chosen, legacyLab()).obstacle).toBe('domain');
  });

  it('takes back no access that has ended, however much of it is left', () => {
    const chosen = [leftBehind('A')];
    expect(bulkActionOf('revoke', chosen, researchLab()).obstacle).toBe(
      'under-way',
    );
    expect(
      bulkActionOf('offboard', chosen, researchLab()).obstacle,
    ).toBeUndefined();
  });

  it('leaves out whom it does not concern, and changes no role to the same', () => {
    const choice = bulkActionOf(
      'extend',
      [grantedAccess('A'), access('B')],
      researchLab(),
    );
    expect(choice.targets.map(({ grantId }) => grantId)).toEqual(['grant-A']);
    expect(choice.skipped).toEqual([
      { displayName: 'B', obstacle: 'no-grant' },
    ]);
    const single = researchLab({ executionRoles: [ML_ENGINEER] });
    const has = [grantedAccess('A', { executionRole: ML_ENGINEER })];
    expect(bulkActionOf('change-role', has, single).obstacle).toBe(
      'no-other-role',
    );
  });
});

describe('inputOfAction', () => {
  it('carries no field that does not belong to its kind', () => {
    const chosen = [grantedAccess('A')];
    for (const [action, fields] of [
      ['extend', ['duration']],
      ['change-role', ['executionRole']],
      ['revoke', []],
      ['offboard', ['offboarding']],
    ] as const) {
      const proposal = proposalOf(
        bulkActionOf(action, chosen, researchLab()),
        PLACE,
      );
      const draft = startActionDraft(proposal, researchLab());
      const input = inputOfAction(proposal, { ...draft, duration: 'P30D' });
      expect(Object.keys(input).sort()).toEqual(
        [
          ...[
            'team',
            'domainId',
            'kind',
            'grantIds',
            'source',
            'justification',
          ],
          ...fields,
        ].sort(),
      );
    }
  });

  it('keeps what a repair proposes', () => {
    const repair = repairOf(
      {
        label: 'Revoke access',
        input: { ...PLACE, kind: 'revoke', grantIds: ['grant-A'] },
      },
      { person: 'A', title: 'Revoke access' },
    );
    expect(repair.action).toBe('revoke');
    expect(inputOfAction(repair, startActionDraft(repair, undefined))).toEqual({
      ...PLACE,
      kind: 'revoke',
      grantIds: ['grant-A'],
      source: 'page',
      justification: '',
    });
  });
});

describe('lossesOf', () => {
  it('names and adds up what is deleted, from those who lose anything', () => {
    const losses = lossesOf(
      plan([
        planItem('A', {
          steps: [
            {
              do: 'delete-spaces',
              spaces: [{ name: 'a', sizeGb: 5 }, { name: 'b' }],
            },
            { do: 'delete-profile', profileName: 'a', homeDirectoryUid: '2' },
          ],
        }),
        planItem('B', { steps: [{ do: 'remove-assignment' }] }),
      ]),
    );
    expect(losses.map(({ displayName }) => displayName)).toEqual(['A']);
    expect(totalOf(losses)).toEqual({ spaces: 2, sizeGb: 5, profiles: 1 });
  });
});

describe('the table of people', () => {
  const rows = toPersonRows([
    readyAccess('Émile'),
    grantedAccess('Zoe', { expiresAt: '2030-01-02T00:00:00Z' }),
    grantedAccess('anna', { expiresAt: '2030-01-01T00:00:00Z' }),
  ]);
  const names = (found: typeof rows) =>
    found.map(({ person }) => person.displayName);

  it('sorts names as readers do, and puts those without a value last either way', () => {
    const by = (column: 'person' | 'until', isDescending: boolean) =>
      names(sortPeople(rows, { column, isDescending }, 'en'));
    expect(by('person', false)).toEqual(['anna', 'Émile', 'Zoe']);
    expect(by('person', true)).toEqual(['Zoe', 'Émile', 'anna']);
    expect(by('until', false)).toEqual(['anna', 'Zoe', 'Émile']);
    expect(by('until', true)).toEqual(['Zoe', 'anna', 'Émile']);
  });

  it('finds by name, address and profile', () => {
    expect(
      names(filterPeople(rows, { search: ' ZOE@', shown: 'all' })),
    ).toEqual(['Zoe']);
    expect(names(filterPeople(rows, { search: '', shown: 'blocked' }))).toEqual(
      [],
    );
  });

  it('tells apart what one person holds twice', () => {
    const ids = toPersonRows([readyAccess('A'), readyAccess('A')]).map(
      ({ id }) => id,
    );
    expect(new Set(ids).size).toBe(2);
  });
});

describe('startOfDay', () => {
  const day = (date: Date) => ({ toDate: () => date });

  it('is the beginning of the day, and nothing for today', () => {
    const now = new Date(2026, 10, 23, 15);
    const tomorrow = new Date(2026, 10, 24);
    expect(startOfDay(day(tomorrow), now)).toBe(tomorrow.toISOString());
    expect(startOfDay(day(new Date(2026, 10, 23)), now)).toBeUndefined();
    expect(startOfDay(undefined, now)).toBeUndefined();
  });
});
