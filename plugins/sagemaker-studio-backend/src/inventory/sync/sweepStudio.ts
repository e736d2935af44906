/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { DateTime } from 'luxon';
import { isNotFound } from '../../aws/awsErrors';
import type { ObservedApp, ObservedDomain } from '../../aws/observed';
import type { StudioGateway } from '../../aws/StudioGateway';
import type { DatabaseInventoryStore } from '../store/DatabaseInventoryStore';
import type { SpaceStore } from '../store/SpaceStore';
import type { ProfileSweepStore } from './ProfileSweepStore';
import { withActivity } from './appActivity';
import {
  each,
  pages,
  piece,
  type Piece,
  type Sweep,
  type SweepContext,
} from './Sweep';
import { isOfPart, type SweepFailures } from './sweepFailure';
import { sweepProfiles } from './sweepProfiles';
import { sweepSpaces } from './sweepSpaces';
import { domainScope, usageScope } from './syncRows';

/** How long the last activity of an app counts as known. */
const ACTIVITY_FRESH = { hours: 1 };

type Room = {
  gateway: StudioGateway;
  store: DatabaseInventoryStore;
  profiles: ProfileSweepStore;
  spaces: SpaceStore;
  /** How old the last look at all profiles and spaces of a domain may be. */
  fullFrequencySeconds: number;
  failures: SweepFailures;
  /** The domains to look at; absent means all that are listed. */
  domainIds?: string[];
};

/**
 * The domains of an account and Region, their profiles, spaces and apps. What cannot be read of one domain keeps no other
 * from being read, nor does it keep away what else there is of it.
 */
export async function* sweepStudio(context: SweepContext, room: Room): Sweep {
  const { gateway, store, failures } = room;
  const domains = yield* readDomains(context, room);
  let refused: { error: unknown } | undefined;
  try {
    await store.replaceDomains(gateway, domains, context.replaceOptions);
  } catch (error) {
    if (!isOfPart(error)) {
      throw error;
    }
    refused = { error };
  }

  let count = 0;
  let described = 0;
  for (const { domainId } of domains) {
    try {
      const counts = yield* sweepProfiles(context, room, domainId);
      count += counts.known;
      described += counts.described;
      await store.recordCompleteSync(domainScope(domainId));
    } catch (error) {
      if (!isOfPart(error)) {
        throw error;
      }
      await failures.record(error, {
        scope: domainScope(domainId),
        what: `The profiles of ${domainId} were not read and stay as last seen`,
      });
    }
    try {
      yield* sweepUsage(context, room, domainId);
      await store.recordCompleteSync(usageScope(domainId));
    } catch (error) {
      if (!isOfPart(error)) {
        throw error;
      }
      await failures.record(error, {
        scope: usageScope(domainId),
        what: `The spaces and apps of ${domainId} were not read and stay as last seen`,
      });
    }
  }
  if (refused) {
    throw refused.error;
  }
  return `${domains.length} domains, ${count} profiles, ${described} of them described`;
}

async function* readDomains(
  context: SweepContext,
  { gateway, domainIds }: Room,
): AsyncGenerator<Piece, ObservedDomain[]> {
  if (!domainIds) {
    return yield* piece(context, 'sagemaker:ListDomains', options =>
      gateway.listDomains(options),
    );
  }
  const domains: ObservedDomain[] = [];
  yield* each(
    context,
    'sagemaker:DescribeDomain',
    domainIds,
    async (domainId, options) => {
      try {
        domains.push(await gateway.describeDomain(domainId, options));
      } catch (error) {
        if (!isNotFound(error)) {
          throw error;
        }
      }
    },
  );
  return domains;
}

/** What people have running and would lose. */
async function* sweepUsage(
  context: SweepContext,
  room: Room,
  domainId: string,
): AsyncGenerator<Piece, void> {
  const { gateway, store } = room;
  yield* sweepSpaces(context, room, domainId);
  const apps = withActivity(
    yield* pages(context, {
      action: 'sagemaker:ListApps',
      part: `apps:${domainId}`,
      list: (nextToken, options) =>
        gateway.listApps({ domainId, nextToken }, options),
    }),
    await store.listAppsOfDomain(domainId),
  );
  await store.replaceApps(domainId, apps, context.replaceOptions);
  await store.replaceApps(
    domainId,
    yield* readActivity(context, gateway, apps),
    context.replaceOptions,
  );
}

/**
 * When people last worked with what runs, which the list does not tell. Each app costs a call, and days are what counts,
 * so one is asked for at most once in a while.
 */
async function* readActivity(
  context: SweepContext,
  gateway: StudioGateway,
  apps: ObservedApp[],
): AsyncGenerator<Piece, ObservedApp[]> {
  const longAgo = DateTime.fromISO(context.startedAt).minus(ACTIVITY_FRESH);
  const activities = new Map<ObservedApp, string | undefined>();
  yield* each(
    context,
    'sagemaker:DescribeApp',
    apps.filter(
      app =>
        app.status === 'InService' &&
        !(app.describedAt && DateTime.fromISO(app.describedAt) > longAgo),
    ),
    async (app, options) => {
      activities.set(app, await gateway.getLastActivity(app, options));
    },
  );
  return apps.map(app =>
    activities.has(app)
      ? {
          ...app,
          lastActivityAt: activities.get(app),
          describedAt: context.startedAt,
        }
      : app,
  );
}
