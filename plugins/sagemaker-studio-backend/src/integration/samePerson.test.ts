/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * People by the id of their Identity Center user. The catalog here is that of a provider that names people by their
 * logins, and gives a name that has become free to the next who comes.
 */
import { findUserByUserName } from '@studio-access/sandbox';
import { companyEntities } from './__testUtils__/companyEntities';
import { PROVIDERS } from './__testUtils__/providers';
import { oktaDirectory } from './__testUtils__/realCatalog';
import { only } from '../util/__testUtils__/items';
import { answerOf } from './__testUtils__/startStudioBackend';
import { COMPANY } from './__testUtils__/startTestSandbox';
import { LEADS_DECIDE, useStudio } from './__testUtils__/useStudio';

jest.setTimeout(240_000);

const BEN = 'ben.carter@alpenglow.example';
type ErrorBody = { error: { message: string } };

const LEFT = 'left.ben.carter@alpenglow.example';
const REF = 'user:default/ben.carter';

describe.each(PROVIDERS)(
  'somebody with the name of another, brought by $by',
  provider => {
    const studio = useStudio();

    const okta = (method: string, path: string, body?: object) =>
      oktaDirectory(studio.sandbox).change(method, path, body);

    const world = () => studio.sandbox.admin.world;

    const userIdOf = (login: string) =>
      findUserByUserName(world(), login)?.userId ?? '';

    /** The catalog takes in what Okta holds now, and the plugin what Identity Center holds. */
    const follow = async () => {
      await studio.startDeciding([LEADS_DECIDE], {
        entities: provider.bring(companyEntities(world())),
        config: provider.config,
      });
    };

    /** A provider that gives refs to others leaves it to the platform team who that is. Ours never does. */
    const confirm = async (login: string) => {
      if (provider.isOurs) {
        return;
      }
      const name = login.replace(/@.*/, '');
      const person = studio.backend.as(name);
      for (const call of [
        person.ask({}),
        person.call(client => client.listRequests({ view: 'mine' })),
        person.call(client => client.listGrants({})),
      ]) {
        const { error } = await answerOf<ErrorBody>(403, call);
        expect(error.message).toContain('The platform team can decide');
      }
      await answerOf(
        200,
        studio.backend.as('ingrid.larsen').call(client =>
          client.confirmIdentityLink({
            entityRef: `user:default/${name}`,
            userId: userIdOf(login),
          }),
        ),
      );
    };

    const ben = () => studio.backend.as('ben.carter');

    /** Identity Center loses the user, and Okta brings the same login back under another id. */
    const recreateBen = async () => {
      studio.aws.deleteUser('ben.carter');
      await studio.backend.sync();
      await okta('PATCH', `/people/${BEN}`, { title: 'Back again' });
      await follow();
      await confirm(BEN);
    };

    const hireNamesake = async () => {
      await okta('POST', '/people', {
        firstName: 'Benedict',
        lastName: 'Carter',
        login: BEN,
        email: BEN,
        groups: ['forecasting'],
      });
      await follow();
      await confirm(BEN);
    };

    /** Ben leaves and gives up the login, which a namesake gets. */
    const replaceBen = async () => {
      await okta('PATCH', `/people/${BEN}`, { login: LEFT, email: LEFT });
      await okta('PATCH', `/people/${LEFT}`, { status: 'SUSPENDED' });
      await studio.backend.sync();
      await hireNamesake();
    };

    /** Ben stays, with another login. */
    const renameBen = async () => {
      await okta('PATCH', `/people/${BEN}`, { login: LEFT, email: LEFT });
      await hireNamesake();
      await studio.backend.keepAccessList();
    };

    it('who was deleted and made again gets a grant of their own, which is carried out', async () => {
      await follow();
      const before = await studio.letBenIn();
      const oldId = userIdOf(BEN);
      await recreateBen();
      const newId = userIdOf(BEN);
      expect(newId).not.toBe(oldId);

      const after = await studio.letBenIn({ handOver: true });
      expect(after.grantId).not.toBe(before.grantId);
      expect(studio.hasAccess('ben.carter')).toBe(true);
      const { people } = await studio
        .mira()
        .client.getTeamAccess('group:default/forecasting');
      const theirs = people.filter(
        ({ person }) => person.identityCenterUser?.userId === newId,
      );
      expect(theirs.map(({ grant }) => grant?.grantId)).toEqual([
        after.grantId,
      ]);
    });

    it('sees and holds nothing of the one whose login they got', async () => {
      await follow();
      const grant = await studio.letBenIn();
      await replaceBen();

      const mine = await ben().client.listRequests({ view: 'mine' });
      expect(mine.items).toEqual([]);
      const grants = await ben().client.listGrants({ person: REF });
      expect(grants.items).toEqual([]);
      const overview = await ben().client.getPersonOverview(REF);
      expect(overview.requests).toEqual([]);
      expect(overview.access.flatMap(access => access.grant ?? [])).toEqual([]);
      const asked = await ben().ask({
        kind: 'revoke',
        grantIds: [grant.grantId],
      });
      expect(asked.body.status).not.toBe('approved');
      const { people } = await studio
        .mira()
        .client.getTeamAccess('group:default/forecasting');
      expect(
        people.filter(each => each.grant?.grantId === grant.grantId),
      ).toMatchObject([{ person: { displayName: 'Ben Carter' } }]);
    });

    it.each([
      ['deleted and made again', 'themselves', recreateBen],
      ['deleted and made again', 'others', recreateBen],
      ['replaced after leaving', 'themselves', replaceBen],
      ['replaced after leaving', 'others', replaceBen],
      ['renamed', 'themselves', renameBen],
      ['renamed', 'others', renameBen],
    ] as const)(
      'gets nothing that was asked for one who was %s by %s',
      async (what, by, pass) => {
        await follow();
        await studio.backend.keepAccessList();
        const { requestId } = await answerOf(
          201,
          studio.backend
            .as(by === 'others' ? 'olga.petrova' : 'ben.carter')
            .ask({ people: [REF] }),
        );
        const asker = userIdOf(BEN);
        await pass();
        await studio.backend.keepAccessList();
        const ingrid = studio.backend.as('ingrid.larsen');
        // Whoever decides sees each time what is there now.
        for (let turn = 0; turn < 3; turn += 1) {
          const current = await ingrid.request(requestId);
          for (const { userId = asker } of current.plan.items) {
            expect(userId).toBe(asker);
          }
          if (current.status === 'in-review') {
            await studio.mira().decide(current);
          }
        }
        await studio.backend.tendRequests();
        const {
          status,
          grants,
          endedReason = '',
        } = await studio.backend.settle(requestId);
        expect(studio.hasAccess('ben.carter')).toBe(false);
        expect({
          status,
          grants: grants.map(grant => grant.status),
          of: await studio.knex('access_grants').pluck('user_id'),
          left: /^(Ben Carter|user:default.left.ben.carter)\b/.test(
            endedReason,
          ),
        }).toEqual(
          what === 'renamed'
            ? {
                status: 'approved',
                grants: ['active'],
                of: [asker],
                left: false,
              }
            : { status: 'invalidated', grants: [], of: [], left: true },
        );
      },
    );

    it('gets no notification that is meant for the other', async () => {
      await follow();
      const grant = await studio.letBenIn();
      await renameBen();
      await studio.revoke(grant);
      await studio.untilEnded(grant);
      const sent = await studio.notificationsOf('grant.ended');
      const recipients = sent.flatMap(each => each.recipients);
      expect(recipients).toContain('user:default/left.ben.carter');
      expect(recipients).not.toContain(REF);
    });

    it('is not taken for who has used a key or taken a revocation back', async () => {
      await follow();
      const ask = (person = ben(), input = {}) => person.ask(input, 'k-1');
      const asked = await answerOf(201, ask());
      await answerOf(200, studio.mira().decide(asked));
      const { grants } = await studio.backend.settle(asked.requestId);
      const { grantId } = only(grants);
      await answerOf(201, ben().ask({ kind: 'revoke', grantIds: [grantId] }));
      const undo = (idempotencyKey: string, person = ben()) =>
        person.call(client =>
          client.undoOffboarding(grantId, { idempotencyKey }),
        );
      await answerOf(200, undo('k-2'));

      await renameBen();
      for (const key of ['k-2', 'k-3']) {
        const { error } = await answerOf<ErrorBody>(409, undo(key));
        expect(error.message).toContain('Ben Carter has taken the revocation');
      }
      // The profile of that login is the other's.
      const other = await answerOf(201, ask(ben(), { handOver: true }));
      expect(other.requestId).not.toBe(asked.requestId);

      const renamed = studio.backend.as('left.ben.carter');
      await answerOf(200, undo('k-2', renamed));
      await answerOf(200, undo('k-3', renamed));
      const same = await answerOf(200, ask(renamed));
      expect(same.requestId).toBe(asked.requestId);
    });

    if (!provider.isOurs) {
      it.each(['suspended', 'active'])(
        'does not come into the office of a lead who is %s, nor blocks the team',
        async status => {
          await follow();
          const asked = await studio.benAsks();
          const lead = 'mira.santos@alpenglow.example';
          const left = 'left.mira.santos@alpenglow.example';
          await okta('PATCH', `/people/${lead}`, { login: left, email: left });
          if (status === 'suspended') {
            await okta('PATCH', `/people/${left}`, { status: 'SUSPENDED' });
          }
          await studio.backend.sync();
          await okta('POST', '/people', {
            firstName: 'Miranda',
            lastName: 'Santos',
            login: lead,
            email: lead,
            groups: ['forecasting'],
          });
          await follow();
          const miranda = studio.mira();
          for (const call of [
            miranda.decide(asked),
            miranda.ask({
              kind: 'onboard-team',
              people: ['user:default/aiko.tanaka'],
            }),
            miranda.call(client => client.getRequest(asked.requestId)),
            miranda.call(client => client.listEvents({})),
            miranda.call(client =>
              client.listNetworks(COMPANY.machineLearning),
            ),
          ]) {
            const { error } = await answerOf<ErrorBody>(403, call);
            expect(error.message).toContain('The platform team can decide');
          }
          await studio.backend.keepAccessList();
          const { items } = await studio.backend
            .as('ingrid.larsen')
            .client.listIdentityConflicts();
          expect(items).toMatchObject([
            { entityRef: 'user:default/mira.santos' },
          ]);
          // The team's other lead decides.
          await answerOf(200, studio.backend.as('jonas.weber').decide(asked));
        },
      );
    }
  },
);
