/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import {
  access,
  grantedAccess,
  leftBehind,
  legacyLab,
  ML_ENGINEER,
  researchLab,
} from '../__fixtures__';
import { bulkActionOf } from './grantActions';

describe('bulkActionOf', () => {
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
  ])('does not extend %s', (_, selected, obstacle) => {
    expect(bulkActionOf('extend', selected, researchLab()).obstacle).toBe(
      obstacle,
    );
  });

  it('leaves what is somebody else’s to them', () => {
    const selected = [grantedAccess('A', { viewerMay: [] })];
    const obstacleTo = (...args: [mayRevoke?: boolean]) =>
      bulkActionOf('revoke', selected, researchLab(), ...args).obstacle;
    expect(obstacleTo()).toBe('not-yours');
    expect(obstacleTo(true)).toBeUndefined();
    expect(
      bulkActionOf('offboard', selected, researchLab(), true).obstacle,
    ).toBeUndefined();
    expect(bulkActionOf('extend', selected, researchLab(), true).obstacle).toBe(
      'not-yours',
    );
  });

  it('revokes live access whatever the state of the domain', () => {
    for (const status of [
      'scheduled',
      'provisioning',
      'provision-blocked',
      'active',
      'degraded',
      'suspended',
      'deprovision-blocked',
    ] as const) {
      const selected = [grantedAccess('A', { status })];
      expect(
        bulkActionOf('revoke', selected, legacyLab()).obstacle,
      ).toBeUndefined();
    }
    const selected = [grantedAccess('A')];
    expect(bulkActionOf('extend', selected, legacyLab()).obstacle).toBe(
      'domain',
    );
  });

  it('does not revoke access that has ended, but offboards the rest', () => {
    const selected = [leftBehind('A')];
    expect(bulkActionOf('revoke', selected, researchLab()).obstacle).toBe(
      'under-way',
    );
    expect(
      bulkActionOf('offboard', selected, researchLab()).obstacle,
    ).toBeUndefined();
  });

  it('does not offboard access that has not begun', () => {
    const startsAt = '2026-12-01T08:00:00.000Z';
    for (const status of ['scheduled', 'suspended'] as const) {
      const waiting = grantedAccess('A', { status, startsAt });
      const action = bulkActionOf(
        'offboard',
        [waiting, grantedAccess('B')],
        researchLab(),
      );
      expect(action.targets.map(({ grantId }) => grantId)).toEqual(['grant-B']);
      expect(action.skipped).toEqual([
        { displayName: 'A', obstacle: 'not-begun' },
      ]);
    }
  });

  it('skips people it does not apply to', () => {
    const action = bulkActionOf(
      'extend',
      [grantedAccess('A'), access('B')],
      researchLab(),
    );
    expect(action.targets.map(({ grantId }) => grantId)).toEqual(['grant-A']);
    expect(action.skipped).toEqual([
      { displayName: 'B', obstacle: 'no-grant' },
    ]);
  });

  it('does not change a role to the same role', () => {
    const single = researchLab({ executionRoles: [ML_ENGINEER] });
    const has = [grantedAccess('A', { executionRole: ML_ENGINEER })];
    expect(bulkActionOf('change-role', has, single).obstacle).toBe(
      'no-other-role',
    );
  });
});
