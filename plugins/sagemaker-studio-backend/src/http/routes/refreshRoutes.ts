/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { studioOperatePermission } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { answerIdempotently } from '../idempotentAnswer';
import { RefreshLimit } from '../RefreshLimit';
import type { RouterOptions } from '../RouterOptions';
import type { StudioRouter } from '../StudioRouter';

export function addRefreshRoute(
  router: StudioRouter,
  { caller, refreshes, writes }: RouterOptions,
): void {
  const limit = new RefreshLimit();
  router.post('/refresh', async (req, res) => {
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
