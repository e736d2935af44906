/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import {
  studioAccessReadPermission,
  studioDomainCreatePermission,
  studioLeaversAcceptPermission,
  studioOperatePermission,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { optionalRef } from '../../util/refs';
import { personKey } from '../../model/personKey';
import { answerIdempotently } from '../idempotentAnswer';
import { planLimit } from '../planLimit';
import { requirePerson } from '../requirePerson';
import type { RouterOptions } from '../RouterOptions';
import type { StudioRouter } from '../StudioRouter';

export function addDomainRoutes(
  router: StudioRouter,
  {
    caller,
    domains,
    domainSummaries,
    effectiveAccess,
    networks,
    orphanedAssignments,
    unmanagedAccess,
    unmanagedAccessReader,
    writes,
  }: RouterOptions,
): void {
  const limit = planLimit();

  router.get('/domains', async (req, res) => {
    await caller.anyone(req, studioAccessReadPermission);
    res.json(await domains.list());
  });

  router.get('/domain-summaries', async (req, res) => {
    await caller.anyone(req, studioAccessReadPermission);
    res.json(await domainSummaries.list());
  });

  router.get('/networks/:accountId/:region', async (req, res) => {
    await caller.officer(req, studioDomainCreatePermission);
    res.json(await networks.list(req.params));
  });

  router.get('/domains/:domainId', async (req, res) => {
    await caller.user(req, studioAccessReadPermission);
    const mayRefresh = await caller.may(req, studioOperatePermission);
    res.json(await domains.get(req.params.domainId, { mayRefresh }));
  });

  router.get('/domains/:domainId/readiness', async (req, res) => {
    await caller.anyone(req, studioAccessReadPermission);
    res.json(await domains.getReadiness(req.params.domainId));
  });

  router.get('/domains/:domainId/orphaned-assignments', async (req, res) => {
    const viewer = await caller.user(req, studioAccessReadPermission);
    const mayManageAll = await caller.hasStandingBy(
      req,
      studioLeaversAcceptPermission,
    );
    const { domainId } = req.params;
    res.json(
      await orphanedAssignments.list(domainId, viewer, { mayManageAll }),
    );
  });

  router.post(
    '/domains/:domainId/orphaned-assignments/removals',
    async (req, res) => {
      const viewer = await caller.user(req, studioAccessReadPermission);
      requirePerson(viewer, 'remove-assignment');
      const mayManageAll = await caller.hasStandingBy(
        req,
        studioLeaversAcceptPermission,
      );
      const { domainId } = req.params;
      await answerIdempotently(req, res, {
        writes,
        caller: viewer,
        act: as =>
          orphanedAssignments.remove(domainId, req.body, as, { mayManageAll }),
      });
    },
  );

  router.get('/domains/:domainId/unmanaged-access', async (req, res) => {
    const viewer = await caller.user(req, studioAccessReadPermission);
    const mayManageAll = await caller.hasStandingBy(
      req,
      studioLeaversAcceptPermission,
    );
    const team = optionalRef(req.query.team, { field: 'team', kind: 'group' });
    const { domainId } = req.params;
    res.json(
      await unmanagedAccessReader.list(domainId, viewer, {
        team,
        mayManageAll,
        visible: () => caller.visibleRequests(req),
      }),
    );
  });

  router.post(
    '/domains/:domainId/unmanaged-access/removals',
    async (req, res) => {
      const viewer = await caller.user(req, studioAccessReadPermission);
      requirePerson(viewer, 'remove-access');
      const mayManageAll = await caller.hasStandingBy(
        req,
        studioLeaversAcceptPermission,
      );
      const { domainId } = req.params;
      await answerIdempotently(req, res, {
        writes,
        caller: viewer,
        act: as =>
          unmanagedAccess.remove(domainId, req.body, as, { mayManageAll }),
      });
    },
  );

  router.post(
    '/domains/:domainId/unmanaged-access/bulk-removals',
    async (req, res) => {
      const viewer = await caller.user(req, studioAccessReadPermission);
      requirePerson(viewer, 'remove-access');
      const mayManageAll = await caller.hasStandingBy(
        req,
        studioLeaversAcceptPermission,
      );
      const { domainId } = req.params;
      await answerIdempotently(req, res, {
        writes,
        caller: viewer,
        act: as =>
          unmanagedAccess.removeInBulk(domainId, req.body, as, {
            mayManageAll,
          }),
      });
    },
  );

  router.get('/domains/:domainId/effective-access', async (req, res) => {
    const viewer = await caller.signedIn(req);
    const all = await caller.may(req, studioAccessReadPermission);
    const filter = {
      team: optionalRef(req.query.team, { field: 'team', kind: 'group' }),
      person: optionalRef(req.query.person, { field: 'person', kind: 'user' }),
    };
    const { domainId } = req.params;
    res.json(await effectiveAccess.get(domainId, filter, viewer, { all }));
  });

  router.post('/effective-access/previews', async (req, res) => {
    const { actor, userId } = await caller.anyone(
      req,
      studioAccessReadPermission,
    );
    limit.take(personKey({ ref: actor, userId }));
    res.json(await effectiveAccess.preview(req.body));
  });
}
