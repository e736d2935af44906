/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * A team rule keeps the access of a team to a domain in step with its members. Here it decides what it wants now; filing
 * and deciding the requests is done as for any others.
 */
import type { TeamRuleMode } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { addDuration } from './durations';
import type { EntityRef } from './names';
import type { Identified } from './personKey';
import type { IdentifiedTeam } from './teamKey';

/** What is set. */
export type TeamRuleChoice = {
  /** ARN; absent means the domain's default. */
  executionRole?: string;
  /** ISO 8601; absent means what the policies say. */
  duration?: string;
  noEnd: boolean;
  joiners: TeamRuleMode;
  leavers: TeamRuleMode;
  /** Why the team has the access, in the requests that it files. */
  justification: string;
};

/** By which right a rule was set. */
export type SetAs = 'lead' | 'platform' | 'permission' | 'app-config';

export type TeamRule = TeamRuleChoice & {
  ruleId: string;
  /** Goes up whenever something else is set. */
  version: number;
  team: IdentifiedTeam;
  domainId: string;
  setAs: SetAs;
  /** Absent: app-config. */
  setBy?: Identified;
};

/** The state of a rule for one person. */
export type RulePerson = {
  userId: string;
  ruleVersion: number;
  /** Whether the person is in the team, since that time. */
  isMember: boolean;
  since: string;
  /** A member who has had access: when it is taken away, the rule does not ask again. */
  isSettled: boolean;
  /** Identity Center groups of the team, or below it, by which the person was last seen as a member; absent: none is known. */
  groupIds?: string[];
  /** The request that was filed since the rule or the membership changed. */
  requestId?: string;
  /** When to file again, after that has failed. */
  tryAt?: string;
};

/** A live grant of a person in the domain of the rule. */
export type RuleGrant = {
  grantId: string;
  /** Whether it stands for the team of the rule. */
  isOfTeam: boolean;
  /** Whether the person was seen in that team while holding it. */
  wasMember: boolean;
  isEnding: boolean;
};

/** The present facts about the team and the domain, by user id. */
export type RuleFacts = {
  at: string;
  /** ISO 8601: between leaving the team and the end of the access, where nobody decides. */
  grace: string;
  /** Members of the team, those of the teams below it included, with their catalog refs. */
  members: ReadonlyMap<string, EntityRef>;
  /** In which Identity Center groups of the team, and of those below it, the members are. */
  groupsOfMembers: ReadonlyMap<string, string[]>;
  /** Those who may still be in the team, though the catalog does not say so: it takes two signals. */
  uncertain: ReadonlySet<string>;
  /** Those whom Identity Center lets in; the others are dealt with as leavers of the company. */
  enabled: ReadonlySet<string>;
  grants: ReadonlyMap<string, RuleGrant>;
  /** For whom somebody waits for access to the domain, and for its end. */
  waiting: { joiners: ReadonlySet<string>; leavers: ReadonlySet<string> };
  /** Requests of the rule that are in review. */
  open: ReadonlySet<string>;
  people: ReadonlyMap<string, RulePerson>;
};

export type RuleDecision = {
  /** As they are to be remembered, where that changes. */
  remember: RulePerson[];
  /** User ids of those who do not concern the rule any more. */
  forget: string[];
  /** For whom access is to be asked. */
  joiners: { userId: string; ref: EntityRef; since: string }[];
  /** Whose access is to end. */
  leavers: {
    userId: string;
    grantId: string;
    since: string;
    /** Whether it may end without a decision, as far as the rule goes. */
    isAutomatic: boolean;
  }[];
  /** Requests of the rule that are not wanted any more. */
  withdraw: string[];
};

/** ISO 8601: leavers count for the change threshold this long after the grace period. */
const LEAVERS_COUNT_FOR = 'P1D';

/** The requests that the rule calls for now. */
export function decideTeamRule(
  rule: Pick<TeamRule, 'version' | 'joiners' | 'leavers'>,
  facts: RuleFacts,
): RuleDecision {
  const decision: RuleDecision = {
    remember: [],
    forget: [],
    joiners: [],
    leavers: [],
    withdraw: [],
  };
  const userIds = new Set([
    ...facts.members.keys(),
    ...facts.grants.keys(),
    ...facts.people.keys(),
  ]);
  for (const userId of [...userIds].sort()) {
    const before = facts.people.get(userId);
    const after = personNow(userId, before, rule, facts);
    const isWanted = after?.requestId === before?.requestId;
    if (before?.requestId && facts.open.has(before.requestId) && !isWanted) {
      decision.withdraw.push(before.requestId);
    }
    if (!after) {
      decision.forget.push(...(before ? [userId] : []));
      continue;
    }
    if (JSON.stringify(after) !== JSON.stringify(before)) {
      decision.remember.push(after);
    }
    askFor(after, rule, facts, decision);
  }
  return decision;
}

/** How a person is to be remembered; `undefined` for who does not concern the rule. */
function personNow(
  userId: string,
  before: RulePerson | undefined,
  rule: Pick<TeamRule, 'version' | 'joiners' | 'leavers'>,
  facts: RuleFacts,
): RulePerson | undefined {
  const grant = facts.grants.get(userId);
  const isEnabled = facts.enabled.has(userId);
  if (isOff(rule)) {
    return undefined;
  }
  if (facts.uncertain.has(userId) || (!isEnabled && grant?.isOfTeam)) {
    // A request that was filed under other terms is withdrawn all the same.
    return before && underRule(before, rule);
  }
  const isMember = isEnabled && facts.members.has(userId);
  const concerns = isMember || (grant?.isOfTeam ?? false);
  if (!concerns) {
    return before && countsAsLeaver(before, rule, facts) ? before : undefined;
  }
  if (!isMember && !grant?.wasMember && !isLeaver(before, rule, facts)) {
    return undefined;
  }
  const same =
    before?.isMember === isMember
      ? underRule(before, rule)
      : {
          userId,
          ruleVersion: rule.version,
          isMember,
          since: facts.at,
          isSettled: false,
          ...groupsOf(before),
        };
  if (!isMember) {
    return same;
  }
  const groupIds = facts.groupsOfMembers.get(userId) ?? [];
  return {
    ...same,
    isSettled: same.isSettled || (grant?.isOfTeam ?? false),
    // Identity Center is often ahead of the catalog: who has left the group there was in it until now.
    ...(groupIds.length ? { groupIds } : {}),
  };
}

/**
 * Whom the rule knows as one who was in the team. Where access was ended by the rule and given again by other means, a later version of the
 * rule does not treat the person as a leaver.
 */
function isLeaver(
  before: RulePerson | undefined,
  { version }: Pick<TeamRule, 'version'>,
  { open }: RuleFacts,
): boolean {
  return (
    before !== undefined &&
    (before.isMember ||
      before.ruleVersion === version ||
      before.requestId === undefined ||
      open.has(before.requestId))
  );
}

/**
 * Whose access has just ended at the wish of the rule is counted a while longer, or a fault that comes in portions would
 * pass the change threshold one by one.
 */
function countsAsLeaver(
  { isMember, requestId, since, ruleVersion }: RulePerson,
  { version }: Pick<TeamRule, 'version'>,
  { open, grace, at }: RuleFacts,
): boolean {
  return (
    !isMember &&
    ruleVersion === version &&
    requestId !== undefined &&
    // Undecided requests about access that has ended are withdrawn.
    !open.has(requestId) &&
    addDuration(addDuration(since, grace), LEAVERS_COUNT_FOR) > at
  );
}

/** Another version of the rule starts anew, but knows since when somebody is in the team. */
function underRule(
  before: RulePerson,
  { version }: Pick<TeamRule, 'version'>,
): RulePerson {
  const { userId, isMember, since, ruleVersion } = before;
  return ruleVersion === version
    ? before
    : {
        userId,
        ruleVersion: version,
        isMember,
        since,
        isSettled: false,
        ...groupsOf(before),
      };
}

function groupsOf(
  person: RulePerson | undefined,
): Pick<RulePerson, 'groupIds'> {
  return person?.groupIds ? { groupIds: person.groupIds } : {};
}

function askFor(
  person: RulePerson,
  rule: Pick<TeamRule, 'joiners' | 'leavers'>,
  facts: RuleFacts,
  { joiners, leavers }: RuleDecision,
): void {
  const { userId, since, requestId, tryAt, isSettled } = person;
  const grant = facts.grants.get(userId);
  if (
    requestId ||
    (tryAt && tryAt > facts.at) ||
    !facts.enabled.has(userId) ||
    facts.uncertain.has(userId)
  ) {
    return;
  }
  const ref = facts.members.get(userId);
  if (person.isMember) {
    if (
      rule.joiners !== 'off' &&
      ref &&
      !isSettled &&
      !grant &&
      !facts.waiting.joiners.has(userId)
    ) {
      joiners.push({ userId, ref, since });
    }
    return;
  }
  // Where no group is known, only the catalog says that somebody has left, and one signal does not end access.
  const isAutomatic =
    rule.leavers === 'automatic' && person.groupIds !== undefined;
  const isDue =
    rule.leavers !== 'off' &&
    (!isAutomatic || addDuration(since, facts.grace) <= facts.at);
  if (
    isDue &&
    grant?.isOfTeam &&
    !grant.isEnding &&
    !facts.waiting.leavers.has(userId)
  ) {
    leavers.push({ userId, grantId: grant.grantId, since, isAutomatic });
  }
}

/** Whether there is no rule any more, but for what it has left behind. */
export function isOff({
  joiners,
  leavers,
}: Pick<TeamRule, 'joiners' | 'leavers'>): boolean {
  return joiners === 'off' && leavers === 'off';
}

/** The terms of a rule, without its state. */
export function choiceOf(rule: TeamRuleChoice): TeamRuleChoice {
  const { executionRole, duration, noEnd } = rule;
  const { joiners, leavers, justification } = rule;
  return { executionRole, duration, noEnd, joiners, leavers, justification };
}
