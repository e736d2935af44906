/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import type {
  AccessList,
  AccessRow,
  DailyCount,
  DiagnosisCode,
  DomainOverview,
  DomainReadiness,
  DomainSetup,
  EffectiveAccess,
  ListedEvent,
  PersonAccess,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { researchLab } from './domains';
import { access, DIAGNOSES, person, readyAccess } from './people';

const SEEN = 130_000;

export function accessRow(of: PersonAccess): AccessRow {
  return { ...of, domainName: 'research-lab' };
}

/** The people in research-lab: one who is ready, and one with a profile but no assignment. */
export function accessList(overrides?: Partial<AccessList>): AccessList {
  const items = overrides?.items ?? [
    accessRow(readyAccess('Tomas Oliveira')),
    accessRow(
      access('Lena Fischer', {
        profile: { name: 'lena-fischer', status: 'InService' },
        diagnosis: {
          ...DIAGNOSES.profileWithoutAssignment,
          repair: {
            label: 'Request access again',
            messages: { label: { code: 'repair.request-again' } },
            input: {
              kind: 'grant',
              team: 'group:default/fraud-detection',
              domainId: 'd-researchlab1',
              people: ['user:default/lena.fischer'],
            },
          },
        },
      }),
    ),
  ];
  return {
    items,
    counts: countsOf(items),
    total: items.length,
    syncedAt: new Date(Date.now() - SEEN).toISOString(),
    ...overrides,
  };
}

function countsOf(rows: AccessRow[]): AccessList['counts'] {
  const counts: Partial<Record<DiagnosisCode, number>> = {};
  for (const { diagnosis } of rows) {
    counts[diagnosis.code] = (counts[diagnosis.code] ?? 0) + 1;
  }
  return counts;
}

export function domainOverview(
  overrides?: Partial<DomainOverview>,
): DomainOverview {
  return {
    domain: researchLab(),
    counts: { ready: 41, 'profile-without-assignment': 2, unused: 6 },
    people: 49,
    runningApps: [
      {
        type: 'JupyterLab',
        name: 'default',
        status: 'InService',
        instanceType: 'ml.g5.2xlarge',
        spaceName: 'load-forecast',
        person: 'user:default/jonas.weber',
        displayName: 'Jonas Weber',
        lastActivityAt: new Date(Date.now() - 3 * 3_600_000).toISOString(),
      },
      {
        type: 'CodeEditor',
        name: 'default',
        status: 'InService',
        spaceName: 'shared-notebooks',
      },
    ],
    setup: domainSetup(),
    viewer: { mayRefresh: true },
    syncedAt: new Date(Date.now() - SEEN).toISOString(),
    ...overrides,
  };
}

export function domainSetup(overrides?: Partial<DomainSetup>): DomainSetup {
  return {
    network: {
      access: 'internet',
      vpcId: 'vpc-0a1b2c3d4e5f60718',
      subnetIds: ['subnet-0a1b2c3d4e5f60718', 'subnet-1b2c3d4e5f6071829'],
      securityGroupIds: [],
    },
    sharing: { enabled: false },
    encryption: {},
    storage: { fileSystemId: 'fs-0a1b2c3d4e5f60718' },
    defaults: {
      idleShutdown: [
        { app: 'JupyterLab', enabled: true, minutes: 90 },
        { app: 'Code Editor', enabled: false },
      ],
      sourceIdentity: true,
      tagPropagation: false,
    },
    tags: [{ key: 'environment', value: 'research' }],
    seenAt: new Date(Date.now() - SEEN).toISOString(),
    ...overrides,
  };
}

export function readiness(
  overrides?: Partial<DomainReadiness>,
): DomainReadiness {
  return {
    domainId: 'd-researchlab1',
    status: 'attention',
    checks: [
      {
        code: 'sso-mode',
        status: 'ok',
        sentence: 'People sign in through IAM Identity Center.',
      },
      {
        code: 'execution-role-trust',
        status: 'failed',
        sentence: 'SageMaker may not assume StudioMlEngineer.',
        remedy: 'Add sagemaker.amazonaws.com to the trust policy of the role.',
      },
      {
        code: 'idle-shutdown',
        status: 'attention',
        sentence: 'Apps that nobody uses go on running.',
        remedy: 'Set an idle shutdown in the domain’s lifecycle settings.',
      },
      {
        code: 'quota',
        status: 'not-checked',
        sentence: 'The quota of user profiles was not read.',
        remedy: 'Allow servicequotas:GetServiceQuota to have it checked.',
      },
    ],
    seenAt: new Date(Date.now() - SEEN).toISOString(),
    ...overrides,
  };
}

export function effectivePerson(
  displayName: string,
  overrides?: Partial<EffectiveAccess['people'][number]>,
): EffectiveAccess['people'][number] {
  const { entityRef, identityCenterUser } = person(displayName);
  return {
    userId: identityCenterUser?.userId ?? displayName,
    displayName,
    entityRef,
    direct: false,
    groupIds: [],
    hasProfile: true,
    ...overrides,
  };
}

export function effectiveAccess(
  overrides?: Partial<EffectiveAccess>,
): EffectiveAccess {
  const people = overrides?.people ?? [
    effectivePerson('Jonas Weber', { direct: true }),
    effectivePerson('Daniel Kim', { groupIds: ['g-research'] }),
    effectivePerson('Elif Demir', {
      direct: true,
      groupIds: ['g-research'],
      hasProfile: false,
    }),
  ];
  return {
    domainId: 'd-researchlab1',
    domainName: 'research-lab',
    groups: [{ groupId: 'g-research', displayName: 'research', members: 3 }],
    people,
    total: people.length,
    ...overrides,
  };
}

/** Counts from the first of the month on, with one more person each day. */
export function history(days: number): DailyCount[] {
  return Array.from({ length: days }, (_, index) => ({
    day: `2026-11-${String(index + 1).padStart(2, '0')}`,
    people: 40 + index,
    ready: 36 + index,
    unused: 4,
    runningApps: 10,
  }));
}

export function listedEvent(
  sequence: number,
  overrides?: Partial<ListedEvent>,
): ListedEvent {
  return {
    sequence,
    requestId: 'req-1',
    type: 'request.approved',
    actor: 'user:default/mira.santos',
    detail: {},
    at: new Date(Date.now() - 12 * 60_000).toISOString(),
    domainId: 'd-researchlab1',
    ...overrides,
  };
}
