/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { studioAccessReadPermission } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { EffectiveAccessService } from '../../readmodels/EffectiveAccessService';
import { normalizeRef } from '../../util/refs';
import type { CallerAuthorizer } from '../CallerAuthorizer';
import type { StudioRouter } from '../StudioRouter';

export type EffectiveAccessRouteOptions = {
  caller: CallerAuthorizer;
  effectiveAccess: EffectiveAccessService;
};

export function addEffectiveAccessRoutes(
  router: StudioRouter,
  options: EffectiveAccessRouteOptions,
): void {
  const { caller, effectiveAccess } = options;

  router.get('/domains/:domainId/effective-access', async (req, res) => {
    const viewer = await caller.signedIn(req);
    const all = await caller.may(req, studioAccessReadPermission);
    const { team, person } = req.query;
    res.json(
      await effectiveAccess.get(
        req.params.domainId,
        {
          team: team && normalizeRef(team, { field: 'team', kind: 'group' }),
          person:
            person && normalizeRef(person, { field: 'person', kind: 'user' }),
        },
        viewer,
        { all },
      ),
    );
  });

  router.post('/effective-access/previews', async (req, res) => {
    await caller.anyone(req, studioAccessReadPermission);
    res.json(await effectiveAccess.preview(req.body));
  });
}
