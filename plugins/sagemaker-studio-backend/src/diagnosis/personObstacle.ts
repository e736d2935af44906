/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type {
  Message,
  PlanObstacle,
  MessageValue,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { isEnding } from '../model/grantTransitions';
import { messageAndRemedy, quote, say } from '../util/say';
import { type IdentityFact, type PersonFacts, type ProfileFact } from './facts';

/** How ways to find a person disagree. */
export function conflictMessage(
  person: MessageValue,
  {
    recorded,
    candidates,
    namesakes,
  }: Pick<
    Extract<IdentityFact, { outcome: 'conflict' }>,
    'recorded' | 'candidates' | 'namesakes'
  >,
): Message {
  const users = candidates.map(each => `'${each}'`);
  if (namesakes) {
    return namesakes.length
      ? say('obstacle.namesake', { person, users, refs: namesakes })
      : say('obstacle.name-open', { person, users });
  }
  if (recorded && users.length === 0) {
    return say('obstacle.lost-user', { person, recorded });
  }
  return recorded
    ? say('obstacle.changed-user', { person, recorded, users })
    : say('obstacle.several-users', { person, users });
}

function conflictRemedy({
  namesakes,
}: Extract<IdentityFact, { outcome: 'conflict' }>) {
  if (!namesakes) {
    return 'obstacle.conflict.remedy';
  }
  return namesakes.length
    ? 'obstacle.namesake.remedy'
    : 'obstacle.name-open.remedy';
}

/** Why a person cannot be onboarded into a domain. */
export function personObstacle(facts: PersonFacts): PlanObstacle | undefined {
  const { identity, profile } = facts;
  const person = facts.displayName;
  if (identity.outcome === 'none' && identity.recordedUserId !== undefined) {
    return {
      code: 'no-identity-center-user',
      ...messageAndRemedy(
        say('obstacle.user-gone', { person }),
        say('obstacle.user-gone.remedy'),
      ),
    };
  }
  if (identity.outcome === 'none') {
    return {
      code: 'no-identity-center-user',
      ...messageAndRemedy(
        identity.searched.length
          ? say('obstacle.no-user-found', {
              person,
              searched: identity.searched,
            })
          : say('obstacle.no-user', { person }),
        say('obstacle.no-user.remedy'),
      ),
    };
  }
  if (identity.outcome === 'ambiguous') {
    return {
      code: 'ambiguous-identity',
      ...messageAndRemedy(
        say('obstacle.ambiguous', { person, users: identity.candidates }),
        say('obstacle.ambiguous.remedy'),
      ),
    };
  }
  if (identity.outcome === 'conflict') {
    return {
      code: 'identity-conflict',
      ...messageAndRemedy(
        conflictMessage(person, identity),
        say(conflictRemedy(identity)),
      ),
    };
  }
  if (identity.sharedBy) {
    return {
      code: 'ambiguous-identity',
      ...messageAndRemedy(
        say('obstacle.shared', {
          user: identity.userName,
          refs: identity.sharedBy,
        }),
        say('obstacle.shared.remedy'),
      ),
    };
  }
  if (identity.status === 'DISABLED') {
    return {
      code: 'user-disabled',
      ...messageAndRemedy(
        say('obstacle.disabled', { user: identity.userName, person }),
        say('obstacle.disabled.remedy'),
      ),
    };
  }
  return profile && failedProfileObstacle(profile, person);
}

function failedProfileObstacle(
  { name, status, failureReason }: ProfileFact,
  person: MessageValue,
): PlanObstacle | undefined {
  return status === 'Failed' || status === 'Delete_Failed'
    ? {
        code: 'profile-failed',
        ...messageAndRemedy(
          failureReason
            ? say('obstacle.profile-failed-because', {
                profile: name,
                person,
                status,
                reason: quote(failureReason),
              })
            : say('obstacle.profile-failed', { profile: name, person, status }),
          say('obstacle.profile-failed.remedy'),
        ),
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
    return failedProfileObstacle(another, quote(displayName));
  }
  const { userName } = identity;
  return {
    code: 'profile-of-another',
    ...messageAndRemedy(
      another.ownerId
        ? say('obstacle.profile-of', {
            profile: another.name,
            owner: anotherPerson(another),
            login: userName,
            person: displayName,
          })
        : say('obstacle.profile-of-unknown', {
            profile: another.name,
            login: userName,
            person: displayName,
          }),
      say('obstacle.profile-of.remedy', { person: displayName }),
    ),
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
  const person = facts.displayName;
  const blocked = grant.status === 'deprovision-blocked';
  return {
    code: 'access-ending',
    ...messageAndRemedy(
      grant.endedAt
        ? say(blocked ? 'obstacle.deleting-blocked' : 'obstacle.deleting', {
            person,
          })
        : say(blocked ? 'obstacle.ending-blocked' : 'obstacle.ending', {
            person,
            status: grant.status,
          }),
      say(
        blocked ? 'obstacle.ending-blocked.remedy' : 'obstacle.ending.remedy',
      ),
    ),
  };
}
