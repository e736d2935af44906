/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import {
  studioDomainCreatePermission,
  studioRequestCreatePermission,
  studioRequestDecidePermission,
  studioSettingsUpdatePermission,
  studioRequestReadPermission,
  studioRequestWithdrawPermission,
  type RequestKind,
  type PlanInput,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { checkNotOwn } from '../../model/mayDecide';
import { personKey } from '../../model/personKey';
import { revokedBy } from '../../requests/inputFields';
import { answerIdempotently } from '../idempotentAnswer';
import { planLimit } from '../planLimit';
import { requirePerson } from '../requirePerson';
import type { RouterOptions } from '../RouterOptions';
import type { StudioRouter } from '../StudioRouter';

export function addRequestRoutes(
  router: StudioRouter,
  {
    amendments,
    caller,
    conversations,
    domainCreations,
    grants,
    requests,
    reader,
    decisions,
    writes,
  }: RouterOptions,
): void {
  const limit = planLimit();
  const request = (requestId: string) => ({
    ref: requestId,
    find: () => reader.find(requestId),
  });

  /** Rights and sight of the requester, as far as a request may need them. */
  const standing = async (
    req: Parameters<typeof caller.mayRevoke>[0] & {
      body: Parameters<typeof revokedBy>[0] & Pick<PlanInput, 'leads'>;
    },
  ) => ({
    mayNameLeads:
      req.body.leads !== undefined &&
      (await caller.hasStandingBy(req, studioSettingsUpdatePermission)),
    mayRevoke: await caller.mayRevoke(req, revokedBy(req.body)),
    visible: () => caller.visibleRequests(req),
  });

  /** Whoever may ask for this. Nothing but the permission allows to create a domain. */
  const requester = (
    req: Parameters<typeof caller.user>[0] & { body: { kind: RequestKind } },
  ) =>
    req.body.kind === 'create-domain'
      ? caller.officer(req, permissionFor(req.body))
      : caller.user(req, permissionFor(req.body));

  /** Whoever may decide requests; nobody decides their own. */
  const decider = (
    req: Parameters<typeof caller.userWith>[0] & {
      params: { requestId: string };
    },
  ) =>
    caller.userWith(req, studioRequestDecidePermission, {
      ...request(req.params.requestId),
      refusal: async asking =>
        checkNotOwn(await reader.find(req.params.requestId), asking)?.refusal
          .messages.message,
    });

  router.post('/plans', async (req, res) => {
    const viewer = await requester(req);
    limit.take(personKey(viewer));
    res.json(await requests.plan(req.body, viewer, await standing(req)));
  });

  router.post('/simulations', async (req, res) => {
    const viewer = await requester(req);
    limit.take(personKey(viewer));
    res.json(await requests.simulate(req.body, viewer, await standing(req)));
  });

  router.get('/requests', async (req, res) => {
    const viewer = await caller.signedIn(req);
    const visible = await caller.visibleRequests(req);
    res.json(await reader.list(req.query, viewer, { visible }));
  });

  router.post('/requests', async (req, res) => {
    const viewer = await requester(req);
    // Nothing keeps anybody from taking access away.
    if (req.body.kind !== 'revoke') {
      limit.take(personKey(viewer));
    }
    if (req.body.kind === 'create-domain') {
      requirePerson(viewer, 'create-domain', { templates: true });
    }
    const { request: filed, isNew } = await requests.create(req.body, {
      // The API document requires the header.
      idempotencyKey: req.header('Idempotency-Key') ?? '',
      viewer,
      ...(await standing(req)),
    });
    res.status(isNew ? 201 : 200).json(filed);
  });

  router.get('/requests/:requestId', async (req, res) => {
    const viewer = await caller.userWith(
      req,
      studioRequestReadPermission,
      request(req.params.requestId),
    );
    const shown = await reader.get(req.params.requestId, viewer);
    const answer = await grants.withUndo(shown, viewer, grantIds =>
      caller.mayRevoke(req, grantIds),
    );
    const offered = await grants.withRetry(
      answer,
      async grant =>
        (await caller.refusalWithoutPermissions(viewer, () =>
          grants.concerns(grant, viewer),
        )) === undefined,
    );
    res.json({
      ...offered,
      ...(shown.kind === 'create-domain' && {
        viewerMayChangeCreation: await caller.hasStandingBy(
          req,
          studioDomainCreatePermission,
        ),
      }),
    });
  });

  router.get('/requests/:requestId/events', async (req, res) => {
    await caller.userWith(
      req,
      studioRequestReadPermission,
      request(req.params.requestId),
    );
    res.json(await reader.listEvents(req.params.requestId, req.query));
  });

  router.post('/requests/:requestId/decision', async (req, res) => {
    const viewer = await decider(req);
    requirePerson(viewer, 'decide');
    const { requestId } = req.params;
    await answerIdempotently(req, res, {
      writes,
      caller: viewer,
      act: as => decisions.decide(requestId, req.body, as),
      again: () => reader.get(requestId, viewer),
    });
  });

  router.post('/requests/:requestId/plan', async (req, res) => {
    const viewer = await decider(req);
    limit.take(personKey(viewer));
    res.json(await amendments.plan(req.params.requestId, req.body, viewer));
  });

  router.post('/requests/:requestId/comments', async (req, res) => {
    // Who takes part is checked by the service.
    const viewer = await caller.userWith(
      req,
      studioRequestReadPermission,
      request(req.params.requestId),
    );
    requirePerson(viewer, 'comment');
    const { requestId } = req.params;
    await answerIdempotently(req, res, {
      writes,
      caller: viewer,
      act: as => conversations.comment(requestId, req.body, as),
      again: () => reader.get(requestId, viewer),
    });
  });

  router.post('/requests/:requestId/withdrawal', async (req, res) => {
    const viewer = await caller.userWith(
      req,
      studioRequestWithdrawPermission,
      request(req.params.requestId),
    );
    requirePerson(viewer, 'withdraw');
    const { requestId } = req.params;
    await answerIdempotently(req, res, {
      writes,
      caller: viewer,
      act: as => requests.withdraw(requestId, as),
      again: () => reader.get(requestId, viewer),
    });
  });

  router.post('/requests/:requestId/creation/retry', async (req, res) => {
    const viewer = await caller.officer(req, studioDomainCreatePermission);
    requirePerson(viewer, 'resume-domain', {
      templates: true,
    });
    const { requestId } = req.params;
    await answerIdempotently(req, res, {
      writes,
      caller: viewer,
      act: async as => {
        await domainCreations.retry(requestId, as);
        return reader.get(requestId, as);
      },
      again: () => reader.get(requestId, viewer),
    });
  });

  router.post(
    '/requests/:requestId/creation/cancellation',
    async (req, res) => {
      const viewer = await caller.officer(req, studioDomainCreatePermission);
      requirePerson(viewer, 'cancel-domain');
      const { requestId } = req.params;
      await answerIdempotently(req, res, {
        writes,
        caller: viewer,
        act: async as => {
          await domainCreations.cancel(requestId, as);
          return reader.get(requestId, as);
        },
        again: () => reader.get(requestId, viewer),
      });
    },
  );
}

/** Whoever may ask for access may not ask for a domain by that. */
function permissionFor({ kind }: { kind: RequestKind }) {
  return kind === 'create-domain'
    ? studioDomainCreatePermission
    : studioRequestCreatePermission;
}
