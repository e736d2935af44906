/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { normalizeRef } from '../../util/refs';
import { answerIdempotently } from '../idempotentAnswer';
import { planLimit } from '../planLimit';
import { requirePerson } from '../requirePerson';
import type { RouterOptions } from '../RouterOptions';
import type { StudioRouter } from '../StudioRouter';
import { settingsEditorOf } from '../settingsEditorOf';

export function addTeamRuleRoutes(
  router: StudioRouter,
  { caller, teamRules, writes }: RouterOptions,
): void {
  const limit = planLimit();
  router.get('/team-rules', async (req, res) => {
    // With what they have proposed and hold back.
    const reader = await settingsEditorOf(
      req,
      { caller },
      { isOfRecords: true },
    );
    res.json(await teamRules.list(req.query, reader));
  });

  router.put(
    '/teams/:kind/:namespace/:name/rules/:domainId',
    async (req, res) => {
      const by = await settingsEditorOf(req, { caller });
      requirePerson(by.viewer, 'rules', { templates: true });
      const { domainId } = req.params;
      const team = teamOf(req.params);
      await answerIdempotently(req, res, {
        writes,
        caller: by.viewer,
        act: viewer =>
          teamRules.set(team, domainId, req.body, { ...by, viewer }),
      });
    },
  );

  router.post(
    '/teams/:kind/:namespace/:name/rules/:domainId/simulation',
    async (req, res) => {
      const by = await settingsEditorOf(req, { caller }, { limit });
      const { domainId } = req.params;
      const team = teamOf(req.params);
      res.json(await teamRules.simulate(team, domainId, req.body, by));
    },
  );
}

function teamOf(params: { kind: string; namespace: string; name: string }) {
  return normalizeRef(`${params.kind}:${params.namespace}/${params.name}`, {
    field: 'kind',
    kind: 'group',
  });
}
