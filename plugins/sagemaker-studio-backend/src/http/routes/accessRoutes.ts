/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { studioAccessReadPermission } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { AccessListService } from '../../readmodels/AccessListService';
import type { HistoryService } from '../../readmodels/HistoryService';
import type { CallerAuthorizer } from '../CallerAuthorizer';
import type { StudioRouter } from '../StudioRouter';

export type AccessRouteOptions = {
  caller: CallerAuthorizer;
  accessList: AccessListService;
  history: HistoryService;
};

export function addAccessRoutes(
  router: StudioRouter,
  options: AccessRouteOptions,
): void {
  const { caller, accessList, history } = options;

  router.get('/access', async (req, res) => {
    const viewer = await caller.signedIn(req);
    const all = await caller.may(req, studioAccessReadPermission);
    res.json(await accessList.list(req.query, viewer, { all }));
  });

  router.get('/history', async (req, res) => {
    const viewer = await caller.signedIn(req);
    const all = await caller.may(req, studioAccessReadPermission);
    res.json(await history.read(req.query, viewer, { all }));
  });
}
