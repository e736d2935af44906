/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/* What the inventory would answer for the people of the development app. */

import type {
  AccessFilter,
  AccessList,
  AccessRow,
  DailyCount,
  DiagnosisCode,
  DomainOverview,
  DomainReadiness,
  EffectiveAccess,
  EffectiveAccessPreview,
  EntryCheckCode,
  EntryExplanation,
  PersonAccess,
  StudioDomain,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';

const DAY = 86_400_000;

export function listOf(rows: AccessRow[], filter: AccessFilter): AccessList {
  const wanted = filter.search?.trim().toLocaleLowerCase() ?? '';
  const found = rows.filter(
    ({ domainId, person }) =>
      (!filter.domainId || domainId === filter.domainId) &&
      (!filter.person || person.entityRef === filter.person) &&
      (person.displayName.toLocaleLowerCase().includes(wanted) ||
        person.email?.includes(wanted)),
  );
  const left = found
    .filter(
      ({ diagnosis }) => filter.diagnosis?.includes(diagnosis.code) ?? true,
    )
    .sort((a, b) => compare(a, b, filter.sort ?? 'name'));
  const start = Number(filter.cursor ?? 0);
  const end = start + (filter.limit ?? 50);
  return {
    items: left.slice(start, end),
    nextCursor: end < left.length ? String(end) : undefined,
    counts: countsOf(found),
    total: left.length,
    syncedAt: new Date(Date.now() - 130_000).toISOString(),
  };
}

function compare(a: AccessRow, b: AccessRow, sort: string): number {
  const isDown = sort.startsWith('-');
  const [first, second] = (isDown ? [b, a] : [a, b]).map(row => {
    switch (sort.replace('-', '')) {
      case 'diagnosis':
        return row.diagnosis.code;
      case 'expiresAt':
        return row.grant?.expiresAt ?? '';
      case 'lastActivityAt':
        return row.usage?.lastActivityAt ?? '';
      default:
        return row.person.displayName;
    }
  });
  return first.localeCompare(second);
}

function countsOf(rows: PersonAccess[]): AccessList['counts'] {
  const counts: Partial<Record<DiagnosisCode, number>> = {};
  for (const { diagnosis } of rows) {
    counts[diagnosis.code] = (counts[diagnosis.code] ?? 0) + 1;
  }
  return counts;
}

export function overviewOf(
  domain: StudioDomain,
  rows: AccessRow[],
): DomainOverview {
  return {
    domain,
    counts: countsOf(rows),
    people: rows.length,
    runningApps: rows.flatMap(({ person, profile, usage }) =>
      (usage?.runningApps ?? []).map(app => ({
        ...app,
        status: 'InService',
        profileName: profile?.name,
        person: person.entityRef,
        displayName: person.displayName,
        lastActivityAt: usage?.lastActivityAt,
      })),
    ),
    viewer: { mayRefresh: true },
    syncedAt: domain.seenAt,
  };
}

export function readinessOf(domain: StudioDomain): DomainReadiness {
  return {
    domainId: domain.domainId,
    status: domain.obstacle ? 'not-ready' : 'attention',
    checks: [
      {
        code: 'sso-mode',
        status: domain.authMode === 'SSO' ? 'ok' : 'failed',
        sentence:
          domain.authMode === 'SSO'
            ? 'People sign in through IAM Identity Center.'
            : domain.obstacle?.message ?? '',
        remedy: domain.obstacle?.remedy,
      },
      {
        code: 'idle-shutdown',
        status: 'attention',
        sentence: 'Apps that nobody uses go on running.',
        remedy: 'Set an idle shutdown in the domain’s lifecycle settings.',
      },
      {
        code: 'quota',
        status: 'not-checked',
        sentence: 'The quota of user profiles was not read.',
        remedy: 'Allow servicequotas:GetServiceQuota to have it checked.',
      },
    ],
    seenAt: domain.seenAt,
  };
}

export function effectiveAccessOf(
  domain: StudioDomain,
  rows: AccessRow[],
): EffectiveAccess {
  const groups = new Map<string, EffectiveAccess['groups'][number]>();
  for (const { assignment } of rows) {
    for (const group of assignment.throughGroups) {
      const members = (groups.get(group.groupId)?.members ?? 0) + 1;
      groups.set(group.groupId, { ...group, members });
    }
  }
  const people = rows.filter(
    ({ assignment }) => assignment.direct || assignment.throughGroups.length,
  );
  return {
    domainId: domain.domainId,
    domainName: domain.name,
    groups: [...groups.values()],
    people: people.map(({ person, assignment, profile }) => ({
      userId: person.identityCenterUser?.userId ?? person.displayName,
      displayName: person.displayName,
      entityRef: person.entityRef,
      direct: assignment.direct,
      groupIds: assignment.throughGroups.map(({ groupId }) => groupId),
      hasProfile: Boolean(profile),
    })),
    total: people.length,
    syncedAt: domain.seenAt,
  };
}

export function nothingChanges(domainId: string): EffectiveAccessPreview {
  return {
    domainId,
    sentence: 'This changes nothing: nobody gains or loses a way in.',
    gains: 0,
    loses: 0,
    people: [],
  };
}

const CHECKS: EntryCheckCode[] = [
  'domain-signs-in-by-identity-center',
  'domain-in-service',
  'application-enabled',
  'identity-known',
  'user-enabled',
  'assigned',
  'profile-exists',
  'profile-in-service',
  'role-as-granted',
  'grant-in-force',
];

export function explanationOf(
  access: PersonAccess,
  domain: StudioDomain,
): EntryExplanation {
  const canEnter =
    access.assignment.direct || access.assignment.throughGroups.length > 0;
  const failed = canEnter ? CHECKS.length : CHECKS.indexOf('assigned');
  const statusOf = (index: number) => {
    if (index === failed) {
      return 'failed' as const;
    }
    return index < failed ? ('passed' as const) : ('not-reached' as const);
  };
  return {
    person: access.person,
    domainId: domain.domainId,
    domainName: domain.name,
    canEnter,
    checks: CHECKS.map((code, index) => ({
      code,
      status: statusOf(index),
      sentence:
        code === 'assigned' && !canEnter
          ? `${access.person.displayName} is not assigned to ${domain.name}.`
          : `${code.replaceAll('-', ' ')}: looked at.`,
    })),
    diagnosis: access.diagnosis,
    ...(canEnter
      ? { links: { studio: domain.url } }
      : {
          failure: {
            code: 'assigned',
            sentence: `${access.person.displayName} is not assigned to ${domain.name}.`,
            remedy: 'Ask for access; a lead of the team decides.',
            who: 'team-lead',
          },
          repair: access.diagnosis.repair,
        }),
    syncedAt: domain.seenAt,
  };
}

/** A team that grows, with a dip in use at each weekend. */
export function historyOf(days = 90): DailyCount[] {
  return Array.from({ length: days }, (_, index) => {
    const at = new Date(Date.now() - (days - 1 - index) * DAY);
    const isWeekend = [0, 6].includes(at.getUTCDay());
    const people = 40 + Math.floor(index / 4);
    return {
      day: at.toISOString().slice(0, 10),
      people,
      ready: people - 6 + (index % 5 === 0 ? 1 : 0),
      unused: 8 - Math.floor(index / 20),
      runningApps: isWeekend ? 3 : 14 + (index % 7),
    };
  });
}
