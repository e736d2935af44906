/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { grantedAccess, plan, planItem, researchLab } from '../__fixtures__';
import {
  actionInputOf,
  lossesOf,
  proposalOf,
  repairOf,
  startActionDraft,
  totalLossOf,
} from './actionDraft';
import { bulkActionOf } from './grantActions';

const PLACE = { team: 'group:default/a', domainId: 'd-researchlab1' };

describe('inputOfAction', () => {
  it('has only the fields of its kind', () => {
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
      const input = actionInputOf(proposal, { ...draft, duration: 'P30D' });
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

  it('keeps the input of a repair', () => {
    const repair = repairOf(
      {
        label: 'Revoke access',
        input: { ...PLACE, kind: 'revoke', grantIds: ['grant-A'] },
      },
      { person: 'A', title: 'Revoke access' },
    );
    expect(repair.action).toBe('revoke');
    expect(actionInputOf(repair, startActionDraft(repair, undefined))).toEqual({
      ...PLACE,
      kind: 'revoke',
      grantIds: ['grant-A'],
      source: 'page',
      justification: '',
    });
  });
});

describe('lossesOf', () => {
  it('lists and sums up what is deleted, by person', () => {
    const losses = lossesOf(
      plan([
        planItem('A', {
          steps: [
            {
              do: 'delete-spaces',
              spaces: [{ name: 'a', sizeGb: 5 }, { name: 'b' }],
            },
            { do: 'delete-profile', profileName: 'a', homeDirectoryUid: '2' },
            { do: 'delete-profile', profileName: 'of-a-former-login' },
          ],
        }),
        planItem('B', { steps: [{ do: 'remove-assignment' }] }),
      ]),
    );
    expect(losses.map(({ displayName }) => displayName)).toEqual(['A']);
    expect(totalLossOf(losses)).toEqual({ spaces: 2, sizeGb: 5, profiles: 2 });
  });
});
