/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { studioOperatePermission } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { IdempotentWrites } from '../../service/IdempotentWrites';
import { answerOnce } from '../answerOnce';
import type { Caller } from '../Caller';
import type { StudioRouter } from '../StudioRouter';

export type RefreshRouteOptions = {
  caller: Caller;
  /** Queues a sync of everything. */
  refresh: (options: { acceptRemovals: boolean }) => Promise<void>;
  writes: IdempotentWrites;
};

export function addRefreshRoute(
  router: StudioRouter,
  options: RefreshRouteOptions,
): void {
  const { caller, refresh, writes } = options;

  router.post('/refresh', async (req, res) => {
    await answerOnce(req, res, {
      writes,
      caller: await caller.anyone(req, studioOperatePermission),
      status: 202,
      act: () =>
        refresh({ acceptRemovals: req.query.acceptRemovals === 'true' }),
    });
  });
}
