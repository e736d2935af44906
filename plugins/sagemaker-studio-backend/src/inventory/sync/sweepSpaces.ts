/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { DateTime } from 'luxon';
import type { ObservedSpace } from '../../aws/observed';
import type { StudioGateway } from '../../aws/StudioGateway';
import type { DatabaseInventoryStore } from '../store/DatabaseInventoryStore';
import { caseKey } from '../store/inventoryRows';
import type { SpaceStore } from '../store/SpaceStore';
import { each, pages, type Piece, type SweepContext } from './Sweep';

/*
 * The list tells all of a space, 100 to a call, and a domain may have thousands of which few change. So it is read newest
 * modified first until nothing is new any more. What is gone is only seen by those sweeps that read all of it, which come
 * less often, unless the domain is small; those read the oldest first, since what is modified meanwhile must not be missed.
 */

/** Statuses that change by themselves, perhaps without a change of the modification time. */
const UNSETTLED = ['Pending', 'Updating', 'Deleting'];
/** A domain with no more spaces is always read to the end. */
const SMALL = 300;

type Room = {
  gateway: StudioGateway;
  store: DatabaseInventoryStore;
  spaces: SpaceStore;
  fullFrequencySeconds: number;
};

/** The spaces of a domain. */
export async function* sweepSpaces(
  context: SweepContext,
  room: Room,
  domainId: string,
): AsyncGenerator<Piece, void> {
  const { gateway, store, spaces } = room;
  const { parts, startedAt } = context;
  const before = await spaces.readWatermark(domainId);
  const part = `spaces:${domainId}`;
  let plan = parts.get<{ isFull: boolean }>(part);
  if (!plan) {
    plan = { isFull: await isFullDue(context, room, domainId) };
    await parts.put(part, plan);
  }
  const { isFull } = plan;
  const since = before?.modifiedAt ?? '';
  const isNew = ({ modifiedAt = '' }: ObservedSpace) => modifiedAt >= since;

  const listed = yield* pages(context, {
    action: 'sagemaker:ListSpaces',
    part,
    list: (nextToken, options) =>
      gateway.listSpaces(
        { domainId, newestFirst: !isFull, nextToken },
        options,
      ),
    isEnough: isFull ? undefined : items => !items.every(isNew),
  });
  if (isFull) {
    await store.replaceSpaces(domainId, listed, context.replaceOptions);
  } else {
    await spaces.record(domainId, listed.filter(isNew));
    yield* lookAgain(context, room, domainId);
  }
  await spaces.recordWatermark(domainId, {
    modifiedAt: listed.reduce(
      (latest, { modifiedAt = '' }) =>
        modifiedAt > latest ? modifiedAt : latest,
      since,
    ),
    fullAt: isFull ? startedAt : before?.fullAt ?? startedAt,
  });
}

/** Those that AWS was at work on. */
async function* lookAgain(
  context: SweepContext,
  { gateway, spaces }: Room,
  domainId: string,
): AsyncGenerator<Piece, void> {
  yield* each(
    context,
    'sagemaker:ListSpaces',
    await spaces.listInStatus(domainId, UNSETTLED),
    async (name, options) => {
      const space = await findSpace(gateway, { domainId, name }, options);
      await (space
        ? spaces.record(domainId, [space])
        : spaces.forget({ domainId, name }));
    },
  );
}

/** The space of a name. AWS lists those whose names contain it. */
export async function findSpace(
  gateway: StudioGateway,
  wanted: { domainId: string; name: string },
  options: Parameters<StudioGateway['listSpaces']>[1],
): Promise<ObservedSpace | undefined> {
  const { domainId, name } = wanted;
  let nextToken: string | undefined;
  do {
    const page = await gateway.listSpaces(
      { domainId, nameContains: name, nextToken },
      options,
    );
    const found = page.items.find(
      space => caseKey(space.name) === caseKey(name),
    );
    if (found) {
      return found;
    }
    nextToken = page.nextToken;
  } while (nextToken);
  return undefined;
}

async function isFullDue(
  context: SweepContext,
  { spaces, fullFrequencySeconds }: Room,
  domainId: string,
): Promise<boolean> {
  const watermark = await spaces.readWatermark(domainId);
  if (!watermark) {
    return true;
  }
  const age = DateTime.fromISO(context.startedAt)
    .diff(DateTime.fromISO(watermark.fullAt))
    .as('seconds');
  return age >= fullFrequencySeconds || (await spaces.count(domainId)) <= SMALL;
}
