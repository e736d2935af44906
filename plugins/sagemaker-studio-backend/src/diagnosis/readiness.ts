/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * Readiness checks of a domain, in the order in which it is set up. A check whose data could not be read is
 * `not-checked` and does not count against the domain.
 */
import type {
  DomainReadiness,
  ReadinessCheck,
  ReadinessCheckCode,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { passRole, permissions, trust } from './readinessOfRoles';
import type { ReadinessFacts } from './readinessFacts';
import { attention, failed, notSeen, ok, type Finding } from './readinessWords';
import { byBackgroundSessions, byRemoteAccess } from './waysAround';
import { count, list } from './facts';
import { DateTime } from 'luxon';

type Check = (facts: ReadinessFacts) => Finding;

const CHECKS: [ReadinessCheckCode, Check][] = [
  ['identity-center-instance', instance],
  ['region', region],
  ['sso-mode', ssoMode],
  ['domain-in-service', inService],
  ['application', application],
  ['assignment-required', assignmentRequired],
  ['identity-provider', identityProvider],
  ['users-synced', usersSynced],
  ['people-trusted', peopleTrusted],
  ['execution-role-trust', trust],
  ['execution-role-permissions', permissions],
  ['pass-role', passRole],
  ['quota', quota],
  ['session-names', sessionNames],
  ['idle-shutdown', idleShutdown],
  ['remote-access', remoteAccess],
  ['background-sessions', backgroundSessions],
  ['managed', managed],
];

/** The resources that quotas count. */
const WORDS = {
  userProfiles: 'user profiles',
  spaces: 'spaces',
  runningApps: 'running apps',
};
/** From here on a quota is worth somebody's attention. */
const NEARLY_USED = 0.9;
/** The directory is read every few minutes; older than this, something keeps it from being read. */
const OLD_SYNC = { hours: 6 };

/** Goes through the checks in order. */
export function readinessOf(facts: ReadinessFacts): DomainReadiness {
  const checks = CHECKS.map(
    ([code, check]): ReadinessCheck => ({ code, ...check(facts) }),
  );
  const has = (status: ReadinessCheck['status']) =>
    checks.some(check => check.status === status);
  let status: DomainReadiness['status'] = 'ready';
  if (has('failed')) {
    status = 'not-ready';
  } else if (has('attention')) {
    status = 'attention';
  }
  return { domainId: facts.domain.domainId, status, checks };
}

function instance(facts: ReadinessFacts): Finding {
  const { identityCenter, directory } = facts;
  if (identityCenter.instance) {
    return instanceAsSeen(facts, identityCenter.instance);
  }
  return directory.failure
    ? failed(
        `No IAM Identity Center instance could be read in ${identityCenter.region}: ${directory.failure}`,
        `Enable an organization instance of IAM Identity Center, or correct sagemakerStudio.identityCenter and the permissions of account ${identityCenter.accountId}.`,
      )
    : notSeen('IAM Identity Center', undefined);
}

function instanceAsSeen(
  { domain, identityCenter, instance: seen }: ReadinessFacts,
  {
    instanceArn,
    identityStoreId,
  }: { instanceArn: string; identityStoreId: string },
): Finding {
  const named = `The IAM Identity Center instance ${instanceArn} with the identity store ${identityStoreId}`;
  if (seen?.outcome !== 'seen') {
    return identityCenter.configured
      ? notSeen(`${named} is taken from the configuration and`, seen)
      : ok(`${named} is found in ${identityCenter.region}.`);
  }
  if (seen.status !== 'ACTIVE') {
    return failed(
      `${named} has the status ${seen.status}${
        seen.statusReason ? `: ${seen.statusReason}` : ''
      }.`,
      `The owners of account ${
        seen.ownerAccountId ?? identityCenter.accountId
      } can see why in the console of IAM Identity Center.`,
    );
  }
  // No field tells the kinds apart; one that another account owns is of the organization.
  return seen.permissionSets === false &&
    seen.ownerAccountId === domain.accountId
    ? attention(
        `${named} belongs to the account of the domain and has no permission sets, as account instances are. Studio cannot use an account instance.`,
        'Name the organization instance in sagemakerStudio.identityCenter, if this is not it.',
      )
    : ok(
        `${named} is an active organization instance in ${identityCenter.region}.`,
      );
}

function region({ domain, identityCenter }: ReadinessFacts): Finding {
  if (domain.authMode === 'IAM') {
    return ok(
      `'${domain.name}' is in ${domain.region}, which matters only to domains that sign in through Identity Center.`,
    );
  }
  return domain.region === identityCenter.region
    ? ok(
        `'${domain.name}' and IAM Identity Center are both in ${domain.region}.`,
      )
    : failed(
        `'${domain.name}' is in ${domain.region}, IAM Identity Center in ${identityCenter.region}, and Studio works with Identity Center only in its own Region, not in one that it is replicated to.`,
        `A new domain in ${identityCenter.region} is needed; if Identity Center is in ${domain.region} after all, correct sagemakerStudio.identityCenter.region.`,
      );
}

function ssoMode({ domain }: ReadinessFacts): Finding {
  const { obstacle } = domain;
  return obstacle?.code === 'iam-mode' || obstacle?.code === 'unified-studio'
    ? failed(obstacle.message, obstacle.remedy)
    : ok(`'${domain.name}' signs people in through IAM Identity Center.`);
}

function inService({ domain }: ReadinessFacts): Finding {
  return domain.status === 'InService'
    ? ok(`The status of '${domain.name}' is InService.`)
    : failed(
        `The status of '${domain.name}' is ${domain.status}.`,
        `The administrators of account ${domain.accountId} can see why in the SageMaker console.`,
      );
}

function application({ domain, application: seen }: ReadinessFacts): Finding {
  if (domain.authMode === 'IAM') {
    return needsNone('An application');
  }
  if (!domain.applicationArn) {
    return failed(
      `AWS shows no Identity Center application for '${domain.name}', which is from before October 2023.`,
      'People can be assigned in the SageMaker console only; to have it done here, move to a newer domain.',
    );
  }
  if (seen?.outcome !== 'seen') {
    return notSeen(`The application ${domain.applicationArn}`, seen);
  }
  if (!seen.found) {
    return failed(
      `The application ${domain.applicationArn} of '${domain.name}' is not in IAM Identity Center.`,
      'Somebody has deleted it, or Identity Center belongs to another organization; nobody can sign in until it is back.',
    );
  }
  return seen.status === 'ENABLED'
    ? ok(`The application ${domain.applicationArn} is there and enabled.`)
    : failed(
        `The application ${domain.applicationArn} is ${seen.status}, so nobody can sign in.`,
        'An administrator of IAM Identity Center can enable it.',
      );
}

function assignmentRequired({
  domain,
  application: seen,
}: ReadinessFacts): Finding {
  if (domain.authMode === 'IAM') {
    return needsNone('An assignment');
  }
  if (!domain.applicationArn || seen?.outcome !== 'seen' || !seen.found) {
    return notSeen(
      'Whether people have to be assigned',
      seen?.outcome === 'seen' ? undefined : seen,
    );
  }
  if (seen.assignmentRequired === undefined) {
    return notSeen('Whether people have to be assigned', seen.assignmentUnseen);
  }
  return seen.assignmentRequired
    ? ok('Only those who are assigned to the application may sign in.')
    : attention(
        `The application of '${domain.name}' requires no assignment, so everybody in Identity Center may sign in whatever is granted here.`,
        'An administrator of IAM Identity Center can require assignments in the settings of the application.',
      );
}

/** AWS has no API for either half of the trust; what the provider has provisioned shows that SCIM worked at some time. */
function identityProvider({ directory }: ReadinessFacts): Finding {
  const { syncedAt, provisioned } = directory;
  const seen =
    syncedAt && provisioned > 0
      ? ` SCIM has worked: ${provisioned} users come from an identity provider.`
      : '';
  return {
    status: 'not-checked',
    sentence: `Whether SAML and SCIM are set up is not visible from AWS's APIs.${seen}`,
    remedy:
      'An administrator of the identity provider can check both: in Okta, open the application AWS IAM Identity Center, SAML is under Sign On and SCIM under Provisioning.',
  };
}

function usersSynced({ directory, at }: ReadinessFacts): Finding {
  const { syncedAt, users, provisioned, groups, failure } = directory;
  if (!syncedAt) {
    return notSeen(
      'The users of Identity Center',
      failure ? { outcome: 'failed', message: failure } : undefined,
    );
  }
  const age = DateTime.fromISO(at).diff(DateTime.fromISO(syncedAt));
  const found = `${users} users and ${groups} groups of Identity Center were read ${durationInWords(
    age.as('minutes'),
  )} ago`;
  if (users === 0) {
    return failed(
      'Identity Center has no users.',
      'Set up provisioning by SCIM in the identity provider, and assign people to its AWS application.',
    );
  }
  if (age.as('hours') > OLD_SYNC.hours) {
    return attention(
      `${found}, which is long${failure ? `: ${failure}` : ''}.`,
      'The people who run this portal can see in its log what keeps it from reading.',
    );
  }
  return provisioned === 0
    ? attention(
        `${found}, and none of them comes from an identity provider.`,
        'Set up provisioning by SCIM in the identity provider, so that people who leave there lose their access.',
      )
    : ok(
        `${found}; ${provisioned} of the users come from an identity provider.`,
      );
}

/** Origins at which anybody may register entities, unless the portal is set up otherwise. */
const OPEN_ORIGINS = /^(url|file):/;

function peopleTrusted({ trust: seen }: ReadinessFacts): Finding {
  if (!seen) {
    return notSeen('Whether the people of the catalog are trusted', undefined);
  }
  const { standing, refs } = seen;
  const [first, ...others] = refs;
  if (first) {
    return attention(
      `${first.message}${
        others.length
          ? ` So it is with ${count(
              others.length,
              'other ref',
            )} of the configuration.`
          : ''
      } It is named in ${list(first.places)}, and gives nobody a right.`,
      first.remedy,
    );
  }
  const provider = standing.origins.find(
    ({ origin }) => !OPEN_ORIGINS.test(origin),
  );
  const without = `${count(standing.people, 'person', 'people')} and ${count(
    standing.teams,
    'team',
  )} of the catalog have no standing, since their origins are not trusted`;
  if (provider) {
    return attention(
      `${without}, such as '${provider.origin}'.`,
      `If nobody but your organization can write there, add to app-config: ${provider.line}`,
    );
  }
  return ok(
    standing.people + standing.teams
      ? `Everybody whom the configuration names leads to a trusted entity. ${without}; anybody may register those.`
      : 'Everybody whom the configuration names leads to a trusted entity, and so does everybody in the catalog.',
  );
}

function quota({ quotas: seen, used, domain }: ReadinessFacts): Finding {
  if (seen?.outcome !== 'seen') {
    return notSeen(
      `The quotas of account ${domain.accountId} in ${domain.region}`,
      seen,
    );
  }
  const each = seen.quotas.map(({ resource, code, limit }) => ({
    code,
    limit,
    inUse: used[resource],
    words: `${used[resource]} of ${limit} ${WORDS[resource]}`,
  }));
  const full = each.filter(({ inUse, limit }) => inUse >= limit);
  const near = each.filter(({ inUse, limit }) => inUse >= limit * NEARLY_USED);
  const sentence = `Account ${domain.accountId} uses ${list(
    each.map(({ words }) => words),
  )} in ${domain.region}.`;
  const remedy = (worst: typeof each) =>
    `Have ${list(
      worst.map(({ code }) => code),
    )} raised in Service Quotas for this account and Region.`;
  if (full.length) {
    return failed(sentence, remedy(full));
  }
  return near.length ? attention(sentence, remedy(near)) : ok(sentence);
}

function sessionNames({ domain, settings: seen }: ReadinessFacts): Finding {
  if (seen?.outcome !== 'seen') {
    return notSeen(`The settings of '${domain.name}'`, seen);
  }
  if (seen.sessionNames === 'USER_IDENTITY') {
    return ok(
      'The sessions of execution roles are named after the person, so CloudTrail shows who did what.',
    );
  }
  return seen.sourceIdentity
    ? ok(
        'The sessions of execution roles carry the profile as source identity, so CloudTrail shows who did what.',
      )
    : attention(
        'The sessions of execution roles are all named alike, so CloudTrail does not show who did what.',
        `An administrator of account ${domain.accountId} can set ExecutionRoleSessionNameMode to USER_IDENTITY in the domain's default user settings.`,
      );
}

function idleShutdown({ domain, settings: seen }: ReadinessFacts): Finding {
  if (seen?.outcome !== 'seen') {
    return notSeen(`The settings of '${domain.name}'`, seen);
  }
  const off = seen.idleShutdown.filter(({ enabled }) => !enabled);
  return off.length === 0
    ? ok(
        `Idle apps are shut down: ${list(
          seen.idleShutdown.map(
            ({ app, minutes }) =>
              `${app}${
                minutes === undefined ? '' : ` after ${minutes} minutes`
              }`,
          ),
        )}.`,
      )
    : attention(
        `Idle apps are not shut down in ${list(
          off.map(({ app }) => app),
        )}, and cost money until somebody stops them.`,
        `An administrator of account ${domain.accountId} can enable idle shutdown in the domain's settings.`,
      );
}

function remoteAccess({ domain, remoteSpaces }: ReadinessFacts): Finding {
  const sentence = byRemoteAccess(remoteSpaces);
  if (!sentence) {
    return domain.unread?.includes('usage')
      ? notSeen(`The spaces of '${domain.name}'`, undefined)
      : ok('No space lets remote IDEs connect.');
  }
  return attention(
    sentence,
    `An administrator of account ${domain.accountId} can disable RemoteAccess in the settings of a space, or deny it with the condition key sagemaker:RemoteAccess.`,
  );
}

function backgroundSessions({
  domain,
  settings: seen,
}: ReadinessFacts): Finding {
  if (seen?.outcome !== 'seen' || seen.identityPropagation === undefined) {
    return notSeen(
      `The settings of '${domain.name}'`,
      seen?.outcome === 'seen' ? undefined : seen,
    );
  }
  const sentence = byBackgroundSessions(seen.identityPropagation);
  return sentence
    ? attention(
        sentence,
        'An administrator of IAM Identity Center can limit or disable user background sessions of the application.',
      )
    : ok(
        'Identities are not passed on to other AWS services, so no session goes on there.',
      );
}

/** Obstacles that no setting of this portal removes. */
const NEVER_MANAGEABLE: ReadonlySet<string> = new Set([
  'unified-studio',
  'iam-mode',
  'legacy',
]);

function managed({ domain }: ReadinessFacts): Finding {
  const { obstacle } = domain;
  if (obstacle && NEVER_MANAGEABLE.has(obstacle.code)) {
    return failed(
      'This portal cannot carry out anything here, whatever its mode.',
      obstacle.remedy,
    );
  }
  return domain.mode === 'manage'
    ? ok('This portal carries out what is approved here.')
    : attention(
        'This portal only looks at the domain.',
        `The people who run this portal can set sagemakerStudio.domains.${domain.domainId}.mode to 'manage' in app-config.`,
      );
}

function needsNone(what: string): Finding {
  return {
    status: 'not-checked',
    sentence: `${what} is not needed where people sign in by IAM.`,
  };
}

function durationInWords(minutes: number): string {
  if (minutes < 1) {
    return 'less than a minute';
  }
  return minutes < 120
    ? count(Math.floor(minutes), 'minute')
    : count(Math.floor(minutes / 60), 'hour');
}
