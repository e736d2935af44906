/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

// The leads and the rule of one team, in memory. They answer as the HTTP API promises.

import type {
  TeamRule,
  TeamRuleInput,
  TeamSettings,
  TeamSettingsInput,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { ConfigureTeamActionOptions } from '../actions/configureTeam';
import type { SetTeamRuleActionOptions } from '../actions/setTeamRule';
import { apiError } from './FakeStudio';

export class FakeTeams {
  team?: TeamSettings;
  rule?: TeamRule;
  readonly savedLeads: TeamSettingsInput[] = [];
  readonly savedRules: TeamRuleInput[] = [];
  /** Told before leads are saved. */
  onSave: () => void = () => {};

  readonly service: ConfigureTeamActionOptions['studio'] &
    SetTeamRuleActionOptions['studio'] = {
    getSettings: async () => ({
      domains: [],
      teams: this.team ? [this.team] : [],
      policies: [],
      mayChangeAll: true,
    }),
    simulateTeamSettings: async (_, { leads }) => ({
      changes:
        JSON.stringify(leads) === JSON.stringify(this.team?.leads)
          ? []
          : [{ field: 'leads', before: this.team?.leads, after: leads }],
      requests: [],
      grants: [],
    }),
    setTeam: async (team, input) => {
      this.onSave();
      if (input.version !== (this.team?.version ?? 0)) {
        throw await apiError(409, `${team} was changed meanwhile`);
      }
      this.savedLeads.push(input);
      return this.lead(team, input.leads);
    },
    listTeamRules: async () => ({ items: this.rule ? [this.rule] : [] }),
    simulateTeamRule: async () => ({
      joiners: [
        { person: 'user:default/mira.santos', displayName: 'Mira Santos' },
      ],
      leavers: [],
      automatic: true,
    }),
    setTeamRule: async (team, domainId, input) => {
      this.savedRules.push(input);
      const rule: TeamRule = {
        ...input,
        team,
        domainId,
        ruleId: 'rule-1',
        version: input.version + 1,
        noEnd: input.noEnd ?? false,
        source: 'portal',
        mayChange: true,
        isLapsed: false,
        waiting: 0,
      };
      this.rule = rule;
      return rule;
    },
  };

  /** Names the leads, as somebody may do on the page. */
  lead(team: string, leads: string[]): TeamSettings {
    this.team = {
      team,
      leads,
      source: 'portal',
      version: (this.team?.version ?? 0) + 1,
      mayChange: 'all',
    };
    return this.team;
  }
}
