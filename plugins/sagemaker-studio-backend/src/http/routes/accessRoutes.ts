/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { studioAccessReadPermission } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { RouterOptions } from '../RouterOptions';
import type { StudioRouter } from '../StudioRouter';

export function addAccessRoutes(
  router: StudioRouter,
  { caller, accessList, history }: RouterOptions,
): void {
  router.get('/access', async (req, res) => {
    const viewer = await caller.signedIn(req);
    const all = await caller.may(req, studioAccessReadPermission);
    res.json(
      await accessList.list(req.query, viewer, {
        all,
        visible: () => caller.visibleRequestsIfAny(req),
      }),
    );
  });

  router.get('/history', async (req, res) => {
    const viewer = await caller.signedIn(req);
    const all = await caller.may(req, studioAccessReadPermission);
    res.json(await history.read(req.query, viewer, { all }));
  });
}
