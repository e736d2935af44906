/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { studioAccessReadPermission } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { Domains } from '../../service/Domains';
import type { Caller } from '../Caller';
import type { StudioRouter } from '../StudioRouter';

export type DomainRouteOptions = { caller: Caller; domains: Domains };

export function addDomainRoutes(
  router: StudioRouter,
  options: DomainRouteOptions,
): void {
  const { caller, domains } = options;

  router.get('/domains', async (req, res) => {
    await caller.anyone(req, studioAccessReadPermission);
    res.json({ items: await domains.list() });
  });
}
