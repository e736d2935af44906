/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/* What holds, by what app-config and the portal's own settings say. */
import {
  replaceRefs,
  replaceRefsOfPortal,
  type ConfiguredRef,
  type NamingConfig,
} from '../config/configuredRefs';
import type { DomainConfig } from '../config/StudioConfig';
import { CREATED, PORTAL, type Policy } from '../model/policy';
import { withOtherLeads } from '../model/leads';
import type { EntityRef } from '../model/names';
import type { RefsToday } from '../directory/boundRefs';
import { boundAt } from '../directory/refBindings';
import type { StoredDomainSettings } from './domainSettingsRows';
import { portalPolicies } from './portalPolicies';
import type { StoredSettings } from './readStored';

/** The configuration that settings decide, and everything else that names people and teams. */
export type SettableConfig = NamingConfig;

/**
 * App-config goes first: what it names, nobody can change in the portal. Its refs stand for those whom they meant when they
 * were first found, under the refs that these have today.
 */
export function settingsInForce(
  configured: SettableConfig,
  { domains, teams, policies, bindings, refsToday, parents }: StoredSettings,
): SettableConfig {
  const ofToday = (named: Pick<ConfiguredRef, 'ref' | 'place'>) =>
    refsToday(boundAt(bindings, named));
  const fixed = replaceRefs(configured, ofToday);
  // The words `portal` and `created` in policies do not stand for domains that app-config names.
  const own = domains.filter(
    ({ domainId }) => !Object.hasOwn(configured.domains, domainId),
  );
  const named = new Set(fixed.teams.map(({ team }) => team));
  return {
    ...fixed,
    domains: {
      ...Object.fromEntries(
        own.map(each => [
          each.domainId,
          toDomainConfig(each, each.owners.flatMap(refsToday)),
        ]),
      ),
      ...fixed.domains,
    },
    teams: withOtherLeads(
      [
        ...fixed.teams,
        ...teams.flatMap(({ team, leads }) =>
          refsToday(team)
            .filter(ref => !named.has(ref))
            .map(ref => ({
              team: ref,
              leads: [...new Set(leads.flatMap(refsToday))],
            })),
        ),
      ],
      { byPattern: leadsByPattern(bindings, refsToday), parents },
    ),
    policies: [
      ...fixed.policies,
      ...replaceRefsOfPortal(
        portalPolicies(configured.policies, policies),
        ofToday,
      ),
    ].map(policy => withDomainIds(policy, own)),
  };
}

/** Team → pattern → refs of the group that it is bound to there. */
function leadsByPattern(
  { patterns }: StoredSettings['bindings'],
  refsToday: RefsToday,
): Map<EntityRef, Map<string, EntityRef[]>> {
  const found = new Map<EntityRef, Map<string, EntityRef[]>>();
  for (const { team, pattern, lead } of patterns) {
    for (const ref of refsToday(team)) {
      const ofTeam = found.get(ref) ?? new Map<string, EntityRef[]>();
      found.set(ref, ofTeam.set(pattern, refsToday(lead)));
    }
  }
  return found;
}

export function toDomainConfig(
  settings: Pick<
    StoredDomainSettings,
    | 'mode'
    | 'executionRoles'
    | 'roleNames'
    | 'defaultDuration'
    | 'maxDuration'
    | 'contact'
  >,
  owners: string[],
): DomainConfig {
  const { mode, executionRoles, roleNames, contact } = settings;
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
    contact,
  };
}

function withDomainIds(
  policy: Policy,
  own: readonly StoredDomainSettings[],
): Policy {
  return policy.domains.some(each => each === CREATED || each === PORTAL)
    ? { ...policy, domains: domainsOf(policy.domains, own) }
    : policy;
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
