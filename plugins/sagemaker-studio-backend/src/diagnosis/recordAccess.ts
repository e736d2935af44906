/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/* How access that exists in AWS without a grant can be put on record as it is, and what keeps it from that. */
import type {
  StudioDomain,
  UnmanagedObstacle,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { say } from '../util/say';
import type { PersonFacts } from './facts';
import type { Repair } from './repair';

/** The role that somebody works with in the domain, or will at the first sign-in. */
export function currentRole(
  { profile }: Pick<PersonFacts, 'profile'>,
  domain: Pick<StudioDomain, 'defaultExecutionRole'>,
): string {
  return profile?.executionRole ?? domain.defaultExecutionRole;
}

/** The request that records the access of a person with the role as it is. */
export function recordOf(
  facts: PersonFacts,
  domain: Pick<StudioDomain, 'defaultExecutionRole'>,
  throughGroup?: string,
): Extract<Repair, { kind: 'grant' }> {
  return {
    label: say('repair.record'),
    kind: 'grant',
    executionRole: currentRole(facts, domain),
    throughGroup,
  };
}

/** The obstacle to recording the access of a person, whoever asks; the one that is hardest to remove comes first. */
export function recordObstacle(
  facts: PersonFacts,
  domain: StudioDomain,
  known: { isInCatalog: boolean },
): UnmanagedObstacle | undefined {
  const { identity, pendingRequestId } = facts;
  if (domain.obstacle) {
    return 'domain';
  }
  if (identity.outcome !== 'found' || identity.sharedBy) {
    return 'identity';
  }
  if (identity.status === 'DISABLED') {
    return 'disabled';
  }
  if (!known.isInCatalog) {
    return 'not-in-catalog';
  }
  if (pendingRequestId) {
    return 'requested';
  }
  return domain.executionRoles.includes(currentRole(facts, domain))
    ? undefined
    : 'role';
}
