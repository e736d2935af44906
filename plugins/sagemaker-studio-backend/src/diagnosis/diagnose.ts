/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * The named difference between the access that should be and the access that is, for a person and a domain. Ordered:
 * what makes all else moot comes first.
 */
import type {
  Diagnosis,
  DiagnosisCode,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { DateTime } from 'luxon';
import { addDuration } from '../access/durations';
import {
  list,
  roleName,
  type DomainFacts,
  type PersonFacts,
  type ProfileFact,
} from './facts';
import { personObstacle } from './personObstacle';

/** What diagnoses hold time against; without it nothing is called unused. */
export type DiagnosisOptions = {
  /** ISO 8601; the time of now. */
  at: string;
  /** ISO 8601 duration after which access that nobody uses is said to be unused. */
  unusedAfter: string;
};

type Rule = (
  facts: PersonFacts,
  domain: DomainFacts,
  options: DiagnosisOptions | undefined,
) => Diagnosis | undefined | false;

const RULES: Rule[] = [
  notGone,
  suspended,
  iamDomain,
  legacyDomain,
  unknownPerson,
  disabledUser,
  operationUnderWay,
  failedProfile,
  outOfGroup,
  profileAlone,
  assignmentAlone,
  unsettledProfile,
  secondProfile,
  otherRole,
  ungranted,
  unused,
  ready,
];

/** Diagnoses one person in one domain. */
export function diagnose(
  facts: PersonFacts,
  domain: DomainFacts,
  options?: DiagnosisOptions,
): Diagnosis {
  for (const rule of RULES) {
    const diagnosis = rule(facts, domain, options);
    if (diagnosis) {
      return diagnosis;
    }
  }
  return noAccess(facts, domain);
}

/** Diagnoses a profile whose SingleSignOnUserValue no user of Identity Center has. */
export function diagnoseProfileOfNobody(
  profile: ProfileFact & { userName?: string },
  domain: DomainFacts,
): Diagnosis {
  return say(
    'profile-of-nobody',
    profile.userName === undefined
      ? `The profile '${profile.name}' in '${domain.name}' names no Identity Center user, so nobody can open Studio with it. An administrator of account ${domain.accountId} can delete it in the SageMaker console once its data is not needed any more.`
      : `The profile '${profile.name}' in '${domain.name}' is of '${profile.userName}', and Identity Center has no such user: they have left, or go by another username now. An administrator of account ${domain.accountId} can delete it in the SageMaker console once its data is not needed any more.`,
  );
}

/** Access that should be gone is access until it is. */
function notGone(facts: PersonFacts, domain: DomainFacts) {
  const { grant } = facts;
  return (
    grant?.status === 'deprovision-blocked' &&
    !grant.endedAt &&
    say(
      'blocked',
      `Still has access: removing ${facts.displayName} from '${
        domain.name
      }' is blocked${grant.error ? `: ${grant.error.message}` : '.'} ${
        grant.error?.remedy ?? 'See the request for what to do.'
      } It is tried again by itself until it is done.`,
    )
  );
}

function suspended(facts: PersonFacts, domain: DomainFacts) {
  const { grant } = facts;
  return (
    grant?.status === 'suspended' &&
    say(
      'disabled-but-holding',
      `${facts.displayName} seems to have left, so the access to '${
        domain.name
      }' is suspended${
        grant.deprovisionAt ? ` and is removed at ${grant.deprovisionAt}` : ''
      } unless they are back by then.`,
    )
  );
}

function iamDomain(facts: PersonFacts, domain: DomainFacts) {
  return (
    domain.authMode === 'IAM' &&
    say(
      'iam-domain',
      `'${
        domain.name
      }' lets people in by IAM, not through IAM Identity Center, so nobody is assigned here${
        facts.profile ? `; the profile '${facts.profile.name}' exists` : ''
      }. Ask the administrators of account ${domain.accountId} for access.`,
    )
  );
}

function legacyDomain(facts: PersonFacts, domain: DomainFacts) {
  return (
    !domain.applicationArn &&
    say(
      'legacy-domain',
      `'${
        domain.name
      }' is from before October 2023, so AWS does not tell who may sign in${
        facts.profile ? `; the profile '${facts.profile.name}' exists` : ''
      }. An administrator of account ${
        domain.accountId
      } can look and assign in the SageMaker console.`,
    )
  );
}

function unknownPerson(facts: PersonFacts) {
  const obstacle = facts.identity.outcome !== 'found' && personObstacle(facts);
  return (
    obstacle &&
    say('no-identity-center-user', `${obstacle.message} ${obstacle.remedy}`)
  );
}

function disabledUser(facts: PersonFacts, domain: DomainFacts) {
  if (
    facts.identity.outcome !== 'found' ||
    facts.identity.status !== 'DISABLED'
  ) {
    return undefined;
  }
  const held = [
    ...(isAssigned(facts) ? ['an assignment'] : []),
    ...(facts.profile ? [`the profile '${facts.profile.name}'`] : []),
  ];
  return held.length
    ? say(
        'disabled-but-holding',
        `The Identity Center user of ${
          facts.displayName
        } is disabled and cannot sign in, but still holds ${list(held)} in '${
          domain.name
        }'. Have the access removed if the person has left.`,
      )
    : say(
        'no-access',
        `The Identity Center user of ${facts.displayName} is disabled and holds nothing in '${domain.name}'.`,
      );
}

function operationUnderWay(facts: PersonFacts, domain: DomainFacts) {
  const { grant } = facts;
  switch (grant?.status) {
    case 'provision-blocked':
      return say(
        'blocked',
        `${
          grant.operationKind === 'change-role'
            ? `Changing the role of ${facts.displayName} in '${
                domain.name
              }' to ${roleName(grant.executionRole)}`
            : `Bringing ${facts.displayName} into '${domain.name}'`
        } is blocked${
          grant.error ? `: ${grant.error.message.replace(/\.$/, '')}` : ''
        }. ${grant.error?.remedy ?? 'See the request for what to do.'}`,
      );
    case 'scheduled':
      return say(
        'in-progress',
        `The access of ${facts.displayName} to '${domain.name}' starts ${
          grant.startsAt ? `on ${timeOf(grant.startsAt)}` : 'later'
        }; nothing is done in AWS before.`,
      );
    case 'provisioning':
      return say(
        'in-progress',
        grant.operationKind === 'change-role'
          ? `The role of ${facts.displayName} in '${
              domain.name
            }' is being changed to ${roleName(
              grant.executionRole,
            )}; the access stays meanwhile.`
          : `${facts.displayName} is being brought into '${domain.name}'; this usually takes less than a minute.`,
      );
    case 'deprovision-blocked':
      return say(
        'blocked',
        `Deleting what ${facts.displayName} left behind in '${
          domain.name
        }' is blocked${
          grant.error ? `: ${grant.error.message.replace(/\.$/, '')}` : ''
        }. ${grant.error?.remedy ?? 'See the request for what to do.'}`,
      );
    case 'deprovisioning':
      if (grant.endedAt) {
        return say(
          'in-progress',
          `The access of ${facts.displayName} to '${domain.name}' has ended; what they left behind is being deleted.`,
        );
      }
      return say(
        'in-progress',
        `The access of ${facts.displayName} to '${domain.name}' is being removed.`,
      );
    default:
      return undefined;
  }
}

function failedProfile(facts: PersonFacts, domain: DomainFacts) {
  const { profile } = facts;
  return (
    (profile?.status === 'Failed' ||
      profile?.status === 'Delete_Failed' ||
      profile?.status === 'Update_Failed') &&
    say(
      'profile-failed',
      `The profile '${profile.name}' of ${facts.displayName} in '${
        domain.name
      }' has the status ${profile.status}${
        profile.failureReason ? ` (${profile.failureReason})` : ''
      }. ${
        profile.status === 'Update_Failed'
          ? 'Ask for access again to have it repaired.'
          : 'Delete it in the SageMaker console, then ask for access again.'
      }`,
    )
  );
}

/** The identity provider's decision: an assignment of one's own would go round it. */
function outOfGroup(facts: PersonFacts, domain: DomainFacts) {
  const group = facts.grant?.throughGroup;
  if (
    !group ||
    facts.grant?.status !== 'degraded' ||
    facts.throughGroups.some(({ groupId }) => groupId === group.groupId)
  ) {
    return undefined;
  }
  return say(
    facts.profile ? 'profile-without-assignment' : 'no-access',
    `${facts.displayName} was granted access to '${
      domain.name
    }' through the group ${
      group.displayName
    }, and no longer comes in through it${
      isAssigned(facts) ? ', though another way in is left' : ''
    }: either the group is not assigned any more, or they are not in it. Who is in it is changed in the identity provider, after which the access works again by itself; ask for access again to have the group assigned again.`,
  );
}

function profileAlone(facts: PersonFacts, domain: DomainFacts) {
  return (
    facts.profile &&
    !isAssigned(facts) &&
    say(
      'profile-without-assignment',
      `${facts.displayName} has the profile '${
        facts.profile.name
      }' but is not assigned to '${
        domain.name
      }', so opening Studio ends in "Access Denied". ${requestHint(
        facts,
        'Request access to have the assignment added',
      )}`,
    )
  );
}

function assignmentAlone(facts: PersonFacts, domain: DomainFacts) {
  return (
    !facts.profile &&
    isAssigned(facts) &&
    say(
      'ready-after-first-sign-in',
      `${facts.displayName} may enter '${domain.name}'${way(
        facts,
      )} and has no profile yet; Studio makes one at the first sign-in, with the domain's role ${roleName(
        domain.defaultExecutionRole,
      )}.`,
    )
  );
}

function unsettledProfile(facts: PersonFacts, domain: DomainFacts) {
  const { profile } = facts;
  return (
    profile &&
    profile.status !== 'InService' &&
    say(
      'in-progress',
      `The profile '${profile.name}' of ${facts.displayName} in '${domain.name}' is ${profile.status}; it can be used once it is InService.`,
    )
  );
}

/** Studio opens one of them, and what is in the other seems lost. */
function secondProfile(facts: PersonFacts, domain: DomainFacts) {
  const others = facts.otherProfiles ?? [];
  return (
    facts.profile &&
    others.length > 0 &&
    say(
      'two-profiles',
      `${facts.displayName} has ${others.length + 1} profiles in '${
        domain.name
      }': ${list(
        [facts.profile.name, ...others].map(name => `'${name}'`),
      )}. Studio opens one of them, and the work in the other is out of reach. An administrator of account ${
        domain.accountId
      } can delete the one that is not needed in the SageMaker console.`,
    )
  );
}

function otherRole(facts: PersonFacts, domain: DomainFacts) {
  const role = facts.profile?.executionRole ?? domain.defaultExecutionRole;
  return (
    facts.profile &&
    facts.grant &&
    facts.grant.executionRole !== role &&
    say(
      'role-differs',
      `${facts.displayName} was granted the role ${roleName(
        facts.grant.executionRole,
      )}, but the profile '${facts.profile.name}' in '${
        domain.name
      }' works as ${roleName(
        role,
      )}. Request access again to have it put right.`,
    )
  );
}

function ungranted(facts: PersonFacts, domain: DomainFacts) {
  return (
    facts.profile &&
    facts.assignedDirectly &&
    !facts.grant &&
    say(
      'access-nobody-granted',
      `${facts.displayName} can open '${domain.name}' with the profile '${
        facts.profile.name
      }', but nobody granted that here. ${requestHint(
        facts,
        'Request access to bring it on record',
      )}`,
    )
  );
}

function unused(
  facts: PersonFacts,
  domain: DomainFacts,
  options: DiagnosisOptions | undefined,
) {
  const { profile, usage, grant } = facts;
  if (!options || !profile?.createdAt || !usage) {
    return undefined;
  }
  // A grant may have adopted an old profile yesterday.
  const since = [profile.createdAt, grant?.createdAt, usage.lastActivityAt]
    .flatMap(time => time ?? [])
    .reduce((a, b) => (a > b ? a : b));
  if (addDuration(since, options.unusedAfter) > options.at) {
    return undefined;
  }
  return say(
    'unused',
    `${facts.displayName} can open '${domain.name}'${way(facts)}, but ${
      usage.lastActivityAt
        ? `was last seen at work there ${daysAgo(
            usage.lastActivityAt,
            options.at,
          )}`
        : `has never been seen at work there, and the profile '${
            profile.name
          }' was made ${daysAgo(profile.createdAt, options.at)}`
    }. ${
      grant
        ? 'Revoke the access if it is not needed any more; the profile with its data stays.'
        : 'Have the access removed if it is not needed any more.'
    }`,
  );
}

/** `2026-12-01 08:00 UTC`. */
function timeOf(iso: string): string {
  return `${iso.slice(0, 10)} ${iso.slice(11, 16)} UTC`;
}

function daysAgo(time: string, at: string): string {
  const days = Math.floor(
    DateTime.fromISO(at).diff(DateTime.fromISO(time)).as('days'),
  );
  return days === 1 ? '1 day ago' : `${days} days ago`;
}

function ready(facts: PersonFacts, domain: DomainFacts) {
  return (
    facts.profile &&
    isAssigned(facts) &&
    say(
      'ready',
      `${facts.displayName} can open '${domain.name}'${way(
        facts,
      )} with the profile '${facts.profile.name}' and the role ${roleName(
        facts.profile.executionRole ?? domain.defaultExecutionRole,
      )}.${
        facts.grant?.moved
          ? ' They have left the team with which it was granted: revoke it, if they need it no longer.'
          : ''
      }`,
    )
  );
}

function noAccess(facts: PersonFacts, domain: DomainFacts): Diagnosis {
  return say(
    'no-access',
    `${facts.displayName} has no access to '${domain.name}'. ${requestHint(
      facts,
      'Request access to get in',
    )}`,
  );
}

function isAssigned(facts: PersonFacts): boolean {
  return facts.assignedDirectly || facts.throughGroups.length > 0;
}

function way(facts: PersonFacts): string {
  return !facts.assignedDirectly && facts.throughGroups.length
    ? ` through ${list(
        facts.throughGroups.map(group => `the group ${group.displayName}`),
      )}`
    : '';
}

function requestHint(facts: PersonFacts, hint: string): string {
  return facts.pendingRequestId
    ? 'A request waits for its decision.'
    : `${hint}.`;
}

function say(code: DiagnosisCode, sentence: string): Diagnosis {
  return { code, sentence };
}
