/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import {
  studioGrantReadPermission,
  studioGrantUndoPermission,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { personKey } from '../../model/personKey';
import { answerIdempotently } from '../idempotentAnswer';
import { planLimit } from '../planLimit';
import { requirePerson } from '../requirePerson';
import type { RouterOptions } from '../RouterOptions';
import type { StudioRouter } from '../StudioRouter';

export function addGrantRoutes(
  router: StudioRouter,
  { caller, grants, writes }: RouterOptions,
): void {
  const limit = planLimit();
  const resource = (grantId: string) => ({
    ref: grantId,
    find: () => grants.find(grantId),
  });

  router.get('/grants', async (req, res) => {
    const visible = await caller.visibleGrants(req);
    res.json(await grants.list(req.query, visible));
  });

  router.get('/grants/:grantId', async (req, res) => {
    const { grantId } = req.params;
    await caller.userWith(req, studioGrantReadPermission, resource(grantId));
    res.json(await grants.get(grantId));
  });

  router.get('/grants/:grantId/offboarding', async (req, res) => {
    const { grantId } = req.params;
    const viewer = await caller.userWith(
      req,
      studioGrantReadPermission,
      resource(grantId),
    );
    limit.take(personKey(viewer));
    res.json(await grants.previewOffboarding(grantId));
  });

  router.post('/grants/:grantId/undo', async (req, res) => {
    const { grantId } = req.params;
    const viewer = await caller.userWith(
      req,
      studioGrantUndoPermission,
      resource(grantId),
    );
    requirePerson(viewer, 'undo');
    const mayRevoke = await caller.mayRevoke(req, [grantId]);
    await answerIdempotently(req, res, {
      writes,
      caller: viewer,
      act: as => grants.undo(grantId, as, { mayRevoke }),
      again: () => grants.get(grantId),
    });
  });
}
