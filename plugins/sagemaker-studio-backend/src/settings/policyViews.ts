/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/* Policies with the source of each, as pages show them. */
import type {
  PolicySettings,
  PolicyView,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { stringify } from 'yaml';
import { checkPolicy, type PlaceOf } from '../config/checkPolicies';
import type { Policy } from '../model/policy';
import { keyPath } from './keyPath';
import type { PolicyDocument } from './policyDocument';
import type { StoredPolicy } from './policySettingsRows';
import type { Settings } from './Settings';
import { mayChangeAll, versionOf, type SettingsReader } from './settingsViews';

/** Where somebody who writes a policy in the portal finds what it contradicts. */
const placeOnPage: PlaceOf = (...[kind, domainId, part]) => {
  const what =
    domainId === undefined
      ? kind
      : `${part === 'owners' ? 'owners' : 'roles'} of ${domainId}`;
  return `the ${what} on the page Settings`;
};

/** Every policy; after those in force, those of the portal that are not. */
export function viewPolicies(
  settings: Settings,
  reader: SettingsReader,
): PolicySettings[] {
  const fixed = settings.configured.policies.length;
  const inForce = settings.policies.slice(fixed).map(({ name }) => name);
  return [
    ...settings.policies.slice(0, fixed).map((policy, index) => ({
      ...settings.originOfPolicy(index),
      name: policy.name,
      policy: viewPolicy(policy),
      isInForce: true,
      problems: [],
      version: 0,
      mayChange: 'nothing' as const,
    })),
    ...[
      ...inForce,
      ...settings.stored.policies
        .filter(({ document, name }) => document && !inForce.includes(name))
        .map(({ name }) => name),
    ].map(name => viewPortalPolicy(settings, name, reader)),
  ];
}

/** A policy of the portal's own; of source `none` where it was removed. */
export function viewPortalPolicy(
  settings: Settings,
  name: string,
  reader: SettingsReader,
): PolicySettings {
  const stored = findPolicy(settings, name);
  const fixed = settings.configured.policies.length;
  const policy = settings.policies
    .slice(fixed)
    .find(each => each.name === name);
  return {
    name,
    source: stored ? 'portal' : 'none',
    isInForce: policy !== undefined,
    policy: policy && viewPolicy(policy),
    problems: stored ? problemsOf(settings, stored) : [],
    yaml: stored && stringify(stored.document, { lineWidth: 0 }),
    version: versionOf(stored),
    mayChange: mayChangeAll(reader) ? 'all' : 'nothing',
    changedBy: stored && settings.stored.shownAs(stored.changedBy),
    changedAt: stored?.changedAt,
  };
}

/** The portal's policy of a name, unless it was removed. */
export function findPolicy(
  { stored }: Pick<Settings, 'stored'>,
  name: string,
): StoredPolicy | undefined {
  return stored.policies.find(each => each.name === name && each.document);
}

/** The portal's own policies in force, as they are written, in their order. */
export function ownPolicies(
  settings: Pick<Settings, 'configured' | 'policies' | 'stored'>,
): { name: string; document: PolicyDocument }[] {
  return settings.policies
    .slice(settings.configured.policies.length)
    .flatMap(({ name }) => {
      const document = findPolicy(settings, name)?.document;
      return document ? { name, document } : [];
    });
}

/** How a policy contradicts the domains and teams that there are. */
export function contradictionsOf(
  { domains, teams }: Pick<Settings, 'domains' | 'teams'>,
  policy: Policy,
  document: PolicyDocument = {},
): string[] {
  // A policy that writes its approvers without stages has one stage.
  const written = (keys: PropertyKey[]) =>
    document.approvers !== undefined && keys[0] === 'stages'
      ? keys.slice(2)
      : keys;
  const pathOf = (keys: PropertyKey[] = []) => keyPath(written(keys));
  return checkPolicy({ policy, pathOf }, { domains, teams }, placeOnPage);
}

export function viewPolicy(policy: Policy): Omit<PolicyView, 'source' | 'key'> {
  return {
    name: policy.name,
    teams: policy.teams,
    domains: policy.domains,
    executionRoles: policy.executionRoles,
    requesters: policy.requesters,
    onBehalfOf: policy.onBehalfOf,
    assignment: policy.assignment,
    stages: policy.stages,
    fallbackApprovers: policy.fallbackApprovers,
    automatic: policy.automatic,
    duration: policy.duration,
    requestExpiry: policy.requestExpiry,
    reminders: policy.reminders,
    minJustificationLength: policy.minJustificationLength,
  };
}

function problemsOf(
  settings: Settings,
  { policy, document, problems }: StoredPolicy,
): string[] {
  return policy ? contradictionsOf(settings, policy, document) : problems;
}
