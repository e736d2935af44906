/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/* Diagnoses that follow from a person's assignments and profile, their grant, and their use of the access. */
import {
  englishOf,
  type Diagnosis,
  type Message,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { addDuration } from '../model/durations';
import { say } from '../util/say';
import {
  isLetIn,
  requestHint,
  daysAgo,
  diagnosis,
  domainClosed,
  hintMessage,
  routeMessage,
  type DiagnosisOptions,
} from './diagnosisWords';
import { type DomainFacts, type PersonFacts } from './facts';
import { anotherPerson } from './personObstacle';
import { roleName } from '../model/roleName';

export function failedProfile(
  facts: PersonFacts,
  domain: DomainFacts,
  options?: DiagnosisOptions,
) {
  const { profile, displayName } = facts;
  const { name } = domain;
  return (
    (profile?.status === 'Failed' ||
      profile?.status === 'Delete_Failed' ||
      profile?.status === 'Update_Failed') &&
    diagnosis(
      'profile-failed',
      `The profile '${
        profile.name
      }' of ${displayName} in '${name}' has the status ${profile.status}${
        profile.failureReason ? ` (${profile.failureReason})` : ''
      }. ${
        profile.status === 'Update_Failed'
          ? requestHint(
              facts,
              domain,
              options,
              'Request access again to have it repaired',
            )
          : 'It has to be deleted in the SageMaker console before access can be requested again.'
      }`,
    )
  );
}

export function profileAlone(
  facts: PersonFacts,
  domain: DomainFacts,
  options?: DiagnosisOptions,
) {
  const { displayName, profile } = facts;
  const { name } = domain;
  return (
    profile &&
    !isLetIn(facts, domain) &&
    diagnosis(
      'profile-without-assignment',
      `${displayName} has the profile '${
        profile.name
      }' but is not assigned to '${name}', so opening Studio ends in "Access Denied". ${requestHint(
        facts,
        domain,
        options,
        'Request access to have the assignment added',
      )}`,
    )
  );
}

/** Files in an earlier profile are out of sight for the person, but not deleted. */
export function formerProfile(
  facts: PersonFacts,
  domain: DomainFacts,
  options?: DiagnosisOptions,
) {
  const { displayName, profile } = facts;
  const former = formerProfiles(facts);
  if (profile || !former) {
    return undefined;
  }
  return isLetIn(facts, domain)
    ? diagnosis(
        'ready-after-first-sign-in',
        say('diagnosed.former-profile', {
          person: displayName,
          domain: domain.name,
          route: routeMessage(facts, domain),
          profiles: former,
          role: roleName(domain.defaultExecutionRole),
        }),
      )
    : diagnosis(
        'profile-without-assignment',
        say('diagnosed.former-unassigned', {
          person: displayName,
          domain: domain.name,
          profiles: former,
          hint: hintMessage(facts, domain, options),
        }),
      );
}

/** `the profile 'a' of the former login 'b'` */
function formerProfiles({
  formerProfiles: former = [],
}: PersonFacts): Message[] | undefined {
  return former.length
    ? former.map(({ name, userName }) =>
        say('profile-of-former-login', { profile: name, login: userName }),
      )
    : undefined;
}

/** Studio opens profiles by login alone. */
export function profileOfAnother(facts: PersonFacts, domain: DomainFacts) {
  const { profileOfAnother: another } = facts;
  return (
    another &&
    !facts.profile &&
    isLetIn(facts, domain) &&
    diagnosis(
      'profile-of-another',
      another.ownerId
        ? say('diagnosed.profile-of', {
            ...ofAnother(facts, domain, another.name),
            owner: anotherPerson(another),
          })
        : say(
            'diagnosed.profile-of-unknown',
            ofAnother(facts, domain, another.name),
          ),
    )
  );
}

function ofAnother(facts: PersonFacts, domain: DomainFacts, profile: string) {
  const person = facts.displayName;
  return {
    person,
    domain: domain.name,
    route: routeMessage(facts, domain),
    profile,
    remedy: say('diagnosed.profile-of.remedy', { person }),
  };
}

/** Studio would put an empty profile with the domain's role in the place of the granted one, and nobody would notice. */
export function profileGone(
  facts: PersonFacts,
  domain: DomainFacts,
  options?: DiagnosisOptions,
) {
  const { displayName, grant, profile } = facts;
  return (
    grant &&
    !profile &&
    isLetIn(facts, domain) &&
    diagnosis(
      'profile-gone',
      `The profile of ${displayName} in '${
        domain.name
      }' is gone from AWS. Studio would make a new, empty one at the next sign-in, with the domain's role ${roleName(
        domain.defaultExecutionRole,
      )}. ${requestHint(
        facts,
        domain,
        options,
        `Request access again to have it made with the granted role ${roleName(
          grant.executionRole,
        )}`,
      )}`,
    )
  );
}

export function assignmentAlone(facts: PersonFacts, domain: DomainFacts) {
  return (
    !facts.profile &&
    isLetIn(facts, domain) &&
    diagnosis(
      'ready-after-first-sign-in',
      `${facts.displayName} may enter '${domain.name}'${englishOf(
        routeMessage(facts, domain),
      )} and has no profile yet; Studio makes one at the first sign-in, with the domain's role ${roleName(
        domain.defaultExecutionRole,
      )}.`,
    )
  );
}

export function unsettledProfile(facts: PersonFacts, domain: DomainFacts) {
  const { profile } = facts;
  return (
    profile &&
    profile.status !== 'InService' &&
    diagnosis(
      'in-progress',
      `The profile '${profile.name}' of ${facts.displayName} in '${domain.name}' is ${profile.status}; it can be used once it is InService.`,
    )
  );
}

/** Studio opens one of them, and what is in the other seems lost. */
export function secondProfile(facts: PersonFacts, domain: DomainFacts) {
  const { displayName, profile } = facts;
  const { accountId } = domain;
  const others = facts.otherProfiles ?? [];
  const former = formerProfiles(facts);
  const several = {
    person: displayName,
    number: others.length + 1,
    domain: domain.name,
    profiles: [profile?.name ?? '', ...others].map(name => `'${name}'`),
    remedy: say('diagnosed.two-profiles.remedy', { account: accountId }),
  };
  return (
    profile &&
    others.length > 0 &&
    diagnosis(
      'two-profiles',
      former
        ? say('diagnosed.two-profiles-former', {
            ...several,
            profile: profile.name,
            former,
          })
        : say('diagnosed.two-profiles', several),
    )
  );
}

export function otherRole(
  facts: PersonFacts,
  domain: DomainFacts,
  options?: DiagnosisOptions,
) {
  const { displayName, profile, grant } = facts;
  const { name } = domain;
  const role = profile?.executionRole ?? domain.defaultExecutionRole;
  return (
    profile &&
    grant &&
    grant.executionRole !== role &&
    diagnosis(
      'role-differs',
      `${displayName} was granted the role ${roleName(
        grant.executionRole,
      )}, but the profile '${profile.name}' in '${name}' works as ${roleName(
        role,
      )}. ${requestHint(
        facts,
        domain,
        options,
        'Request access again to have it put right',
      )}`,
    )
  );
}

export function ungranted(
  facts: PersonFacts,
  domain: DomainFacts,
  options?: DiagnosisOptions,
) {
  return (
    facts.assignedDirectly &&
    !facts.grant &&
    diagnosis(
      'access-nobody-granted',
      `${facts.displayName} ${
        facts.profile
          ? `can open '${domain.name}' with the profile '${facts.profile.name}'`
          : `may enter '${domain.name}', where Studio makes a profile at the first sign-in`
      }, but no grant covers this. ${requestHint(
        facts,
        domain,
        options,
        'Request access to record it',
      )}`,
    )
  );
}

export function unused(
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
  return diagnosis(
    'unused',
    `${facts.displayName} can open '${domain.name}'${englishOf(
      routeMessage(facts, domain),
    )}, but ${
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

export function ready(facts: PersonFacts, domain: DomainFacts) {
  return (
    facts.profile &&
    isLetIn(facts, domain) &&
    diagnosis(
      'ready',
      `${facts.displayName} can open '${domain.name}'${englishOf(
        routeMessage(facts, domain),
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

export function noAccess(
  facts: PersonFacts,
  domain: DomainFacts,
  options?: DiagnosisOptions,
): Diagnosis {
  return diagnosis(
    'no-access',
    say('diagnosed.no-access', {
      person: facts.displayName,
      domain: domain.name,
      hint: domainClosed(domain) ?? hintMessage(facts, domain, options),
    }),
  );
}
