/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { studioAccessReadPermission } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { ReadinessService } from '../../readmodels/ReadinessService';
import type { CallerAuthorizer } from '../CallerAuthorizer';
import type { StudioRouter } from '../StudioRouter';

export type ReadinessRouteOptions = {
  caller: CallerAuthorizer;
  readiness: ReadinessService;
};

export function addReadinessRoute(
  router: StudioRouter,
  options: ReadinessRouteOptions,
): void {
  const { caller, readiness } = options;

  router.get('/domains/:domainId/readiness', async (req, res) => {
    await caller.anyone(req, studioAccessReadPermission);
    res.json(await readiness.get(req.params.domainId));
  });
}
