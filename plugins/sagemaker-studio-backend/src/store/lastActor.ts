/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { AccessEventType } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { Identified } from '../model/personKey';
import type { AccessStore } from './AccessStore';
import type { EventMatch } from '../events/eventQueries';

/**
 * Who did something last; `undefined` when nobody has. A caller who repeats a call because its answer was lost is not
 * refused as too late for what they did themselves.
 */
export async function lastActor(
  store: Pick<AccessStore, 'findLastEvent'>,
  act: Omit<EventMatch, 'types'> & { type: AccessEventType },
): Promise<Identified | undefined> {
  const { type, ...of } = act;
  const event = await store.findLastEvent({ ...of, types: [type] });
  return event && { ref: event.actor, userId: event.actorUserId };
}
