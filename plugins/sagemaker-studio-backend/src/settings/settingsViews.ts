/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/* What is set for domains and teams, with the source of each, as pages show it. */
import type {
  DomainSettings,
  Settings as SettingsView,
  TeamSettings,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { ObservedDomain } from '../aws/observed';
import type { DomainConfig } from '../config/StudioConfig';
import type { Viewer } from '../model/caller';
import { holdsOneOf, isCovered } from '../model/policy';
import { EVERY_TEAM, waysOf } from '../model/leads';
import { UNCONFIGURED, type DomainChoice } from '../model/settings';
import type { Settings } from './Settings';

/** Somebody who reads or changes settings. */
export type SettingsReader = {
  viewer: Pick<Viewer, 'refs' | 'refusal'>;
  /** By permission. */
  mayChangeAll: boolean;
};

export function viewSettings(
  settings: Settings,
  seen: readonly ObservedDomain[],
  reader: SettingsReader,
): Omit<SettingsView, 'policies'> {
  const ids = new Set([
    ...seen.map(({ domainId }) => domainId),
    ...Object.keys(settings.domains),
  ]);
  return {
    domains: [...ids]
      .map(domainId =>
        viewDomain(
          settings,
          domainId,
          seen.find(each => each.domainId === domainId),
          reader,
        ),
      )
      .sort(
        (a, b) =>
          (a.name ?? a.domainId).localeCompare(b.name ?? b.domainId) ||
          a.domainId.localeCompare(b.domainId),
      ),
    teams: [...new Set(settings.teams.map(({ team }) => team))]
      .filter(team => team !== EVERY_TEAM)
      .sort()
      .map(team => viewTeam(settings, team, reader)),
    everyTeam: everyTeamOf(settings),
    mayChangeAll: mayChangeAll(reader),
  };
}

export function viewDomain(
  settings: Settings,
  domainId: string,
  seen: ObservedDomain | undefined,
  reader: SettingsReader,
): DomainSettings {
  const isFixed = Object.hasOwn(settings.configured.domains, domainId);
  const stored = isFixed
    ? undefined
    : settings.stored.domains.find(each => each.domainId === domainId);
  const choice = choiceOf(settings.domains[domainId]);
  return {
    domainId,
    name: seen?.name,
    accountId: seen?.accountId,
    region: seen?.region,
    defaultExecutionRole: seen?.defaultExecutionRole,
    ...choice,
    ...(isFixed
      ? { source: 'app-config', key: `sagemakerStudio.domains.${domainId}` }
      : { source: stored ? 'portal' : 'none' }),
    version: versionOf(stored),
    mayChange: rightOf(isFixed, choice, reader),
    nobodyCanAsk: (seen && !canAsk(settings, seen)) || undefined,
    changedBy: stored && settings.stored.shownAs(stored.changedBy),
    changedAt: stored?.changedAt,
  };
}

/** Whether a policy lets anybody ask for access to a domain that is managed; nobody asks for access to others. */
export function canAsk(
  { domains, policies }: Pick<Settings, 'domains' | 'policies'>,
  { domainId, defaultExecutionRole }: ObservedDomain,
): boolean {
  const { mode, executionRoles = [] } = domains[domainId] ?? {};
  return (
    mode !== 'manage' ||
    isCovered(policies, {
      domainId,
      executionRoles: [defaultExecutionRole, ...executionRoles],
    })
  );
}

export function viewTeam(
  settings: Settings,
  team: string,
  reader: SettingsReader,
): TeamSettings {
  const key = settings.keyOfTeam(team);
  const stored = key === undefined ? settings.findTeam(team) : undefined;
  const ways = waysOf(settings.teams, team);
  // The portal's settings of this team override those for every team.
  const ofEveryTeam = stored ? undefined : ways && settings.keyOfEveryTeam;
  const source = key ?? ofEveryTeam;
  return {
    team,
    leads: settings.teams.find(each => each.team === team)?.leads ?? [],
    otherLeads: ways,
    ...(source === undefined
      ? { source: stored ? 'portal' : 'none' }
      : { source: 'app-config', key: source }),
    version: versionOf(stored),
    mayChange: key === undefined && mayChangeAll(reader) ? 'all' : 'nothing',
    changedBy: stored && settings.stored.shownAs(stored.changedBy),
    changedAt: stored?.changedAt,
  };
}

function everyTeamOf(settings: Settings): SettingsView['everyTeam'] {
  const key = settings.keyOfEveryTeam;
  const otherLeads = waysOf(settings.teams, EVERY_TEAM);
  return key !== undefined && otherLeads ? { key, otherLeads } : undefined;
}

/** The settings of a domain, as the form edits them. */
export function choiceOf(domain: DomainConfig | undefined): DomainChoice {
  if (!domain) {
    return UNCONFIGURED;
  }
  const { mode, owners, executionRoles, roleNames, duration, contact } = domain;
  return {
    mode,
    owners,
    roles: executionRoles.map(role => ({ role, ...roleNames?.[role] })),
    defaultDuration: duration?.default,
    maxDuration: duration?.max,
    contact,
  };
}

/** 0: there is no row yet. */
export function versionOf(stored: { version: number } | undefined): number {
  return stored ? stored.version + 1 : 0;
}

export function mayChangeAll({
  viewer,
  mayChangeAll: may,
}: SettingsReader): boolean {
  return may && viewer.refusal === undefined;
}

function rightOf(
  isFixed: boolean,
  { owners }: DomainChoice,
  reader: SettingsReader,
): DomainSettings['mayChange'] {
  if (isFixed || reader.viewer.refusal !== undefined) {
    return 'nothing';
  }
  if (reader.mayChangeAll) {
    return 'all';
  }
  return holdsOneOf(reader.viewer.refs, owners) ? 'some' : 'nothing';
}
