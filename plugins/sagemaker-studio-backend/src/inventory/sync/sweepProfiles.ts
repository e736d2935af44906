/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { DateTime } from 'luxon';
import type {
  CallOptions,
  ObservedProfile,
  ProfileSummary,
} from '../../aws/observed';
import type { StudioGateway } from '../../aws/StudioGateway';
import type { DatabaseInventoryStore } from '../store/DatabaseInventoryStore';
import { caseKey } from '../store/inventoryRows';
import type { ProfileSweepStore } from './ProfileSweepStore';
import { each, piece, type Piece, type SweepContext } from './Sweep';

/*
 * The list of profiles is cheap, 100 to a call, but tells neither the person nor the role; each of those costs a call.
 * So only what changed since it was last described is described again.
 *
 * The list is read newest modified first, and most sweeps stop at the first page that holds nothing new. What is gone from
 * AWS is only seen by those that read all of it, which come less often, unless the domain is small enough for it to make no
 * difference; those read the oldest first, since what is modified meanwhile must not be missed. A page may still begin
 * too late when something before it was deleted; so what a sweep has not seen is asked for once more, if it is little. How
 * far a sweep is gets recorded with every page.
 */

/** Statuses that change by themselves, perhaps without a change of the modification time. */
const UNSETTLED = ['Pending', 'Updating', 'Deleting'];
/** A domain with no more profiles is always read to the end. */
const SMALL = 300;
/** So many that a sweep has not seen are asked for; that more of them were missed is not to be believed. */
const FEW_UNSEEN = 100;

type Room = {
  gateway: StudioGateway;
  store: DatabaseInventoryStore;
  profiles: ProfileSweepStore;
  fullFrequencySeconds: number;
};

type Page = { items: ProfileSummary[]; nextToken?: string };

/** How far a sweep of a domain is. */
type Progress = {
  isFull: boolean;
  nextToken?: string;
  isListed: boolean;
  /** The latest modification seen. */
  modifiedAt: string;
  described: number;
};

/** The profiles of a domain. */
export async function* sweepProfiles(
  context: SweepContext,
  room: Room,
  domainId: string,
): AsyncGenerator<Piece, { known: number; described: number }> {
  const { gateway, profiles } = room;
  const { startedAt, parts } = context;
  const part = `profiles:${domainId}`;
  const before = await profiles.readWatermark(domainId);
  const progress: Progress = parts.get<Progress>(part) ?? {
    isFull: await isFullDue(context, room, domainId),
    isListed: false,
    modifiedAt: before?.modifiedAt ?? '',
    described: 0,
  };

  const list = (nextToken: string | undefined) => (options: CallOptions) =>
    gateway.listProfiles(
      { domainId, oldestFirst: progress.isFull, nextToken },
      options,
    );
  let page: Page | undefined;
  while (!progress.isListed) {
    page ??= yield* piece(
      context,
      'sagemaker:ListUserProfiles',
      list(progress.nextToken),
    );
    const { items, nextToken } = page;
    const changed = await confirmUnchanged(room, domainId, items, startedAt);
    const isKnownFromHere =
      changed.length === 0 &&
      (items.at(-1)?.modifiedAt ?? '') <= (before?.modifiedAt ?? '');
    const isLast = !nextToken || (!progress.isFull && isKnownFromHere);
    // The next page is on its way while this one's profiles are described; if it fails it is asked for again.
    const ahead = isLast
      ? undefined
      : list(nextToken)({ signal: context.signal, background: true }).catch(
          () => undefined,
        );
    progress.described += yield* describe(context, room, domainId, changed);
    progress.modifiedAt = items.reduce(
      (latest, item) => (item.modifiedAt > latest ? item.modifiedAt : latest),
      progress.modifiedAt,
    );
    progress.isListed = isLast;
    progress.nextToken = nextToken;
    await parts.put(part, progress);
    page = await ahead;
  }

  if (progress.isFull) {
    const unseen = await profiles.listUnseen(domainId, startedAt, {
      limit: FEW_UNSEEN + 1,
    });
    // Those that are gone are left to whoever removes them, which may be too many to be believed.
    if (unseen.length <= FEW_UNSEEN) {
      yield* recordExisting(context, room, domainId, unseen);
    }
    await profiles.removeUnseen(domainId, startedAt, context.replaceOptions);
  } else {
    const unsettled = await profiles.listUnsettled(
      domainId,
      UNSETTLED,
      startedAt,
    );
    progress.described += yield* describe(context, room, domainId, unsettled);
  }
  await profiles.recordWatermark(domainId, {
    modifiedAt: progress.modifiedAt,
    fullAt: progress.isFull ? startedAt : before?.fullAt ?? startedAt,
  });
  return {
    known: await profiles.count(domainId),
    described: progress.described,
  };
}

async function isFullDue(
  context: SweepContext,
  room: Room,
  domainId: string,
): Promise<boolean> {
  const { profiles, fullFrequencySeconds } = room;
  const watermark = await profiles.readWatermark(domainId);
  if (!watermark) {
    return true;
  }
  const age = DateTime.fromISO(context.startedAt)
    .diff(DateTime.fromISO(watermark.fullAt))
    .as('seconds');
  return (
    age >= fullFrequencySeconds || (await profiles.count(domainId)) <= SMALL
  );
}

/** @returns the names of those that have to be described again */
async function confirmUnchanged(
  { profiles }: Room,
  domainId: string,
  summaries: ProfileSummary[],
  seenAt: string,
): Promise<string[]> {
  const names = summaries.map(({ name }) => name);
  const known = await profiles.find(domainId, names);
  const changed = summaries.filter(summary => {
    const before = known.get(caseKey(summary.name));
    return !before || !isUnchanged(before, summary);
  });
  const changedNames = new Set(changed.map(({ name }) => name));
  await profiles.confirm(
    domainId,
    names.filter(name => !changedNames.has(name)),
    seenAt,
  );
  return [...changedNames];
}

/** @returns how many were described */
async function* describe(
  context: SweepContext,
  room: Room,
  domainId: string,
  names: string[],
): AsyncGenerator<Piece, number> {
  for (const name of yield* recordExisting(context, room, domainId, names)) {
    await room.store.forgetProfile({ domainId, name });
  }
  return names.length;
}

/** @returns the names of those that are gone */
async function* recordExisting(
  context: SweepContext,
  { gateway, profiles }: Room,
  domainId: string,
  names: string[],
): AsyncGenerator<Piece, string[]> {
  const found: ObservedProfile[] = [];
  const gone: string[] = [];
  yield* each(
    context,
    'sagemaker:DescribeUserProfile',
    names,
    async (name, options) => {
      const profile = await gateway.describeProfile(
        { domainId, name },
        options,
      );
      if (profile) {
        found.push(profile);
      } else {
        gone.push(name);
      }
    },
  );
  await profiles.record(found);
  return gone;
}

function isUnchanged(before: ObservedProfile, now: ProfileSummary): boolean {
  return (
    !UNSETTLED.includes(now.status) &&
    before.status === now.status &&
    before.createdAt === now.createdAt &&
    before.modifiedAt === now.modifiedAt
  );
}
