/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { AccessEventType } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { AccessStore } from './AccessStore';
import type { EventMatch } from '../events/eventQueries';

/*
 * Who repeats a call without a key, since its answer was lost, is not told that it is too late for what they have done
 * themselves. The record tells who did it.
 */

/** Who last did something to the thing concerned; `undefined` when nobody has. */
export async function lastActor(
  store: Pick<AccessStore, 'findLastEvent'>,
  act: Omit<EventMatch, 'types'> & { type: AccessEventType },
): Promise<string | undefined> {
  const { type, ...of } = act;
  return (await store.findLastEvent({ ...of, types: [type] }))?.actor;
}
