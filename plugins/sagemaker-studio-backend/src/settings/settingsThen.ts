/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { PolicyDraft } from './PolicySettingsService';
import type { Settings } from './Settings';
import { settingsInForce, type SettableConfig } from './settingsInForce';
import type { DomainDraft, TeamDraft } from './SettingsService';

/** Changes that may be made at once. */
export type SettingsDrafts = {
  domains: DomainDraft[];
  teams: TeamDraft[];
  policies: PolicyDraft[];
};

/** What would hold after these changes. */
export function settingsThen(
  { configured, stored }: Pick<Settings, 'configured' | 'stored'>,
  { domains = [], teams = [], policies = [] }: Partial<SettingsDrafts>,
): SettableConfig {
  return settingsInForce(configured, {
    ...stored,
    domains: [
      ...stored.domains.filter(
        each =>
          !domains.some(({ record }) => record.domainId === each.domainId),
      ),
      ...domains.map(({ record }) => ({ ...record, version: 0 })),
    ],
    teams: [
      ...stored.teams.filter(
        each => !teams.some(draft => draft.stored?.key === each.key),
      ),
      ...teams.map(({ record }) => ({ ...record, key: '', version: 0 })),
    ],
    policies: [
      ...stored.policies.filter(
        each => !policies.some(({ record }) => record.name === each.name),
      ),
      ...policies.flatMap(({ then }) => then ?? []),
    ].sort((a, b) => (a.name < b.name ? -1 : 1)),
  });
}
