/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { studioIdentityDecidePermission } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { answerIdempotently } from '../idempotentAnswer';
import type { RouterOptions } from '../RouterOptions';
import { requirePerson } from '../requirePerson';
import type { StudioRouter } from '../StudioRouter';

export function addIdentityRoutes(
  router: StudioRouter,
  {
    caller,
    identityConflicts,
    identityReports,
    teamConflicts,
    refDecisions,
    placeNamer,
    writes,
  }: RouterOptions,
): void {
  router.get('/identity/conflicts', async (req, res) => {
    await caller.user(req, studioIdentityDecidePermission, {
      isOfRecords: true,
    });
    const { items } = await identityConflicts.list();
    res.json({
      items,
      viewerMayDecide: await caller.hasStandingBy(
        req,
        studioIdentityDecidePermission,
      ),
    });
  });

  router.get('/identity/report', async (req, res) => {
    // Also where nobody has standing yet: it names the line that mends it.
    await caller.user(req, studioIdentityDecidePermission);
    res.json({
      ...(await identityReports.read(placeNamer)),
      passedRefs: await refDecisions.list(),
    });
  });

  router.post('/identity/teams', async (req, res) => {
    const viewer = await caller.officer(req, studioIdentityDecidePermission);
    requirePerson(viewer, 'decide which team a catalog group is');
    await answerIdempotently(req, res, {
      writes,
      caller: viewer,
      act: as => teamConflicts.decide(req.body, as),
    });
  });

  router.post('/identity/refs', async (req, res) => {
    const viewer = await caller.officer(req, studioIdentityDecidePermission);
    requirePerson(viewer, 'decide whom the configuration means');
    await answerIdempotently(req, res, {
      writes,
      caller: viewer,
      act: as => refDecisions.decide(req.body, as),
    });
  });

  router.post('/identity/links', async (req, res) => {
    const viewer = await caller.officer(req, studioIdentityDecidePermission);
    requirePerson(viewer, 'decide who a catalog user is');
    await answerIdempotently(req, res, {
      writes,
      caller: viewer,
      act: as => identityConflicts.decide(req.body, as),
    });
  });
}
