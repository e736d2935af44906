/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { mockServices } from '@backstage/backend-test-utils';
import type { JsonObject } from '@backstage/types';
import { dueNotice } from '../grants/expiryNotices';
import { readLifecycleConfig } from './lifecycleConfig';

const read = (sagemakerStudio: JsonObject) =>
  readLifecycleConfig(mockServices.rootConfig({ data: { sagemakerStudio } }));

describe('readLeavingConfig', () => {
  it('has defaults, and takes durations in both forms, longest notice first', () => {
    expect(read({})).toEqual({
      coolingOff: 'P7D',
      expiryNotices: ['P7D', 'P1D'],
      leavers: { grace: 'P3D', maxAtOnce: 10, maxShare: 0.2 },
    });
    expect(
      read({
        offboarding: { coolingOff: { days: 2 } },
        expiryNotices: ['PT12H', 'P14D'],
        leavers: {
          grace: 'P1D',
          maxAtOnce: 3,
          maxShare: 1,
          notify: ['Group:default/ML-Platform'],
        },
      }),
    ).toEqual({
      coolingOff: 'P2D',
      expiryNotices: ['P14D', 'PT12H'],
      leavers: {
        grace: 'P1D',
        maxAtOnce: 3,
        maxShare: 1,
        notify: ['group:default/ml-platform'],
      },
    });
  });

  it('names every value that is wrong', () => {
    let message = '';
    try {
      read({
        offboarding: { coolingOff: 'a week' },
        expiryNotices: ['P7D', 'soon'],
        leavers: { maxAtOnce: 0, maxShare: 2, notify: ['platform'] },
      });
    } catch (error) {
      message = String(error);
    }
    expect(message).toContain('sagemakerStudio.offboarding.coolingOff: ');
    expect(message).toContain('sagemakerStudio.expiryNotices[1]: ');
    expect(message).toContain(
      'sagemakerStudio.leavers.maxAtOnce: expected a whole number of at least 1; got 0',
    );
    expect(message).toContain(
      'sagemakerStudio.leavers.maxShare: expected a number between 0 and 1; got 2',
    );
  });
});

describe('dueNotice', () => {
  const grant = {
    createdAt: '2026-01-01T00:00:00.000Z',
    expiresAt: '2026-04-01T00:00:00.000Z',
    notices: ['member'],
  };

  it.each([
    ['2026-03-24T23:59:59.999Z', undefined],
    ['2026-03-25T00:00:00.000Z', 'P7D'],
    ['2026-03-31T12:00:00.000Z', 'P1D'],
    ['2026-04-01T00:00:00.000Z', undefined],
  ])('at %s is %s', (now, notice) => {
    expect(dueNotice(grant, ['P7D', 'P1D'], now)?.notice).toBe(notice);
  });

  it('keeps other marks, and counts what was missed as made', () => {
    expect(
      dueNotice(grant, ['P7D', 'P1D'], '2026-03-31T12:00:00.000Z')?.made,
    ).toEqual(['member', 'P7D', 'P1D']);
  });
});
