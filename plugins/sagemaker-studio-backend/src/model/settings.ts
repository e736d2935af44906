/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/* What can be set for domains and teams, what differs between two settings, and who may change what. */
import type { Message } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { isLonger } from './durations';
import type { EntityRef } from './names';
import { refuse, type Refusal } from './outcome';
import type { TeamRuleChoice } from './teamRule';
import { say } from '../util/say';

/** The name and purpose of a role. */
export type RoleName = { name?: string; purpose?: string };

export type RoleSetting = RoleName & { role: string };

/** The settings of a domain. */
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

/** The settings of a team. */
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

/** The keys of a policy besides its name, as app-config calls them. */
export const POLICY_FIELDS = [
  'teams',
  'domains',
  'executionRoles',
  'requesters',
  'onBehalfOf',
  'assignment',
  'approvers',
  'stages',
  'fallbackApprovers',
  'automatic',
  'duration',
  'requestExpiry',
  'reminders',
  'minJustificationLength',
] as const;

export const RULE_FIELDS = [
  'executionRole',
  'duration',
  'noEnd',
  'joiners',
  'leavers',
  'justification',
] as const satisfies readonly (keyof TeamRuleChoice)[];

export const SETTINGS_FIELDS = [
  ...DOMAIN_FIELDS,
  'leads',
  ...POLICY_FIELDS,
  'executionRole',
  'noEnd',
  'joiners',
  'leavers',
  'justification',
] as const;

export type SettingsField = (typeof SETTINGS_FIELDS)[number];

/** The value of a field as it is stored: a mode, an ISO 8601 duration, a contact, refs, roles, or what a policy says. */
export type SettingsValue = string | string[] | RoleSetting[];

/** A field with its values; absent: it has none. */
export type SettingsChange = {
  field: SettingsField;
  before?: SettingsValue;
  after?: SettingsValue;
};

export function domainChanges(
  before: DomainChoice,
  after: DomainChoice,
): SettingsChange[] {
  return DOMAIN_FIELDS.flatMap(field =>
    changeOf(field, valueOf(before, field), valueOf(after, field)),
  );
}

export function teamChanges(
  before: TeamChoice,
  after: TeamChoice,
): SettingsChange[] {
  return changeOf('leads', refsOf(before.leads), refsOf(after.leads));
}

/** Without a rule, it has none of the fields. */
export function ruleChanges(
  before: TeamRuleChoice | undefined,
  after: TeamRuleChoice | undefined,
): SettingsChange[] {
  const textOf = (
    rule: TeamRuleChoice | undefined,
    field: (typeof RULE_FIELDS)[number],
  ) => {
    const value = rule?.[field];
    return typeof value === 'boolean' ? value && 'true' : value;
  };
  return RULE_FIELDS.flatMap(field =>
    changeOf(
      field,
      textOf(before, field) || undefined,
      textOf(after, field) || undefined,
    ),
  );
}

/** Why an owner of a domain, who is not of the platform team, may not make a change. */
export function refuseToOwner(
  domainName: string,
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
        say('refused.owner-fields', {
          domain: domainName,
          fields: beyond.map(field => say(`field.${field}`)),
        }),
      )
    : undefined;
}

/**
 * How settings contradict themselves or do not fit the domain; all of it.
 *
 * @param keyOfRole - what the ARN of a role is called, for messages
 */
export function mistakesOfDomain(
  { roles, defaultDuration, maxDuration }: DomainChoice,
  accountId: string,
  keyOfRole: (index: number) => string,
): Message[] {
  const ofRoles = roles.flatMap(({ role }, index) => {
    const named = { key: keyOfRole(index), role };
    return [
      ...(role.split(':')[4] === accountId
        ? []
        : [say('refused.role-elsewhere', { ...named, account: accountId })]),
      ...(roles.findIndex(each => each.role === role) < index
        ? [say('refused.role-repeated', named)]
        : []),
    ];
  });
  return defaultDuration &&
    maxDuration &&
    isLonger(defaultDuration, maxDuration)
    ? [
        ...ofRoles,
        say('refused.durations-differ', {
          usual: defaultDuration,
          max: maxDuration,
        }),
      ]
    : ofRoles;
}

function isShortened(before?: string, after?: string): boolean {
  return (
    after !== undefined && (before === undefined || isLonger(before, after))
  );
}

export function changeOf(
  field: SettingsField,
  before: SettingsValue | undefined,
  after: SettingsValue | undefined,
): SettingsChange[] {
  return JSON.stringify(before) === JSON.stringify(after)
    ? []
    : [{ field, before, after }];
}

function valueOf(
  choice: DomainChoice,
  field: (typeof DOMAIN_FIELDS)[number],
): SettingsValue | undefined {
  switch (field) {
    case 'owners':
      return refsOf(choice.owners);
    case 'roles':
      return rolesOf(choice.roles);
    default:
      return choice[field];
  }
}

/** Their order says nothing, so that they are compared in one order. */
function refsOf(refs: readonly EntityRef[]): string[] | undefined {
  return refs.length ? [...refs].sort() : undefined;
}

function rolesOf(roles: readonly RoleSetting[]): RoleSetting[] | undefined {
  return roles.length
    ? roles
        .map(({ role, name, purpose }) => ({ role, name, purpose }))
        .sort((a, b) => a.role.localeCompare(b.role))
    : undefined;
}
