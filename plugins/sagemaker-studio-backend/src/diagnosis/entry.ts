/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * "Why can't I open Studio?": checks in the order of a sign-in, and the first failed one with its remedy. The order
 * differs from that of the diagnoses.
 */
import type {
  EntryCheck,
  EntryCheckCode,
  EntryExplanation,
  StudioDomain,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import {
  applicationObstacle,
  blockedBy,
  GROUP_GONE,
  isOpenToAll,
} from './diagnosisWords';
import { list, type PersonFacts } from './facts';
import { roleName } from '../model/roleName';
import { anotherPerson, personObstacle } from './personObstacle';
import { isAssignmentUnknown } from './unreadDiagnoses';

type Failure = NonNullable<EntryExplanation['failure']>;
type Help = Pick<Failure, 'remedy' | 'who'>;

/** The result of a check: a sentence when it passes, otherwise also the remedy and who can apply it. */
type Finding =
  | { holds: true; sentence: string }
  | ({ holds: false; sentence: string } & Help);

type Check = (
  facts: PersonFacts,
  domain: StudioDomain,
  options: EntryOptions,
) => Finding;

/** Inputs besides person and domain. */
export type EntryOptions = {
  /** Whether the caller may file the request that repairs it. */
  mayAsk: boolean;
};

const CHECKS: [EntryCheckCode, Check][] = [
  ['domain-signs-in-by-identity-center', signIn],
  ['domain-in-service', domainInService],
  ['application-enabled', applicationEnabled],
  ['identity-known', identityKnown],
  ['user-enabled', userEnabled],
  ['assigned', assigned],
  ['profile-exists', profileExists],
  ['profile-in-service', profileInService],
  ['role-as-granted', roleAsGranted],
  ['grant-in-force', grantInForce],
];

const NOT_READ_YET =
  'Wait for the first sync to end; where it fails, the page of the domain says why.';

/** Studio opens all the same when only these fail. */
const HARMLESS: EntryCheckCode[] = ['role-as-granted', 'grant-in-force'];

/** Goes through the checks in order. */
export function explainEntry(
  facts: PersonFacts,
  domain: StudioDomain,
  options: EntryOptions,
): Pick<EntryExplanation, 'canEnter' | 'checks' | 'failure'> {
  const checks: EntryCheck[] = [];
  let failure: Failure | undefined;
  for (const [code, check] of CHECKS) {
    if (failure) {
      checks.push({
        code,
        status: 'not-reached',
        sentence: 'Not looked at, since a check before it failed.',
      });
    } else {
      const finding = check(facts, domain, options);
      checks.push({
        code,
        status: finding.holds ? 'passed' : 'failed',
        sentence: finding.sentence,
      });
      if (!finding.holds) {
        const { sentence, remedy, who } = finding;
        failure = { code, sentence, remedy, who };
      }
    }
  }
  return {
    canEnter: !failure || HARMLESS.includes(failure.code),
    checks,
    failure,
  };
}

function signIn(_: PersonFacts, domain: StudioDomain): Finding {
  const { obstacle } = domain;
  return obstacle?.code === 'iam-mode' || obstacle?.code === 'unified-studio'
    ? fails(obstacle.message, obstacle.remedy, 'aws-administrator')
    : holds(`'${domain.name}' lets people in through IAM Identity Center.`);
}

function domainInService(_: PersonFacts, domain: StudioDomain): Finding {
  const { obstacle } = domain;
  return domain.status === 'InService'
    ? holds(`The domain '${domain.name}' is in service.`)
    : fails(
        obstacle?.code === 'not-in-service'
          ? obstacle.message
          : `The domain '${domain.name}' has the status ${domain.status}.`,
        `Wait until it is InService; the administrators of account ${domain.accountId} can see to it.`,
        'aws-administrator',
      );
}

function applicationEnabled(_: PersonFacts, domain: StudioDomain): Finding {
  const shut = applicationObstacle(domain);
  if (shut) {
    return fails(shut.sentence, shut.remedy, 'aws-administrator');
  }
  return holds(
    domain.application
      ? `The application of '${domain.name}' is enabled.`
      : `Nothing is known against the application of '${domain.name}', which could not be looked at.`,
  );
}

function identityKnown(facts: PersonFacts, domain: StudioDomain): Finding {
  const { identity } = facts;
  if (identity.outcome === 'found' && !identity.sharedBy) {
    return holds(
      `${facts.displayName} is '${identity.userName}' in IAM Identity Center.`,
    );
  }
  if (identity.outcome === 'none' && domain.unread?.includes('directory')) {
    return fails(
      `Whether ${facts.displayName} has a user in IAM Identity Center is not known yet, since its directory could not be read from AWS so far.`,
      NOT_READ_YET,
      'platform-team',
    );
  }
  const obstacle = personObstacle(facts);
  return fails(
    obstacle?.message ?? `${facts.displayName} is not in IAM Identity Center.`,
    obstacle?.remedy ?? 'Wait for the next sync of the identity provider.',
    identity.outcome === 'none' ? 'identity-provider' : 'platform-team',
  );
}

function userEnabled(facts: PersonFacts): Finding {
  const { identity } = facts;
  return identity.outcome === 'found' && identity.status === 'ENABLED'
    ? holds(`The Identity Center user '${identity.userName}' is enabled.`)
    : fails(
        `The Identity Center user of ${facts.displayName} is disabled, so nobody can sign in with it.`,
        'Have the person activated in the identity provider and wait for its sync.',
        'identity-provider',
      );
}

function assigned(
  facts: PersonFacts,
  domain: StudioDomain,
  options: EntryOptions,
): Finding {
  const groups = facts.throughGroups.map(
    ({ displayName }) => `the group ${displayName}`,
  );
  if (facts.assignedDirectly || groups.length) {
    return holds(
      `${facts.displayName} is assigned to '${domain.name}' ${list([
        ...(facts.assignedDirectly ? ['directly'] : []),
        ...(groups.length ? [`through ${list(groups)}`] : []),
      ])}.`,
    );
  }
  if (isOpenToAll(domain)) {
    return holds(
      `${facts.displayName} is not assigned, and need not be: the application of '${domain.name}' lets in everybody in IAM Identity Center.`,
    );
  }
  if (!domain.applicationArn) {
    return fails(
      `'${domain.name}' is from before October 2023, so AWS does not tell whether ${facts.displayName} is assigned to it.`,
      `An administrator of account ${domain.accountId} can look and assign in the SageMaker console.`,
      'aws-administrator',
    );
  }
  if (isAssignmentUnknown(facts, domain)) {
    return fails(
      `Whether ${facts.displayName} is assigned to '${domain.name}' is not known yet, since its assignments could not be read from AWS so far.`,
      NOT_READ_YET,
      'platform-team',
    );
  }
  return notAssigned(facts, domain, options);
}

function notAssigned(
  facts: PersonFacts,
  domain: StudioDomain,
  options: EntryOptions,
): Finding {
  const { displayName, grant, profile } = facts;
  const deadEnd = profile
    ? `, so the profile '${profile.name}' alone ends in "Access Denied"`
    : '';
  const sentence = `${displayName} is not assigned to '${domain.name}'${deadEnd}.`;
  const underWay = grant && underWayOf(grant);
  if (!underWay && grant?.throughGroup?.isGone) {
    return fails(
      `${displayName} was to come in through the group ${grant.throughGroup.displayName}, which ${GROUP_GONE}`,
      'Have the grant revoked, and ask for access again.',
      'team-lead',
    );
  }
  if (!underWay && grant?.throughGroup) {
    return fails(
      `${displayName} was to come in through the group ${grant.throughGroup.displayName}, and no longer does: the group is not assigned any more, or they are not in it.`,
      'Who is in the group is changed in the identity provider; ask for access again to have the group assigned again.',
      'identity-provider',
    );
  }
  return {
    holds: false,
    sentence,
    ...(underWay ?? askFor(facts, domain, options)),
  };
}

function profileExists(facts: PersonFacts, domain: StudioDomain): Finding {
  const { profileOfAnother: another, displayName } = facts;
  if (!facts.profile && another) {
    const whose = another.ownerId
      ? `was made for ${anotherPerson(
          another,
        )}, who had the same login before ${displayName}`
      : `carries the login of ${displayName} and may have been made for somebody else who had it before`;
    return fails(
      `The profile '${another.name}' in '${domain.name}' ${whose}. Studio would open it, with the files of its home directory, which are not theirs.`,
      `Do not open Studio before this is settled: have the profile deleted by offboarding whom it was made for, or ask that ${displayName} takes it over (handOver), which an approver decides.`,
      'team-lead',
    );
  }
  if (!facts.profile && domain.unread?.includes('domain')) {
    return holds(
      `Whether there is a profile in '${domain.name}' is not known yet; without one, Studio makes one at the first sign-in.`,
    );
  }
  return holds(
    facts.profile
      ? `The profile '${facts.profile.name}' in '${domain.name}' is theirs.`
      : `There is no profile yet; Studio makes one at the first sign-in, with the domain's role ${roleName(
          domain.defaultExecutionRole,
        )}.`,
  );
}

function profileInService(
  facts: PersonFacts,
  domain: StudioDomain,
  options: EntryOptions,
): Finding {
  const { profile } = facts;
  if (!profile || profile.status === 'InService') {
    return holds(
      profile
        ? `The profile '${profile.name}' is in service.`
        : 'There is no profile yet that could have failed.',
    );
  }
  const sentence = `The profile '${profile.name}' has the status ${
    profile.status
  }${profile.failureReason ? `: ${profile.failureReason}` : ''}.`;
  if (profile.status === 'Update_Failed') {
    return { holds: false, sentence, ...askFor(facts, domain, options) };
  }
  return profile.status.endsWith('Failed')
    ? fails(
        sentence,
        `An administrator of account ${domain.accountId} can delete it in the SageMaker console; then ask for access again, and a new one is made.`,
        'aws-administrator',
      )
    : fails(
        sentence,
        'Wait until it is InService; this usually takes less than a minute.',
        'you',
      );
}

function roleAsGranted(
  facts: PersonFacts,
  domain: StudioDomain,
  options: EntryOptions,
): Finding {
  const { profile, grant } = facts;
  const role = profile?.executionRole ?? domain.defaultExecutionRole;
  if (!profile || !grant || grant.executionRole === role) {
    return holds(`Work in Studio is done with the role ${roleName(role)}.`);
  }
  const sentence = `Studio opens, but with the role ${roleName(
    role,
  )} instead of ${roleName(grant.executionRole)}, which was granted.`;
  return {
    holds: false,
    sentence,
    ...(underWayOf(grant) ?? askFor(facts, domain, options)),
  };
}

function grantInForce(facts: PersonFacts, domain: StudioDomain): Finding {
  const { grant } = facts;
  const named = `the access of ${facts.displayName} to '${domain.name}'`;
  switch (grant?.status) {
    case undefined:
      return holds(
        `Nothing here granted ${named}, so nothing here will end it.`,
      );
    case 'suspended':
      return fails(
        `Studio opens for now, but ${named} is suspended, since they seem to have left${
          grant.deprovisionAt
            ? `, and is removed at ${grant.deprovisionAt}`
            : ''
        }.`,
        'Have the person put back into the team and the identity provider; the access then works on by itself.',
        'identity-provider',
      );
    case 'deprovisioning':
    case 'deprovision-blocked':
      if (grant.endedAt) {
        return holds(
          `What was granted as ${named} has ended; they come in by another way, which nothing here will end.`,
        );
      }
      return fails(
        `Studio opens for now, but ${named} is being removed.`,
        'Ask for access again once it is removed, if it is still needed.',
        'you',
      );
    default:
      return holds(`There is a grant for ${named}.`);
  }
}

/** The remedy for a grant whose operation has not ended. */
function underWayOf(
  grant: NonNullable<PersonFacts['grant']>,
): Help | undefined {
  switch (grant.status) {
    case 'scheduled': {
      const start = grant.startsAt && `on ${grant.startsAt.slice(0, 10)}`;
      return by('you', `Wait: the access starts ${start ?? 'later'}.`);
    }
    case 'provisioning':
      return by(
        'you',
        'Wait: it is being done now, which usually takes less than a minute.',
      );
    case 'provision-blocked':
      return by(
        'platform-team',
        `The operation that does it is blocked${blockedBy(grant.error)}`,
      );
    case 'deprovisioning':
    case 'deprovision-blocked':
      return by(
        'you',
        'The access was taken back and is being removed; ask again once it is gone.',
      );
    default:
      return undefined;
  }
}

function askFor(
  { pendingRequestId }: PersonFacts,
  { obstacle }: StudioDomain,
  { mayAsk }: EntryOptions,
): Help {
  if (pendingRequestId) {
    return by(
      'team-lead',
      'A request waits for its decision; those who decide see it on their page.',
    );
  }
  if (obstacle) {
    const isOurs = obstacle.code === 'observe-only';
    return by(isOurs ? 'platform-team' : 'aws-administrator', obstacle.remedy);
  }
  return mayAsk
    ? by('you', 'Request access; nothing else is missing.')
    : by(
        'team-lead',
        'Have a member or the lead of a team that may use the domain request access.',
      );
}

function holds(sentence: string): Finding {
  return { holds: true, sentence };
}

function fails(sentence: string, remedy: string, who: Help['who']): Finding {
  return { holds: false, sentence, remedy, who };
}

/** The remedy for a failed check, and who can apply it. */
function by(who: Help['who'], remedy: string): Help {
  return { remedy, who };
}
