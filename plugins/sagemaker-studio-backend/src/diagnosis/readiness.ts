/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * Readiness checks of a domain, in the order in which it is set up. A check whose data could not be read is
 * `not-checked` and does not count against the domain.
 */
import type {
  DomainReadiness,
  Message,
  ReadinessCheck,
  ReadinessCheckCode,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { passRole, permissions, trust } from './readinessOfRoles';
import type { ReadinessFacts } from './readinessFacts';
import { attention, failed, notSeen, ok, type Finding } from './readinessWords';
import {
  byBackgroundSessions,
  byRemoteAccess,
  hasBackgroundSessions,
} from './waysAround';
import {
  messageOf,
  quote,
  remedyOf,
  say,
  sentenceAndRemedy,
  sentenceOf,
} from '../util/say';
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
  ['policy', policy],
];

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
        say('instance.unread', {
          region: identityCenter.region,
          reason: quote(directory.failure),
        }),
        say('instance.unread.remedy', { account: identityCenter.accountId }),
      )
    : notSeen(say('what.identity-center'), undefined);
}

function instanceAsSeen(
  { domain, identityCenter, instance: seen }: ReadinessFacts,
  {
    instanceArn,
    identityStoreId,
  }: { instanceArn: string; identityStoreId: string },
): Finding {
  const named = { instance: instanceArn, store: identityStoreId };
  if (seen?.outcome !== 'seen') {
    return identityCenter.configured
      ? notSeen(say('what.instance-configured', named), seen)
      : ok(say('instance.found', { ...named, region: identityCenter.region }));
  }
  if (seen.status !== 'ACTIVE') {
    return failed(
      seen.statusReason
        ? say('instance.status-because', {
            ...named,
            status: seen.status,
            reason: quote(seen.statusReason),
          })
        : say('instance.status', { ...named, status: seen.status }),
      say('instance.status.remedy', {
        account: seen.ownerAccountId ?? identityCenter.accountId,
      }),
    );
  }
  // No field tells the kinds apart; one that another account owns is of the organization.
  return seen.permissionSets === false &&
    seen.ownerAccountId === domain.accountId
    ? attention(say('instance.account', named), say('instance.account.remedy'))
    : ok(say('instance.active', { ...named, region: identityCenter.region }));
}

function region({ domain, identityCenter }: ReadinessFacts): Finding {
  const here = { domain: domain.name, region: domain.region };
  const home = identityCenter.region;
  if (domain.authMode === 'IAM') {
    return ok(say('region.iam', here));
  }
  return domain.region === identityCenter.region
    ? ok(say('region.same', here))
    : failed(
        say('region.differs', { ...here, home }),
        say('region.differs.remedy', { region: domain.region, home }),
      );
}

function ssoMode({ domain }: ReadinessFacts): Finding {
  const { obstacle } = domain;
  return obstacle?.code === 'iam-mode' || obstacle?.code === 'unified-studio'
    ? failed(messageOf(obstacle), remedyOf(obstacle))
    : ok(say('sso-mode.ok', { domain: domain.name }));
}

function inService({ domain }: ReadinessFacts): Finding {
  return domain.status === 'InService'
    ? ok(say('status.in-service', { domain: domain.name }))
    : failed(
        say('status.other', { domain: domain.name, status: domain.status }),
        say('status.other.remedy', { account: domain.accountId }),
      );
}

function application({ domain, application: seen }: ReadinessFacts): Finding {
  if (domain.authMode === 'IAM') {
    return needsNone(say('not-needed.application'));
  }
  if (!domain.applicationArn) {
    return failed(
      say('application.legacy', { domain: domain.name }),
      say('application.legacy.remedy'),
    );
  }
  const arn = domain.applicationArn;
  if (seen?.outcome !== 'seen') {
    return notSeen(say('what.application', { application: arn }), seen);
  }
  if (!seen.found) {
    return failed(
      say('application.gone', { application: arn, domain: domain.name }),
      say('application.gone.remedy'),
    );
  }
  return seen.status === 'ENABLED'
    ? ok(say('application.enabled', { application: arn }))
    : failed(
        say('application.status', { application: arn, status: seen.status }),
        say('application.disabled.remedy'),
      );
}

function assignmentRequired({
  domain,
  application: seen,
}: ReadinessFacts): Finding {
  if (domain.authMode === 'IAM') {
    return needsNone(say('not-needed.assignment'));
  }
  if (!domain.applicationArn || seen?.outcome !== 'seen' || !seen.found) {
    return notSeen(
      say('what.assignment-required'),
      seen?.outcome === 'seen' ? undefined : seen,
    );
  }
  if (seen.assignmentRequired === undefined) {
    return notSeen(say('what.assignment-required'), seen.assignmentUnseen);
  }
  return seen.assignmentRequired
    ? ok(say('assignment.required'))
    : attention(
        say('assignment.not-required', { domain: domain.name }),
        say('assignment.not-required.remedy'),
      );
}

/** AWS has no API for either half of the trust; what the provider has provisioned shows that SCIM worked at some time. */
function identityProvider({ directory }: ReadinessFacts): Finding {
  const { syncedAt, provisioned } = directory;
  return {
    status: 'not-checked',
    ...sentenceAndRemedy(
      syncedAt && provisioned > 0
        ? say('provider.worked', { number: provisioned })
        : say('provider.unseen'),
      say('provider.remedy'),
    ),
  };
}

function usersSynced({ directory, at }: ReadinessFacts): Finding {
  const { syncedAt, users, provisioned, groups, failure } = directory;
  if (!syncedAt) {
    return notSeen(
      say('what.users'),
      failure ? { outcome: 'failed', message: failure } : undefined,
    );
  }
  const age = DateTime.fromISO(at).diff(DateTime.fromISO(syncedAt));
  const found = { users, groups, age: durationInWords(age.as('minutes')) };
  if (users === 0) {
    return failed(say('users.none'), say('users.none.remedy'));
  }
  if (age.as('hours') > OLD_SYNC.hours) {
    return attention(
      failure
        ? say('users.old-because', { ...found, reason: quote(failure) })
        : say('users.old', found),
      say('users.old.remedy'),
    );
  }
  return provisioned === 0
    ? attention(say('users.by-hand', found), say('users.by-hand.remedy'))
    : ok(say('users.ok', { ...found, provisioned }));
}

/** Origins at which anybody may register entities, unless the portal is set up otherwise. */
const OPEN_ORIGINS = /^(url|file):/;

function peopleTrusted({ trust: seen }: ReadinessFacts): Finding {
  if (!seen) {
    return notSeen(say('what.people-trusted'), undefined);
  }
  const { standing, refs } = seen;
  const [first, ...others] = refs;
  if (first) {
    return attention(
      others.length
        ? say('trusted.refs', {
            problem: messageOf(first),
            places: first.messages?.places ?? first.places,
            count: others.length,
          })
        : say('trusted.ref', {
            problem: messageOf(first),
            places: first.messages?.places ?? first.places,
          }),
      remedyOf(first),
    );
  }
  const provider = standing.origins.find(
    ({ origin }) => !OPEN_ORIGINS.test(origin),
  );
  const without = {
    people: say('count.people', { count: standing.people }),
    teams: say('count.teams', { count: standing.teams }),
  };
  if (provider) {
    return attention(
      say('trusted.without', { ...without, origin: provider.origin }),
      say('trusted.without.remedy', { line: provider.line }),
    );
  }
  return ok(
    standing.people + standing.teams
      ? say('trusted.named', without)
      : say('trusted.all'),
  );
}

function quota({ quotas: seen, used, domain }: ReadinessFacts): Finding {
  if (seen?.outcome !== 'seen') {
    return notSeen(
      say('what.quotas', {
        account: domain.accountId,
        region: domain.region,
      }),
      seen,
    );
  }
  const each = seen.quotas.map(({ resource, code, limit }) => ({
    code,
    limit,
    inUse: used[resource],
    use: say(`quota.${resource}`, { inUse: used[resource], limit }),
  }));
  const full = each.filter(({ inUse, limit }) => inUse >= limit);
  const near = each.filter(({ inUse, limit }) => inUse >= limit * NEARLY_USED);
  const sentence = say('quota.use', {
    account: domain.accountId,
    region: domain.region,
    uses: each.map(({ use }) => use),
  });
  const remedy = (worst: typeof each) =>
    say('quota.use.remedy', { codes: worst.map(({ code }) => code) });
  if (full.length) {
    return failed(sentence, remedy(full));
  }
  return near.length ? attention(sentence, remedy(near)) : ok(sentence);
}

function sessionNames({ domain, settings: seen }: ReadinessFacts): Finding {
  if (seen?.outcome !== 'seen') {
    return notSeen(say('what.settings', { domain: domain.name }), seen);
  }
  if (seen.sessionNames === 'USER_IDENTITY') {
    return ok(say('sessions.named'));
  }
  return seen.sourceIdentity
    ? ok(say('sessions.source-identity'))
    : attention(
        say('sessions.alike'),
        say('sessions.alike.remedy', { account: domain.accountId }),
      );
}

function idleShutdown({ domain, settings: seen }: ReadinessFacts): Finding {
  if (seen?.outcome !== 'seen') {
    return notSeen(say('what.settings', { domain: domain.name }), seen);
  }
  const off = seen.idleShutdown.filter(({ enabled }) => !enabled);
  return off.length === 0
    ? ok(
        say('idle.on', {
          apps: seen.idleShutdown.map(({ app, minutes }) =>
            minutes === undefined ? app : say('idle.after', { app, minutes }),
          ),
        }),
      )
    : attention(
        say('idle.off', { apps: off.map(({ app }) => app) }),
        say('idle.off.remedy', { account: domain.accountId }),
      );
}

function remoteAccess({ domain, remoteSpaces }: ReadinessFacts): Finding {
  const sentence = byRemoteAccess(remoteSpaces);
  if (!sentence) {
    return domain.unread?.includes('usage')
      ? notSeen(say('what.spaces', { domain: domain.name }), undefined)
      : ok(say('remote.none'));
  }
  return attention(
    sentence,
    say('remote.remedy', { account: domain.accountId }),
  );
}

function backgroundSessions(facts: ReadinessFacts): Finding {
  const { domain, settings: seen } = facts;
  if (seen?.outcome !== 'seen' || seen.identityPropagation === undefined) {
    return notSeen(
      say('what.settings', { domain: domain.name }),
      seen?.outcome === 'seen' ? undefined : seen,
    );
  }
  const sentence = byBackgroundSessions(hasBackgroundSessions(facts));
  if (sentence) {
    return attention(sentence, say('background.on.remedy'));
  }
  return ok(
    say(seen.identityPropagation ? 'background.disabled' : 'background.off'),
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
    return failed(say('managed.never'), remedyOf(obstacle));
  }
  return domain.mode === 'manage'
    ? ok(say('managed.yes'))
    : attention(
        say('managed.no'),
        say('domain.observe-only.remedy', { domainId: domain.domainId }),
      );
}

function policy({ domain, isCovered }: ReadinessFacts): Finding {
  if (domain.mode !== 'manage') {
    return needsNone(say('policy.observed'));
  }
  return isCovered
    ? ok(say('policy.covered'))
    : attention(say('policy.none'), say('policy.none.remedy'));
}

function needsNone(sentence: Message): Finding {
  return { status: 'not-checked', ...sentenceOf(sentence) };
}

function durationInWords(minutes: number): Message {
  if (minutes < 1) {
    return say('age.less-than-a-minute');
  }
  return minutes < 120
    ? say('age.minutes', { count: Math.floor(minutes) })
    : say('age.hours', { count: Math.floor(minutes / 60) });
}
