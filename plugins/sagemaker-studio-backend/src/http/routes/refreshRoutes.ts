/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import {
  studioLeaversAcceptPermission,
  studioOperatePermission,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { IdempotentWrites } from '../../idempotency/IdempotentWrites';
import type { RefreshService } from '../../inventory/refresh/RefreshService';
import { answerIdempotently, withAttempt } from '../idempotentAnswer';
import type { CallerAuthorizer } from '../CallerAuthorizer';
import { requirePerson } from '../requirePerson';
import type { StudioRouter } from '../StudioRouter';

export type RefreshRouteOptions = {
  caller: CallerAuthorizer;
  refreshes: RefreshService;
  writes: IdempotentWrites;
};

export function addRefreshRoute(
  router: StudioRouter,
  options: RefreshRouteOptions,
): void {
  const { caller, refreshes, writes } = options;

  router.post('/refresh', async (req, res) => {
    if (req.query.acceptRemovals === 'true') {
      const viewer = await caller.user(req, studioLeaversAcceptPermission);
      requirePerson(viewer, 'accept that so much is gone');
      await answerIdempotently(req, res, {
        writes,
        caller: viewer.origin,
        status: 202,
        act: attempt => refreshes.acceptRemovals(withAttempt(viewer, attempt)),
      });
      return;
    }
    await answerIdempotently(req, res, {
      writes,
      caller: await caller.anyone(req, studioOperatePermission),
      status: 202,
      act: () => refreshes.refresh(),
    });
  });
}
