/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { dueNotice } from './expiryNotices';

describe('dueNotice', () => {
  const grant = {
    createdAt: '2026-01-01T00:00:00.000Z',
    expiresAt: '2026-04-01T00:00:00.000Z',
    announced: ['P30D'],
  };

  it.each([
    ['2026-03-24T23:59:59.999Z', undefined],
    ['2026-03-25T00:00:00.000Z', 'P7D'],
    ['2026-03-31T12:00:00.000Z', 'P1D'],
    ['2026-04-01T00:00:00.000Z', undefined],
  ])('at %s is %s', (now, notice) => {
    expect(dueNotice(grant, ['P7D', 'P1D'], now)?.notice).toBe(notice);
  });

  it('keeps earlier notices, and counts missed ones as sent', () => {
    expect(
      dueNotice(grant, ['P7D', 'P1D'], '2026-03-31T12:00:00.000Z')?.announced,
    ).toEqual(['P30D', 'P7D', 'P1D']);
  });
});
