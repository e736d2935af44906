/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/* People who leave the company, or seem to: over HTTP, with the plugin as it is, against the sandbox. */
import { parseEntityRef } from '@backstage/catalog-model';
import type {
  Grant,
  MassChangeList,
  TeamAccess,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { only } from '../util/__testUtils__/items';
import { present } from '../util/__testUtils__/present';
import { companyEntities } from './__testUtils__/companyEntities';
import { answerOf } from './__testUtils__/startStudioBackend';
import { FORECASTERS, useStudio } from './__testUtils__/useStudio';

jest.setTimeout(240_000);

const NEW_GROUP = '93677ab1c2-00000000-1111-2222-3333-555555555555';
const DAY = 24 * 3600_000;
const PLATFORM = 'group:default/ml-platform';
const AIKO = 'user:default/aiko.tanaka';
const JONAS = 'user:default/jonas.weber';
const MIRA = 'user:default/mira.santos';
const PRIYA = 'user:default/priya.nair';

describe('people who leave', () => {
  const studio = useStudio();
  let aiko: Grant;

  /** All of Mira's team are in, and a sync has seen them. */
  beforeEach(async () => {
    await studio.start({ leavers: { notify: [PLATFORM] } });
    const grants = await studio.bringInAll(FORECASTERS);
    aiko = present(grants.find(({ person }) => person === AIKO));
    await studio.syncThrice();
  });

  function disable(...people: string[]) {
    for (const person of people) {
      studio.aws.setStatus(parseEntityRef(person).name, 'DISABLED');
    }
  }

  async function suspendAiko(): Promise<Grant> {
    disable(AIKO);
    await studio.backend.sync();
    return studio.untilStatus(aiko, 'suspended');
  }

  async function endGracePeriod() {
    await studio
      .knex('access_grants')
      .where('grant_id', aiko.grantId)
      .update({ deprovision_at: new Date(Date.now() - 1000).toISOString() });
  }

  const everybodyIsActive = new Map(
    FORECASTERS.map(name => [`user:default/${name}`, 'active']),
  );

  it('are suspended, disabled or deleted, and lose nothing yet', async () => {
    studio.aws.deleteUser('priya.nair');
    const suspended = await suspendAiko();
    expect(await studio.statuses()).toEqual(
      new Map([
        [AIKO, 'suspended'],
        [JONAS, 'active'],
        [MIRA, 'active'],
        [PRIYA, 'suspended'],
      ]),
    );
    expect(suspended.endedReason).toBe('left');
    expect(
      Math.round(
        (Date.parse(suspended.deprovisionAt ?? '') - Date.now()) / DAY,
      ),
    ).toBe(3);
    // Identity Center lets neither in; nothing is taken yet.
    expect(studio.aws.isAssigned('aiko.tanaka')).toBe(true);
    const { people } = await answerOf<TeamAccess>(
      200,
      studio
        .mira()
        .call(client => client.getTeamAccess('group:default/forecasting')),
    );
    expect(
      people.find(({ person }) => person.entityRef === AIKO)?.diagnosis
        .sentence,
    ).toContain('seems to have left');
  });

  it('keep their access after the grace period until a sync has not found them either', async () => {
    await suspendAiko();
    await endGracePeriod();
    await studio.backend.keepTime();
    expect((await studio.read(aiko)).status).toBe('suspended');
  });

  it('lose their access after the grace period, once a sync has not found them either', async () => {
    await suspendAiko();
    await endGracePeriod();
    await studio.backend.sync();
    await studio.backend.keepTime();
    expect(await studio.untilEnded(aiko)).toMatchObject({
      endedReason: 'left',
    });
    expect(studio.aws.isAssigned('aiko.tanaka')).toBe(false);
  });

  it('get back what was suspended when they come back', async () => {
    await suspendAiko();
    studio.aws.setStatus('aiko.tanaka', 'ENABLED');
    await studio.syncThrice();
    const back = await studio.untilStatus(aiko, 'active');
    expect(back.deprovisionAt).toBeUndefined();
    expect(back.endedReason).toBeUndefined();
  });

  describe('by a catalog that has lost some of them', () => {
    beforeEach(() =>
      studio.serve(
        {},
        {
          entities: companyEntities(studio.sandbox.admin.world).filter(
            ({ metadata }) =>
              !['aiko.tanaka', 'jonas.weber'].includes(metadata.name),
          ),
        },
      ),
    );

    it('are nobody', async () => {
      await studio.syncThrice();
      expect(await studio.statuses()).toEqual(everybodyIsActive);
    });

    it('are those who are gone from their groups in Identity Center, too', async () => {
      const { memberships } = studio.sandbox.admin.world.identityCenter;
      const { userId } = studio.aws.user('aiko.tanaka');
      for (const [id, membership] of Object.entries(memberships)) {
        if (membership.userId === userId) {
          delete memberships[id];
        }
      }
      await studio.syncThrice();
      await studio.untilStatus(aiko, 'suspended');
      expect((await studio.statuses()).get(JONAS)).toBe('active');
    });

    it('are not those whose group was renamed, though another group has its name by now', async () => {
      const { groups } = studio.sandbox.admin.world.identityCenter;
      const renamed = present(
        Object.values(groups).find(
          ({ displayName }) => displayName === 'forecasting',
        ),
      );
      groups[NEW_GROUP] = { ...renamed, groupId: NEW_GROUP };
      renamed.displayName = 'planning';
      await studio.syncThrice();
      expect(await studio.statuses()).toEqual(everybodyIsActive);
    });
  });

  describe('too many at once', () => {
    const leaving = [AIKO, JONAS, MIRA];

    const accept = (name: string, hash: string, idempotencyKey?: string) =>
      studio.backend
        .as(name)
        .call(client => client.acceptMassChange({ hash }, { idempotencyKey }));

    const list = async () =>
      (
        await answerOf<MassChangeList>(
          200,
          studio.backend
            .as('ingrid.larsen')
            .call(client => client.listMassChanges()),
        )
      ).items;

    /** @returns what the platform team sees of it */
    async function holdBack() {
      await studio.syncThrice();
      await studio.untilEvent('leavers.held-back');
      return only(await list());
    }

    beforeEach(() => disable(...leaving));

    it('are shown to the platform team, and nothing is before they were noticed', async () => {
      expect(await list()).toEqual([]);
      const { grants, ...shown } = await holdBack();
      expect(shown).toMatchObject({ kind: 'leavers', count: 3, all: 4 });
      expect(grants?.map(({ person }) => person).sort()).toEqual(leaving);
    });

    it('are not accepted with others who seem to have left since somebody looked', async () => {
      const seen = await holdBack();
      disable(PRIYA);
      await studio.syncThrice();
      const { error } = await answerOf<{ error: { message: string } }>(
        409,
        accept('ingrid.larsen', seen.hash),
      );
      expect(error.message).toContain('Look at what is held back now');
      expect(await studio.statuses()).toEqual(everybodyIsActive);
      const now = only(await list());
      expect(
        await answerOf(200, accept('ingrid.larsen', now.hash)),
      ).toMatchObject({ count: 4 });
    });

    it('are accepted and rejected by the platform team alone where the portal checks no permissions', async () => {
      const { hash } = await holdBack();
      for (const answer of [
        accept('priya.nair', hash),
        studio.backend
          .as('priya.nair')
          .call(client => client.rejectMassChange({ hash })),
      ]) {
        const { error } = await answerOf<{ error: { message: string } }>(
          403,
          answer,
        );
        expect(error.message).toContain(
          'permission.sagemakerStudio.platformTeams',
        );
      }
      expect(await studio.statuses()).toEqual(everybodyIsActive);
      // Pages show them buttons by this.
      const mayDecide = async (name: string) =>
        (await studio.backend.as(name).client.listMassChanges())
          .viewerMayDecide;
      expect(await mayDecide('priya.nair')).toBe(false);
      expect(await mayDecide('ingrid.larsen')).toBe(true);
    });

    it('are rejected as a fault until others seem to have left', async () => {
      const { hash } = await holdBack();
      const reject = () =>
        studio.backend
          .as('ingrid.larsen')
          .call(client => client.rejectMassChange({ hash }));
      const rejected = { by: 'user:default/ingrid.larsen' };
      expect(await answerOf(200, reject())).toMatchObject({ rejected });
      await answerOf(200, reject());
      expect(await list()).toMatchObject([{ hash, rejected }]);
      expect(await studio.eventsOf('leavers.rejected')).toMatchObject([
        { actor: rejected.by, detail: { kind: 'leavers', count: 3 } },
      ]);
      disable(PRIYA);
      await studio.syncThrice();
      expect(only(await list()).rejected).toBeUndefined();
      expect(await studio.statuses()).toEqual(everybodyIsActive);
    });

    it('are held back, and the platform team is notified once', async () => {
      await holdBack();
      await studio.syncThrice();
      expect(await studio.statuses()).toEqual(everybodyIsActive);
      expect(await studio.eventsOf('leavers.held-back')).toMatchObject([
        { detail: { people: leaving, leaving: 3, all: 4 } },
      ]);
      expect(await studio.notificationsOf('leavers.held-back')).toMatchObject([
        {
          recipients: [PLATFORM],
          link: '/sagemaker-studio/domains',
        },
      ]);
    });

    it('are suspended when somebody accepts that', async () => {
      const { hash } = await holdBack();
      expect(await answerOf(200, accept('ingrid.larsen', hash))).toEqual({
        kind: 'leavers',
        count: 3,
      });
      expect(await studio.statuses()).toEqual(
        new Map([
          [AIKO, 'suspended'],
          [JONAS, 'suspended'],
          [MIRA, 'suspended'],
          [PRIYA, 'active'],
        ]),
      );
      expect(await studio.eventsOf('leavers.accepted')).toMatchObject([
        { actor: 'user:default/ingrid.larsen', source: 'api' },
      ]);
      expect(await studio.notificationsOf('leavers.accepted')).toMatchObject([
        {
          recipients: [PLATFORM],
          link: '/sagemaker-studio/events?about=leavers',
        },
      ]);
      expect(
        (await studio.eventsOf('grant.suspended')).map(({ source }) => source),
      ).toEqual(leaving.map(() => 'api'));
    });

    it('are accepted once by the same person, however often they say so', async () => {
      const { hash } = await holdBack();
      await answerOf(200, accept('ingrid.larsen', hash));
      expect(
        await answerOf(200, accept('ingrid.larsen', hash, 'again')),
      ).toEqual({ kind: 'leavers', count: 3 });
      expect(await studio.eventsOf('leavers.accepted')).toHaveLength(1);
    });

    it('cannot be accepted again by somebody else', async () => {
      const { hash } = await holdBack();
      await answerOf(200, accept('ingrid.larsen', hash));
      const { error } = await answerOf<{ error: { message: string } }>(
        409,
        accept('rahul.mehta', hash),
      );
      expect(error.message).toContain('Ingrid Larsen accepted');
    });
  });

  it('too many in portions are held back as well', async () => {
    disable(AIKO, JONAS);
    await studio.backend.sync();
    await studio.untilStatus(aiko, 'suspended');
    expect((await studio.statuses()).get(JONAS)).toBe('suspended');

    disable(MIRA);
    await studio.backend.sync();
    await studio.untilEvent('leavers.held-back');
    expect((await studio.statuses()).get(MIRA)).toBe('active');
  });
});
