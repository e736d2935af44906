/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import {
  configuredRefs,
  replaceRefsOfPortal,
  type ConfiguredRef,
} from '../config/configuredRefs';
import { boundAt, type NamedRef } from '../directory/refBindings';
import { waysOf } from '../model/leads';
import { bindingId } from '../model/refPlace';
import {
  leadsPlace,
  ownersPlace,
  teamPlace,
  type StoredSettings,
} from './readStored';
import { portalPolicies } from './portalPolicies';
import type { SettableConfig } from './settingsInForce';

/** A ref as it is written somewhere, with whom it means there. */
export type SettingRef = ConfiguredRef & NamedRef;

/** Everybody and every team that app-config, a policy module or the portal's settings name. */
export function namedRefs(
  configured: SettableConfig,
  inForce: SettableConfig,
  stored: StoredSettings,
): SettingRef[] {
  const { bindings } = stored;
  const fixed = configuredRefs({
    ...configured,
    // The words of policies for the portal's domains stand for their ids.
    policies: configured.policies.map((policy, index) => ({
      ...policy,
      domains: inForce.policies[index]?.domains ?? policy.domains,
    })),
  }).map(named => ({
    ...named,
    bound: boundAt(bindings, named),
    isSaved: false,
  }));
  return [
    ...fixed,
    ...refsOfPolicies(configured, inForce, stored),
    ...patternsInForce(inForce, stored),
    ...refsOfPortal(configured, stored).map(named => ({
      ...named,
      isSaved: !stored.unsaved.has(bindingId(named)),
    })),
  ];
}

/** The portal's own policies do not hold whom their refs mean, so that these are bound like those of app-config. */
function refsOfPolicies(
  configured: SettableConfig,
  inForce: SettableConfig,
  { policies, bindings }: StoredSettings,
): SettingRef[] {
  const all: SettingRef[] = [];
  const own = portalPolicies(configured.policies, policies);
  replaceRefsOfPortal(
    own.map((policy, index) => ({
      ...policy,
      domains:
        inForce.policies[configured.policies.length + index]?.domains ??
        policy.domains,
    })),
    named => {
      all.push({ ...named, bound: boundAt(bindings, named), isSaved: false });
      return [named.ref];
    },
  );
  return all;
}

/** The groups that patterns for leads are bound to, as far as the configuration still has the pattern for the team. */
function patternsInForce(
  { teams }: SettableConfig,
  { bindings, refsToday }: StoredSettings,
): SettingRef[] {
  return bindings.patterns.flatMap(({ pattern, team, lead, place }) => {
    const concerned = refsToday(team).filter(ref =>
      waysOf(teams, ref)?.patterns.includes(pattern),
    );
    return concerned.length
      ? {
          ref: lead.ref,
          bound: lead,
          place,
          isSaved: false,
          teams: concerned,
          domainIds: [],
        }
      : [];
  });
}

function refsOfPortal(
  configured: SettableConfig,
  { domains, teams, refsToday }: StoredSettings,
): Omit<SettingRef, 'isSaved'>[] {
  return [
    ...domains
      .filter(({ domainId }) => !Object.hasOwn(configured.domains, domainId))
      .flatMap(domain =>
        domain.owners.map(bound => ({
          ref: bound.ref,
          bound,
          place: ownersPlace(domain),
          domainIds: [domain.domainId],
          teams: [],
        })),
      ),
    ...teams.flatMap(each => {
      const concerned = { teams: refsToday(each.team), domainIds: [] };
      return [
        {
          ref: each.team.ref,
          bound: each.team,
          place: teamPlace(each),
          ...concerned,
        },
        ...each.leads.map(bound => ({
          ref: bound.ref,
          bound,
          place: leadsPlace(each),
          ...concerned,
        })),
      ];
    }),
  ];
}
