/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { studioAccessReadPermission } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { RouterOptions } from '../RouterOptions';
import type { StudioRouter } from '../StudioRouter';

export function addTeamRoutes(
  router: StudioRouter,
  { caller, teams }: RouterOptions,
): void {
  router.get('/teams/:kind/:namespace/:name', async (req, res) => {
    const { kind, namespace, name } = req.params;
    res.json(
      await teams.get(`${kind}:${namespace}/${name}`, {
        viewer: () => caller.user(req, studioAccessReadPermission),
        visible: () => caller.visibleRequests(req),
      }),
    );
  });
}
