/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { HeldFacts } from '../facts/HoldingsReader';
import type { RequestVisibility } from '../model/visibility';
import type { AccessStore } from '../store/AccessStore';

/**
 * Facts without the requests in review that the viewer may not see, not even that there is one.
 *
 * @param visible - asked for only when there is a request
 */
export async function withVisibleRequests<T extends { facts: HeldFacts }>(
  situations: T[],
  options: {
    store: Pick<AccessStore, 'listVisibleRequests'>;
    visible: () => Promise<RequestVisibility>;
  },
): Promise<T[]> {
  const requestIds = situations.flatMap(
    ({ facts }) => facts.pendingRequestId ?? [],
  );
  if (requestIds.length === 0) {
    return situations;
  }
  const seen = await options.store.listVisibleRequests(
    requestIds,
    await options.visible(),
  );
  return situations.map(each =>
    each.facts.pendingRequestId === undefined ||
    seen.has(each.facts.pendingRequestId)
      ? each
      : { ...each, facts: { ...each.facts, pendingRequestId: undefined } },
  );
}
