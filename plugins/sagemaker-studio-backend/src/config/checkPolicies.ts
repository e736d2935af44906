/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { Policy } from '../access/policy';
import type { DomainConfig } from './StudioConfig';

/** A policy, and how to name a key of it to people. */
export type PlacedPolicy = {
  policy: Policy;
  /** @param keys - path of the key in the policy; absent: the policy itself */
  pathOf: (keys?: PropertyKey[]) => string;
};

/**
 * What is wrong with policies when they are seen together and with the domains: two of one name, one that can never be
 * the first to decide, and owners who are not named. Each problem begins with the path of the key.
 */
export function checkPolicies(
  data: { policies: PlacedPolicy[]; domains: Record<string, DomainConfig> },
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
    policy.stages.forEach((stage, number) => {
      const position = stage.approvers.indexOf('domain-owners');
      const ownerless = policy.domains.filter(
        domainId => domainId !== '*' && !data.domains[domainId]?.owners.length,
      );
      if (position >= 0 && ownerless.length) {
        problems.push(
          `${pathOf([
            'stages',
            number,
            'approvers',
            position,
          ])}: domain-owners of ${ownerless.join(
            ', ',
          )} are not named; name them in ${ownerless
            .map(domainId => `${root}.domains.${domainId}.owners`)
            .join(' and ')}`,
        );
      }
    });
  });
  return problems;
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
