/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import {
  studioAccessReadPermission,
  studioOperatePermission,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { DomainService } from '../../readmodels/DomainService';
import type { CallerAuthorizer } from '../CallerAuthorizer';
import type { StudioRouter } from '../StudioRouter';

export type DomainRouteOptions = {
  caller: CallerAuthorizer;
  domains: DomainService;
};

export function addDomainRoutes(
  router: StudioRouter,
  options: DomainRouteOptions,
): void {
  const { caller, domains } = options;

  router.get('/domains', async (req, res) => {
    await caller.anyone(req, studioAccessReadPermission);
    res.json(await domains.list());
  });

  router.get('/domains/:domainId', async (req, res) => {
    await caller.user(req, studioAccessReadPermission);
    const mayRefresh = await caller.may(req, studioOperatePermission);
    res.json(await domains.get(req.params.domainId, { mayRefresh }));
  });
}
