/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * Evaluates policies. A policy matches by team, domain and role, and every matching policy counts: all of them have to
 * allow the request, the shortest duration limits it, and it is approved automatically only if all say so. Otherwise the
 * first one that wants a decision says who makes it. So a generous policy never widens a strict one.
 */
import type {
  RequestKind,
  Message,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { addDuration, isDuration, isLonger } from './durations';
import { firstOf } from '../util/firstOf';
import { stableHash } from '../util/hash';
import { refuse, type Refusal } from './outcome';
import type { EntityRef } from './names';
import { say } from '../util/say';

export type Policy = {
  name: string;
  /** Catalog refs, or `*`. */
  teams: string[];
  /** Domain ids, `created`, `portal`, or `*`. */
  domains: string[];
  /** ARNs; absent means every role of the domain. */
  executionRoles?: string[];
  requesters: 'anyone' | 'members';
  /** Requesters who may ask for other people; owners of the domain always may. */
  onBehalfOf: 'leads' | 'anyone';
  /** Which assignments may be asked for: one for each person, that of a group, or either. */
  assignment: 'user' | 'group' | 'either';
  stages: PolicyStage[];
  /** One that holds is enough. */
  automatic: AutomaticRule[];
  /** ISO 8601; `untilRevoked`: whether access may be asked for without an end. */
  duration: { default?: string; max?: string; untilRevoked: boolean };
  /** ISO 8601; how long a request waits for its decision. */
  requestExpiry: string;
  /** ISO 8601, ascending; how long after the submission approvers are reminded. */
  reminders: string[];
  /** How many visible characters a justification needs. */
  minJustificationLength: number;
  /** Catalog refs of the approvers when too few others can decide. */
  fallbackApprovers: string[];
};

/** Among the domains of a policy: those that were created in the portal, whose ids nobody knows before. */
export const CREATED = 'created';

/** Among the domains of a policy: those whose settings are the portal's own, whether it created or found them. */
export const PORTAL = 'portal';

/** Where a policy says nothing else. */
export const DEFAULT_MIN_JUSTIFICATION_LENGTH = 10;

/** One stage as the policy writes it. */
export type PolicyStage = {
  name: string;
  /** `team-leads`, `domain-owners`, `parent-group`, `manager`, or catalog refs of users and groups. */
  approvers: EntityRef[];
  quorum: number;
};

/** A policy approves automatically when all these conditions hold. */
export type AutomaticRule = {
  /** A lead onboards members of their own team. */
  leadOnboardsOwnTeam?: boolean;
  /** Catalog refs of users, or of groups that the requester belongs to. */
  requesterIn?: string[];
  /** ISO 8601; access without an end never meets it. */
  durationAtMost?: string;
  /** An extension of access that everybody concerned has used within this time; ISO 8601. */
  extensionOfUsedWithin?: string;
  /** ARNs */
  roleIn?: string[];
  kinds?: RequestKind[];
};

export type TeamLeads = { team: string; leads: string[] };

/** Without a role, policies for any role match. */
export type PolicySubject = {
  team: EntityRef;
  domainId: string;
  executionRole?: string;
};

export type AutomaticFacts = {
  kind: RequestKind;
  /** The requester's own ref and those of the groups. */
  requesterRefs: string[];
  requesterIsLead: boolean;
  everybodyIsMember: boolean;
  executionRole: string;
  /** ISO 8601; absent means until revoked. */
  duration?: string;
  /** How many people besides those of the request a group would let in. */
  letsIn?: number;
  /** ISO 8601: the last use of the grant that was not used for longest; absent when one was never seen in use. */
  leastRecentUse?: string;
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

/** Whether any policy lets any team ask for access to the domain. */
export function isCovered(
  policies: Policy[],
  domain: { domainId: string; executionRoles: string[] },
): boolean {
  return policies.some(
    policy =>
      matches(policy.domains, domain.domainId) &&
      domain.executionRoles.some(
        role => !policy.executionRoles || policy.executionRoles.includes(role),
      ),
  );
}

/** The refusal of a team, domain and role that no policy covers. */
export function noPolicy(policies: Policy[], subject: PolicySubject): Refusal {
  const roles = policiesFor(policies, { ...subject, executionRole: undefined })
    .flatMap(policy => policy.executionRoles ?? [])
    .filter((role, index, all) => all.indexOf(role) === index);
  return roles.length
    ? refuse(
        'invalid',
        say('refused.role-of-team', {
          role: subject.executionRole ?? '',
          team: subject.team,
          domain: subject.domainId,
          roles: roles.join(', '),
        }),
      )
    : refuse(
        'not-allowed',
        say('refused.no-policy', {
          team: subject.team,
          domain: subject.domainId,
        }),
      );
}

/** Which of the matching policies decides, and whether it approves automatically. */
export function rule<TPolicy extends Policy>(
  matching: TPolicy[],
  facts: AutomaticFacts,
): { policy: TPolicy; automatic: boolean } {
  const deciding = matching.find(policy => !isAutomatic(policy, facts));
  return { policy: deciding ?? firstOf(matching), automatic: !deciding };
}

/** Changes when one of the matching policies changes, or another one matches. */
export function policyVersion(matching: Policy[]): string {
  // How long a justification has to be changes nothing in who decides what.
  return stableHash(
    matching.map(({ minJustificationLength: _, ...policy }) => policy),
  );
}

/** The leads that the configuration names. */
export function leadsOf(teams: TeamLeads[], team: string): string[] {
  const entries = teams.filter(entry => entry.team === team);
  return [...new Set(entries.flatMap(({ leads }) => leads))];
}

/** Whether the requester may ask under every matching policy. */
export function checkRequester(
  matching: Policy[],
  facts: { requester: string; team: string; requesterIsMember: boolean },
): Refusal | undefined {
  const closed = matching.find(({ requesters }) => requesters === 'members');
  return closed && !facts.requesterIsMember
    ? refuse(
        'not-allowed',
        say('refused.members-only', {
          policy: closed.name,
          team: facts.team,
          viewer: facts.requester,
        }),
      )
    : undefined;
}

/** The requester, and the setting for requests on behalf of others. */
type AskingForOthers = {
  requester: EntityRef;
  /** The own ref and those of the groups. */
  requesterRefs: string[];
  team: EntityRef;
  leads: EntityRef[];
  domainId: string;
  owners: EntityRef[];
};

/** Whether the requester may ask for other people under every matching policy. */
export function checkBeneficiaries(
  matching: Policy[],
  facts: AskingForOthers & { others: string[] },
): Refusal | undefined {
  const { requester, others, team, leads, owners } = facts;
  const closed = closedToOthers(matching, facts);
  if (!closed || others.length === 0) {
    return undefined;
  }
  const more =
    others.length > 3 ? [say('more', { number: others.length - 3 })] : [];
  const behind = (refs: string[]) =>
    refs.length ? refs : say('none-configured');
  return refuse(
    'not-allowed',
    say('refused.for-others', {
      people: [...others.slice(0, 3), ...more],
      policy: closed.name,
      viewer: requester,
      team,
      leads: behind(leads),
      domain: facts.domainId,
      owners: behind(owners),
    }),
  );
}

/** The roles with which somebody may ask for other people of a team. */
export function rolesForOthers(
  policies: Policy[],
  roles: string[],
  facts: AskingForOthers & { requesterIsMember: boolean },
): string[] {
  return roles.filter(executionRole => {
    const matching = policiesFor(policies, { ...facts, executionRole });
    return (
      matching.length > 0 &&
      !checkRequester(matching, facts) &&
      !closedToOthers(matching, facts)
    );
  });
}

/** The roles with which somebody may ask for themselves with a team. */
export function rolesForSelf(
  policies: Policy[],
  roles: string[],
  facts: {
    requester: EntityRef;
    requesterIsMember: boolean;
    team: EntityRef;
    domainId: string;
  },
): string[] {
  return roles.filter(executionRole => {
    const matching = policiesFor(policies, { ...facts, executionRole });
    return (
      matching.length > 0 &&
      !checkRequester(matching, facts) &&
      !checkAssignment(matching, { throughGroup: false })
    );
  });
}

/** Whether every matching policy allows this kind of assignment. */
export function checkAssignment(
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
        say('refused.group-not-allowed', { policy: other.name }),
      )
    : refuse('invalid', say('refused.group-needed', { policy: other.name }));
}

/** Offered where the policies name no other duration. */
const USUAL_DURATION = 'P90D';

/** How long the matching policies let access last. */
export type Terms = {
  /** The choice that forms preselect. */
  usual: string;
  /** Absent means no limit. */
  max?: string;
  mayHaveNoEnd: boolean;
};

/** The limit on how long access lasts: a matching policy, or the settings of the domain. */
export type DurationLimit = Pick<Policy, 'name' | 'duration'> & {
  /** Whether `name` is that of a domain. */
  isOfDomain?: boolean;
};

/** The policies that match, and before them what is set for the domain, above all of them. */
export function limitsOf(
  matching: readonly DurationLimit[],
  domainName: string,
  set: { default?: string; max?: string } | undefined,
): readonly DurationLimit[] {
  return set
    ? [
        {
          name: domainName,
          isOfDomain: true,
          duration: { ...set, untilRevoked: !set.max },
        },
        ...matching,
      ]
    : matching;
}

/** @param usual - offered instead of the default of the policies, as far as they allow it */
export function termsUnder(
  matching: readonly DurationLimit[],
  usual?: string,
): Terms {
  const max = shortestMax(matching)?.max;
  const offered =
    usual ??
    matching.find(({ duration }) => duration.default)?.duration.default ??
    USUAL_DURATION;
  return {
    usual: max && isLonger(offered, max) ? max : offered,
    max,
    mayHaveNoEnd: matching.every(
      ({ duration }) =>
        duration.untilRevoked && !duration.max && !duration.default,
    ),
  };
}

function shortestMax(
  matching: readonly DurationLimit[],
): { by: Message; max: string } | undefined {
  let shortest: { by: Message; max: string } | undefined;
  for (const limit of matching) {
    const { max } = limit.duration;
    if (max && (!shortest || isLonger(shortest.max, max))) {
      shortest = { by: limitInWords(limit), max };
    }
  }
  return shortest;
}

/** Whether every matching policy allows access without an end. */
export function checkNoEnd(
  matching: readonly DurationLimit[],
): Refusal | undefined {
  const limited = matching.find(
    ({ duration }) =>
      !duration.untilRevoked || duration.max || duration.default,
  );
  return (
    limited &&
    refuse('invalid', say('refused.no-end', { limit: limitInWords(limited) }))
  );
}

/** The duration under all matching policies; absent means until revoked. */
export function durationUnder(
  matching: readonly DurationLimit[],
  asked: string | undefined,
): { duration?: string } | Refusal {
  if (asked !== undefined && !isDuration(asked)) {
    return refuse(
      'invalid',
      say('refused.duration-form', { duration: asked, example: 'P90D' }),
    );
  }
  const shortest = shortestMax(matching);
  const max = shortest?.max;
  if (asked !== undefined) {
    return shortest && isLonger(asked, shortest.max)
      ? refuse(
          'invalid',
          say('refused.duration-longer', {
            duration: asked,
            limit: shortest.by,
            length: { duration: shortest.max },
            max: shortest.max,
          }),
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
        max
          ? say('refused.duration-missing-max', {
              limit: limitInWords(limited),
              max,
            })
          : say('refused.duration-missing', { limit: limitInWords(limited) }),
      )
    : {};
}

function limitInWords({ name, isOfDomain }: DurationLimit): Message {
  return isOfDomain
    ? say('limit.domain', { domain: name })
    : say('limit.policy', { policy: name });
}

/** Whether one of the refs that a person owns is among those given. */
export function holdsOneOf(ownRefs: string[], refs: string[]): boolean {
  return refs.some(ref => ownRefs.includes(ref));
}

/** The policy under which somebody may ask for nobody else. */
function closedToOthers(
  matching: Policy[],
  facts: Pick<AskingForOthers, 'requesterRefs' | 'leads' | 'owners'>,
): Policy | undefined {
  const { requesterRefs, leads, owners } = facts;
  return holdsOneOf(requesterRefs, [...leads, ...owners])
    ? undefined
    : matching.find(({ onBehalfOf }) => onBehalfOf === 'leads');
}

function isAutomatic(policy: Policy, facts: AutomaticFacts): boolean {
  if (facts.letsIn) {
    // The conditions concern the people of the request; a person has to decide about the others.
    return false;
  }
  return policy.automatic.some(
    condition =>
      (!condition.leadOnboardsOwnTeam ||
        // A person has to decide about guests of the team.
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
