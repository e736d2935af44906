/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { Knex } from 'knex';
import {
  hasId,
  readRefsToday,
  type BoundRef,
  type RefsToday,
} from '../directory/boundRefs';
import {
  boundAt,
  noRefBindings,
  readRefBindings,
  type RefBindings,
} from '../directory/refBindings';
import { readTeamParents } from '../directory/teamParents';
import type { EntityRef } from '../model/names';
import type { ShownAs } from '../model/personKey';
import { bindingId, type RefPlace } from '../model/refPlace';
import { readPeopleToday } from '../store/peopleToday';
import {
  listDomainSettings,
  type StoredDomainSettings,
} from './domainSettingsRows';
import { listPolicySettings, type StoredPolicy } from './policySettingsRows';
import { listTeamSettings, type StoredTeamSettings } from './teamSettingsRows';

/** The portal's own settings, and under which refs the catalog has the people and groups that they name. */
export type StoredSettings = {
  domains: StoredDomainSettings[];
  teams: StoredTeamSettings[];
  /** By name; also those that were removed or cannot be read. */
  policies: StoredPolicy[];
  /** Whom the refs of app-config mean, and those that were not bound when they were saved. */
  bindings: RefBindings;
  /** Ids of the bindings that the settings need, since they were saved without whom the ref means. */
  unsaved: ReadonlySet<string>;
  refsToday: RefsToday;
  /** Who those are today who have changed the settings. */
  shownAs: ShownAs;
  /** Catalog team → its parent team. */
  parents: ReadonlyMap<EntityRef, EntityRef>;
};

export function emptyStored(): StoredSettings {
  return {
    domains: [],
    teams: [],
    policies: [],
    bindings: noRefBindings(),
    unsaved: new Set(),
    refsToday: ({ ref }) => [ref],
    shownAs: ({ ref }) => ref,
    parents: new Map(),
  };
}

export async function readStored(knex: Knex): Promise<StoredSettings> {
  const bindings = await readRefBindings(knex);
  const unsaved = new Set<string>();
  const bind = (bound: BoundRef, place: RefPlace): BoundRef => {
    if (hasId(bound)) {
      return bound;
    }
    const named = { ref: bound.ref, place };
    unsaved.add(bindingId(named));
    return boundAt(bindings, named);
  };
  const domains = (await listDomainSettings(knex)).map(each => ({
    ...each,
    owners: each.owners.map(owner => bind(owner, ownersPlace(each))),
  }));
  const teams = (await listTeamSettings(knex)).map(each => ({
    ...each,
    team: bind(each.team, teamPlace(each)),
    leads: each.leads.map(lead => bind(lead, leadsPlace(each))),
  }));
  const policies = await listPolicySettings(knex);
  const refsToday = await readRefsToday(knex, [
    ...bindings.atPlaces.values(),
    ...domains.flatMap(({ owners }) => owners),
    ...teams.flatMap(({ team, leads }) => [team, ...leads]),
    ...bindings.patterns.flatMap(({ team, lead }) => [team, lead]),
  ]);
  const shownAs = await readPeopleToday(
    knex,
    [...domains, ...teams, ...policies].map(({ changedBy }) => changedBy),
  );
  const parents = await readTeamParents(knex);
  return {
    domains,
    teams,
    policies,
    bindings,
    unsaved,
    refsToday,
    shownAs,
    parents,
  };
}

export function ownersPlace({
  domainId,
}: Pick<StoredDomainSettings, 'domainId'>): RefPlace {
  return { kind: 'owners', isOfPortal: true, domainId };
}

export function teamPlace({
  team,
}: Pick<StoredTeamSettings, 'team'>): RefPlace {
  return { kind: 'team', isOfPortal: true, team: team.ref };
}

export function leadsPlace({
  team,
}: Pick<StoredTeamSettings, 'team'>): RefPlace {
  return { kind: 'leads', isOfPortal: true, team: team.ref };
}
