/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { PlanObstacle } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { isEnding } from '../model/grantTransitions';
import {
  list,
  type IdentityFact,
  type PersonFacts,
  type ProfileFact,
} from './facts';

/** How ways to find a person disagree. */
export function conflictSentence(
  named: string,
  {
    recorded,
    candidates,
  }: Pick<
    Extract<IdentityFact, { outcome: 'conflict' }>,
    'recorded' | 'candidates'
  >,
): string {
  const now = list(candidates.map(each => `'${each}'`));
  return recorded
    ? `The catalog user ${named} was the Identity Center user '${recorded}' before and now leads to ${now}.`
    : `Email, username and annotations of the catalog user ${named} lead to different Identity Center users: ${now}.`;
}

/** Why a person cannot be onboarded into a domain. */
export function personObstacle(facts: PersonFacts): PlanObstacle | undefined {
  const { identity, profile } = facts;
  const named = `${facts.displayName} (${facts.person})`;
  if (identity.outcome === 'none') {
    return {
      code: 'no-identity-center-user',
      message: `${named} has no user in IAM Identity Center${
        identity.searched.length
          ? ` (looked for ${list(identity.searched)})`
          : ''
      }.`,
      remedy:
        'Assign the person to the AWS application in the identity provider and wait for its sync, then ask again.',
    };
  }
  if (identity.outcome === 'ambiguous') {
    return {
      code: 'ambiguous-identity',
      message: `${named} could be any of the Identity Center users ${list(
        identity.candidates,
      )}.`,
      remedy:
        'Set the annotation aws.amazon.com/identity-center-user-id on the catalog user to the right one.',
    };
  }
  if (identity.outcome === 'conflict') {
    return {
      code: 'identity-conflict',
      message: conflictSentence(named, identity),
      remedy: 'The platform team can decide who this is, then ask again.',
    };
  }
  if (identity.sharedBy) {
    return {
      code: 'ambiguous-identity',
      message: `'${identity.userName}' of IAM Identity Center is ${list(
        identity.sharedBy,
      )} in the catalog, so nobody can say whose access it is.`,
      remedy:
        'Give each its own user by the annotation aws.amazon.com/identity-center-user-id, or remove the one from the catalog that is not needed.',
    };
  }
  if (identity.status === 'DISABLED') {
    return {
      code: 'user-disabled',
      message: `The Identity Center user '${identity.userName}' of ${named} is disabled.`,
      remedy:
        'Activate the person in the identity provider and wait for its sync, then ask again.',
    };
  }
  return profile && failedProfileObstacle(profile, named);
}

function failedProfileObstacle(
  { name, status, failureReason }: ProfileFact,
  named: string,
): PlanObstacle | undefined {
  return status === 'Failed' || status === 'Delete_Failed'
    ? {
        code: 'profile-failed',
        message: `The profile '${name}' of ${named} has the status ${status}${
          failureReason ? `: ${failureReason}` : ''
        }.`,
        remedy:
          'Delete the profile in the SageMaker console once the reason is removed, then ask again; a new one is created.',
      }
    : undefined;
}

/**
 * Another user id is another person: a profile and its home directory do not pass on with a login.
 */
export function anotherObstacle(
  facts: PersonFacts,
  { handOver = false }: { handOver?: boolean },
): PlanObstacle | undefined {
  const { profile, profileOfAnother: another, identity, displayName } = facts;
  if (!another || profile || identity.outcome !== 'found') {
    return undefined;
  }
  if (handOver) {
    return failedProfileObstacle(another, displayName);
  }
  const { userName } = identity;
  return {
    code: 'profile-of-another',
    message: another.ownerId
      ? `The profile '${another.name}' was made for ${anotherPerson(
          another,
        )}, who had the login '${userName}' before ${displayName}. Studio may open it for ${displayName}, with the files of its home directory.`
      : `The profile '${another.name}' carries the login '${userName}' of ${displayName}, and it cannot be told whether it was made for ${displayName} or for somebody else who had the login before.`,
    remedy: `Have the profile deleted by offboarding whom it was made for, and ask again; or ask that ${displayName} takes it over (handOver), which an approver decides.`,
  };
}

/** The last known name of a person, or else the user id. */
export function anotherPerson({
  ownerId,
  ownerName,
}: NonNullable<PersonFacts['profileOfAnother']>): string {
  return ownerName ?? ownerId ?? 'somebody else';
}

/**
 * Somebody whose access is being taken back cannot be let in by the grant that is going away, and there is never a second
 * one beside it.
 */
export function endingObstacle(facts: PersonFacts): PlanObstacle | undefined {
  const { grant } = facts;
  if (!grant || !isEnding(grant.status)) {
    return undefined;
  }
  const named = `${facts.displayName} (${facts.person})`;
  const blocked = grant.status === 'deprovision-blocked';
  return {
    code: 'access-ending',
    message: grant.endedAt
      ? `What ${named} left behind is being deleted for their grant '${
          grant.grantId
        }', whose access has ended${blocked ? ', and that is blocked' : ''}.`
      : `The access of ${named} is being taken back${
          blocked ? ', and that is blocked' : ''
        }: their grant '${grant.grantId}' is ${grant.status}.`,
    remedy: `Undo the offboarding of that grant while that is possible, or ${
      blocked ? 'see to what blocks it and ' : ''
    }wait until it has ended, then ask again.`,
  };
}
