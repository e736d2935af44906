/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * What policies say about a request. A policy matches by team, domain and role, and every one that matches counts: the
 * request must be allowed by all, lasts no longer than the shortest allows, and is approved automatically only when all
 * say so. Otherwise the first that wants a decision says who makes it. So a generous policy never opens what a strict
 * one guards.
 */
import type { RequestKind } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import {
  addDuration,
  durationInWords,
  isDuration,
  isLonger,
} from './durations';
import { stableHash } from '../util/hash';
import { refuse, type Refusal } from './outcome';

/** What a policy decides upon. */
export type Policy = {
  name: string;
  /** Catalog refs, or `*`. */
  teams: string[];
  /** Domain ids, or `*`. */
  domains: string[];
  /** ARNs; absent means every role of the domain. */
  executionRoles?: string[];
  requesters: 'anyone' | 'members';
  /** Who may ask for others than oneself; owners of the domain may as well. */
  onBehalfOf: 'leads' | 'anyone';
  /** How people are let in: each by an assignment of their own, through the assignment of a group, or as is asked. */
  assignment: 'user' | 'group' | 'either';
  stages: PolicyStage[];
  /** Any one that holds suffices. */
  automatic: AutomaticRule[];
  /** ISO 8601; `untilRevoked` tells whether access may be asked for without an end. */
  duration: { default?: string; max?: string; untilRevoked: boolean };
  /** ISO 8601; how long a request waits for its decision. */
  requestExpiry: string;
  /** ISO 8601, ascending; how long after the submission approvers are reminded. */
  reminders: string[];
  /** Catalog refs of those who stand in when nobody else could decide. */
  fallbackApprovers: string[];
};

/** One stage as the policy writes it. */
export type PolicyStage = {
  name: string;
  /** `team-leads`, `domain-owners`, `parent-group`, `manager`, or catalog refs of users and groups. */
  approvers: string[];
  quorum: number;
};

/** Conditions which all have to hold for a policy to approve by itself. */
export type AutomaticRule = {
  /** A lead onboards the team, and nobody who is not a member. */
  leadOnboardsOwnTeam?: boolean;
  /** Catalog refs of users, or of groups that the requester belongs to. */
  requesterIn?: string[];
  /** ISO 8601; access without an end never meets it. */
  durationAtMost?: string;
  /** An extension, and everybody whose access it is was seen at work within so long; ISO 8601. */
  extensionOfUsedWithin?: string;
  /** ARNs */
  roleIn?: string[];
  kinds?: RequestKind[];
};

/** Who leads a team, as the configuration says. */
export type TeamLeads = { team: string; leads: string[] };

/** What a policy is looked up for; without a role, policies for any role match. */
export type PolicySubject = {
  team: string;
  domainId: string;
  executionRole?: string;
};

/** What the automatic conditions are held against. */
export type AutomaticFacts = {
  kind: RequestKind;
  /** The requester's own ref and those of the groups. */
  requesterRefs: string[];
  requesterIsLead: boolean;
  everybodyIsMember: boolean;
  executionRole: string;
  /** ISO 8601; absent means until revoked. */
  duration?: string;
  /** How many who are no part of the request would be let in with a group. */
  letsIn?: number;
  /** ISO 8601; when whoever was at work longest ago was. Absent means that somebody was never seen at work. */
  leastRecentUse?: string;
  /** ISO 8601; the time of now. */
  at: string;
};

/** Every policy that matches, in the order of the configuration. */
export function policiesFor<TPolicy extends Policy>(
  policies: TPolicy[],
  subject: PolicySubject,
): TPolicy[] {
  return policies.filter(
    policy =>
      matches(policy.teams, subject.team) &&
      matches(policy.domains, subject.domainId) &&
      (!subject.executionRole ||
        !policy.executionRoles ||
        policy.executionRoles.includes(subject.executionRole)),
  );
}

/** The words for a team, domain and role that no policy covers. */
export function noPolicy(policies: Policy[], subject: PolicySubject): Refusal {
  const roles = policiesFor(policies, { ...subject, executionRole: undefined })
    .flatMap(policy => policy.executionRoles ?? [])
    .filter((role, index, all) => all.indexOf(role) === index);
  return roles.length
    ? refuse(
        'invalid',
        `executionRole '${
          subject.executionRole
        }' may not be asked for by the team '${subject.team}' in '${
          subject.domainId
        }'; the policies allow ${roles.join(', ')}`,
      )
    : refuse(
        'not-allowed',
        `No policy lets the team '${subject.team}' into the domain '${subject.domainId}'; ask the people who run this portal to add one to sagemakerStudio.policies in app-config`,
      );
}

/** Which of the matching policies decides, and whether nobody has to. */
export function rule<TPolicy extends Policy>(
  matching: TPolicy[],
  facts: AutomaticFacts,
): { policy: TPolicy; automatic: boolean } {
  const deciding = matching.find(policy => !isAutomatic(policy, facts));
  return { policy: deciding ?? matching[0], automatic: !deciding };
}

/** Changes whenever the content of one of the matching policies does, or another comes to match. */
export function policyVersion(matching: Policy[]): string {
  return stableHash(matching);
}

/** The leads of a team; empty when the configuration names none. They are never guessed. */
export function leadsOf(teams: TeamLeads[], team: string): string[] {
  return unique(
    teams.filter(entry => entry.team === team).flatMap(entry => entry.leads),
  );
}

/** Whether somebody may ask under every matching policy. */
export function mayAsk(
  matching: Policy[],
  facts: { requester: string; team: string; requesterIsMember: boolean },
): Refusal | undefined {
  const closed = matching.find(({ requesters }) => requesters === 'members');
  return closed && !facts.requesterIsMember
    ? refuse(
        'not-allowed',
        `The policy '${closed.name}' lets only members of '${facts.team}' ask, and '${facts.requester}' is none; ask a member or a lead of the team to file the request`,
      )
    : undefined;
}

/** Whether somebody may ask for others than oneself under every matching policy. */
export function mayAskFor(
  matching: Policy[],
  facts: {
    requester: string;
    requesterRefs: string[];
    /** Those of the people who are not the requester. */
    others: string[];
    team: string;
    leads: string[];
    domainId: string;
    owners: string[];
  },
): Refusal | undefined {
  const { requester, others, team, leads, owners } = facts;
  const closed = closedToOthers(matching, facts);
  if (!closed || others.length === 0) {
    return undefined;
  }
  const named = others.slice(0, 3).join(', ');
  const more = others.length > 3 ? ` and ${others.length - 3} more` : '';
  const behind = (refs: string[]) =>
    refs.length ? refs.join(', ') : 'none is configured';
  return refuse(
    'not-allowed',
    `The people of the request are ${named}${more}, and under the policy '${
      closed.name
    }' '${requester}' may ask for nobody else: for others ask the leads of '${team}' (${behind(
      leads,
    )}) and the owners of '${facts.domainId}' (${behind(owners)})`,
  );
}

/** For which of the roles somebody may ask for others of a team, as far as the policies say so. */
export function rolesForOthers(
  policies: Policy[],
  roles: string[],
  facts: {
    requester: string;
    requesterRefs: string[];
    requesterIsMember: boolean;
    team: string;
    leads: string[];
    domainId: string;
    owners: string[];
  },
): string[] {
  return roles.filter(executionRole => {
    const matching = policiesFor(policies, { ...facts, executionRole });
    return (
      matching.length > 0 &&
      !mayAsk(matching, facts) &&
      !closedToOthers(matching, facts)
    );
  });
}

/** Whether people may be let in the way that is asked for, under every matching policy. */
export function mayAssign(
  matching: Policy[],
  asked: { throughGroup: boolean },
): Refusal | undefined {
  const other = matching.find(
    ({ assignment }) => assignment === (asked.throughGroup ? 'user' : 'group'),
  );
  if (!other) {
    return undefined;
  }
  return asked.throughGroup
    ? refuse(
        'invalid',
        `assignThrough.group may not be asked for: the policy '${other.name}' lets people in by assignments of their own only; leave assignThrough out`,
      )
    : refuse(
        'invalid',
        `assignThrough is missing: the policy '${other.name}' lets people in through an Identity Center group only; name it in assignThrough.group`,
      );
}

/** How long access lasts when so much is asked for; absent means until revoked. */
export function durationUnder(
  matching: Policy[],
  asked: string | undefined,
): { duration?: string } | Refusal {
  if (asked !== undefined && !isDuration(asked)) {
    return refuse(
      'invalid',
      `duration '${asked}' is no ISO 8601 duration such as P90D, longer than nothing and at most ten years`,
    );
  }
  const shortest = matching
    .filter(({ duration }) => duration.max)
    .reduce<Policy | undefined>(
      (least, policy) =>
        !least || isLonger(least.duration.max!, policy.duration.max!)
          ? policy
          : least,
      undefined,
    );
  const max = shortest?.duration.max;
  if (asked !== undefined) {
    return shortest && max && isLonger(asked, max)
      ? refuse(
          'invalid',
          `duration '${asked}' is longer than the policy '${
            shortest.name
          }' allows; ask for ${durationInWords(max)} (${max}) at most`,
        )
      : { duration: asked };
  }
  const usual = matching.find(({ duration }) => duration.default)?.duration
    .default;
  if (usual) {
    return { duration: max && isLonger(usual, max) ? max : usual };
  }
  const limited = matching.find(({ duration }) => !duration.untilRevoked);
  return limited
    ? refuse(
        'invalid',
        `duration is missing, and the policy '${
          limited.name
        }' lets nobody in without an end; say how long${
          max ? `, ${max} at most` : ', for example P90D'
        }`,
      )
    : {};
}

/** Whether one of the refs that a person owns is among those given. */
export function holdsOneOf(ownRefs: string[], refs: string[]): boolean {
  return refs.some(ref => ownRefs.includes(ref));
}

/** The policy under which somebody may ask for nobody else. */
function closedToOthers(
  matching: Policy[],
  facts: { requesterRefs: string[]; leads: string[]; owners: string[] },
): Policy | undefined {
  const { requesterRefs, leads, owners } = facts;
  return holdsOneOf(requesterRefs, [...leads, ...owners])
    ? undefined
    : matching.find(({ onBehalfOf }) => onBehalfOf === 'leads');
}

function isAutomatic(policy: Policy, facts: AutomaticFacts): boolean {
  if (facts.letsIn) {
    // The conditions look at the people of the request; whoever else is let in, somebody has to have seen.
    return false;
  }
  return policy.automatic.some(
    condition =>
      (!condition.leadOnboardsOwnTeam ||
        // Guests are no part of the team: for them somebody else has to decide.
        (facts.kind === 'onboard-team' &&
          facts.requesterIsLead &&
          facts.everybodyIsMember)) &&
      (!condition.requesterIn ||
        holdsOneOf(facts.requesterRefs, condition.requesterIn)) &&
      (!condition.durationAtMost ||
        (facts.duration !== undefined &&
          !isLonger(facts.duration, condition.durationAtMost))) &&
      (!condition.extensionOfUsedWithin ||
        (facts.kind === 'extend' &&
          facts.leastRecentUse !== undefined &&
          addDuration(facts.leastRecentUse, condition.extensionOfUsedWithin) >=
            facts.at)) &&
      (!condition.roleIn || condition.roleIn.includes(facts.executionRole)) &&
      (!condition.kinds || condition.kinds.includes(facts.kind)),
  );
}

function matches(patterns: string[], value: string): boolean {
  return patterns.some(pattern => pattern === '*' || pattern === value);
}

function unique(values: string[]): string[] {
  return [...new Set(values)];
}
