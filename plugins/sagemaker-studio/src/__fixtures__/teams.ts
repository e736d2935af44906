/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import type {
  PersonAccess,
  TeamAccess,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import {
  DATA_SCIENTIST,
  legacyLab,
  ML_ENGINEER,
  production,
  researchLab,
} from './domains';
import { access, DIAGNOSES, readyAccess } from './people';

/** In which domain, and for which roles, a policy lets somebody ask. */
const IN_RESEARCH_LAB = {
  domainId: 'd-researchlab1',
  executionRoles: [DATA_SCIENTIST, ML_ENGINEER],
};

export function team(
  name: string,
  displayName: string,
  people: PersonAccess[],
  overrides?: Partial<TeamAccess>,
): TeamAccess {
  return {
    team: { entityRef: `group:default/${name}`, displayName },
    domains: [researchLab(), legacyLab(), production()],
    people,
    viewer: {
      entityRef: 'user:default/mira.santos',
      isMember: false,
      isLead: false,
      mayAskForSelf: [IN_RESEARCH_LAB],
    },
    pendingRequests: [],
    syncedAt: new Date(Date.now() - 130_000).toISOString(),
    ...overrides,
  };
}

export function forecasting(overrides?: Partial<TeamAccess>): TeamAccess {
  return team(
    'forecasting',
    'Forecasting',
    ['Mira Santos', 'Jonas Weber', 'Aiko Tanaka', 'Priya Nair'].map(name =>
      access(name),
    ),
    {
      viewer: {
        entityRef: 'user:default/mira.santos',
        isMember: true,
        isLead: true,
        mayAskForSelf: [IN_RESEARCH_LAB],
        mayAskForOthers: [IN_RESEARCH_LAB],
      },
      ...overrides,
    },
  );
}

export function fraudDetection(overrides?: Partial<TeamAccess>): TeamAccess {
  return team(
    'fraud-detection',
    'Fraud Detection',
    [
      readyAccess('Tomas Oliveira'),
      access('Lena Fischer', {
        profile: { name: 'lena-fischer', status: 'InService' },
        diagnosis: DIAGNOSES.profileWithoutAssignment,
      }),
      access('Samuel Osei', {
        assignment: { direct: true, throughGroups: [] },
        diagnosis: DIAGNOSES.afterFirstSignIn,
      }),
      access('Ben Carter', {
        membership: 'guest',
        diagnosis: DIAGNOSES.blocked,
        grant: {
          grantId: 'grant-Ben Carter',
          requestId: 'req-blocked',
          status: 'provision-blocked',
          executionRole: researchLab().defaultExecutionRole,
        },
      }),
    ],
    overrides,
  );
}

export function research(overrides?: Partial<TeamAccess>): TeamAccess {
  const throughGroup = {
    direct: false,
    throughGroups: [{ groupId: 'group-research', displayName: 'research' }],
  };
  return team(
    'research',
    'Research',
    [
      readyAccess('Daniel Kim', {
        assignment: throughGroup,
        profile: {
          name: 'daniel-kim-417',
          status: 'InService',
          executionRole: researchLab().defaultExecutionRole,
        },
      }),
      ...['Fatima Zahra', 'Elif Demir'].map(name =>
        access(name, {
          assignment: throughGroup,
          diagnosis: DIAGNOSES.afterFirstSignIn,
        }),
      ),
    ],
    overrides,
  );
}
