/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/* Puts the rules of app-config among those that are kept, over rules that were set in the portal. */
import { randomUUID } from 'node:crypto';
import type { StudioConfig } from '../../config/StudioConfig';
import type { TeamCatalog } from '../../directory/TeamCatalog';
import type { TeamIdentifier } from '../../directory/TeamIdentifier';
import type { Domains } from '../../facts/Domains';
import { choiceOf, isOff, type TeamRuleChoice } from '../../model/teamRule';
import type { IdentifiedTeam } from '../../model/teamKey';
import type { AccessStore } from '../../store/AccessStore';
import {
  writeTeamRule,
  type StoredTeamRule,
  type TeamRuleStore,
} from '../../store/TeamRuleStore';
import { stableHash } from '../../util/hash';
import { now } from '../../util/now';
import { ruleChangedDetail } from './ruleChangedEvent';

type Options = {
  rules: Pick<TeamRuleStore, 'list' | 'find'>;
  store: Pick<AccessStore, 'commit'>;
  teamIdentifier: Pick<TeamIdentifier, 'identifyOne'>;
  catalog: Pick<TeamCatalog, 'getNames'>;
  domains: Pick<Domains, 'find'>;
  config: Pick<StudioConfig, 'teamRules'>;
};

export class ConfiguredTeamRules {
  readonly #options: Options;

  constructor(options: Options) {
    this.#options = options;
  }

  /** The key of app-config that sets a rule. */
  async keyOf(
    team: IdentifiedTeam,
    domainId: string,
  ): Promise<string | undefined> {
    const { config, teamIdentifier, rules } = this.#options;
    for (const [index, { team: ref, domain }] of config.teamRules.entries()) {
      if (domain === domainId) {
        const named = await teamIdentifier.identifyOne(ref);
        const found = await rules.find(named, domain);
        const own = await rules.find(team, domain);
        if (found && own && found.ruleId === own.ruleId) {
          return `sagemakerStudio.teamRules[${index}]`;
        }
      }
    }
    return undefined;
  }

  async apply(): Promise<void> {
    const { config, rules, teamIdentifier } = this.#options;
    const kept = new Set<string>();
    for (const { team: ref, domain, ...choice } of config.teamRules) {
      const team = await teamIdentifier.identifyOne(ref);
      kept.add(await this.#set(team, domain, choice));
    }
    const all = await rules.list();
    for (const rule of all) {
      const isGone =
        rule.setAs === 'app-config' && !kept.has(rule.ruleId) && !isOff(rule);
      if (isGone) {
        await this.#write(
          {
            ...rule,
            version: rule.version + 1,
            joiners: 'off',
            leavers: 'off',
            changedAt: now(),
          },
          rule,
        );
      }
    }
  }

  /** @returns the id of the rule */
  async #set(
    team: IdentifiedTeam,
    domainId: string,
    choice: TeamRuleChoice,
  ): Promise<string> {
    const before = await this.#options.rules.find(team, domainId);
    const isSame =
      before?.setAs === 'app-config' &&
      stableHash([choiceOf(before)]) === stableHash([choiceOf(choice)]);
    const ruleId = before?.ruleId ?? randomUUID();
    if (!isSame) {
      await this.#write(
        {
          ...choiceOf(choice),
          ruleId,
          version: (before?.version ?? 0) + 1,
          team,
          domainId,
          setAs: 'app-config',
          changedAt: now(),
          accepted: [],
          isLapsed: false,
        },
        before,
      );
    }
    return ruleId;
  }

  async #write(
    rule: StoredTeamRule,
    before: StoredTeamRule | undefined,
  ): Promise<void> {
    const { store, catalog, domains } = this.#options;
    const { team, domainId } = rule;
    const names = await catalog.getNames([team.ref]);
    const domain = await domains.find(domainId);
    // A rule without joiners and leavers is none, and is written anew each time that the task has removed it.
    const isChange = !isOff(rule) || (before && !isOff(before));
    // After a conflict the next run sets it.
    await store.commit({
      alongside: transaction => writeTeamRule(transaction, rule, before),
      events: isChange
        ? [
            {
              type: 'settings.team-rule-changed',
              actor: 'system',
              at: rule.changedAt,
              detail: ruleChangedDetail(rule, before, {
                name: names.get(team.ref) ?? team.ref,
                domainName: domain?.name,
              }),
            },
          ]
        : [],
    });
  }
}
