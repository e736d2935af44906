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
    const viewer = await caller.user(req, studioIdentityDecidePermission, {
      isOfRecords: true,
    });
    const mayDecide = await caller.mayDecideBy(
      req,
      studioIdentityDecidePermission,
    );
    const { items } = await identityConflicts.list(viewer, { mayDecide });
    res.json({ items, viewerMayDecide: mayDecide });
  });

  router.get('/identity/report', async (req, res) => {
    // Also where nobody has standing yet: it names the line that mends it.
    const viewer = await caller.user(req, studioIdentityDecidePermission);
    const standing = {
      mayDecide: await caller.mayDecideBy(req, studioIdentityDecidePermission),
    };
    const report = await identityReports.read(placeNamer);
    res.json({
      ...report,
      teams: await teamConflicts.showTo(viewer, report.teams, standing),
      passedRefs: await refDecisions.list(viewer, standing),
    });
  });

  router.post('/identity/teams', async (req, res) => {
    const viewer = await caller.officer(req, studioIdentityDecidePermission);
    requirePerson(viewer, 'team');
    await answerIdempotently(req, res, {
      writes,
      caller: viewer,
      act: as => teamConflicts.decide(req.body, as),
    });
  });

  router.post('/identity/refs', async (req, res) => {
    const viewer = await caller.officer(req, studioIdentityDecidePermission);
    requirePerson(viewer, 'ref');
    await answerIdempotently(req, res, {
      writes,
      caller: viewer,
      act: as => refDecisions.decide(req.body, as),
    });
  });

  router.post('/identity/links', async (req, res) => {
    const viewer = await caller.officer(req, studioIdentityDecidePermission);
    requirePerson(viewer, 'person');
    await answerIdempotently(req, res, {
      writes,
      caller: viewer,
      act: as => identityConflicts.decide(req.body, as),
    });
  });
}
