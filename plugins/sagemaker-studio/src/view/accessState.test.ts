/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import {
  access,
  DIAGNOSES,
  leftBehind,
  readyAccess,
  stillIn,
} from '../__fixtures__';
import {
  canOpenStudio,
  countPeople,
  needsAttention,
  stateOfAccess,
  TONE_OF_STATE,
} from './accessState';

describe('stateOfAccess', () => {
  it('shows a pending request, unless the person has access', () => {
    const pendingRequestId = 'req-1';
    expect(stateOfAccess(access('A', { pendingRequestId }))).toBe(
      'waitingForApproval',
    );
    expect(
      stateOfAccess(
        access('A', {
          pendingRequestId,
          diagnosis: DIAGNOSES.profileWithoutAssignment,
        }),
      ),
    ).toBe('waitingForApproval');
    expect(stateOfAccess(readyAccess('A', { pendingRequestId }))).toBe('ready');
  });

  it('does not let a pending request hide access that should not exist', () => {
    for (const code of [
      'disabled-but-holding',
      'profile-gone',
      'role-differs',
      'two-profiles',
    ] as const) {
      const held = readyAccess('A', {
        pendingRequestId: 'req-2',
        diagnosis: { code, sentence: 'Look at it.' },
      });
      expect(needsAttention(stateOfAccess(held))).toBe(true);
    }
  });

  it('shows that access which cannot be removed still exists', () => {
    const blocked = stillIn('A');
    expect(stateOfAccess(blocked)).toBe('stillHasAccess');
    expect(needsAttention('stillHasAccess')).toBe(true);
    expect(canOpenStudio(blocked)).toBe(true);
    expect(countPeople([blocked]).attention).toBe(1);
    expect(canOpenStudio(access('B', { diagnosis: DIAGNOSES.blocked }))).toBe(
      false,
    );
  });

  it('shows a blocked cleanup after access has ended', () => {
    const left = leftBehind('A');
    expect(stateOfAccess(left)).toBe('cleanupBlocked');
    expect(needsAttention('cleanupBlocked')).toBe(true);
    expect(canOpenStudio(left)).toBe(false);
    expect(countPeople([left]).attention).toBe(1);
  });

  it('counts an assignment through a group after direct access has ended', () => {
    const throughGroups = [{ groupId: 'g', displayName: 'research' }];
    expect(
      canOpenStudio(
        leftBehind('A', { assignment: { direct: false, throughGroups } }),
      ),
    ).toBe(true);
  });
});

describe('what runs as it was decided', () => {
  it.each([
    ['access-ended', 'accessEnded'],
    ['suspended', 'suspended'],
    ['scheduled', 'scheduled'],
    ['cooling-off', 'coolingOff'],
  ] as const)('shows %s neutrally, and as nothing to do', (code, state) => {
    const here = access('A', { diagnosis: { code, sentence: '' } });
    expect(stateOfAccess(here)).toBe(state);
    expect(TONE_OF_STATE[state]).toBe('neutral');
    expect(countPeople([here])).toMatchObject({ attention: 0, inProgress: 0 });
    expect(canOpenStudio(here)).toBe(false);
  });
});

describe('countPeople', () => {
  it('counts each person once, by the most urgent domain', () => {
    expect(
      countPeople([
        readyAccess('A'),
        access('A', { domainId: 'd-2', diagnosis: DIAGNOSES.blocked }),
        readyAccess('B'),
        access('B', { domainId: 'd-2' }),
        access('C', { pendingRequestId: 'req-1' }),
        access('D'),
      ]),
    ).toEqual({ ready: 1, inProgress: 1, attention: 1, noAccess: 1 });
  });
});
