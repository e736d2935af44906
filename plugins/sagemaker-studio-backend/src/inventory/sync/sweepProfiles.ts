/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * The list of profiles is cheap, 100 to a call, but holds neither the person nor the role; each of those costs a call.
 * So only what changed since it was last described is described again.
 *
 * The list is read newest modified first, and most sweeps stop at the first page that holds nothing new. Only a full
 * sweep, which reads all of the list, sees what is gone from AWS; it comes less often, unless the domain is small. It reads
 * the oldest first, so that it misses nothing that is modified meanwhile. A page may still begin too late when something
 * before it was deleted; so the few profiles that a full sweep did not see are described before they are removed. How far
 * a sweep is gets recorded with every page.
 *
 * A few profiles that cannot be described stay as last seen and keep no others from being read. The next sweep reads the
 * list down to them.
 */
import { DateTime } from 'luxon';
import {
  UNSETTLED,
  type CallOptions,
  type ObservedProfile,
  type ProfileSummary,
} from '../../aws/observed';
import type { Page } from '../../aws/listPages';
import type { StudioGateway } from '../../aws/StudioGateway';
import { caseKey } from '../../util/caseKey';
import type { InventoryStore } from '../store/InventoryStore';
import type { ProfileStore } from '../store/ProfileStore';
import { latestModification, type Watermarks } from '../store/Watermarks';
import {
  each,
  piece,
  reportLeftOut,
  type LeftOut,
  type Piece,
  type SweepContext,
} from './Sweep';

/** A domain with no more profiles is always read to the end. */
const SMALL = 300;
/** With more unseen profiles than this, they are not described one by one: so many are gone, not overlooked. */
const MAX_UNSEEN = 100;

export type ProfileSweep = {
  gateway: StudioGateway;
  inventory: InventoryStore;
  profiles: ProfileStore;
  profileWatermarks: Watermarks;
};

/** How far a sweep of a domain is. */
type Progress = {
  isFull: boolean;
  nextToken?: string;
  isListed: boolean;
  /** The latest modification seen. */
  modifiedAt: string;
  described: number;
  /** The earliest modification of a profile that was left out. */
  leftOutFrom?: string;
};

/** The profiles of a domain. */
export async function* sweepProfiles(
  context: SweepContext,
  options: ProfileSweep,
  domainId: string,
): AsyncGenerator<Piece, { known: number; described: number }> {
  const { profiles, profileWatermarks } = options;
  const { startedAt, parts } = context;
  const before = await profileWatermarks.read(domainId);
  const progress: Progress = parts.get<Progress>(partOf(domainId)) ?? {
    isFull:
      profileWatermarks.isFullDue(before, startedAt) ||
      (await profiles.count(domainId)) <= SMALL,
    isListed: false,
    modifiedAt: before?.modifiedAt ?? '',
    described: 0,
  };

  const leftOut = yield* readList(context, options, {
    domainId,
    progress,
    before,
  });
  if (progress.isFull) {
    leftOut.push(...(yield* removeUnseen(context, options, domainId)));
  } else {
    const unsettled = await profiles.listUnsettled(
      domainId,
      [...UNSETTLED],
      startedAt,
    );
    progress.described += unsettled.length;
    leftOut.push(...(yield* describe(context, options, domainId, unsettled)));
  }
  await profileWatermarks.record(domainId, {
    modifiedAt: watermarkOf(progress),
    fullAt: progress.isFull ? startedAt : before?.fullAt ?? startedAt,
  });
  yield* reportLeftOut(leftOut);
  return {
    known: await profiles.count(domainId),
    described: progress.described,
  };
}

/** The next sweep reads what was modified later than this. */
function watermarkOf({ modifiedAt, leftOutFrom }: Progress): string {
  return leftOutFrom !== undefined && leftOutFrom <= modifiedAt
    ? DateTime.fromISO(leftOutFrom, { zone: 'utc' })
        .minus({ milliseconds: 1 })
        .toISO() ?? ''
    : modifiedAt;
}

/**
 * Reads the list as far as it is needed, and describes what has changed.
 *
 * @returns the profiles that were left out
 */
async function* readList(
  context: SweepContext,
  options: ProfileSweep,
  of: {
    domainId: string;
    progress: Progress;
    before: { modifiedAt: string } | undefined;
  },
): AsyncGenerator<Piece, LeftOut<string>[]> {
  const { domainId, progress } = of;
  const allLeftOut: LeftOut<string>[] = [];
  const knownUntil = of.before?.modifiedAt ?? '';
  const list = (nextToken: string | undefined) => (call: CallOptions) =>
    options.gateway.listProfiles(
      { domainId, oldestFirst: progress.isFull, nextToken },
      call,
    );
  let page: Page<ProfileSummary> | undefined;
  while (!progress.isListed) {
    page ??= yield* piece(
      context,
      'sagemaker:ListUserProfiles',
      list(progress.nextToken),
    );
    const { items, nextToken } = page;
    const changed = await confirmUnchanged(context, options, domainId, items);
    const isKnownFromHere =
      changed.length === 0 && (items.at(-1)?.modifiedAt ?? '') <= knownUntil;
    const isLast = !nextToken || (!progress.isFull && isKnownFromHere);
    // The next page is read while this one's profiles are described; if that fails, it is read again.
    const next = isLast
      ? undefined
      : list(nextToken)({ signal: context.signal, background: true }).catch(
          () => undefined,
        );
    const leftOut = yield* describe(context, options, domainId, changed);
    allLeftOut.push(...leftOut);
    const unread = new Set(leftOut.map(({ item }) => item));
    progress.leftOutFrom = earliest([
      progress.leftOutFrom,
      ...items
        .filter(({ name }) => unread.has(name))
        .map(({ modifiedAt }) => modifiedAt ?? ''),
    ]);
    progress.described += changed.length;
    progress.modifiedAt = latestModification(progress.modifiedAt, items);
    progress.isListed = isLast;
    progress.nextToken = nextToken;
    await context.parts.put(partOf(domainId), progress);
    page = await next;
  }
  return allLeftOut;
}

function earliest(times: (string | undefined)[]): string | undefined {
  return times
    .filter(time => time !== undefined)
    .sort()
    .at(0);
}

/** @returns those of which is not known whether they are gone; they stay */
async function* removeUnseen(
  context: SweepContext,
  options: ProfileSweep,
  domainId: string,
): AsyncGenerator<Piece, LeftOut<string>[]> {
  const { profiles } = options;
  const { startedAt, replaceOptions } = context;
  const unseen = await profiles.listUnseen(domainId, startedAt, {
    limit: MAX_UNSEEN + 1,
  });
  const { leftOut } =
    unseen.length <= MAX_UNSEEN
      ? yield* recordExisting(context, options, domainId, unseen)
      : { leftOut: [] };
  await profiles.removeUnseen(domainId, startedAt, replaceOptions);
  return leftOut;
}

/** @returns the names of those that have to be described again */
async function confirmUnchanged(
  { startedAt }: SweepContext,
  { profiles }: ProfileSweep,
  domainId: string,
  summaries: ProfileSummary[],
): Promise<string[]> {
  const names = summaries.map(({ name }) => name);
  const known = await profiles.find(domainId, names);
  const changed = new Set(
    summaries
      .filter(
        summary => !isUnchanged(known.get(caseKey(summary.name)), summary),
      )
      .map(({ name }) => name),
  );
  await profiles.confirm(
    domainId,
    names.filter(name => !changed.has(name)),
    startedAt,
  );
  return [...changed];
}

/** @returns those that were left out */
async function* describe(
  context: SweepContext,
  options: ProfileSweep,
  domainId: string,
  names: string[],
): AsyncGenerator<Piece, LeftOut<string>[]> {
  const { gone, leftOut } = yield* recordExisting(
    context,
    options,
    domainId,
    names,
  );
  for (const name of gone) {
    await options.inventory.forgetProfile({ domainId, name });
  }
  return leftOut;
}

/** @returns the names of those that are gone, and those that were left out and so count as seen */
async function* recordExisting(
  context: SweepContext,
  { gateway, profiles }: ProfileSweep,
  domainId: string,
  names: string[],
): AsyncGenerator<Piece, { gone: string[]; leftOut: LeftOut<string>[] }> {
  const found: ObservedProfile[] = [];
  const gone: string[] = [];
  const leftOut = yield* each(
    context,
    'sagemaker:DescribeUserProfile',
    names,
    async (name, call) => {
      const profile = await gateway.describeProfile({ domainId, name }, call);
      if (profile) {
        found.push(profile);
      } else {
        gone.push(name);
      }
    },
    { mayLeaveOut: true },
  );
  await profiles.record(found);
  await profiles.confirm(
    domainId,
    leftOut.map(({ item }) => item),
    context.startedAt,
  );
  return { gone, leftOut };
}

function isUnchanged(
  before: ObservedProfile | undefined,
  now: ProfileSummary,
): boolean {
  return (
    !UNSETTLED.includes(now.status) &&
    before?.status === now.status &&
    before.createdAt === now.createdAt &&
    before.modifiedAt === now.modifiedAt
  );
}

function partOf(domainId: string): string {
  return `profiles:${domainId}`;
}
