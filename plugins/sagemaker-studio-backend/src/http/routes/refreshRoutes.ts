/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import {
  studioLeaversAcceptPermission,
  studioOperatePermission,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { answerIdempotently } from '../idempotentAnswer';
import { RefreshLimit } from '../RefreshLimit';
import { requirePerson } from '../requirePerson';
import type { RouterOptions } from '../RouterOptions';
import type { StudioRouter } from '../StudioRouter';

export function addRefreshRoute(
  router: StudioRouter,
  { caller, refreshes, writes }: RouterOptions,
): void {
  const limit = new RefreshLimit();
  router.post('/refresh', async (req, res) => {
    if (req.query.acceptRemovals === 'true') {
      const viewer = await caller.user(req, studioLeaversAcceptPermission);
      requirePerson(viewer, 'accept that so much is gone');
      await answerIdempotently(req, res, {
        writes,
        caller: viewer,
        status: 202,
        act: as => refreshes.acceptRemovals(as),
      });
      return;
    }
    const origin = await caller.anyone(req, studioOperatePermission);
    limit.take(origin.actor, seconds => res.set('Retry-After', `${seconds}`));
    await answerIdempotently(req, res, {
      writes,
      caller: { origin },
      status: 202,
      act: () => refreshes.refresh(),
    });
  });
}
