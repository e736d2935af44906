/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { studioAccessReadPermission } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { EntryService } from '../../readmodels/EntryService';
import { normalizeRef } from '../../util/refs';
import type { CallerAuthorizer } from '../CallerAuthorizer';
import type { StudioRouter } from '../StudioRouter';

export type EntryRouteOptions = {
  caller: CallerAuthorizer;
  entry: EntryService;
};

export function addEntryRoute(
  router: StudioRouter,
  options: EntryRouteOptions,
): void {
  const { caller, entry } = options;

  router.get('/people/:kind/:namespace/:name/entry', async (req, res) => {
    const viewer = await caller.signedIn(req);
    const all = await caller.may(req, studioAccessReadPermission);
    const { kind, namespace, name } = req.params;
    const person = normalizeRef(`${kind}:${namespace}/${name}`, {
      field: 'person',
      kind: 'user',
    });
    res.json(await entry.explain(person, req.query.domainId, viewer, { all }));
  });
}
