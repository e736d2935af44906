/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type {
  Diagnosis,
  GrantRequestKind,
  Person,
  PersonAccess,
  StudioDomain,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { endOfAccess } from '../diagnosis/endOfAccess';
import type { IdentityFact, PersonFacts } from '../diagnosis/facts';
import type { HeldFacts } from './HoldingsReader';

/** The person in the form of the API. */
type Shown = { person: Person };

/** One person's access to one domain, in the form of the API. */
export function toPersonAccess(
  facts: HeldFacts,
  context: {
    subject: Shown;
    domain: StudioDomain;
    membership: PersonAccess['membership'];
    diagnosis: Diagnosis;
    viewerMay: GrantRequestKind[];
  },
): PersonAccess {
  const { domain, subject, membership, diagnosis, viewerMay } = context;
  const { profile, grant } = facts;
  return {
    person: toPerson(subject, facts),
    domainId: domain.domainId,
    membership,
    assignment: {
      direct: facts.assignedDirectly,
      throughGroups: facts.throughGroups,
    },
    profile: profile && {
      name: profile.name,
      status: profile.status,
      executionRole: profile.executionRole ?? domain.defaultExecutionRole,
      failureReason: profile.failureReason,
    },
    grant: grant && {
      grantId: grant.grantId,
      requestId: grant.requestId,
      team: grant.team,
      viewerMay,
      status: grant.status,
      executionRole: grant.executionRole,
      startsAt: grant.startsAt,
      expiresAt: grant.expiresAt,
      endedAt: endOfAccess(facts, domain),
      deprovisionAt: grant.deprovisionAt,
      operation: grant.operationKind && {
        kind: grant.operationKind,
        step: grant.step,
        error: grant.error,
        requestId: grant.operationRequestId,
        undoUntil: grant.undoUntil,
      },
    },
    ended: facts.ended,
    pendingRequestId: facts.pendingRequestId,
    diagnosis,
    usage: facts.usage,
  };
}

/** Whether somebody holds, or is about to hold, anything in the domain. */
export function holdsAnything(facts: PersonFacts): boolean {
  return holdsAccess(facts) || facts.pendingRequestId !== undefined;
}

/** Whether somebody has, or has been granted, anything in the domain. */
export function holdsAccess(facts: PersonFacts): boolean {
  return Boolean(
    facts.assignedDirectly ||
      facts.throughGroups.length ||
      facts.profile ||
      facts.otherProfiles?.length ||
      facts.grant,
  );
}

/** The person of a subject, with the Identity Center user when there is exactly one. */
export function toPerson(subject: Shown, facts: PersonFacts): Person {
  const { identity } = facts;
  const identityCenterUser = identityCenterUserOf(identity);
  return identity.outcome === 'found'
    ? { ...subject.person, sharedBy: identity.sharedBy, identityCenterUser }
    : { ...subject.person, identityCenterUser };
}

/** The Identity Center user, when there is exactly one. */
export function identityCenterUserOf(
  identity: IdentityFact,
): Person['identityCenterUser'] {
  if (identity.outcome !== 'found') {
    return undefined;
  }
  const { userId, userName, status } = identity;
  return { userId, userName, status };
}
