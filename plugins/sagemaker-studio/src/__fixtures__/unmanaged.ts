/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import type {
  PlanInput,
  UnmanagedAccess,
  UnmanagedGroup,
  UnmanagedPerson,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { DATA_SCIENTIST } from './domains';

const USERS = {
  'Ben Carter': 'ben.carter',
  'Chloe Martin': 'chloe.martin',
  'Olga Petrova': 'olga.petrova',
} as const;

export function recordInput(overrides?: Partial<PlanInput>): PlanInput {
  return {
    kind: 'grant',
    team: 'group:default/finance-analytics',
    domainId: 'd-researchlab1',
    executionRole: DATA_SCIENTIST,
    people: ['user:default/ben.carter'],
    ...overrides,
  };
}

/** Somebody who is assigned by hand, and whose access the viewer may have recorded. */
export function unmanagedPerson(
  displayName: keyof typeof USERS,
  overrides?: Partial<UnmanagedPerson>,
): UnmanagedPerson {
  const login = USERS[displayName];
  const entityRef = `user:default/${login}`;
  return {
    userId: `u-${login}`,
    person: {
      displayName,
      entityRef,
      identityCenterUser: {
        userId: `u-${login}`,
        userName: `${login}@alpenglow.example`,
        status: 'ENABLED',
      },
    },
    executionRole: DATA_SCIENTIST,
    profileName: login.replace('.', '-'),
    record: recordInput({ people: [entityRef] }),
    ...overrides,
  };
}

/** A group that was assigned by hand. */
export function unmanagedGroup(
  overrides?: Partial<UnmanagedGroup>,
): UnmanagedGroup {
  return {
    groupId: 'g-finance',
    displayName: 'finance-analytics',
    members: 14,
    letsIn: 12,
    withoutProfile: 0,
    notRecorded: 0,
    records: [
      recordInput({
        people: ['user:default/ben.carter', 'user:default/olga.petrova'],
        assignThrough: { group: 'g-finance' },
      }),
    ],
    ...overrides,
  };
}

export function unmanagedAccess(
  overrides?: Partial<UnmanagedAccess>,
): UnmanagedAccess {
  const people = [
    unmanagedPerson('Ben Carter'),
    unmanagedPerson('Chloe Martin'),
  ];
  return {
    domainId: 'd-researchlab1',
    people,
    total: people.length,
    groups: [],
    viewer: { mayRemove: true },
    ...overrides,
  };
}
