/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { studioAccessReadPermission } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { PersonService } from '../../readmodels/PersonService';
import { normalizeRef } from '../../util/refs';
import type { CallerAuthorizer } from '../CallerAuthorizer';
import type { StudioRouter } from '../StudioRouter';

export type PeopleRouteOptions = {
  caller: CallerAuthorizer;
  people: PersonService;
};

export function addPeopleRoutes(
  router: StudioRouter,
  options: PeopleRouteOptions,
): void {
  const { caller, people } = options;

  router.get('/people/:kind/:namespace/:name', async (req, res) => {
    const viewer = await caller.user(req, studioAccessReadPermission);
    const { kind, namespace, name } = req.params;
    const person = normalizeRef(`${kind}:${namespace}/${name}`, {
      field: 'person',
      kind: 'user',
    });
    const visible = await caller.visibleRequests(req);
    res.json(await people.get(person, viewer, { visible }));
  });
}
