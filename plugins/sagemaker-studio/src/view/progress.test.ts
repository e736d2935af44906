/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import type { Grant } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { coolingOff, grant, request } from '../__fixtures__';
import {
  grantStateOf,
  isGrantInProgress,
  isRequestInProgress,
  sortByUrgency,
} from './progress';

describe('grantStateOf', () => {
  it('shows a blocked cleanup once access has ended', () => {
    const left = grant('A', 7, { status: 'deprovision-blocked' });
    expect(grantStateOf(left)).toBe('stillHasAccess');
    expect(grantStateOf({ ...left, endedAt: '2026-11-01T00:00:00.000Z' })).toBe(
      'cleanupBlocked',
    );
  });

  it('does not claim access once only deletions are left', () => {
    const blockedAt = (name: 'remove-assignment' | 'delete-spaces') =>
      grant('A', 7, {
        status: 'deprovision-blocked',
        operation: {
          operationId: 'op-1',
          kind: 'deprovision',
          status: 'blocked',
          startedAt: '2026-11-01T00:00:00.000Z',
          steps: [{ name, status: 'blocked', attempts: 1 }],
        },
      });
    expect(grantStateOf(blockedAt('remove-assignment'))).toBe('stillHasAccess');
    expect(grantStateOf(blockedAt('delete-spaces'))).toBe('blocked');
  });
});

describe('isRequestInProgress', () => {
  it('is true from the approval until the last grant is settled', () => {
    expect(isRequestInProgress(request())).toBe(false);
    expect(isRequestInProgress(request({ status: 'approved' }))).toBe(true);
    expect(
      isRequestInProgress(
        request({ status: 'approved', grants: [grant('A', 7), grant('B', 3)] }),
      ),
    ).toBe(true);
    expect(
      isRequestInProgress(
        request({
          status: 'approved',
          grants: [
            grant('A', 7),
            grant('B', 3, { status: 'provision-blocked' }),
          ],
        }),
      ),
    ).toBe(false);
  });
});

const held = (status: Grant['status']) =>
  grant(status, 7, { status, grantId: status });

describe('sortByUrgency', () => {
  it('puts grants that need attention first', () => {
    expect(
      sortByUrgency([
        held('active'),
        held('provisioning'),
        held('suspended'),
        held('deprovision-blocked'),
        held('provision-blocked'),
      ]).map(({ status }) => status),
    ).toEqual([
      'deprovision-blocked',
      'provision-blocked',
      'suspended',
      'provisioning',
      'active',
    ]);
  });
});

describe('isGrantInProgress', () => {
  it('counts operations, but no cool-off period', () => {
    expect(isGrantInProgress(held('provisioning'))).toBe(true);
    expect(isGrantInProgress(held('scheduled'))).toBe(false);
    expect(isGrantInProgress(held('suspended'))).toBe(false);
    expect(isGrantInProgress(held('deprovisioning'))).toBe(true);
    expect(isGrantInProgress(coolingOff('Ben Carter'))).toBe(false);
  });
});
