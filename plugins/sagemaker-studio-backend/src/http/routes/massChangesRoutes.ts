/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { studioLeaversAcceptPermission } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { answerIdempotently } from '../idempotentAnswer';
import { requirePerson } from '../requirePerson';
import type { RouterOptions } from '../RouterOptions';
import type { StudioRouter } from '../StudioRouter';

export function addMassChangeRoutes(
  router: StudioRouter,
  { caller, massChanges, writes }: RouterOptions,
): void {
  router.get('/mass-changes', async (req, res) => {
    await caller.user(req, studioLeaversAcceptPermission, {
      isOfRecords: true,
    });
    const { items } = await massChanges.list();
    res.json({
      items,
      viewerMayDecide: await caller.mayDecideBy(
        req,
        studioLeaversAcceptPermission,
      ),
    });
  });

  router.post('/mass-changes/acceptance', async (req, res) => {
    const viewer = await caller.officer(req, studioLeaversAcceptPermission);
    requirePerson(viewer, 'accept');
    await answerIdempotently(req, res, {
      writes,
      caller: viewer,
      act: as => massChanges.accept(req.body, as),
    });
  });

  router.post('/mass-changes/rejection', async (req, res) => {
    const viewer = await caller.officer(req, studioLeaversAcceptPermission);
    requirePerson(viewer, 'reject');
    await answerIdempotently(req, res, {
      writes,
      caller: viewer,
      act: as => massChanges.reject(req.body, as),
    });
  });
}
