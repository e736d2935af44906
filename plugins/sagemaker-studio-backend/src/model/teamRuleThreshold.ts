/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/* The change threshold of team rules: many joiners or leavers at once wait for a person, who may have seen them before. */
import { exceedsThreshold, type ChangeThreshold } from './changeThreshold';
import type { RuleDecision, RulePerson } from './teamRule';

/** The changes that wait for a person's decision, by user id. */
export type HeldByRule = {
  joiners: string[];
  leavers: string[];
  /** How many people the rule concerns. */
  all: number;
};

/** A group that is put below another brings many at once, and few teams double within a minute. */
const JOINERS: ChangeThreshold = { maxShare: 0.5, alwaysAllowed: 10 };

/** How somebody is named among those whom a person has accepted. */
export function acceptanceOf(
  change: 'joiners' | 'leavers',
  userId: string,
): string {
  return `${change}:${userId}`;
}

/**
 * Whom a person has accepted, as long as it is the same change: who has joined or left again since may do so by another
 * fault, which is to be held as well.
 *
 * @param people - as they are remembered now, by user id
 */
export function stillAccepted(
  accepted: readonly string[],
  people: ReadonlyMap<string, RulePerson>,
): string[] {
  const current = new Set(
    [...people.values()].map(({ userId, isMember }) =>
      acceptanceOf(isMember ? 'joiners' : 'leavers', userId),
    ),
  );
  return accepted.filter(each => current.has(each));
}

/**
 * Takes out of a decision what has to wait.
 *
 * @param facts - `accepted`: see {@link acceptanceOf}; `members` and `holders`: how many
 */
export function holdBack(
  decision: RuleDecision,
  facts: {
    accepted: ReadonlySet<string>;
    people: Iterable<RulePerson>;
    members: number;
    holders: number;
    leavers: ChangeThreshold;
  },
): { decision: RuleDecision; held?: HeldByRule } {
  const { accepted, people, members, holders } = facts;
  const isNew =
    (change: 'joiners' | 'leavers') =>
    ({ userId }: { userId: string }) =>
      !accepted.has(acceptanceOf(change, userId));
  const joiners = decision.joiners.filter(isNew('joiners'));
  const leavers = decision.leavers.filter(isNew('leavers'));
  const left = [...people].filter(
    ({ isMember, requestId, userId }) =>
      !isMember &&
      requestId !== undefined &&
      !accepted.has(acceptanceOf('leavers', userId)),
  );
  const holdsJoiners = exceedsThreshold(
    { changing: joiners.length, all: members },
    JOINERS,
  );
  const holdsLeavers = exceedsThreshold(
    { changing: leavers.length, pending: left.length, all: holders },
    facts.leavers,
  );
  if (!holdsJoiners && !holdsLeavers) {
    return { decision };
  }
  const idsOf = (of: { userId: string }[]) => of.map(({ userId }) => userId);
  return {
    decision: {
      ...decision,
      joiners: holdsJoiners
        ? decision.joiners.filter(each => !joiners.includes(each))
        : decision.joiners,
      leavers: holdsLeavers
        ? decision.leavers.filter(each => !leavers.includes(each))
        : decision.leavers,
    },
    held: {
      joiners: holdsJoiners ? idsOf(joiners) : [],
      leavers: holdsLeavers ? idsOf(leavers) : [],
      all: Math.max(members, holders),
    },
  };
}
