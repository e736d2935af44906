/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/* What other settings would do to grants and to requests in review. */
import type {
  SettingsGrantEffect,
  SettingsRequestEffect,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { addDuration, isLonger } from './durations';
import { personKey } from './personKey';
import { limitsOf, policiesFor, termsUnder, type Policy } from './policy';
import type { GrantRecord, RequestRecord } from './records';
import type { DomainChoice } from './settings';
import type { ResolvedStage } from './stages';

/** Who decides a request under some settings, and whether anybody can approve it. */
export type Ruling = {
  stages: Pick<ResolvedStage, 'name' | 'quorum' | 'eligible'>[];
  isRefused: boolean;
};

/** How many people are named. */
const NAMED = 20;

export function requestEffect(
  request: Pick<RequestRecord, 'requestId' | 'kind'> & {
    /** As answers show them. */
    requester: string;
  },
  change: { before: Ruling; after: Ruling; isObserved: boolean },
): SettingsRequestEffect | undefined {
  const { before, after, isObserved } = change;
  const { requestId, kind, requester } = request;
  const effect = effectOf(change, kind);
  return (
    effect && {
      requestId,
      kind,
      requester,
      effect,
      before: decidersOf(before),
      after: isObserved || after.isRefused ? [] : decidersOf(after),
    }
  );
}

/** Grants by how they are affected. */
export type AffectedGrants = [
  SettingsGrantEffect['effect'],
  readonly GrantRecord[],
][];

/** The effect of other settings of their domain on grants. */
export function affectedInDomain(
  grants: readonly GrantRecord[],
  change: {
    before: DomainChoice;
    after: DomainChoice;
    /** ARN of the role that may be asked for in any case. */
    defaultRole: string;
    at: string;
  },
): AffectedGrants {
  const { before, after, defaultRole, at } = change;
  const { maxDuration } = after;
  const offers = ({ roles }: DomainChoice, asked: string) =>
    asked === defaultRole || roles.some(({ role }) => role === asked);
  const isShorter =
    maxDuration !== undefined &&
    (before.maxDuration === undefined ||
      isLonger(before.maxDuration, maxDuration));
  const latest = maxDuration && addDuration(at, maxDuration);
  return [
    [
      'longer-than-maximum',
      grants.filter(
        ({ expiresAt }) =>
          isShorter && latest && (!expiresAt || expiresAt > latest),
      ),
    ],
    [
      'role-not-offered',
      grants.filter(
        ({ executionRole }) =>
          offers(before, executionRole) && !offers(after, executionRole),
      ),
    ],
    [
      'not-managed',
      before.mode === 'manage' && after.mode === 'observe' ? grants : [],
    ],
  ];
}

/** The effect of other policies on the grants that they concern. */
export function affectedByPolicies(
  grants: readonly GrantRecord[],
  change: {
    before: Policy[];
    after: Policy[];
    /** By id, how long access may last in a domain. */
    domains: Readonly<
      Record<string, { duration?: { default?: string; max?: string } }>
    >;
    at: string;
  },
): AffectedGrants {
  const { before, after, domains, at } = change;
  const matching = (policies: Policy[], grant: GrantRecord) =>
    policiesFor(policies, grant);
  const maxOf = (policies: Policy[], grant: GrantRecord) => {
    const { domainId } = grant;
    const limits = limitsOf(
      matching(policies, grant),
      domainId,
      domains[domainId]?.duration,
    );
    return termsUnder(limits).max;
  };
  const isLongerThanNow = (grant: GrantRecord) => {
    const [earlier, max] = [maxOf(before, grant), maxOf(after, grant)];
    return (
      max !== undefined &&
      (earlier === undefined || isLonger(earlier, max)) &&
      (!grant.expiresAt || grant.expiresAt > addDuration(at, max))
    );
  };
  return [
    ['longer-than-maximum', grants.filter(isLongerThanNow)],
    [
      'role-not-offered',
      grants.filter(
        grant =>
          matching(before, grant).length > 0 &&
          matching(after, grant).length === 0,
      ),
    ],
  ];
}

/** Each effect once, with every grant that several changes affect alike counted once. */
export function grantEffects(affected: AffectedGrants): SettingsGrantEffect[] {
  const effects = [...new Set(affected.map(([effect]) => effect))];
  return effects.flatMap(effect => {
    const concerned = new Map(
      affected
        .filter(([each]) => each === effect)
        .flatMap(([, grants]) => grants)
        .map(grant => [grant.grantId, grant.displayName]),
    );
    return concerned.size > 0
      ? {
          effect,
          count: concerned.size,
          people: [...concerned.values()]
            .sort((a, b) => a.localeCompare(b))
            .slice(0, NAMED),
        }
      : [];
  });
}

function effectOf(
  change: { before: Ruling; after: Ruling; isObserved: boolean },
  kind: RequestRecord['kind'],
): SettingsRequestEffect['effect'] | undefined {
  const { before, after, isObserved } = change;
  // A revocation depends neither on the domain nor on policies.
  if (isObserved && kind !== 'revoke') {
    return 'observed';
  }
  if (after.isRefused && !before.isRefused) {
    return 'refused';
  }
  return keyOf(before) === keyOf(after) ? undefined : 'approvers';
}

/** Equal where the same people decide in the same stages. */
function keyOf({ stages }: Ruling): string {
  return JSON.stringify(
    stages.map(({ name, quorum, eligible }) => [
      name,
      quorum,
      [...new Set(eligible.map(personKey))].sort(),
    ]),
  );
}

function decidersOf({ stages }: Ruling): string[] {
  return [
    ...new Set(
      stages.flatMap(({ eligible }) => eligible.map(({ ref }) => ref)),
    ),
  ].sort();
}
