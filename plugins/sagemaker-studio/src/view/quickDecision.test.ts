/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { plan, planItem, request } from '../__fixtures__';
import { isQuickDecision } from './quickDecision';

const waiting = (overrides?: Parameters<typeof request>[0]) =>
  request({ viewerMayDecide: true, duration: 'P90D', ...overrides });

describe('isQuickDecision', () => {
  it('is true of new access with an end, and of another role', () => {
    expect(isQuickDecision(waiting())).toBe(true);
    expect(
      isQuickDecision(waiting({ kind: 'change-role', duration: undefined })),
    ).toBe(true);
  });

  it.each([
    ['somebody else decides', { viewerMayDecide: false }],
    ['access never ends', { duration: undefined }],
    ['access is taken away', { kind: 'revoke' as const }],
    ['a domain is created', { kind: 'create-domain' as const }],
    [
      'there is a warning',
      {
        plan: plan([planItem('A B')], { warnings: ['The quota is used up.'] }),
      },
    ],
    [
      'a profile is taken over',
      {
        plan: plan([
          planItem('A B', {
            steps: [
              {
                do: 'take-over-profile',
                profileName: 'a-b',
                createdAt: '2026-11-01T00:00:00.000Z',
                from: 'C D',
              },
            ],
          }),
        ]),
      },
    ],
    [
      'there are more people than fit',
      {
        plan: plan(
          Array.from({ length: 6 }, (_, index) => planItem(`Person ${index}`)),
        ),
      },
    ],
  ])('is false where %s', (_, overrides) => {
    expect(isQuickDecision(waiting(overrides))).toBe(false);
  });
});
