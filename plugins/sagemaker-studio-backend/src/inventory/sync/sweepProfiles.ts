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
 */
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
import { each, piece, type Piece, type SweepContext } from './Sweep';

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

  yield* readList(context, options, { domainId, progress, before });
  if (progress.isFull) {
    yield* removeUnseen(context, options, domainId);
  } else {
    const unsettled = await profiles.listUnsettled(
      domainId,
      [...UNSETTLED],
      startedAt,
    );
    progress.described += yield* describe(
      context,
      options,
      domainId,
      unsettled,
    );
  }
  await profileWatermarks.record(domainId, {
    modifiedAt: progress.modifiedAt,
    fullAt: progress.isFull ? startedAt : before?.fullAt ?? startedAt,
  });
  return {
    known: await profiles.count(domainId),
    described: progress.described,
  };
}

/** Reads the list as far as it is needed, and describes what has changed. */
async function* readList(
  context: SweepContext,
  options: ProfileSweep,
  of: {
    domainId: string;
    progress: Progress;
    before: { modifiedAt: string } | undefined;
  },
): AsyncGenerator<Piece, void> {
  const { domainId, progress } = of;
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
    progress.described += yield* describe(context, options, domainId, changed);
    progress.modifiedAt = latestModification(progress.modifiedAt, items);
    progress.isListed = isLast;
    progress.nextToken = nextToken;
    await context.parts.put(partOf(domainId), progress);
    page = await next;
  }
}

async function* removeUnseen(
  context: SweepContext,
  options: ProfileSweep,
  domainId: string,
): AsyncGenerator<Piece, void> {
  const { profiles } = options;
  const { startedAt, replaceOptions } = context;
  const unseen = await profiles.listUnseen(domainId, startedAt, {
    limit: MAX_UNSEEN + 1,
  });
  if (unseen.length <= MAX_UNSEEN) {
    yield* recordExisting(context, options, domainId, unseen);
  }
  await profiles.removeUnseen(domainId, startedAt, replaceOptions);
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

/** @returns how many were described */
async function* describe(
  context: SweepContext,
  options: ProfileSweep,
  domainId: string,
  names: string[],
): AsyncGenerator<Piece, number> {
  for (const name of yield* recordExisting(context, options, domainId, names)) {
    await options.inventory.forgetProfile({ domainId, name });
  }
  return names.length;
}

/** @returns the names of those that are gone */
async function* recordExisting(
  context: SweepContext,
  { gateway, profiles }: ProfileSweep,
  domainId: string,
  names: string[],
): AsyncGenerator<Piece, string[]> {
  const found: ObservedProfile[] = [];
  const gone: string[] = [];
  yield* each(
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
  );
  await profiles.record(found);
  return gone;
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
