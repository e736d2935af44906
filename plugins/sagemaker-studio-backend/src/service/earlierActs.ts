/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { AccessEvent } from '@studio-access/backstage-plugin-sagemaker-studio-common';

/*
 * Who repeats a call without a key, since its answer was lost, is not told that it is too late for what they have done
 * themselves. The record tells who did it.
 */

/** Who last did something to the thing concerned; `undefined` when nobody has. */
export function lastActor(
  events: AccessEvent[],
  act: Pick<AccessEvent, 'type'> &
    Partial<Pick<AccessEvent, 'grantId' | 'operationId'>>,
): string | undefined {
  return events.findLast(
    event =>
      event.type === act.type &&
      (act.grantId === undefined || event.grantId === act.grantId) &&
      (act.operationId === undefined || event.operationId === act.operationId),
  )?.actor;
}
