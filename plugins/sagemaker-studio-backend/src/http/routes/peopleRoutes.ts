/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import {
  studioAccessReadPermission,
  studioRequestCreatePermission,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { normalizeRef } from '../../util/refs';
import type { RouterOptions } from '../RouterOptions';
import type { StudioRouter } from '../StudioRouter';

export function addPeopleRoutes(
  router: StudioRouter,
  { caller, people, identityCenterUsers }: RouterOptions,
): void {
  router.get('/identity-center-users', async (req, res) => {
    await caller.user(req, studioAccessReadPermission);
    res.json(await identityCenterUsers.list(req.query));
  });

  router.get('/people/:kind/:namespace/:name', async (req, res) => {
    const viewer = await caller.user(req, studioAccessReadPermission);
    const person = personIn(req.params);
    const visible = await caller.visibleRequests(req);
    res.json(await people.get(person, viewer, { visible }));
  });

  router.get('/people/:kind/:namespace/:name/entry', async (req, res) => {
    const viewer = await caller.signedIn(req);
    const all = await caller.may(req, studioAccessReadPermission);
    const person = personIn(req.params);
    const { domainId } = req.query;
    res.json(
      await people.explainEntry(person, domainId, viewer, {
        all,
        visible: () => caller.visibleRequestsIfAny(req),
        mayAsk: await caller.may(req, studioRequestCreatePermission),
      }),
    );
  });
}

function personIn(path: { kind: string; namespace: string; name: string }) {
  return normalizeRef(`${path.kind}:${path.namespace}/${path.name}`, {
    field: 'person',
    kind: 'user',
  });
}
