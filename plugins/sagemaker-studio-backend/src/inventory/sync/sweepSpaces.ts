/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * The list holds everything about a space, 100 to a call, and a domain may have thousands of which few change. So it is
 * read newest modified first until nothing is new any more. Only a full sweep, which reads all of the list, sees what is
 * gone; it comes less often, unless the domain is small, and reads the oldest first, so that it misses nothing that is
 * modified meanwhile.
 */
import {
  UNSETTLED,
  type CallOptions,
  type ObservedSpace,
} from '../../aws/observed';
import { eachPage } from '../../aws/listPages';
import type { StudioGateway } from '../../aws/StudioGateway';
import { caseKey } from '../../util/caseKey';
import type { SpaceStore } from '../store/SpaceStore';
import { latestModification, type Watermarks } from '../store/Watermarks';
import { each, pages, type Piece, type SweepContext } from './Sweep';

/** A domain with no more spaces is always read to the end. */
const SMALL = 300;

export type SpaceSweep = {
  gateway: StudioGateway;
  spaces: SpaceStore;
  spaceWatermarks: Watermarks;
};

/** The spaces of a domain. */
export async function* sweepSpaces(
  context: SweepContext,
  options: SpaceSweep,
  domainId: string,
): AsyncGenerator<Piece, void> {
  const { gateway, spaces, spaceWatermarks } = options;
  const { parts, startedAt } = context;
  const before = await spaceWatermarks.read(domainId);
  const part = `spaces:${domainId}`;
  let plan = parts.get<{ isFull: boolean }>(part);
  if (!plan) {
    const isFull =
      spaceWatermarks.isFullDue(before, startedAt) ||
      (await spaces.count(domainId)) <= SMALL;
    plan = { isFull };
    await parts.put(part, plan);
  }
  const { isFull } = plan;
  const since = before?.modifiedAt ?? '';
  const isNew = ({ modifiedAt = '' }: ObservedSpace) => modifiedAt >= since;

  const listed = yield* pages(context, {
    action: 'sagemaker:ListSpaces',
    part,
    list: (nextToken, call) =>
      gateway.listSpaces({ domainId, newestFirst: !isFull, nextToken }, call),
    isEnough: isFull ? undefined : items => !items.every(isNew),
  });
  if (isFull) {
    await spaces.replace(domainId, listed, context.replaceOptions);
  } else {
    await spaces.record(listed.filter(isNew));
    yield* refreshUnsettled(context, options, domainId);
  }
  await spaceWatermarks.record(domainId, {
    modifiedAt: latestModification(since, listed),
    fullAt: isFull ? startedAt : before?.fullAt ?? startedAt,
  });
}

async function* refreshUnsettled(
  context: SweepContext,
  { gateway, spaces }: SpaceSweep,
  domainId: string,
): AsyncGenerator<Piece, void> {
  yield* each(
    context,
    'sagemaker:ListSpaces',
    await spaces.listInStatus(domainId, UNSETTLED),
    async (name, call) => {
      await refreshSpace({ gateway, spaces }, { domainId, name }, call);
    },
  );
}

/** Reads one space again. AWS lists those whose names contain the name. */
export async function refreshSpace(
  { gateway, spaces }: Pick<SpaceSweep, 'gateway' | 'spaces'>,
  wanted: { domainId: string; name: string },
  options: CallOptions,
): Promise<ObservedSpace | undefined> {
  const { domainId, name } = wanted;
  const list = eachPage(nextToken =>
    gateway.listSpaces({ domainId, nameContains: name, nextToken }, options),
  );
  for await (const items of list) {
    const found = items.find(space => caseKey(space.name) === caseKey(name));
    if (found) {
      await spaces.record([found]);
      return found;
    }
  }
  await spaces.forget(wanted);
  return undefined;
}
