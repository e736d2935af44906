/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import type {
  DomainSettings,
  PolicyList,
  PolicySettings,
  Settings,
  SettingsSimulation,
  TeamSettings,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { ANALYST, DATA_SCIENTIST } from './domains';

export function domainSettings(
  overrides: Partial<DomainSettings> = {},
): DomainSettings {
  return {
    domainId: 'd-researchlab1',
    name: 'research-lab',
    accountId: '222222222222',
    region: 'eu-west-1',
    defaultExecutionRole: DATA_SCIENTIST,
    source: 'portal',
    version: 3,
    mayChange: 'all',
    changedBy: 'user:default/ingrid.larsen',
    changedAt: '2026-11-28T09:00:00.000Z',
    mode: 'manage',
    owners: ['user:default/mira.santos'],
    roles: [
      { role: DATA_SCIENTIST, name: 'Data scientist', purpose: 'Notebooks' },
    ],
    maxDuration: 'P90D',
    contact: '#research-lab',
    ...overrides,
  };
}

export function teamSettings(
  overrides: Partial<TeamSettings> = {},
): TeamSettings {
  return {
    team: 'group:default/forecasting',
    leads: ['user:default/mira.santos'],
    source: 'portal',
    version: 1,
    mayChange: 'all',
    changedBy: 'user:default/ingrid.larsen',
    changedAt: '2026-11-28T09:00:00.000Z',
    ...overrides,
  };
}

/** A policy of the portal. */
export function policySettings(
  overrides: Partial<PolicySettings> = {},
): PolicySettings {
  return {
    name: 'forecasters',
    source: 'portal',
    isInForce: true,
    problems: [],
    policy: {
      name: 'forecasters',
      teams: ['group:default/forecasting'],
      domains: ['d-researchlab1'],
      requesters: 'anyone',
      onBehalfOf: 'leads',
      assignment: 'user',
      stages: [{ name: 'approval', approvers: ['team-leads'], quorum: 1 }],
      fallbackApprovers: [],
      automatic: [],
      duration: { max: 'P90D', untilRevoked: false },
      requestExpiry: 'P7D',
      reminders: [],
      minJustificationLength: 10,
    },
    yaml: 'teams:\n  - group:default/forecasting\n',
    version: 2,
    mayChange: 'all',
    changedBy: 'user:default/ingrid.larsen',
    changedAt: '2026-11-28T09:00:00.000Z',
    ...overrides,
  };
}

/** A domain of the portal, one of app-config, and one of which nothing is set. */
export function settings(overrides: Partial<Settings> = {}): Settings {
  const nothing = { changedBy: undefined, changedAt: undefined, version: 0 };
  return {
    mayChangeAll: true,
    domains: [
      domainSettings(),
      domainSettings({
        ...nothing,
        domainId: 'd-production1',
        name: 'production',
        source: 'app-config',
        key: 'sagemakerStudio.domains.d-production1',
        mayChange: 'nothing',
      }),
      domainSettings({
        ...nothing,
        domainId: 'd-legacylab01',
        name: 'legacy-lab',
        source: 'none',
        mode: 'observe',
        owners: [],
        roles: [],
        maxDuration: undefined,
        contact: undefined,
      }),
    ],
    teams: [teamSettings()],
    policies: policyList().policies.map(({ source, key, ...policy }) =>
      policySettings({
        ...nothing,
        source,
        key,
        name: policy.name,
        policy,
        yaml: undefined,
        mayChange: 'nothing',
      }),
    ),
    ...overrides,
  };
}

export function settingsSimulation(
  overrides: Partial<SettingsSimulation> = {},
): SettingsSimulation {
  return {
    changes: [{ field: 'maxDuration', before: 'P90D', after: 'P30D' }],
    requests: [
      {
        requestId: 'req-waiting',
        kind: 'grant',
        requester: 'user:default/ben.carter',
        effect: 'approvers',
        before: ['user:default/mira.santos'],
        after: ['user:default/daniel.kim'],
      },
    ],
    grants: [
      { effect: 'longer-than-maximum', count: 1, people: ['Ben Carter'] },
    ],
    ...overrides,
  };
}

/** A policy for every team, and a strict one of a module. */
export function policyList(): PolicyList {
  return {
    policies: [
      {
        name: 'research-lab',
        source: 'app-config',
        key: 'sagemakerStudio.policies[0]',
        teams: ['*'],
        domains: ['d-researchlab1'],
        requesters: 'anyone',
        onBehalfOf: 'leads',
        assignment: 'user',
        stages: [{ name: 'approval', approvers: ['team-leads'], quorum: 1 }],
        fallbackApprovers: ['group:default/ml-platform'],
        automatic: [{ leadOnboardsOwnTeam: true }],
        duration: { default: 'P90D', untilRevoked: true },
        requestExpiry: 'P7D',
        reminders: ['P3D'],
        minJustificationLength: 10,
      },
      {
        name: 'production',
        source: 'module',
        teams: ['group:default/forecasting'],
        domains: ['d-production1'],
        executionRoles: [ANALYST],
        requesters: 'members',
        onBehalfOf: 'anyone',
        assignment: 'either',
        stages: [
          { name: 'lead', approvers: ['manager'], quorum: 1 },
          {
            name: 'owner',
            approvers: ['domain-owners', 'user:default/mira.santos'],
            quorum: 2,
          },
        ],
        fallbackApprovers: [],
        automatic: [],
        duration: { max: 'P30D', untilRevoked: false },
        requestExpiry: 'P3D',
        reminders: [],
        minJustificationLength: 30,
      },
    ],
  };
}
