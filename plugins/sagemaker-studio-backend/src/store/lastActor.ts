/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { AccessEventType } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { AccessStore } from './AccessStore';
import type { EventMatch } from '../events/eventQueries';

/**
 * Who did something last; `undefined` when nobody has. A caller who repeats a call because its answer was lost is not
 * refused as too late for what they did themselves.
 */
export async function lastActor(
  store: Pick<AccessStore, 'findLastEvent'>,
  act: Omit<EventMatch, 'types'> & { type: AccessEventType },
): Promise<string | undefined> {
  const { type, ...of } = act;
  return (await store.findLastEvent({ ...of, types: [type] }))?.actor;
}
