/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

// Sets the rule that keeps the access of a team in step with its members.

import type {
  TeamRule,
  TeamRuleInput,
  TeamRuleMode,
  TeamRuleSimulation,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { SetTeamRuleActionOptions } from '../actions/setTeamRule';
import { insist } from '../onboarding/insist';
import type { Task } from '../onboarding/Task';
import { changeSettings } from '../settings/changeSettings';

type SetTeamRuleOptions = Task & {
  studio: SetTeamRuleActionOptions['studio'];
  /** Full catalog ref. */
  team: string;
  domainId: string;
  rule: Omit<TeamRuleInput, 'version'>;
};

/** The version of a rule that is not there. */
const NO_RULE = 0;

/** Throws what the back end says. */
export async function setTeamRule(
  options: SetTeamRuleOptions,
): Promise<{ changed: boolean; summary: string }> {
  const { studio, team, domainId, rule } = options;
  const { changed, summary } = await changeSettings(
    options,
    async () => {
      const { items } = await insist(options, call =>
        studio.listTeamRules({ team }, call),
      );
      const current = items.find(each => each.domainId === domainId);
      const input = { ...rule, version: current?.version ?? NO_RULE };
      const simulation = await insist(options, call =>
        studio.simulateTeamRule(team, domainId, input, call),
      );
      return {
        isChange: current ? differs(current, rule) : !isOff(rule),
        lines: ruleWords(rule, simulation),
        replaced: [current?.version],
        save: () =>
          insist(options, call =>
            studio.setTeamRule(team, domainId, input, call),
          ),
      };
    },
    {
      unchanged: `Nothing to change: ${team} has this rule for ${domainId}`,
      subject: `the rule of ${team} for ${domainId}`,
    },
  );
  return { changed, summary };
}

function isOff({ joiners, leavers }: SetTeamRuleOptions['rule']): boolean {
  return joiners === 'off' && leavers === 'off';
}

/** A rule that has lapsed is taken over by who sets it again. */
function differs(current: TeamRule, rule: SetTeamRuleOptions['rule']): boolean {
  return (
    current.isLapsed ||
    current.joiners !== rule.joiners ||
    current.leavers !== rule.leavers ||
    current.executionRole !== rule.executionRole ||
    current.duration !== rule.duration ||
    current.noEnd !== (rule.noEnd ?? false) ||
    current.justification !== rule.justification
  );
}

const MODES: Record<TeamRuleMode, string> = {
  off: 'nothing is done',
  propose: 'a request waits for a decision',
  automatic: 'it is done at once where the policies want no decision',
};

function ruleWords(
  { joiners, leavers }: SetTeamRuleOptions['rule'],
  simulation: TeamRuleSimulation,
): string[] {
  return [
    `When somebody joins the team, ${MODES[joiners]}`,
    `When somebody leaves the team, ${MODES[leavers]}`,
    ...simulation.joiners.map(
      ({ displayName }) => `Now: access for ${displayName}`,
    ),
    ...simulation.leavers.map(
      ({ displayName }) => `Now: the end of the access of ${displayName}`,
    ),
  ];
}
