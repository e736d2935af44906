/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { DateTime } from 'luxon';
import type { ObservedApp } from '../../aws/observed';
import type { StudioGateway } from '../../aws/StudioGateway';
import type { InventoryReader } from '../store/InventoryReader';
import type { SpaceStore } from '../store/SpaceStore';
import { appKey } from '../store/studioRows';
import {
  each,
  pages,
  reportLeftOut,
  type LeftOut,
  type Piece,
  type SweepContext,
} from './Sweep';

/** How long the last activity of an app counts as known. */
const ACTIVITY_FRESH = { hours: 1 };

export type AppSweep = {
  gateway: StudioGateway;
  inventory: InventoryReader;
  spaces: SpaceStore;
};

/** The apps of a domain. When their activity cannot be read, they are recorded with the activity known before. */
export async function* sweepApps(
  context: SweepContext,
  { gateway, inventory, spaces }: AppSweep,
  domainId: string,
): AsyncGenerator<Piece, void> {
  const listed = yield* pages(context, {
    action: 'sagemaker:ListApps',
    part: `apps:${domainId}`,
    list: (nextToken, call) => gateway.listApps({ domainId, nextToken }, call),
  });
  const known = await inventory.listAppsOfDomain(domainId);
  const apps = new Map(
    // One that was deleted is listed for a day, beside another of the same name.
    withKnownActivity(
      listed.filter(({ status }) => status !== 'Deleted'),
      known,
    ).map(app => [appKey(app), app]),
  );
  let leftOut: LeftOut<ObservedApp>[] = [];
  try {
    leftOut = yield* readActivity(context, gateway, apps);
  } finally {
    await spaces.replaceApps(
      { domainId },
      [...apps.values()],
      context.replaceOptions,
    );
  }
  yield* reportLeftOut(leftOut);
}

/** Apps with the last activity of those that were there before. */
export function withKnownActivity(
  apps: ObservedApp[],
  known: ObservedApp[],
): ObservedApp[] {
  const before = new Map(known.map(app => [appKey(app), app]));
  return apps.map(app => {
    const same = before.get(appKey(app));
    return same && same.createdAt === app.createdAt
      ? {
          ...app,
          lastActivityAt: same.lastActivityAt,
          describedAt: same.describedAt,
        }
      : app;
  });
}

/**
 * Adds when people last worked with the running apps, which the list does not hold. Each app costs a call, and pages show
 * days, so each is read at most once in a while.
 *
 * @returns those whose activity stays as it was known
 */
async function* readActivity(
  context: SweepContext,
  gateway: StudioGateway,
  apps: Map<string, ObservedApp>,
): AsyncGenerator<Piece, LeftOut<ObservedApp>[]> {
  const staleBefore = DateTime.fromISO(context.startedAt).minus(ACTIVITY_FRESH);
  const isStale = ({ describedAt }: ObservedApp) =>
    !describedAt || DateTime.fromISO(describedAt) <= staleBefore;
  return yield* each(
    context,
    'sagemaker:DescribeApp',
    [...apps.values()].filter(
      app => app.status === 'InService' && isStale(app),
    ),
    async (app, call) => {
      const lastActivityAt = await gateway.getLastActivity(app, call);
      apps.set(appKey(app), {
        ...app,
        lastActivityAt,
        describedAt: context.startedAt,
      });
    },
    { mayLeaveOut: true },
  );
}
