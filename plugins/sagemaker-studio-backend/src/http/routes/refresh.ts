/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { studioOperatePermission } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { Caller } from '../Caller';
import type { StudioRouter } from '../StudioRouter';

export type RefreshRouteOptions = {
  caller: Caller;
  /** Queues a sync of everything. */
  refresh: (options: { acceptRemovals: boolean }) => Promise<void>;
};

export function addRefreshRoute(
  router: StudioRouter,
  options: RefreshRouteOptions,
): void {
  const { caller, refresh } = options;

  router.post('/refresh', async (req, res) => {
    await caller.anyone(req, studioOperatePermission);
    await refresh({ acceptRemovals: req.query.acceptRemovals === 'true' });
    res.status(202).end();
  });
}
