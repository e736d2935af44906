/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * Asynchronous work without timers: whatever takes time carries when and where it settles, and asking for the world
 * first settles all that is due on the sandbox's clock. Advancing the clock by a day therefore needs no waiting.
 */
import { removeApplication } from './applications';
import { appKey, spaceKey } from './spaces';
import { Index, indexBy, Table } from './tables';
import { profileKey } from './userProfiles';
import {
  EntityStatus,
  Settling,
  Space,
  StudioApp,
  StudioDomain,
  UserProfile,
  World,
} from './World';

/** How long deleted apps stay listed, in milliseconds. */
const DELETED_APP_LISTED = 24 * 60 * 60 * 1000;

type Pending = { settlesAt?: number };

function isPending(record: Pending): string | undefined {
  return record.settlesAt === undefined ? undefined : 'pending';
}

const pendingDomains = indexBy<StudioDomain>(isPending);
const pendingProfiles = indexBy<UserProfile>(isPending);
const pendingSpaces = indexBy<Space>(isPending);
const pendingApps = indexBy<StudioApp>(isPending);

/** The members that make a resource settle into `to`; without it the resource is gone then. */
export function settling(
  now: number,
  after: number,
  status: EntityStatus,
  to?: EntityStatus,
): Pick<Settling, 'status' | 'settlesAt' | 'settlesTo' | 'modifiedAt'> {
  return { status, settlesAt: now + after, settlesTo: to, modifiedAt: now };
}

function settleEntities<T extends Settling>(
  table: Table<T>,
  pending: Index<T>,
  keyOf: (record: T) => string,
  now: number,
  removed?: (record: T) => void,
): void {
  for (const record of pending.all(table, 'pending')) {
    const { settlesAt = 0, settlesTo } = record;
    if (settlesAt > now) {
      continue;
    }
    if (settlesTo === undefined) {
      delete table[keyOf(record)];
      removed?.(record);
      continue;
    }
    table[keyOf(record)] = {
      ...record,
      status: settlesTo,
      modifiedAt: settlesAt,
      settlesAt: undefined,
      settlesTo: undefined,
    };
  }
}

function settleApp(world: World, key: string, app: StudioApp): void {
  const { settlesAt = 0, settlesTo } = app;
  if (settlesTo === undefined) {
    delete world.apps[key];
    return;
  }
  world.apps[key] = {
    ...app,
    status: settlesTo,
    settlesAt:
      settlesTo === 'Deleted' ? settlesAt + DELETED_APP_LISTED : undefined,
    settlesTo: undefined,
  };
}

function dueApps(world: World, now: number): StudioApp[] {
  return pendingApps
    .all(world.apps, 'pending')
    .filter(app => (app.settlesAt ?? 0) <= now);
}

/** Lets everything settle that is due at `now`. */
export function settleWorld(world: World, now: number): void {
  settleEntities(
    world.domains,
    pendingDomains,
    domain => domain.domainId,
    now,
    domain => {
      const arn = domain.applicationArn ?? domain.hiddenApplicationArn;
      if (arn) {
        removeApplication(world, arn);
      }
    },
  );
  settleEntities(
    world.userProfiles,
    pendingProfiles,
    profile => profileKey(profile.domainId, profile.userProfileName),
    now,
  );
  settleEntities(
    world.spaces,
    pendingSpaces,
    space => spaceKey(space.domainId, space.spaceName),
    now,
  );
  let due = dueApps(world, now);
  while (due.length > 0) {
    due.forEach(app => settleApp(world, appKey(app), app));
    due = dueApps(world, now);
  }
}
