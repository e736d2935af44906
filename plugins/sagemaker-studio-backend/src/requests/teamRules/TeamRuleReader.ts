/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import {
  englishOf,
  type Message,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { Knex } from 'knex';
import { say } from '../../util/say';
import { readRefsToday } from '../../directory/boundRefs';
import {
  identifiedTeam,
  type Team,
  type TeamCatalog,
} from '../../directory/TeamCatalog';
import { isStillTeam } from '../../model/teamKey';
import {
  decideTeamRule,
  type RuleDecision,
  type TeamRule,
} from '../../model/teamRule';
import type { StoredTeamRule, TeamRuleStore } from '../../store/TeamRuleStore';
import type { RuleSetter, RuleSetters } from './RuleSetters';
import type { TeamRuleFacts, TeamRuleSituation } from './TeamRuleFacts';

/** The requests that a rule calls for now, and the facts behind them. */
export type RuleWish = TeamRuleSituation & {
  team: Team;
  decision: RuleDecision;
};

type Options = {
  knex: Knex;
  rules: TeamRuleStore;
  facts: TeamRuleFacts;
  setters: RuleSetters;
  catalog: Pick<TeamCatalog, 'getTeam'>;
};

/** Another group has the name of the team. */
class TeamPassedOnError extends Error {
  readonly messages: { message: Message };

  constructor(ref: string) {
    const message = say('refused.team-passed-on', { team: ref });
    super(englishOf(message));
    this.messages = { message };
  }
}

/** Finds out what rules want. It changes nothing. */
export class TeamRuleReader {
  readonly #options: Options;

  constructor(options: Options) {
    this.#options = options;
  }

  /** A rule whose setter has lost the right does nothing without people. */
  async standingOf(
    rule: StoredTeamRule,
  ): Promise<{ rule: StoredTeamRule; setter?: RuleSetter }> {
    // Leads are named at the ref that the team has today.
    const ref = await this.#refToday(rule);
    const setter = await this.#options.setters.find({
      ...rule,
      team: { ...rule.team, ref },
    });
    if (setter) {
      return { rule: { ...rule, isLapsed: false }, setter };
    }
    const { joiners, leavers } = rule;
    return {
      rule: {
        ...rule,
        isLapsed: true,
        joiners: joiners === 'automatic' ? 'propose' : joiners,
        leavers: leavers === 'automatic' ? 'propose' : leavers,
      },
    };
  }

  /** @throws NotFoundError, ConflictError when the catalog does not say who is in the team */
  async wishOf(rule: TeamRule): Promise<RuleWish> {
    const { rules, facts, catalog } = this.#options;
    const team = await this.#teamOf(rule, catalog);
    const situation = await facts.read(rule, team, {
      people: await rules.listPeople(rule.ruleId),
      open: await rules.listOpen(rule.ruleId),
    });
    return {
      ...situation,
      team,
      decision: decideTeamRule(rule, situation.facts),
    };
  }

  /** The team under the ref of today. */
  async #teamOf(
    rule: Pick<TeamRule, 'team'>,
    catalog: Pick<TeamCatalog, 'getTeam'>,
  ): Promise<Team> {
    const ref = await this.#refToday(rule);
    const found = await catalog.getTeam(ref);
    if (!isStillTeam(rule.team, identifiedTeam(found))) {
      throw new TeamPassedOnError(ref);
    }
    return found;
  }

  async #refToday({ team }: Pick<TeamRule, 'team'>): Promise<string> {
    const refsToday = await readRefsToday(this.#options.knex, [team]);
    const [ref = team.ref] = refsToday(team);
    return ref;
  }
}
