/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/* What can be set of domains and teams, what differs between two settings, and who may change what. */
import { durationInWords, isLonger } from './durations';
import type { EntityRef } from './names';
import { refuse, type Refusal } from './outcome';

/** Where settings come from; `none`: nobody has configured it, so the domain is observed, or the team has no leads. */
export type SettingsSource = 'app-config' | 'portal' | 'none';

/** What people call a role, and what it is for. */
export type RoleName = { name?: string; purpose?: string };

export type RoleSetting = RoleName & { role: string };

/** What may be set of a domain. */
export type DomainChoice = {
  mode: 'observe' | 'manage';
  /** Refs of users, or of groups whose members are owners. */
  owners: EntityRef[];
  /** The roles that may be asked for, besides the domain's default. */
  roles: RoleSetting[];
  /** ISO 8601 */
  defaultDuration?: string;
  /** ISO 8601; under every policy. */
  maxDuration?: string;
  contact?: string;
};

/** What may be set of a team. */
export type TeamChoice = { leads: EntityRef[] };

/** A domain that nobody has configured. */
export const UNCONFIGURED: DomainChoice = {
  mode: 'observe',
  owners: [],
  roles: [],
};

export const DOMAIN_FIELDS = [
  'mode',
  'owners',
  'roles',
  'defaultDuration',
  'maxDuration',
  'contact',
] as const satisfies readonly (keyof DomainChoice)[];

export type SettingsField = (typeof DOMAIN_FIELDS)[number] | 'leads';

/** A field with its values in words; absent: it has none. */
export type SettingsChange = {
  field: SettingsField;
  before?: string;
  after?: string;
};

export function domainChanges(
  before: DomainChoice,
  after: DomainChoice,
): SettingsChange[] {
  return DOMAIN_FIELDS.flatMap(field =>
    changeOf(field, inWords(before, field), inWords(after, field)),
  );
}

export function teamChanges(
  before: TeamChoice,
  after: TeamChoice,
): SettingsChange[] {
  return changeOf('leads', listed(before.leads), listed(after.leads));
}

/** Why an owner of a domain, who is not of the platform team, may not make a change. */
export function refuseToOwner(
  domainId: string,
  before: DomainChoice,
  after: DomainChoice,
): Refusal | undefined {
  const beyond = domainChanges(before, after)
    .map(({ field }) => field)
    .filter(
      field =>
        !(
          field === 'contact' ||
          (field === 'maxDuration' &&
            isShortened(before.maxDuration, after.maxDuration)) ||
          // Where none was set, that of the policies held, which may be shorter.
          (field === 'defaultDuration' &&
            before.defaultDuration !== undefined &&
            isShortened(before.defaultDuration, after.defaultDuration))
        ),
    );
  return beyond.length
    ? refuse(
        'not-allowed',
        `As an owner of '${domainId}' you may change its contact and shorten its durations. Only the platform team may change ${beyond.join(
          ', ',
        )}`,
      )
    : undefined;
}

/** What is contradictory in itself, or does not fit the domain. */
export function checkDomainChoice(
  { roles, defaultDuration, maxDuration }: DomainChoice,
  accountId: string,
): Refusal | undefined {
  const elsewhere = roles.findIndex(
    ({ role }) => role.split(':')[4] !== accountId,
  );
  if (elsewhere >= 0) {
    return refuse(
      'invalid',
      `roles[${elsewhere}].role '${roles[elsewhere]?.role}' is no role of the account ${accountId}, in which the domain is`,
    );
  }
  const repeated = roles.findIndex(
    ({ role }, index) => roles.findIndex(each => each.role === role) < index,
  );
  if (repeated >= 0) {
    return refuse(
      'invalid',
      `roles[${repeated}].role '${roles[repeated]?.role}' is there already`,
    );
  }
  return defaultDuration &&
    maxDuration &&
    isLonger(defaultDuration, maxDuration)
    ? refuse(
        'invalid',
        `defaultDuration '${defaultDuration}' is longer than maxDuration '${maxDuration}'`,
      )
    : undefined;
}

function isShortened(before?: string, after?: string): boolean {
  return (
    after !== undefined && (before === undefined || isLonger(before, after))
  );
}

function changeOf(
  field: SettingsField,
  before: string | undefined,
  after: string | undefined,
): SettingsChange[] {
  return before === after ? [] : [{ field, before, after }];
}

function inWords(
  choice: DomainChoice,
  field: (typeof DOMAIN_FIELDS)[number],
): string | undefined {
  switch (field) {
    case 'owners':
      return listed(choice.owners);
    case 'roles':
      return listed(choice.roles.map(roleInWords));
    case 'defaultDuration':
    case 'maxDuration': {
      const duration = choice[field];
      return duration && durationInWords(duration);
    }
    default:
      return choice[field];
  }
}

function roleInWords({ role, name, purpose }: RoleSetting): string {
  const called = [name, purpose].filter(Boolean).join(': ');
  return called ? `${role} (${called})` : role;
}

function listed(values: readonly string[]): string | undefined {
  return values.length ? [...values].sort().join(', ') : undefined;
}
