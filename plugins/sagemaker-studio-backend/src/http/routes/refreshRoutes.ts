/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { studioOperatePermission } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { personKey } from '../../model/personKey';
import { say } from '../../util/say';
import { answerIdempotently } from '../idempotentAnswer';
import { CallLimit } from '../CallLimit';
import type { RouterOptions } from '../RouterOptions';
import type { StudioRouter } from '../StudioRouter';

const WINDOW_MS = 60_000;
/** More often than anybody clicks, and less than what keeps the lanes from their work. */
const MAX_IN_WINDOW = 20;

export function addRefreshRoute(
  router: StudioRouter,
  { caller, refreshes, writes }: RouterOptions,
): void {
  const limit = new CallLimit({
    max: MAX_IN_WINDOW,
    windowMs: WINDOW_MS,
    refusal: seconds =>
      say('refused.refresh-limit', { number: MAX_IN_WINDOW, seconds }),
  });
  router.post('/refresh', async (req, res) => {
    const origin = await caller.anyone(req, studioOperatePermission);
    limit.take(personKey({ ref: origin.actor, userId: origin.userId }));
    await answerIdempotently(req, res, {
      writes,
      caller: { origin },
      status: 202,
      act: () => refreshes.refresh(),
    });
  });
}
