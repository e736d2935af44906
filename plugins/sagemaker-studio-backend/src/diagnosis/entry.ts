/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * "Why can't I open Studio?": checks in the order of a sign-in, and the first failed one with its remedy. The order
 * differs from that of the diagnoses.
 */
import type {
  EntryCheck,
  EntryCheckCode,
  EntryExplanation,
  Message,
  OperationError,
  StudioDomain,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import {
  messageOf,
  quote,
  remedyOf,
  say,
  sentenceAndRemedy,
  sentenceOf,
} from '../util/say';
import { applicationObstacle, isOpenToAll } from './diagnosisWords';
import type { PersonFacts } from './facts';
import { roleName } from '../model/roleName';
import { anotherPerson, personObstacle } from './personObstacle';
import { isAssignmentUnknown } from './unreadDiagnoses';

type Failure = NonNullable<EntryExplanation['failure']>;
type Help = { remedy: Message; who: Failure['who'] };

/** The result of a check: a sentence when it passes, otherwise also the remedy and who can apply it. */
type Finding =
  | { holds: true; sentence: Message }
  | ({ holds: false; sentence: Message } & Help);

type Check = (
  facts: PersonFacts,
  domain: StudioDomain,
  options: EntryOptions,
) => Finding;

/** Inputs besides person and domain. */
export type EntryOptions = {
  /** Whether the caller may file the request that repairs it. */
  mayAsk: boolean;
  /** Whether any policy lets anybody ask for access to the domain. */
  isAskable: boolean;
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

const NOT_READ_YET = say('entry.first-sync.remedy');

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
        ...sentenceOf(say('entry.not-reached')),
      });
    } else {
      const finding = check(facts, domain, options);
      checks.push({
        code,
        status: finding.holds ? 'passed' : 'failed',
        ...sentenceOf(finding.sentence),
      });
      if (!finding.holds) {
        const { sentence, remedy, who } = finding;
        failure = { code, ...sentenceAndRemedy(sentence, remedy), who };
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
    ? fails(messageOf(obstacle), remedyOf(obstacle), 'aws-administrator')
    : holds(say('entry.sign-in', { domain: domain.name }));
}

function domainInService(_: PersonFacts, domain: StudioDomain): Finding {
  const { obstacle } = domain;
  return domain.status === 'InService'
    ? holds(say('entry.in-service', { domain: domain.name }))
    : fails(
        obstacle?.code === 'not-in-service'
          ? messageOf(obstacle)
          : say('entry.status', {
              domain: domain.name,
              status: domain.status,
            }),
        say('entry.status.remedy', { account: domain.accountId }),
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
      ? say('entry.application-enabled', { domain: domain.name })
      : say('entry.application-unknown', { domain: domain.name }),
  );
}

function identityKnown(facts: PersonFacts, domain: StudioDomain): Finding {
  const { identity } = facts;
  if (identity.outcome === 'found' && !identity.sharedBy) {
    return holds(
      say('entry.identity', {
        person: facts.displayName,
        user: identity.userName,
      }),
    );
  }
  if (identity.outcome === 'none' && domain.unread?.includes('directory')) {
    return fails(
      say('entry.identity-unread', { person: facts.displayName }),
      NOT_READ_YET,
      'platform-team',
    );
  }
  const obstacle = personObstacle(facts);
  return fails(
    obstacle
      ? messageOf(obstacle)
      : say('entry.no-identity', { person: facts.displayName }),
    obstacle ? remedyOf(obstacle) : say('entry.no-identity.remedy'),
    identity.outcome === 'none' ? 'identity-provider' : 'platform-team',
  );
}

function userEnabled(facts: PersonFacts): Finding {
  const { identity } = facts;
  return identity.outcome === 'found' && identity.status === 'ENABLED'
    ? holds(say('entry.enabled', { user: identity.userName }))
    : fails(
        say('entry.disabled', { person: facts.displayName }),
        say('entry.disabled.remedy'),
        'identity-provider',
      );
}

function assigned(
  facts: PersonFacts,
  domain: StudioDomain,
  options: EntryOptions,
): Finding {
  const groups = facts.throughGroups.map(({ displayName }) =>
    say('group', { group: displayName }),
  );
  const subject = { person: facts.displayName, domain: domain.name };
  if (facts.assignedDirectly || groups.length) {
    return holds(
      say('entry.assigned', {
        ...subject,
        ways: [
          ...(facts.assignedDirectly ? [say('entry.directly')] : []),
          ...(groups.length ? [say('entry.through', { groups })] : []),
        ],
      }),
    );
  }
  if (isOpenToAll(domain)) {
    return holds(say('entry.open-to-all', subject));
  }
  if (!domain.applicationArn) {
    return fails(
      say('entry.legacy', subject),
      say('entry.legacy.remedy', { account: domain.accountId }),
      'aws-administrator',
    );
  }
  if (isAssignmentUnknown(facts, domain)) {
    return fails(
      say('entry.assignment-unread', subject),
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
  const { displayName: person, grant, profile } = facts;
  const sentence = profile
    ? say('entry.not-assigned-profile', {
        person,
        domain: domain.name,
        profile: profile.name,
      })
    : say('entry.not-assigned', { person, domain: domain.name });
  const underWay = grant && underWayOf(grant);
  if (!underWay && grant?.throughGroup?.isGone) {
    return fails(
      say('entry.group-gone', {
        person,
        group: grant.throughGroup.displayName,
      }),
      say('entry.group-gone.remedy'),
      'team-lead',
    );
  }
  if (!underWay && grant?.throughGroup) {
    return fails(
      say('entry.group-left', {
        person,
        group: grant.throughGroup.displayName,
      }),
      say('entry.group-left.remedy'),
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
  const { profileOfAnother: another, displayName: person } = facts;
  if (!facts.profile && another) {
    const subject = { profile: another.name, domain: domain.name, person };
    return fails(
      another.ownerId
        ? say('entry.profile-of', {
            ...subject,
            owner: anotherPerson(another),
          })
        : say('entry.profile-of-unknown', subject),
      say('entry.profile-of.remedy', { person }),
      'team-lead',
    );
  }
  if (!facts.profile && domain.unread?.includes('domain')) {
    return holds(say('entry.profile-unread', { domain: domain.name }));
  }
  return holds(
    facts.profile
      ? say('entry.profile', {
          profile: facts.profile.name,
          domain: domain.name,
        })
      : say('entry.no-profile', {
          role: roleName(domain.defaultExecutionRole),
        }),
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
        ? say('entry.profile-in-service', { profile: profile.name })
        : say('entry.no-profile-to-fail'),
    );
  }
  const subject = { profile: profile.name, status: profile.status };
  const sentence = profile.failureReason
    ? say('entry.profile-status-because', {
        ...subject,
        reason: quote(profile.failureReason),
      })
    : say('entry.profile-status', subject);
  if (profile.status === 'Update_Failed') {
    return { holds: false, sentence, ...askFor(facts, domain, options) };
  }
  return profile.status.endsWith('Failed')
    ? fails(
        sentence,
        say('entry.profile-failed.remedy', { account: domain.accountId }),
        'aws-administrator',
      )
    : fails(sentence, say('entry.profile-unsettled.remedy'), 'you');
}

function roleAsGranted(
  facts: PersonFacts,
  domain: StudioDomain,
  options: EntryOptions,
): Finding {
  const { profile, grant } = facts;
  const role = profile?.executionRole ?? domain.defaultExecutionRole;
  if (!grant || (profile && grant.executionRole === role)) {
    return holds(say('entry.role', { role: roleName(role) }));
  }
  const sentence = say(profile ? 'entry.role-differs' : 'entry.profile-gone', {
    role: roleName(role),
    granted: roleName(grant.executionRole),
  });
  return {
    holds: false,
    sentence,
    ...(underWayOf(grant) ?? askFor(facts, domain, options)),
  };
}

function grantInForce(facts: PersonFacts, domain: StudioDomain): Finding {
  const { grant } = facts;
  const subject = { person: facts.displayName, domain: domain.name };
  switch (grant?.status) {
    case undefined:
      return holds(say('entry.no-grant', subject));
    case 'suspended':
      return fails(
        grant.deprovisionAt
          ? say('entry.suspended-until', {
              ...subject,
              until: { time: grant.deprovisionAt },
            })
          : say('entry.suspended', subject),
        say('entry.suspended.remedy'),
        'identity-provider',
      );
    case 'deprovisioning':
    case 'deprovision-blocked':
      if (grant.endedAt) {
        return holds(say('entry.ended-otherwise', subject));
      }
      return fails(
        say('entry.ending', subject),
        say('entry.ending.remedy'),
        'you',
      );
    default:
      return holds(say('entry.grant', subject));
  }
}

/** The remedy for a grant whose operation has not ended. */
function underWayOf(
  grant: NonNullable<PersonFacts['grant']>,
): Help | undefined {
  switch (grant.status) {
    case 'scheduled':
      return by(
        'you',
        grant.startsAt
          ? say('entry.starts.remedy', { start: { date: grant.startsAt } })
          : say('entry.starts-later.remedy'),
      );
    case 'provisioning':
      return by('you', say('entry.provisioning.remedy'));
    case 'provision-blocked':
      return by('platform-team', blockedRemedy(grant.error));
    case 'deprovisioning':
    case 'deprovision-blocked':
      return by('you', say('entry.taken-back.remedy'));
    default:
      return undefined;
  }
}

function askFor(
  { pendingRequestId }: PersonFacts,
  { obstacle }: StudioDomain,
  { mayAsk, isAskable }: EntryOptions,
): Help {
  if (pendingRequestId) {
    return by('team-lead', say('entry.pending.remedy'));
  }
  if (obstacle) {
    const isOurs = obstacle.code === 'observe-only';
    return by(
      isOurs ? 'platform-team' : 'aws-administrator',
      remedyOf(obstacle),
    );
  }
  if (!isAskable) {
    return by('platform-team', say('entry.no-policy.remedy'));
  }
  return mayAsk
    ? by('you', say('entry.ask.remedy'))
    : by('team-lead', say('entry.have-asked.remedy'));
}

function blockedRemedy(error: OperationError | undefined): Message {
  if (!error) {
    return say('entry.blocked.remedy');
  }
  const { remedy } = error;
  return say('entry.blocked-by.remedy', {
    reason: messageOf(withoutFullStop(error)),
    remedy: remedy ? remedyOf({ ...error, remedy }) : say('entry.see-request'),
  });
}

function holds(sentence: Message): Finding {
  return { holds: true, sentence };
}

function fails(sentence: Message, remedy: Message, who: Help['who']): Finding {
  return { holds: false, sentence, remedy, who };
}

/** The remedy for a failed check, and who can apply it. */
function by(who: Help['who'], remedy: Message): Help {
  return { remedy, who };
}

function withoutFullStop(error: OperationError): OperationError {
  const { messages } = error;
  const isQuoted = !messages?.message || messages.message.code === 'text';
  return isQuoted
    ? { ...error, message: error.message.replace(/\.$/, ''), messages: {} }
    : error;
}
