/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { studioAccessReadPermission } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { TeamAccessService } from '../../readmodels/TeamAccessService';
import type { CallerAuthorizer } from '../CallerAuthorizer';
import type { StudioRouter } from '../StudioRouter';

export type TeamRouteOptions = {
  caller: CallerAuthorizer;
  teams: TeamAccessService;
};

export function addTeamRoutes(
  router: StudioRouter,
  options: TeamRouteOptions,
): void {
  const { caller, teams } = options;

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
