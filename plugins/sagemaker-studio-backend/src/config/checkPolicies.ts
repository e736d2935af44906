/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { waysOf } from '../model/leads';
import { CREATED, leadsOf, PORTAL, type Policy } from '../model/policy';
import type { DomainConfig, TeamConfig } from './StudioConfig';

/** A policy, and how to name a key of it to people. */
export type PlacedPolicy = {
  policy: Policy;
  /** @param keys - path of the key in the policy; absent: the policy itself */
  pathOf: (keys?: PropertyKey[]) => string;
};

type Known = { domains: Record<string, DomainConfig>; teams: TeamConfig[] };

/** Says where domains, a part of a domain, or teams are set. */
export type PlaceOf = (
  ...key:
    | ['domains' | 'teams']
    | ['domains', string, 'owners' | 'executionRoles']
) => string;

/**
 * Contradictions between policies, and with the rest of the configuration: two policies of one name, a policy that never
 * applies, domains and roles that cannot be granted, and leads and owners who are not named. Each problem starts with the
 * path of the key.
 */
export function checkPolicies(
  data: Known & { policies: PlacedPolicy[] },
  placeOf: PlaceOf,
): string[] {
  const problems: string[] = [];
  const findBefore = (index: number, isSuch: (policy: Policy) => boolean) =>
    data.policies.slice(0, index).find(({ policy }) => isSuch(policy));
  data.policies.forEach(({ policy, pathOf }, index) => {
    const earlier = findBefore(index, ({ name }) => name === policy.name);
    if (earlier) {
      problems.push(
        `${pathOf(['name'])}: ${
          policy.name
        } is there already, in ${earlier.pathOf(['name'])}`,
      );
    }
  });
  data.policies.forEach(({ policy, pathOf }, index) => {
    const earlier = findBefore(index, other => covers(other, policy));
    if (earlier) {
      problems.push(
        `${pathOf()}: the policy ${policy.name} never applies, since ${
          earlier.policy.name
        } in ${earlier.pathOf()} covers all its teams, domains and roles; put it first, or narrow the earlier one`,
      );
    }
    problems.push(...checkPolicy({ policy, pathOf }, data, placeOf));
  });
  return problems;
}

/** Contradictions of one policy with the domains and teams that there are, each with the path of the key. */
export function checkPolicy(
  { policy, pathOf }: PlacedPolicy,
  known: Known,
  placeOf: PlaceOf,
): string[] {
  const problems: string[] = [];
  const report: Report = (keys, message) =>
    problems.push(`${pathOf(keys)}: ${message}`);
  checkDomains(policy, known, { placeOf, report });
  checkRoles(policy, known, { placeOf, report });
  checkApprovers(policy, known, { placeOf, report });
  return problems;
}

type Report = (keys: PropertyKey[], message: string) => void;
type Checking = { placeOf: PlaceOf; report: Report };

/** Only what the configuration names can be managed; a domain that it does not name is mistyped, or forgotten there. */
function checkDomains(
  policy: Policy,
  { domains }: Known,
  { placeOf, report }: Checking,
): void {
  policy.domains.forEach((domainId, index) => {
    if (
      domainId !== '*' &&
      domainId !== CREATED &&
      domainId !== PORTAL &&
      !domains[domainId]
    ) {
      report(
        ['domains', index],
        `the domain ${domainId} is not in ${placeOf(
          'domains',
        )}, so no access can be given in it; name it there with its mode, or leave it out here`,
      );
    }
  });
}

/** A domain without a list of roles may have any as its own, which only AWS knows; those with one say what they allow. */
function checkRoles(
  policy: Policy,
  known: Known,
  { placeOf, report }: Checking,
): void {
  const domains = Object.entries(known.domains).filter(
    ([domainId]) =>
      policy.domains.includes('*') || policy.domains.includes(domainId),
  );
  const isRestricted = domains.every(
    ([, { executionRoles }]) => executionRoles.length > 0,
  );
  if (domains.length === 0 || !isRestricted) {
    return;
  }
  const allowed = domains.flatMap(([, { executionRoles }]) => executionRoles);
  const places = domains
    .map(([domainId]) => placeOf('domains', domainId, 'executionRoles'))
    .join(' or ');
  const check = (roles: string[] | undefined, keys: PropertyKey[]) =>
    roles?.forEach((role, index) => {
      if (!allowed.includes(role)) {
        report(
          [...keys, index],
          `no domain of the policy allows the role ${role}; name it in ${places}`,
        );
      }
    });
  check(policy.executionRoles, ['executionRoles']);
  policy.automatic.forEach(({ roleIn }, rule) =>
    check(roleIn, ['automatic', rule, 'role-in']),
  );
}

function checkApprovers(
  policy: Policy,
  { domains, teams }: Known,
  { placeOf, report }: Checking,
): void {
  const ownerless = policy.domains.filter(
    domainId => domains[domainId]?.owners.length === 0,
  );
  const leaderless = policy.teams.filter(
    team =>
      team !== '*' && leadsOf(teams, team).length === 0 && !waysOf(teams, team),
  );
  policy.stages.forEach(({ approvers }, stage) =>
    approvers.forEach((approver, index) => {
      const keys = ['stages', stage, 'approvers', index];
      if (approver === 'domain-owners' && ownerless.length) {
        const places = ownerless.map(id => placeOf('domains', id, 'owners'));
        report(
          keys,
          `domain-owners of ${ownerless.join(
            ', ',
          )} are not named; name them in ${places.join(' and ')}`,
        );
      }
      if (approver === 'team-leads' && leaderless.length) {
        const named = leaderless.join(', ');
        report(
          keys,
          `team-leads of ${named} are not named; name them in ${placeOf(
            'teams',
          )}`,
        );
      }
    }),
  );
}

/** Whether one policy matches wherever the other does. */
export function covers(earlier: Policy, later: Policy): boolean {
  return (
    includesAll(earlier.teams, later.teams) &&
    includesAll(earlier.domains, later.domains) &&
    (!earlier.executionRoles ||
      (later.executionRoles !== undefined &&
        includesAll(earlier.executionRoles, later.executionRoles)))
  );
}

function includesAll(patterns: string[], values: string[]): boolean {
  return (
    patterns.includes('*') || values.every(value => patterns.includes(value))
  );
}
