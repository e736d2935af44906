/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * A provider that is not ours gives the ref of somebody to the next who comes by that login: of somebody whom it brought
 * itself, or whom ours has taken out of the catalog. The newcomer has no user in Identity Center yet, so nothing leads to
 * anybody. The ref alone gives them nothing of the one before, who is still there.
 */
import type { Entity } from '@backstage/catalog-model';
import type {
  AccessRequest,
  Grant,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { present } from '../util/__testUtils__/present';
import { companyEntities } from './__testUtils__/companyEntities';
import { FOREIGN_ANNOTATIONS, PROVIDERS } from './__testUtils__/providers';
import { answerOf } from './__testUtils__/startStudioBackend';
import { LEADS_DECIDE, useStudio } from './__testUtils__/useStudio';

jest.setTimeout(240_000);

type ErrorBody = { error: { message: string } };

const OTHER = present(PROVIDERS.find(({ isOurs }) => !isOurs));
const BEN = 'user:default/ben.carter';

describe.each(PROVIDERS)(
  'somebody with the ref of another, who came by $by, and no user of their own',
  provider => {
    // The first ones come by their provider; the newcomer always by the other.
    const studio = useStudio({ ...provider, config: OTHER.config });
    let grant: Grant;
    let waiting: AccessRequest;

    const namesake = () => studio.backend.as('ben.carter');

    /** The ref is that of somebody with another address. */
    const renamed = (entity: Entity, name = 'ben.carter'): Entity =>
      entity.kind === 'User' && entity.metadata.name === name
        ? {
            ...entity,
            metadata: { ...entity.metadata, annotations: FOREIGN_ANNOTATIONS },
            spec: {
              ...entity.spec,
              profile: {
                displayName:
                  name === 'ben.carter' ? 'Benedict Carter' : 'Miranda Santos',
                email: `other.${name}@alpenglow.example`,
              },
            },
          }
        : entity;

    const serve = (change: (entity: Entity) => Entity = entity => entity) =>
      studio.startDeciding([LEADS_DECIDE], {
        entities: companyEntities(studio.sandbox.admin.world).map(change),
      });

    beforeEach(async () => {
      await serve();
      grant = await studio.letBenIn({ duration: 'P30D' });
      waiting = await answerOf<AccessRequest>(
        201,
        studio.backend
          .as('ben.carter')
          .ask({ kind: 'extend', grantIds: [grant.grantId], duration: 'P60D' }),
      );
      // The pass through the catalog records the users of our provider.
      await studio.backend.keepAccessList();
      await serve(each => renamed(each));
    });

    it('changes and reads nothing of theirs, and is told why', async () => {
      const { requestId } = waiting;
      const { grantId } = grant;
      const calls: Record<string, PromiseLike<{ status: number }>> = {
        revoke: namesake().ask({
          kind: 'revoke',
          grantIds: [grantId],
          justification: 'I do not need it',
        }),
        offboard: namesake().ask({
          kind: 'revoke',
          grantIds: [grantId],
          justification: 'I do not need it',
          offboarding: { deleteSpaces: true, deleteProfile: true },
        }),
        withdraw: namesake().call(client => client.withdrawRequest(requestId)),
        comment: namesake().call(client =>
          client.commentOnRequest(requestId, { comment: 'It is not urgent' }),
        ),
        'read the request': namesake().call(client =>
          client.getRequest(requestId),
        ),
        'read the grant': namesake().call(client => client.getGrant(grantId)),
        'list grants': namesake().call(client =>
          client.listGrants({ person: BEN }),
        ),
      };
      const statuses: Record<string, number> = {};
      for (const [name, call] of Object.entries(calls)) {
        statuses[name] = (await call).status;
      }
      expect(statuses).toEqual(
        Object.fromEntries(Object.keys(calls).map(name => [name, 403])),
      );
      expect(studio.aws.hasOwnAssignment('ben.carter')).toBe(true);
      const { status } = await studio.backend
        .as('ingrid.larsen')
        .request(requestId);
      expect(status).toBe('in-review');
      const { error } = await answerOf<ErrorBody>(
        403,
        namesake().call(client => client.withdrawRequest(requestId)),
      );
      expect(error.message).toContain('latform team');
    });

    it('sees nothing of theirs where people look at their own access', async () => {
      await studio.backend.keepAccessList();
      const { domainId, grantId } = grant;
      const { client } = namesake();
      await answerOf(
        403,
        namesake().call(each => each.getPersonOverview(BEN)),
      );
      const { items } = await client.listAccess({ person: BEN });
      expect(items).toEqual([]);
      const effective = await client.getEffectiveAccess(domainId, {
        person: BEN,
      });
      expect(effective.people).toEqual([]);
      const explanation = await client.explainEntry(BEN, domainId);
      expect(explanation).toMatchObject({ canEnter: false });
      expect(JSON.stringify(explanation)).not.toContain(grantId);
    });

    it('is not shown to others as who holds their access', async () => {
      await studio.backend.keepAccessList();
      const { people } = await studio
        .mira()
        .client.getTeamAccess('group:default/forecasting');
      const holders = people.filter(each => each.grant);
      expect(
        holders.filter(each => each.grant?.grantId === grant.grantId),
      ).toMatchObject([
        {
          person: { displayName: 'Ben Carter' },
          profile: { name: 'ben-carter' },
        },
      ]);
      expect(holders.map(({ person }) => person.entityRef)).not.toContain(BEN);
      const ingrid = studio.backend.as('ingrid.larsen');
      const { access, requests } = await ingrid.client.getPersonOverview(BEN);
      expect(access.filter(each => each.grant || each.profile)).toEqual([]);
      expect(requests).toEqual([]);
      const { items } = await ingrid.client.listAccess({ person: BEN });
      expect(items).toEqual([]);
      const all = await ingrid.client.listAccess({ domainId: grant.domainId });
      const row = all.items.find(each => each.grant?.grantId === grant.grantId);
      expect(row?.person).toMatchObject({ displayName: 'Ben Carter' });
      expect(row?.person.entityRef).toBeUndefined();
    });

    it('gets no notification that is meant for them', async () => {
      await studio.backend.keepAccessList();
      await answerOf(200, studio.mira().decide(waiting, 'rejected'));
      const sent = await studio.notificationsOf('request.rejected');
      expect(sent.flatMap(each => each.recipients)).not.toContain(BEN);
    });

    it('gets no notification that is meant for an approver', async () => {
      await serve(each => renamed(each, 'mira.santos'));
      await studio.backend.keepAccessList();
      await answerOf(
        200,
        studio.backend.as('jonas.weber').call(client =>
          client.commentOnRequest(waiting.requestId, {
            comment: 'Until when do you need it?',
          }),
        ),
      );
      const sent = await studio.notificationsOf('request.commented');
      const recipients = sent.flatMap(each => each.recipients);
      expect(recipients).toContain(BEN);
      expect(recipients).not.toContain('user:default/mira.santos');
    });

    it('is on the list of the platform team, who can say that it is still the same person', async () => {
      await studio.backend.keepAccessList();
      const ingrid = studio.backend.as('ingrid.larsen');
      const { userId } = studio.aws.user('ben.carter');
      const { items } = await ingrid.client.listIdentityConflicts();
      expect(items).toMatchObject([
        { entityRef: BEN, recorded: { userId }, candidates: [] },
      ]);
      await answerOf(
        200,
        ingrid.call(client =>
          client.confirmIdentityLink({ entityRef: BEN, userId }),
        ),
      );
      await answerOf(
        200,
        namesake().call(client => client.withdrawRequest(waiting.requestId)),
      );
    });
  },
);
