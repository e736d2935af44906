/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type {
  Diagnosis,
  DiagnosisCode,
  Person,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { HeldFacts } from '../facts/HoldingsReader';
import { teamKey } from '../model/teamKey';
import type { Login } from '../model/names';

/* One row of the access list: what people look for in columns, the rest as JSON. */

export const ACCESS_LIST = 'access_list';
export const ACCESS_COUNTS = 'access_counts';

export type AccessListRow = {
  domain_id: string;
  /** `user:<id>`, or `profile:<name>` when it is nobody's. */
  subject: string;
  user_id: string | null;
  user_name_key: string | null;
  profile_key: string | null;
  entity_ref: string | null;
  /** The key of the team. */
  grant_team: string | null;
  diagnosis: DiagnosisCode;
  running_apps: number;
  idle_since: string | null;
  search_text: string;
  by_name: string;
  by_diagnosis: string;
  by_activity: string;
  by_expiry: string;
  detail: string;
};

/** A person's access to a domain, before it is mapped to columns. */
export type AccessEntry = {
  domainId: string;
  subject: string;
  person: Person;
  facts: HeldFacts;
  diagnosis: Diagnosis;
  userName?: Login;
};

/** Diagnoses that need attention come first. */
const ORDER: readonly DiagnosisCode[] = [
  'blocked',
  'disabled-but-holding',
  'domain-closed',
  'profile-failed',
  'profile-without-assignment',
  'profile-of-another',
  'profile-gone',
  'role-differs',
  'two-profiles',
  'no-identity-center-user',
  'ambiguous-person',
  'profile-of-nobody',
  'access-nobody-granted',
  'unused',
  'in-progress',
  'suspended',
  'scheduled',
  'cooling-off',
  'not-known',
  'legacy-domain',
  'iam-domain',
  'unified-studio-domain',
  'access-ended',
  'no-access',
  'ready-after-first-sign-in',
  'ready',
];

/** How much of a name is sorted by; an index takes no texts of any length. */
const SORTED_LENGTH = 120;
/** Sorts behind every time. */
const NEVER_ENDS = '~';

export function toAccessListRow(entry: AccessEntry): AccessListRow {
  const { domainId, subject, person, facts, diagnosis } = entry;
  const { profile, usage, grant } = facts;
  const user = person.identityCenterUser;
  const byName = `${foldText(person.displayName).slice(
    0,
    SORTED_LENGTH,
  )}\n${subject}`;
  return {
    domain_id: domainId,
    subject,
    user_id: user?.userId ?? userIdOf(subject),
    user_name_key: entry.userName ? foldCase(entry.userName) : null,
    profile_key: profile ? foldCase(profile.name) : null,
    entity_ref: person.entityRef ?? null,
    grant_team: grant?.team
      ? teamKey({ ref: grant.team, groupId: grant.teamGroupId })
      : null,
    diagnosis: diagnosis.code,
    running_apps: usage?.runningApps.length ?? 0,
    idle_since: profile
      ? latest(profile.createdAt, grant?.createdAt, usage?.lastActivityAt)
      : null,
    search_text: foldText(
      [
        person.displayName,
        person.email,
        entry.userName,
        person.entityRef,
        profile?.name,
        ...(facts.otherProfiles ?? []),
        ...facts.throughGroups.map(({ displayName }) => displayName),
      ]
        .flatMap(text => text ?? [])
        .join('\n'),
    ),
    by_name: byName,
    by_diagnosis: `${String(ORDER.indexOf(diagnosis.code)).padStart(
      2,
      '0',
    )} ${byName}`,
    by_activity: `${usage?.lastActivityAt ?? ''} ${byName}`,
    by_expiry: `${grant?.expiresAt ?? NEVER_ENDS} ${byName}`,
    detail: JSON.stringify({ person, facts, diagnosis }),
  };
}

export function fromAccessListRow(
  row: AccessListRow,
): Pick<
  AccessEntry,
  'domainId' | 'subject' | 'person' | 'facts' | 'diagnosis'
> {
  const detail: Pick<AccessEntry, 'person' | 'facts' | 'diagnosis'> =
    JSON.parse(row.detail);
  return { domainId: row.domain_id, subject: row.subject, ...detail };
}

/** The form in which texts are searched and sorted: neither letter case nor accents matter. */
export function foldText(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLocaleLowerCase('en-US');
}

function foldCase(text: string): string {
  return text.toLocaleLowerCase('en-US');
}

function userIdOf(subject: string): string | null {
  return subject.startsWith('user:') ? subject.slice('user:'.length) : null;
}

function latest(...times: (string | undefined)[]): string | null {
  return times
    .flatMap(time => time ?? [])
    .reduce<string | null>((a, b) => (a !== null && a > b ? a : b), null);
}
