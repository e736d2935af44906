/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import {
  type TeamRule as TeamRuleView,
  type TeamRuleInput,
  type TeamRuleList,
  type TeamRuleSimulation,
  englishOf,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { StudioConfig } from '../../config/StudioConfig';
import { displayNameOf, type TeamCatalog } from '../../directory/TeamCatalog';
import type { TeamIdentifier } from '../../directory/TeamIdentifier';
import type { InventoryReader } from '../../inventory/store/InventoryReader';
import { isStillTeam } from '../../model/teamKey';
import { choiceOf, isOff } from '../../model/teamRule';
import { acceptanceOf } from '../../model/teamRuleThreshold';
import type { AccessStore } from '../../store/AccessStore';
import {
  writeTeamRule,
  type StoredTeamRule,
  type TeamRuleStore,
} from '../../store/TeamRuleStore';
import { stableHash } from '../../util/hash';
import { optionalRef } from '../../util/refs';
import { ruleChangedDetail } from './ruleChangedEvent';
import {
  mayLead,
  type RuleDraft,
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
  store: Pick<AccessStore, 'commit'>;
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
    const domains = new Map(
      (await inventory.listDomains()).map(each => [each.domainId, each.name]),
    );
    return {
      items: shown.map(rule => ({
        ...this.#view(rule, reader),
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
    if (isSameRule(rule, before)) {
      return { ...this.#view(before ?? rule, by), domainName: domain.name };
    }
    const version = before && !isOff(before) ? before.version : 0;
    const committed =
      version === input.version &&
      (await store.commit({
        alongside: transaction =>
          writeTeamRule(
            transaction,
            { ...rule, accepted: seenBy(draft) },
            before,
          ),
        events: [
          {
            type: 'settings.team-rule-changed',
            actor: by.viewer.ref,
            at: rule.changedAt,
            detail: ruleChangedDetail(rule, before, {
              name: draft.team.displayName,
              domainName: domain.name,
            }),
          },
        ],
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
    const { decision, facts } = draft.wish;
    // Who leaves before the rule first looks has been in the team. What is remembered already is the task's to change.
    await rules.remember(
      rule.ruleId,
      decision.remember.filter(({ userId }) => !facts.people.has(userId)),
    );
    return { ...this.#view(rule, by), domainName: domain.name };
  }

  /** @throws as {@link TeamRuleService.set}, but for a version that is outdated */
  async simulate(
    team: string,
    domainId: string,
    input: TeamRuleInput,
    by: RuleEditor,
  ): Promise<TeamRuleSimulation> {
    const { drafter, catalog } = this.#options;
    const { wish, isAutomatic } = await drafter.draft(
      team,
      domainId,
      input,
      by,
    );
    const { joiners, leavers } = wish.decision;
    const users = await catalog.getUsers(joiners.map(({ ref }) => ref));
    return {
      automatic: isAutomatic,
      joiners: joiners.map(({ ref }) => {
        const user = users.get(ref);
        return { person: ref, displayName: user ? displayNameOf(user) : ref };
      }),
      leavers: leavers.flatMap(({ userId }) => {
        const grant = wish.grants.get(userId);
        return grant
          ? { person: grant.person, displayName: grant.displayName }
          : [];
      }),
    };
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
      setBy: setBy?.ref,
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

/** Nothing is stored where nothing changes, so that a call may be repeated. A lapsed rule is taken over by who sets it again. */
function isSameRule(
  rule: StoredTeamRule,
  before: StoredTeamRule | undefined,
): boolean {
  if (!before || isOff(before)) {
    return isOff(rule);
  }
  return (
    !before.isLapsed &&
    stableHash([choiceOf(rule)]) === stableHash([choiceOf(before)])
  );
}

/** Whom somebody has seen in the simulation need not wait for another person, however many they are. */
function seenBy({ wish }: RuleDraft): string[] {
  const { joiners, leavers } = wish.decision;
  return [
    ...joiners.map(({ userId }) => acceptanceOf('joiners', userId)),
    ...leavers.map(({ userId }) => acceptanceOf('leavers', userId)),
  ];
}
