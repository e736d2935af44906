/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { alreadyKnown, checkOwner } from './registerChecks';

const owner = 'group:default/forecasting';
const approved = { owner, ownerGroupId: 'g-1' };

describe('a domain is registered', () => {
  it.each([
    ['the same group', { entityRef: owner, groupId: 'g-1' }, undefined],
    ['a team without a group', { entityRef: owner }, 'OwnerChanged'],
    ['another group', { entityRef: owner, groupId: 'g-2' }, 'OwnerChanged'],
    ['no group', undefined, 'OwnerUnknown'],
  ])('for %s behind the ref of its owner', (_, team, name) => {
    expect(checkOwner(approved, team)?.blocked.name).toBe(name);
  });

  it('only once, and says whose it is', () => {
    const known = {
      mode: 'observe' as const,
      executionRoles: [],
      owners: ['group:default/other'],
    };
    expect(alreadyKnown('d-1', known).blocked.message).toMatch(
      /d-1 is known to this portal already and belongs to group:default\/other/,
    );
  });
});
