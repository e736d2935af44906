/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { leadsOf, type Policy } from '../model/policy';
import type { DomainConfig, TeamConfig } from './StudioConfig';

/** A policy, and how to name a key of it to people. */
export type PlacedPolicy = {
  policy: Policy;
  /** @param keys - path of the key in the policy; absent: the policy itself */
  pathOf: (keys?: PropertyKey[]) => string;
};

type Known = { domains: Record<string, DomainConfig>; teams: TeamConfig[] };

/**
 * Contradictions between policies, and with the rest of the configuration: two policies of one name, a policy that never
 * applies, domains and roles that cannot be granted, and leads and owners who are not named. Each problem starts with the
 * path of the key.
 */
export function checkPolicies(
  data: Known & { policies: PlacedPolicy[] },
  root: string,
): string[] {
  const problems: string[] = [];
  data.policies.forEach(({ policy, pathOf }, index) => {
    const earlier = data.policies
      .slice(0, index)
      .find(other => other.policy.name === policy.name);
    if (earlier) {
      problems.push(
        `${pathOf(['name'])}: ${
          policy.name
        } is there already, in ${earlier.pathOf(['name'])}`,
      );
    }
  });
  data.policies.forEach(({ policy, pathOf }, index) => {
    const earlier = data.policies
      .slice(0, index)
      .find(other => covers(other.policy, policy));
    if (earlier) {
      problems.push(
        `${pathOf()}: the policy ${policy.name} never applies, since ${
          earlier.policy.name
        } in ${earlier.pathOf()} covers all its teams, domains and roles; put it first, or narrow the earlier one`,
      );
    }
    for (const { keys, message } of [
      ...unknownDomains(policy, data, root),
      ...unknownRoles(policy, data, root),
      ...unnamedApprovers(policy, data, root),
    ]) {
      problems.push(`${pathOf(keys)}: ${message}`);
    }
  });
  return problems;
}

type Problem = { keys: PropertyKey[]; message: string };

/** Only what the configuration names can be managed; a domain that it does not name is mistyped, or forgotten there. */
function unknownDomains(policy: Policy, known: Known, root: string): Problem[] {
  return policy.domains.flatMap((domainId, index) =>
    domainId === '*' || known.domains[domainId]
      ? []
      : [
          {
            keys: ['domains', index],
            message: `the domain ${domainId} is not in ${root}.domains, so no access can be given in it; name it there with its mode, or leave it out here`,
          },
        ],
  );
}

/** A domain without a list of roles may have any as its own, which only AWS knows; those with one say what they allow. */
function unknownRoles(policy: Policy, known: Known, root: string): Problem[] {
  const domains = policy.domains.includes('*')
    ? Object.entries(known.domains)
    : policy.domains.flatMap(domainId =>
        known.domains[domainId]
          ? [[domainId, known.domains[domainId]] as const]
          : [],
      );
  const isRestricted = domains.every(
    ([, { executionRoles }]) => executionRoles.length > 0,
  );
  if (domains.length === 0 || !isRestricted) {
    return [];
  }
  const allowed = domains.flatMap(([, { executionRoles }]) => executionRoles);
  const places = domains
    .map(([domainId]) => `${root}.domains.${domainId}.executionRoles`)
    .join(' or ');
  return [
    ...(policy.executionRoles ?? []).map((role, index) => ({
      role,
      keys: ['executionRoles', index],
    })),
    ...policy.automatic.flatMap(({ roleIn = [] }, rule) =>
      roleIn.map((role, index) => ({
        role,
        keys: ['automatic', rule, 'role-in', index],
      })),
    ),
  ].flatMap(({ role, keys }) =>
    allowed.includes(role)
      ? []
      : [
          {
            keys,
            message: `no domain of the policy allows the role ${role}; name it in ${places}`,
          },
        ],
  );
}

function unnamedApprovers(
  policy: Policy,
  known: Known,
  root: string,
): Problem[] {
  const ownerless = policy.domains.filter(
    domainId =>
      domainId !== '*' &&
      known.domains[domainId] &&
      !known.domains[domainId].owners.length,
  );
  const leaderless = policy.teams.filter(
    team => team !== '*' && leadsOf(known.teams, team).length === 0,
  );
  return policy.stages.flatMap(({ approvers }, stage) =>
    approvers.flatMap((approver, index) => {
      const keys = ['stages', stage, 'approvers', index];
      if (approver === 'domain-owners' && ownerless.length) {
        return [
          {
            keys,
            message: `domain-owners of ${ownerless.join(
              ', ',
            )} are not named; name them in ${ownerless
              .map(domainId => `${root}.domains.${domainId}.owners`)
              .join(' and ')}`,
          },
        ];
      }
      return approver === 'team-leads' && leaderless.length
        ? [
            {
              keys,
              message: `team-leads of ${leaderless.join(
                ', ',
              )} are not named; name them in ${root}.teams`,
            },
          ]
        : [];
    }),
  );
}

function covers(earlier: Policy, later: Policy): boolean {
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
