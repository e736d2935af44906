/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/* The rules that keep the access of teams in step with their members. Nothing runs before the task is started. */
import type { StudioConfig } from '../config/StudioConfig';
import { Domains } from '../facts/Domains';
import { Approvers } from '../requests/Approvers';
import { PolicyEvaluator } from '../requests/PolicyEvaluator';
import type { RequestService } from '../requests/RequestService';
import { ConfiguredTeamRules } from '../requests/teamRules/ConfiguredTeamRules';
import { RuleSetters } from '../requests/teamRules/RuleSetters';
import { TeamRuleDrafter } from '../requests/teamRules/TeamRuleDrafter';
import { TeamRuleFacts } from '../requests/teamRules/TeamRuleFacts';
import { TeamRuleFiler } from '../requests/teamRules/TeamRuleFiler';
import { TeamRuleReader } from '../requests/teamRules/TeamRuleReader';
import { TeamRuleService } from '../requests/teamRules/TeamRuleService';
import { TeamRuleTask } from '../requests/teamRules/TeamRuleTask';
import { TeamRuleThreshold } from '../requests/teamRules/TeamRuleThreshold';
import { TeamRuleStore } from '../store/TeamRuleStore';
import type { Foundation } from './createFoundation';

export function createTeamRules(
  foundation: Foundation,
  options: {
    requests: RequestService;
    policyEvaluator: PolicyEvaluator;
  },
) {
  const { knex, config } = foundation;
  const reading = {
    ...foundation,
    ...options,
    rules: new TeamRuleStore({ knex }),
    facts: new TeamRuleFacts({
      ...foundation,
      grace: config.lifecycle.leavers.grace,
    }),
    setters: new RuleSetters({ ...foundation, ...options }),
  };
  const shared = {
    ...reading,
    configured: new ConfiguredTeamRules(reading),
    ruleReader: new TeamRuleReader(reading),
    filer: new TeamRuleFiler(reading),
    threshold: new TeamRuleThreshold(reading),
  };
  return {
    threshold: shared.threshold,
    rules: shared.rules,
    /** By other policies and settings of domains; who may set rules stays as it is. */
    drafterUnder: (then: StudioConfig) =>
      new TeamRuleDrafter({
        ...shared,
        domains: new Domains({
          ...foundation,
          config: then,
          applications: foundation.readiness,
        }),
        policyEvaluator: new PolicyEvaluator({
          config: then,
          approvers: new Approvers({ ...foundation, config: then }),
        }),
      }),
    service: new TeamRuleService({
      ...shared,
      drafter: new TeamRuleDrafter(shared),
    }),
    task: new TeamRuleTask({ ...shared, config: config.lifecycle }),
  };
}
