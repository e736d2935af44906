/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { studioRequestCreatePermission } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { RequestService } from '../../requests/RequestService';
import { revokedBy } from '../../requests/inputFields';
import type { CallerAuthorizer } from '../CallerAuthorizer';
import type { StudioRouter } from '../StudioRouter';

export type PlanRouteOptions = {
  caller: CallerAuthorizer;
  requests: RequestService;
};

export function addPlanRoutes(
  router: StudioRouter,
  options: PlanRouteOptions,
): void {
  const { caller, requests } = options;

  router.post('/plans', async (req, res) => {
    const viewer = await caller.user(req, studioRequestCreatePermission);
    const mayRevoke = await caller.mayRevoke(req, revokedBy(req.body));
    res.json(await requests.plan(req.body, viewer, { mayRevoke }));
  });

  router.post('/simulations', async (req, res) => {
    const viewer = await caller.user(req, studioRequestCreatePermission);
    const mayRevoke = await caller.mayRevoke(req, revokedBy(req.body));
    res.json(await requests.simulate(req.body, viewer, { mayRevoke }));
  });
}
