/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/* A rule that somebody sets, as it is stored and as pages show what it would do. */
import type { TeamRuleSimulation } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { Knex } from 'knex';
import { displayNameOf, type TeamCatalog } from '../../directory/TeamCatalog';
import { identifiedBy } from '../../model/records';
import { choiceOf, isOff } from '../../model/teamRule';
import { acceptanceOf } from '../../model/teamRuleThreshold';
import type { AccessStore } from '../../store/AccessStore';
import {
  writeTeamRule,
  type StoredTeamRule,
  type TeamRuleStore,
} from '../../store/TeamRuleStore';
import { stableHash } from '../../util/hash';
import { ruleChangedDetail } from './ruleChangedEvent';
import type { RuleDraft, RuleEditor } from './TeamRuleDrafter';

/** @param isSeen - whether who sets the rule has been told whom it lets in and takes out */
export function ruleWrite(
  draft: RuleDraft,
  { viewer }: RuleEditor,
  isSeen = true,
) {
  const { rule, before, domain, team } = draft;
  const seen = seenBy(draft);
  return {
    seen,
    expected: before && !isOff(before) ? before.version : 0,
    isChange: !isSameRule(rule, before),
    /** Tells whether the rule was still as it had been read. */
    write: (transaction: Knex.Transaction) =>
      writeTeamRule(
        transaction,
        { ...rule, accepted: isSeen ? seen : [] },
        before,
      ),
    event: {
      type: 'settings.team-rule-changed' as const,
      actor: viewer.ref,
      at: rule.changedAt,
      detail: ruleChangedDetail(rule, before, {
        name: team.displayName,
        domainName: domain.name,
      }),
    },
  };
}

/** Who leaves before the rule first looks has been in the team. What is remembered already is the task's to change. */
export async function rememberMembers(
  rules: Pick<TeamRuleStore, 'remember'>,
  { rule, wish: { decision, facts } }: RuleDraft,
): Promise<void> {
  await rules.remember(
    rule.ruleId,
    decision.remember.filter(({ userId }) => !facts.people.has(userId)),
  );
}

export async function simulateRule(
  { wish, isAutomatic }: RuleDraft,
  {
    catalog,
    store,
  }: {
    catalog: Pick<TeamCatalog, 'getUsers'>;
    store: Pick<AccessStore, 'readPeopleToday'>;
  },
): Promise<TeamRuleSimulation> {
  const { joiners, leavers } = wish.decision;
  const users = await catalog.getUsers(joiners.map(({ ref }) => ref));
  const ending = leavers.flatMap(({ userId }) => wish.grants.get(userId) ?? []);
  const shownAs = await store.readPeopleToday(ending.map(identifiedBy));
  return {
    automatic: isAutomatic,
    joiners: joiners.map(({ ref }) => {
      const user = users.get(ref);
      return { person: ref, displayName: user ? displayNameOf(user) : ref };
    }),
    leavers: ending.map(grant => ({
      person: shownAs(identifiedBy(grant)),
      displayName: grant.displayName,
    })),
  };
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
