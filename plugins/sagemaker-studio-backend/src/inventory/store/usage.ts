/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { Usage } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { Knex } from 'knex';
import { chunk } from '../../database/transaction';
import { caseKey } from '../../util/caseKey';
import type { OwnedApp } from './Inventory';
import type { ActivityRow } from './profileActivity';
import { fromAppRow, type AppRow, type SpaceRow } from './studioRows';
import { ACTIVITY, APPS, BATCH, SPACES } from './tables';

/** Statuses of an app that somebody has running or is starting. */
export const RUNNING: readonly string[] = ['InService', 'Pending'];

export function isRunning(app: { status: string }): boolean {
  return RUNNING.includes(app.status);
}

/** Name of a profile → what it uses. */
export async function readUsage(
  knex: Knex,
  query: { domainId: string; profileNames: string[] },
): Promise<Map<string, Usage>> {
  const usages = new Map<string, Usage>();
  for (const names of chunk([...new Set(query.profileNames)], BATCH)) {
    const keys = names.map(caseKey);
    const within = (table: string) =>
      knex(table).where({ domain_id: query.domainId });
    const spaces: SpaceRow[] = await within(SPACES).whereIn('owner_key', keys);
    const spaceKeys = spaces.map(row => row.name_key);
    const apps: AppRow[] = await within(APPS)
      .where(own =>
        own
          .where(alone =>
            alone.whereNull('space_key').whereIn('profile_key', keys),
          )
          .orWhereIn('space_key', spaceKeys),
      )
      .orderBy('app_key');
    const activities: ActivityRow[] = await within(ACTIVITY).whereIn(
      'name_key',
      keys,
    );
    const ownerOf = new Map(spaces.map(row => [row.name_key, row.owner_key]));
    const activityOf = new Map(
      activities.map(row => [row.name_key, row.last_activity_at]),
    );
    for (const name of names) {
      const key = caseKey(name);
      usages.set(name, {
        spaces: spaces.filter(row => row.owner_key === key).length,
        runningApps: apps
          .filter(
            app =>
              isRunning(app) &&
              key ===
                (app.space_key ? ownerOf.get(app.space_key) : app.profile_key),
          )
          .map(app => ({
            type: app.type,
            name: app.name,
            ...(app.instance_type ? { instanceType: app.instance_type } : {}),
          })),
        ...(activityOf.has(key) ? { lastActivityAt: activityOf.get(key) } : {}),
      });
    }
  }
  return usages;
}

/** All apps of a domain, each with whose it is. */
export async function readOwnedApps(
  knex: Knex,
  domainId: string,
): Promise<OwnedApp[]> {
  const rows: (AppRow & { owner_key: string | null })[] = await knex(APPS)
    .leftJoin(SPACES, join =>
      join
        .on(`${SPACES}.domain_id`, `${APPS}.domain_id`)
        .andOn(`${SPACES}.name_key`, `${APPS}.space_key`),
    )
    .where(`${APPS}.domain_id`, domainId)
    .orderBy(`${APPS}.app_key`)
    .select(`${APPS}.*`, `${SPACES}.owner_key`);
  return rows.map(row => ({
    ...fromAppRow(row),
    ownerKey:
      (row.space_key === null ? row.profile_key : row.owner_key) ?? undefined,
  }));
}
