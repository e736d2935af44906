/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/* Checks what somebody wants to set as the rule of a team, and finds out what it would do. */
import {
  escapeControls,
  type Message,
  type StudioDomain,
  type TeamRuleInput,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { randomUUID } from 'node:crypto';
import type { StudioConfig } from '../../config/StudioConfig';
import {
  identifiedTeam,
  type Team,
  type TeamCatalog,
} from '../../directory/TeamCatalog';
import type { Domains } from '../../facts/Domains';
import type { PeopleIdentifier } from '../../facts/PeopleIdentifier';
import type { Viewer } from '../../model/caller';
import { holdsOneOf, leadsOf } from '../../model/policy';
import {
  isOff,
  type SetAs,
  type TeamRule,
  type TeamRuleChoice,
} from '../../model/teamRule';
import { unlessMistaken, type Reviewed } from '../../settings/mistakes';
import type { StoredTeamRule, TeamRuleStore } from '../../store/TeamRuleStore';
import { now } from '../../util/now';
import { assertMet, unlessRefused } from '../../util/refusals';
import { checkDomain, checkRole } from '../domainChecks';
import { refuseJustification } from '../inputFields';
import type { PolicyEvaluator, Verdict } from '../PolicyEvaluator';
import type { ConfiguredTeamRules } from './ConfiguredTeamRules';
import type { RuleSetters } from './RuleSetters';
import type { RuleWish, TeamRuleReader } from './TeamRuleReader';
import {
  inputError,
  conflictError,
  notFoundError,
  notAllowedError,
} from '../../util/errors';
import { say } from '../../util/say';

/** Somebody who sets a rule. */
export type RuleEditor = { viewer: Viewer; mayChangeAll: boolean };

/** A rule that may be set. */
export type RuleDraft = {
  rule: StoredTeamRule;
  before?: StoredTeamRule;
  team: Team;
  domain: StudioDomain;
  /** The changes it would make if leavers did not have to wait. */
  wish: RuleWish;
  /** Whether the policies let joiners in without a decision. */
  isAutomatic: boolean;
};

type Options = {
  rules: TeamRuleStore;
  configured: Pick<ConfiguredTeamRules, 'keyOf'>;
  ruleReader: Pick<TeamRuleReader, 'wishOf'>;
  setters: Pick<RuleSetters, 'find'>;
  catalog: Pick<TeamCatalog, 'getTeam'>;
  people: Pick<PeopleIdentifier, 'identify'>;
  domains: Pick<Domains, 'find'>;
  policyEvaluator: Pick<PolicyEvaluator, 'evaluate'>;
  config: Pick<StudioConfig, 'teams'>;
};

export class TeamRuleDrafter {
  readonly #options: Options;

  constructor(options: Options) {
    this.#options = options;
  }

  /**
   * @throws InputError naming the field, NotFoundError, NotAllowedError, ConflictError when app-config sets it
   */
  async draft(
    ref: string,
    domainId: string,
    input: TeamRuleInput,
    by: RuleEditor,
  ): Promise<RuleDraft> {
    return unlessMistaken(await this.review(ref, domainId, input, by));
  }

  /** As {@link TeamRuleDrafter.draft}, with the mistakes beside it that it has although the policies let it be. */
  async review(
    ref: string,
    domainId: string,
    input: TeamRuleInput,
    { viewer, mayChangeAll }: RuleEditor,
  ): Promise<Reviewed<RuleDraft>> {
    const { catalog, domains, rules, configured, ruleReader } = this.#options;
    const team = await catalog.getTeam(ref);
    const identified = identifiedTeam(team);
    const domain = await domains.find(domainId);
    if (!domain) {
      throw notFoundError(say('refused.unseen-rule', { domain: domainId }));
    }
    const before = await rules.find(identified, domainId);
    if (before?.setAs === 'app-config' && !isOff(before)) {
      const key = await configured.keyOf(identified, domainId);
      throw conflictError(
        say('refused.fixed-rule', { key: key ?? 'sagemakerStudio.teamRules' }),
      );
    }
    const setBy = { ref: viewer.ref, userId: viewer.userId };
    const setAs = await this.#rightOf(viewer, team, mayChangeAll);
    const choice = readChoice(input);
    const { isAutomatic, mistakes } = isOff(choice)
      ? { isAutomatic: false, mistakes: [] }
      : await this.#checkPolicies(choice, { team, domain, viewer, setAs });
    const rule: StoredTeamRule = {
      ...choice,
      ruleId: before?.ruleId ?? randomUUID(),
      version: (before?.version ?? 0) + 1,
      team: identified,
      domainId,
      setAs,
      setBy,
      changedAt: now(),
      accepted: [],
      isLapsed: false,
    };
    const wish = await ruleReader.wishOf({
      ...rule,
      leavers: rule.leavers === 'automatic' ? 'propose' : rule.leavers,
    });
    return {
      draft: { rule, before, team, domain, wish, isAutomatic },
      mistakes,
    };
  }

  /** The right by which somebody may set rules of a team. */
  async #rightOf(
    viewer: Viewer,
    team: Team,
    mayChangeAll: boolean,
  ): Promise<SetAs> {
    const { config, setters } = this.#options;
    const setBy = { ref: viewer.ref, userId: viewer.userId };
    const rule = { setBy, team: identifiedTeam(team) };
    if (mayChangeAll && viewer.refusal === undefined) {
      const isNamed = await setters.find({ ...rule, setAs: 'platform' });
      return isNamed ? 'platform' : 'permission';
    }
    if (mayLead(viewer, team, config)) {
      return 'lead';
    }
    throw notAllowedError(
      say('refused.team-rules', { team: team.displayName }),
    );
  }

  /** @returns `isAutomatic`: whether nobody would have to decide */
  async #checkPolicies(
    choice: TeamRuleChoice,
    of: { team: Team; domain: StudioDomain; viewer: Viewer; setAs: SetAs },
  ): Promise<{ isAutomatic: boolean; mistakes: Message[] }> {
    const { people, policyEvaluator } = this.#options;
    const { team, domain, viewer, setAs } = of;
    assertMet(checkDomain(domain));
    const executionRole = choice.executionRole ?? domain.defaultExecutionRole;
    assertMet(checkRole(executionRole, domain));
    const members = await people.identify(team.members);
    const evaluate = async (
      ofRule: { ruleId: string; setBy: TeamRule['setBy'] } | undefined,
    ): Promise<Verdict> =>
      unlessRefused(
        await policyEvaluator.evaluate({
          kind: 'onboard-team',
          team,
          domainId: domain.domainId,
          domainName: domain.name,
          executionRoles: [executionRole],
          requester: { ref: viewer.ref, userId: viewer.userId },
          requesterRefs: viewer.refs,
          ofRule,
          people: members.map(({ ref, userId = '' }) => ({
            person: ref,
            userId,
          })),
          duration: choice.duration,
          noEnd: choice.noEnd || undefined,
        }),
      );
    if (setAs === 'lead') {
      // A rule gives its lead no request that they could not file themselves.
      await evaluate(undefined);
    }
    const verdict = await evaluate({ ruleId: '', setBy: undefined });
    const { automatic: isAutomatic, minJustificationLength } = verdict;
    const tooShort = refuseJustification(
      choice.justification,
      minJustificationLength,
    );
    const isRefused = choice.joiners === 'automatic' && !isAutomatic;
    return {
      isAutomatic,
      mistakes: [
        ...(tooShort ? [tooShort] : []),
        ...(isRefused
          ? [
              say('refused.joiners-automatic', {
                team: team.displayName,
                domain: domain.name,
              }),
            ]
          : []),
      ],
    };
  }
}

/** Whether somebody leads a team. */
export function mayLead(
  viewer: Pick<Viewer, 'refs' | 'refusal'>,
  { entityRef }: Pick<Team, 'entityRef'>,
  { teams }: Pick<StudioConfig, 'teams'>,
): boolean {
  return (
    viewer.refusal === undefined &&
    holdsOneOf(viewer.refs, leadsOf(teams, entityRef))
  );
}

function readChoice(input: TeamRuleInput): TeamRuleChoice {
  const { executionRole, duration, noEnd = false } = input;
  const { joiners, leavers, justification } = input;
  if (noEnd && duration !== undefined) {
    throw inputError(say('refused.end-contradicts'));
  }
  return {
    executionRole,
    duration,
    noEnd,
    joiners,
    leavers,
    justification: escapeControls(justification.trim()),
  };
}
