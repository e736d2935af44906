/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * A login is renamed in Okta. The profile keeps the one of the day on which it was made, and Studio makes another for the
 * new one. Both are the same person's.
 */
import { findUserByUserName } from '@studio-access/sandbox';
import type {
  AccessList,
  AccessRequest,
  Grant,
  OffboardingPreview,
  Plan,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { companyEntities } from './__testUtils__/companyEntities';
import { PROVIDERS } from './__testUtils__/providers';
import { oktaDirectory } from './__testUtils__/realCatalog';
import { answerOf } from './__testUtils__/startStudioBackend';
import { COMPANY } from './__testUtils__/startTestSandbox';
import { LEADS_DECIDE, useStudio } from './__testUtils__/useStudio';
import { only } from '../util/__testUtils__/items';
import { present } from '../util/__testUtils__/present';

jest.setTimeout(240_000);

const BEFORE = 'ben.carter@alpenglow.example';
const AFTER = 'ben.berg@alpenglow.example';
const TEAM = 'group:default/forecasting';
const DOMAIN = 'd-researchlab1';

describe.each(PROVIDERS)(
  'somebody whose login was renamed, brought by $by',
  provider => {
    const studio = useStudio();

    const world = () => studio.sandbox.admin.world;

    const follow = () =>
      studio.startDeciding([LEADS_DECIDE], {
        entities: provider.bring(companyEntities(world())),
        config: { ...provider.config, offboarding: { coolingOff: 'PT0S' } },
      });

    let grant: Grant;
    let userId: string;

    const rename = async () => {
      await oktaDirectory(studio.sandbox).change('PATCH', `/people/${BEFORE}`, {
        login: AFTER,
        email: AFTER,
        lastName: 'Berg',
      });
    };

    /** Ben is in, has a space with an app, and is called otherwise. */
    beforeEach(async () => {
      await follow();
      grant = await studio.letBenIn();
      studio.aws.addSpace({ name: 'old-lab', owner: 'ben-carter' });
      userId = present(findUserByUserName(world(), BEFORE)).userId;
      await rename();
      await follow();
    });

    /** Ben opens Studio under the new login, and starts something. */
    const openStudio = () => {
      const made = studio.aws.openStudio(AFTER);
      studio.aws.addSpace({ name: 'new-lab', owner: made.userProfileName });
      return made.userProfileName;
    };

    const accessList = async () => {
      await studio.backend.keepAccessList();
      const { items } = await answerOf<AccessList>(
        200,
        studio
          .mira()
          .call(client => client.listAccess({ team: TEAM, search: 'ben' })),
      );
      return items;
    };

    it('has one row on the team page and one in the access list', async () => {
      const name = openStudio();
      await studio.backend.sync();
      const { people } = await studio.mira().client.getTeamAccess(TEAM);
      const theirs = people.filter(
        ({ person }) => person.identityCenterUser?.userId === userId,
      );
      const listed = await accessList();
      for (const row of [only(theirs), only(listed)]) {
        expect(row).toMatchObject({
          person: { identityCenterUser: { userId, userName: AFTER } },
          profile: { name },
          grant: { grantId: grant.grantId },
          diagnosis: {
            code: 'two-profiles',
            sentence: expect.stringContaining(
              `the profile 'ben-carter' of the former login '${BEFORE}'`,
            ),
          },
        });
        expect(row.usage?.runningApps).toHaveLength(2);
      }
      const { runningApps } = await studio.mira().client.getDomain(DOMAIN);
      expect(
        runningApps
          .filter(({ spaceName = '' }) => /^(old|new)-lab$/.test(spaceName))
          .map(({ profileName, displayName }) => [profileName, displayName])
          .sort(),
      ).toEqual([
        [name, 'Ben Berg'],
        ['ben-carter', 'Ben Berg'],
      ]);
    });

    it('has nothing running once the grant has ended, though no sync saw the new profile', async () => {
      openStudio();
      await studio.revoke(grant);
      await studio.untilEnded(grant);
      expect(studio.aws.app('old-lab')?.status ?? 'Deleted').toBe('Deleted');
      expect(studio.aws.app('new-lab')?.status ?? 'Deleted').toBe('Deleted');
    });

    if (!provider.isOurs) {
      return;
    }

    it('has one row while the profile of the former login is all there is', async () => {
      const row = only(await accessList());
      expect(row.person.identityCenterUser?.userId).toBe(userId);
      expect(row.diagnosis).toMatchObject({
        code: 'ready-after-first-sign-in',
        sentence: expect.stringContaining(`the former login '${BEFORE}'`),
      });
    });

    it('loses by an offboarding what is under both logins, as the preview and the plan say', async () => {
      const name = openStudio();
      await studio.backend.sync();
      const preview = await answerOf<OffboardingPreview>(
        200,
        studio.mira().call(client => client.previewOffboarding(grant.grantId)),
      );
      expect(preview.profileName).toBe(name);
      expect(preview.otherProfiles).toMatchObject([
        { name: 'ben-carter', userName: BEFORE },
      ]);
      expect(preview.spaces.map(each => each.name).sort()).toEqual([
        'new-lab',
        'old-lab',
      ]);
      const asked = await studio.revoke(grant, {
        deleteSpaces: true,
        deleteProfile: true,
      });
      expect(
        only(asked.plan.items).steps.flatMap(step =>
          step.do === 'delete-profile' ? step.profileName : [],
        ),
      ).toEqual([name, 'ben-carter']);
      await studio.untilEnded(grant);
      expect(studio.aws.profilesOf(BEFORE)).toEqual([]);
      expect(studio.aws.profilesOf(AFTER)).toEqual([]);
    });

    it('changes roles in the profile that Studio opens, as the plan says', async () => {
      const name = openStudio();
      await studio.backend.sync();
      const asked = await answerOf<AccessRequest>(
        201,
        studio.backend.as('ben.berg').ask({
          kind: 'change-role',
          grantIds: [grant.grantId],
          executionRole: COMPANY.engineerRole,
        }),
      );
      expect(only(asked.plan.items).steps).toMatchObject([
        { do: 'change-role', profileName: name },
      ]);
      await answerOf(200, studio.mira().decide(asked));
      await studio.untilGrant(
        grant,
        ({ status, profileName }) =>
          status === 'active' && profileName === name,
      );
      const roleIn = (login: string) =>
        only(studio.aws.profilesOf(login)).userSettings?.ExecutionRole;
      expect(roleIn(AFTER)).toBe(COMPANY.engineerRole);
      expect(roleIn(BEFORE)).toBe(COMPANY.scientistRole);
    });

    it('is told by the plan what a former login left behind', async () => {
      await studio.revoke(grant);
      await studio.untilEnded(grant);
      const plan = await answerOf<Plan>(
        200,
        studio.backend
          .as('ben.berg')
          .call(client =>
            client.planRequest({ kind: 'grant', team: TEAM, domainId: DOMAIN }),
          ),
      );
      expect(only(plan.items)).toMatchObject({ userId });
      expect(plan.warnings).toContainEqual(
        expect.stringContaining(
          `The profile 'ben-carter' of Ben Berg carries the former login '${BEFORE}'`,
        ),
      );
    });
  },
);

describe.each(PROVIDERS)(
  'a request of somebody whose login is renamed while it waits, brought by $by',
  provider => {
    const studio = useStudio(provider);

    it.each(['anyone', 'members'])(
      'is decided and carried out where %s may ask',
      async requesters => {
        const follow = () =>
          studio.startDeciding([{ ...LEADS_DECIDE, requesters }], {
            entities: companyEntities(studio.sandbox.admin.world),
          });
        await follow();
        await studio.backend.keepAccessList();
        const asked = await answerOf<AccessRequest>(
          201,
          studio.backend.as('priya.nair').ask({}),
        );
        const { userId } = studio.aws.user('priya.nair');
        await oktaDirectory(studio.sandbox).change(
          'PATCH',
          '/people/priya.nair@alpenglow.example',
          {
            login: 'priya.berg@alpenglow.example',
            email: 'priya.berg@alpenglow.example',
          },
        );
        await follow();
        await studio.backend.keepAccessList();
        await studio.backend.tendRequests();
        // Another login leads to another name of the profile, which the approver has to see.
        const { error } = await answerOf<{ error: { message: string } }>(
          409,
          studio.mira().decide(asked),
        );
        expect(error.message).toContain("the new profile 'priya-berg'");
        const current = await studio.mira().request(asked.requestId);
        expect(current.plan.items).toMatchObject([
          { person: 'user:default/priya.berg', userId },
        ]);
        await answerOf(200, studio.mira().decide(current));
        const { grants } = await studio.backend.settle(asked.requestId);
        expect(grants).toMatchObject([{ status: 'active' }]);
        expect(await studio.knex('access_grants').pluck('user_id')).toEqual([
          userId,
        ]);
      },
    );
  },
);
