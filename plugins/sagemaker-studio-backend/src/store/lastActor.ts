/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { AccessEventType } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { Identified } from '../model/personKey';
import type { AccessStore } from './AccessStore';
import type { EventMatch } from '../events/eventQueries';

/**
 * The last actor of an event type; `undefined` if there is none. It lets a caller repeat a call whose answer was lost
 * without being refused as too late.
 */
export async function lastActor(
  store: Pick<AccessStore, 'findLastEvent'>,
  act: Omit<EventMatch, 'types'> & { type: AccessEventType },
): Promise<Identified | undefined> {
  const { type, ...of } = act;
  const event = await store.findLastEvent({ ...of, types: [type] });
  return event && { ref: event.actor, userId: event.actorUserId };
}
