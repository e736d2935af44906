/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type {
  ObservedProfile,
  ProfileSummary,
  StudioGateway,
} from '../../aws/StudioGateway';
import type { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import { classifyAwsError } from '../../aws/awsErrors';
import type { DatabaseInventoryStore } from '../DatabaseInventoryStore';
import { caseKey } from '../rows';
import {
  pages,
  piece,
  type Piece,
  type Sweep,
  type SweepContext,
} from './Sweep';

/*
 * The list of profiles is cheap, 100 to a call, but tells neither the person nor the role; each of those costs a call.
 * So only what changed since it was last described is described again. Each description is recorded at once, so that a
 * first sweep that is cut off by a restart begins where it was.
 */

/** Statuses that change by themselves, perhaps without a change of the modification time. */
const UNSETTLED = new Set(['Pending', 'Updating', 'Deleting']);
/** Descriptions that a piece makes side by side. */
const AT_ONCE = 4;

type Room = {
  gateway: StudioGateway;
  store: DatabaseInventoryStore;
  logger: LoggerService;
};

/** The domains of an account and Region, their profiles, spaces and apps. */
export async function* sweepStudio(context: SweepContext, room: Room): Sweep {
  const { gateway, store } = room;
  const domains = yield* piece(context, 'sagemaker:ListDomains', options =>
    gateway.listDomains(options),
  );
  await store.replaceDomains(gateway, domains, context.replaceOptions);

  let count = 0;
  let described = 0;
  for (const { domainId } of domains) {
    const summaries = yield* pages(
      context,
      'sagemaker:ListUserProfiles',
      (nextToken, options) =>
        gateway.listProfiles({ domainId, nextToken }, options),
    );
    const known = new Map(
      (await store.listProfiles({ domainId })).map(profile => [
        caseKey(profile.name),
        profile,
      ]),
    );
    const profiles: ObservedProfile[] = [];
    const changed: ProfileSummary[] = [];
    for (const summary of summaries) {
      const before = known.get(caseKey(summary.name));
      if (before && isUnchanged(before, summary)) {
        profiles.push(before);
      } else {
        changed.push(summary);
      }
    }
    for (let start = 0; start < changed.length; start += AT_ONCE) {
      const batch = changed.slice(start, start + AT_ONCE);
      const found = yield* piece(
        context,
        'sagemaker:DescribeUserProfile',
        options =>
          Promise.all(
            batch.map(({ name }) =>
              gateway.describeProfile({ domainId, name }, options),
            ),
          ),
      );
      for (const profile of found) {
        // One that is gone since it was listed is left out.
        if (profile) {
          profiles.push(profile);
          await store.recordProfile(profile);
        }
      }
    }
    await store.replaceProfiles(domainId, profiles, context.replaceOptions);
    count += profiles.length;
    described += changed.length;
    yield* sweepSpaces(context, room, domainId);
  }
  return `${domains.length} domains, ${count} profiles, ${described} of them described`;
}

/**
 * What people have running and would lose. Nothing is decided by it, so where it may not be read the rest of the sweep
 * counts all the same.
 */
async function* sweepSpaces(
  context: SweepContext,
  { gateway, store, logger }: Room,
  domainId: string,
): AsyncGenerator<Piece, void> {
  let action = 'sagemaker:ListSpaces';
  try {
    const spaces = yield* pages(context, action, (nextToken, options) =>
      gateway.listSpaces({ domainId, nextToken }, options),
    );
    await store.replaceSpaces(domainId, spaces, context.replaceOptions);
    action = 'sagemaker:ListApps';
    const apps = yield* pages(context, action, (nextToken, options) =>
      gateway.listApps({ domainId, nextToken }, options),
    );
    await store.replaceApps(domainId, apps, context.replaceOptions);
  } catch (error) {
    const { remedy = '' } = classifyAwsError(error, { action });
    logger.warn(
      `The spaces and apps of ${domainId} were not read and stay as last seen: ${
        toError(error).message
      } ${remedy}`.trim(),
    );
  }
}

function isUnchanged(before: ObservedProfile, now: ProfileSummary): boolean {
  return (
    !UNSETTLED.has(now.status) &&
    before.status === now.status &&
    before.createdAt === now.createdAt &&
    before.modifiedAt === now.modifiedAt
  );
}
