/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/* What holds, by what app-config and the portal's own settings say. */
import type { DomainConfig, StudioConfig } from '../config/StudioConfig';
import { CREATED, PORTAL } from '../model/policy';
import type { StoredDomainSettings } from './domainSettingsRows';
import type { StoredSettings } from './readStored';

/** What settings decide of the configuration. */
export type SettableConfig = Pick<
  StudioConfig,
  'domains' | 'teams' | 'policies'
>;

/** App-config goes first: what it names, nobody can change in the portal. */
export function settingsInForce(
  configured: SettableConfig,
  { domains, teams, refsToday }: StoredSettings,
): SettableConfig {
  // The words `portal` and `created` in policies do not stand for domains that app-config names.
  const own = domains.filter(
    ({ domainId }) => !Object.hasOwn(configured.domains, domainId),
  );
  const named = new Set(configured.teams.map(({ team }) => team));
  return {
    domains: {
      ...Object.fromEntries(
        own.map(each => [
          each.domainId,
          toDomainConfig(each, each.owners.flatMap(refsToday)),
        ]),
      ),
      ...configured.domains,
    },
    teams: [
      ...configured.teams,
      ...teams.flatMap(({ team, leads }) =>
        refsToday(team)
          .filter(ref => !named.has(ref))
          .map(ref => ({
            team: ref,
            leads: [...new Set(leads.flatMap(refsToday))],
            from: `the settings of the team ${ref}`,
          })),
      ),
    ],
    policies: configured.policies.map(policy =>
      policy.domains.some(each => each === CREATED || each === PORTAL)
        ? { ...policy, domains: domainsOf(policy.domains, own) }
        : policy,
    ),
  };
}

export function toDomainConfig(
  settings: Pick<
    StoredDomainSettings,
    | 'domainId'
    | 'mode'
    | 'executionRoles'
    | 'roleNames'
    | 'defaultDuration'
    | 'maxDuration'
    | 'contact'
  >,
  owners: string[],
): DomainConfig {
  const { domainId, mode, executionRoles, roleNames, contact } = settings;
  const { defaultDuration, maxDuration } = settings;
  return {
    mode,
    executionRoles,
    roleNames,
    duration:
      defaultDuration ?? maxDuration
        ? { default: defaultDuration, max: maxDuration }
        : undefined,
    owners: [...new Set(owners)],
    ownersFrom: `the settings of the domain ${domainId}`,
    contact,
  };
}

/** The words for domains of the portal's settings stand for their ids. */
function domainsOf(
  domains: string[],
  own: readonly StoredDomainSettings[],
): string[] {
  const hasAll = domains.includes(PORTAL);
  return [
    ...new Set([
      ...domains.filter(each => each !== CREATED && each !== PORTAL),
      ...own
        .filter(({ isCreated }) => hasAll || isCreated)
        .map(({ domainId }) => domainId),
    ]),
  ];
}
