/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import type {
  DomainSettings,
  Settings,
  SettingsSimulation,
  TeamSettings,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { DATA_SCIENTIST } from './domains';

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
