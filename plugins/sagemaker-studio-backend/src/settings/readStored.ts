/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { Knex } from 'knex';
import { readRefsToday, type RefsToday } from '../directory/boundRefs';
import {
  listDomainSettings,
  type StoredDomainSettings,
} from './domainSettingsRows';
import { listTeamSettings, type StoredTeamSettings } from './teamSettingsRows';

/** The portal's own settings, and under which refs the catalog has the people and groups that they name. */
export type StoredSettings = {
  domains: StoredDomainSettings[];
  teams: StoredTeamSettings[];
  refsToday: RefsToday;
};

export function emptyStored(): StoredSettings {
  return { domains: [], teams: [], refsToday: ({ ref }) => [ref] };
}

export async function readStored(knex: Knex): Promise<StoredSettings> {
  const domains = await listDomainSettings(knex);
  const teams = await listTeamSettings(knex);
  const refsToday = await readRefsToday(knex, [
    ...domains.flatMap(({ owners }) => owners),
    ...teams.flatMap(({ team, leads }) => [team, ...leads]),
  ]);
  return { domains, teams, refsToday };
}
