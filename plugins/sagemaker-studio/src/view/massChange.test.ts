/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { leaversChange } from '../__fixtures__';
import { concernsDomain } from './massChange';

describe('concernsDomain', () => {
  it('is true of the domains of its grants, and of all for people that are gone', () => {
    expect(concernsDomain(leaversChange(), 'd-researchlab1')).toBe(true);
    expect(concernsDomain(leaversChange(), 'd-other')).toBe(false);
    const removals = { what: 'users', keys: ['u-1'] };
    const gone = leaversChange({
      kind: 'removals',
      grants: undefined,
      removals,
    });
    expect(concernsDomain(gone, 'd-other')).toBe(true);
    expect(
      concernsDomain(
        { ...gone, removals: { ...removals, domainId: 'd-researchlab1' } },
        'd-other',
      ),
    ).toBe(false);
  });
});
