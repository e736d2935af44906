/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import {
  type TeamRule as TeamRuleView,
  type TeamRuleInput,
  type TeamRuleList,
  type TeamRuleSimulation,
  englishOf,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { StudioConfig } from '../../config/StudioConfig';
import type { TeamCatalog } from '../../directory/TeamCatalog';
import type { TeamIdentifier } from '../../directory/TeamIdentifier';
import type { InventoryReader } from '../../inventory/store/InventoryReader';
import type { ShownAs } from '../../model/personKey';
import { isStillTeam } from '../../model/teamKey';
import { choiceOf, isOff } from '../../model/teamRule';
import type { AccessStore } from '../../store/AccessStore';
import type { StoredTeamRule, TeamRuleStore } from '../../store/TeamRuleStore';
import { optionalRef } from '../../util/refs';
import { rememberMembers, ruleWrite, simulateRule } from './ruleWrite';
import {
  mayLead,
  type RuleEditor,
  type TeamRuleDrafter,
} from './TeamRuleDrafter';
import { conflictError } from '../../util/errors';
import { say } from '../../util/say';

type Options = {
  rules: TeamRuleStore;
  drafter: TeamRuleDrafter;
  teamIdentifier: Pick<TeamIdentifier, 'identifyOne'>;
  catalog: Pick<TeamCatalog, 'getUsers'>;
  inventory: Pick<InventoryReader, 'listDomains'>;
  store: Pick<AccessStore, 'commit' | 'readPeopleToday'>;
  config: Pick<StudioConfig, 'teams'>;
};

/** Reads and sets the rules of teams. */
export class TeamRuleService {
  readonly #options: Options;

  constructor(options: Options) {
    this.#options = options;
  }

  /** @throws InputError naming the filter */
  async list(
    filter: { team?: string },
    reader: RuleEditor,
  ): Promise<TeamRuleList> {
    const { rules, teamIdentifier, inventory } = this.#options;
    const ref = optionalRef(filter.team, { field: 'team', kind: 'group' });
    const team =
      ref === undefined ? undefined : await teamIdentifier.identifyOne(ref);
    const shown = (await rules.list()).filter(
      rule => !isOff(rule) && (!team || isStillTeam(rule.team, team)),
    );
    const waiting = await rules.countWaiting();
    const shownAs = await this.#readSetters(shown);
    const domains = new Map(
      (await inventory.listDomains()).map(each => [each.domainId, each.name]),
    );
    return {
      items: shown.map(rule => ({
        ...this.#view(rule, reader, shownAs),
        domainName: domains.get(rule.domainId),
        waiting: waiting.get(rule.ruleId) ?? 0,
      })),
      viewerMaySet: ref === undefined ? undefined : this.#maySet(ref, reader),
    };
  }

  /**
   * Both `off` ends the rule: what it has proposed is withdrawn, and what people have been granted stays.
   *
   * @throws as TeamRuleDrafter does; ConflictError when somebody has changed it since `version`
   */
  async set(
    team: string,
    domainId: string,
    input: TeamRuleInput,
    by: RuleEditor,
  ): Promise<TeamRuleView> {
    const { drafter, store, rules } = this.#options;
    const draft = await drafter.draft(team, domainId, input, by);
    const { rule, before, domain } = draft;
    const { expected, isChange, write, event } = ruleWrite(draft, by);
    const shownAs = await this.#readSetters([
      rule,
      ...(before ? [before] : []),
    ]);
    if (!isChange) {
      return {
        ...this.#view(before ?? rule, by, shownAs),
        domainName: domain.name,
      };
    }
    const committed =
      expected === input.version &&
      (await store.commit({
        alongside: write,
        events: [event],
        origin: by.viewer.origin,
      }));
    if (committed !== 'stored') {
      throw conflictError(
        say('refused.rule-outdated', {
          team: draft.team.displayName,
          domain: domain.name,
        }),
      );
    }
    await rememberMembers(rules, draft);
    return { ...this.#view(rule, by, shownAs), domainName: domain.name };
  }

  /** @throws as {@link TeamRuleService.set}, but for a version that is outdated */
  async simulate(
    team: string,
    domainId: string,
    input: TeamRuleInput,
    by: RuleEditor,
  ): Promise<TeamRuleSimulation> {
    return simulateRule(
      await this.#options.drafter.draft(team, domainId, input, by),
      this.#options,
    );
  }

  #readSetters(rules: StoredTeamRule[]): Promise<ShownAs> {
    return this.#options.store.readPeopleToday(
      rules.flatMap(({ setBy }) => setBy ?? []),
    );
  }

  #maySet(ref: string, { viewer, mayChangeAll }: RuleEditor): boolean {
    return (
      (mayChangeAll && viewer.refusal === undefined) ||
      mayLead(viewer, { entityRef: ref }, this.#options.config)
    );
  }

  #view(
    rule: StoredTeamRule,
    reader: RuleEditor,
    shownAs: ShownAs,
  ): TeamRuleView & { waiting: number } {
    const { ruleId, team, domainId, setAs, setBy, changedAt, held } = rule;
    return {
      ...(isOff(rule) ? {} : { ruleId }),
      team: team.ref,
      domainId,
      version: isOff(rule) ? 0 : rule.version,
      ...choiceOf(rule),
      source: isOff(rule) ? 'none' : sourceOf(rule),
      mayChange: setAs !== 'app-config' && this.#maySet(team.ref, reader),
      setBy: setBy && shownAs(setBy),
      changedAt,
      isLapsed: rule.isLapsed,
      waiting: 0,
      held: held && {
        joiners: held.joiners.length,
        leavers: held.leavers.length,
      },
      ...(rule.problem
        ? {
            problem: englishOf(rule.problem),
            messages: { problem: rule.problem },
          }
        : {}),
    };
  }
}

function sourceOf({ setAs }: StoredTeamRule): 'app-config' | 'portal' {
  return setAs === 'app-config' ? 'app-config' : 'portal';
}
