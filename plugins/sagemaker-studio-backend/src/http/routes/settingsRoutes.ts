/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import {
  studioAccessReadPermission,
  studioSettingsUpdatePermission,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { normalizeRef } from '../../util/refs';
import { answerIdempotently } from '../idempotentAnswer';
import { planLimit } from '../planLimit';
import { requirePerson } from '../requirePerson';
import { settingsEditorOf } from '../settingsEditorOf';
import type { RouterOptions } from '../RouterOptions';
import type { StudioRouter } from '../StudioRouter';

export function addSettingsRoutes(
  router: StudioRouter,
  options: RouterOptions,
): void {
  const { caller, policies, settings, settingsSimulator, writes } = options;
  const { policySettings, settingsImport } = options;
  const limit = planLimit();

  router.get('/settings', async (req, res) => {
    res.json(await settings.list(await settingsEditorOf(req, { caller })));
  });

  router.get('/policies', async (req, res) => {
    await caller.anyone(req, studioAccessReadPermission);
    res.json(policies.list());
  });

  router.get('/settings/export', async (req, res) => {
    await caller.officer(req, studioSettingsUpdatePermission);
    res.json(await settings.export());
  });

  router.post('/settings/import', async (req, res) => {
    const by = await settingsEditorOf(req, { caller });
    requirePerson(by.viewer, 'settings');
    await answerIdempotently(req, res, {
      writes,
      caller: by.viewer,
      act: viewer => settingsImport.save(req.body, { ...by, viewer }),
    });
  });

  router.post('/settings/import/simulation', async (req, res) => {
    const by = await settingsEditorOf(req, { caller }, { limit });
    res.json(await settingsImport.simulate(req.body, by));
  });

  router.put('/settings/domains/:domainId', async (req, res) => {
    const by = await settingsEditorOf(req, { caller });
    requirePerson(by.viewer, 'settings', { templates: true });
    await answerIdempotently(req, res, {
      writes,
      caller: by.viewer,
      act: viewer =>
        settings.setDomain(req.params.domainId, req.body, { ...by, viewer }),
    });
  });

  router.post('/settings/domains/:domainId/simulation', async (req, res) => {
    const by = await settingsEditorOf(req, { caller }, { limit });
    const { domainId } = req.params;
    res.json(await settingsSimulator.simulateDomain(domainId, req.body, by));
  });

  router.put('/settings/policies/:policyName', async (req, res) => {
    const by = await settingsEditorOf(req, { caller });
    requirePerson(by.viewer, 'settings');
    const { policyName } = req.params;
    await answerIdempotently(req, res, {
      writes,
      caller: by.viewer,
      act: viewer =>
        policySettings.set(policyName, req.body, { ...by, viewer }),
    });
  });

  router.post('/settings/policies/:policyName/simulation', async (req, res) => {
    const by = await settingsEditorOf(req, { caller }, { limit });
    const { policyName } = req.params;
    res.json(await settingsSimulator.simulatePolicy(policyName, req.body, by));
  });

  router.put('/settings/teams/:kind/:namespace/:name', async (req, res) => {
    const by = await settingsEditorOf(req, { caller });
    requirePerson(by.viewer, 'settings', { templates: true });
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
      const by = await settingsEditorOf(req, { caller }, { limit });
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
