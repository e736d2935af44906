/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import {
  studioAccessReadPermission,
  studioSettingsUpdatePermission,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { normalizeRef } from '../../util/refs';
import { answerIdempotently } from '../idempotentAnswer';
import { requirePerson } from '../requirePerson';
import type { RouterOptions } from '../RouterOptions';
import type { StudioRouter } from '../StudioRouter';

/** Somebody signed in, with what the permission allows them; owners of a domain have a say without it. */
async function editorOf(
  req: Parameters<RouterOptions['caller']['user']>[0],
  { caller }: Pick<RouterOptions, 'caller'>,
) {
  return {
    viewer: await caller.user(req, studioAccessReadPermission),
    mayChangeAll: await caller.hasStandingBy(
      req,
      studioSettingsUpdatePermission,
    ),
  };
}

export function addSettingsRoutes(
  router: StudioRouter,
  { caller, settings, settingsSimulator, writes }: RouterOptions,
): void {
  router.get('/settings', async (req, res) => {
    res.json(await settings.list(await editorOf(req, { caller })));
  });

  router.get('/settings/export', async (req, res) => {
    await caller.officer(req, studioSettingsUpdatePermission);
    res.json(await settings.export());
  });

  router.put('/settings/domains/:domainId', async (req, res) => {
    const by = await editorOf(req, { caller });
    requirePerson(by.viewer, 'change settings');
    await answerIdempotently(req, res, {
      writes,
      caller: by.viewer,
      act: viewer =>
        settings.setDomain(req.params.domainId, req.body, { ...by, viewer }),
    });
  });

  router.post('/settings/domains/:domainId/simulation', async (req, res) => {
    const by = await editorOf(req, { caller });
    const { domainId } = req.params;
    res.json(await settingsSimulator.simulateDomain(domainId, req.body, by));
  });

  router.put('/settings/teams/:kind/:namespace/:name', async (req, res) => {
    const by = await editorOf(req, { caller });
    requirePerson(by.viewer, 'change settings');
    const team = teamOf(req.params);
    await answerIdempotently(req, res, {
      writes,
      caller: by.viewer,
      act: viewer => settings.setTeam(team, req.body, { ...by, viewer }),
    });
  });

  router.post(
    '/settings/teams/:kind/:namespace/:name/simulation',
    async (req, res) => {
      const by = await editorOf(req, { caller });
      const team = teamOf(req.params);
      res.json(await settingsSimulator.simulateTeam(team, req.body, by));
    },
  );
}

function teamOf(params: { kind: string; namespace: string; name: string }) {
  return normalizeRef(`${params.kind}:${params.namespace}/${params.name}`, {
    field: 'kind',
    kind: 'group',
  });
}
