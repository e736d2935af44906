/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import type {
  IdentityConflict,
  IdentityReport,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';

const FOUND_AT = '2026-11-02T08:00:00.000Z';

/** A report with nothing to say. */
export function identityReport(
  overrides?: Partial<IdentityReport>,
): IdentityReport {
  return {
    lookedAt: FOUND_AT,
    standing: { people: 0, teams: 0, refs: 0, origins: [] },
    refs: [],
    passedRefs: [],
    teams: [],
    formerTeams: [],
    claims: [],
    claimCount: 0,
    ...overrides,
  };
}

/** Jonas was jw, and leads to Priya now. */
export function identityConflict(
  overrides?: Partial<IdentityConflict>,
): IdentityConflict {
  return {
    entityRef: 'user:default/jonas.weber',
    displayName: 'Jonas Weber',
    foundAt: FOUND_AT,
    recorded: {
      userId: 'u-1',
      userName: 'jw',
      displayName: 'Jonas Weber',
      status: 'ENABLED',
    },
    candidates: [
      {
        userId: 'u-2',
        userName: 'priya.nair',
        displayName: 'Priya Nair',
        status: 'ENABLED',
      },
    ],
    viewerMayDecide: true,
    ...overrides,
  };
}
