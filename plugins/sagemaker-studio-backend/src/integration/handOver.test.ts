/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * A new hire gets the login of somebody who has left. The profile with that login, and its home directory, are the leaver's
 * until an approver hands them over.
 */
import { findUserByUserName } from '@studio-access/sandbox';
import type {
  AccessRequest,
  Grant,
  Plan,
  RequestInput,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { companyEntities } from './__testUtils__/companyEntities';
import { PROVIDERS } from './__testUtils__/providers';
import { oktaDirectory } from './__testUtils__/realCatalog';
import { answerOf } from './__testUtils__/startStudioBackend';
import { LEADS_DECIDE, useStudio } from './__testUtils__/useStudio';
import { only } from '../util/__testUtils__/items';
import { present } from '../util/__testUtils__/present';

jest.setTimeout(240_000);

const BEN = 'ben.carter@alpenglow.example';
const LEFT = 'left.ben.carter@alpenglow.example';
const TEAM = 'group:default/forecasting';
const DOMAIN = 'd-researchlab1';
const POLICY = { ...LEADS_DECIDE, automatic: ['lead-onboards-own-team'] };

describe.each(PROVIDERS)(
  'a new hire with the login of a leaver, brought by $by',
  provider => {
    const studio = useStudio(provider);

    let left: Grant;

    const world = () => studio.sandbox.admin.world;

    const okta = (method: string, path: string, body?: object) =>
      oktaDirectory(studio.sandbox).change(method, path, body);

    const follow = () =>
      studio.startDeciding([POLICY], {
        entities: companyEntities(world()),
        config: { offboarding: { coolingOff: 'PT0S' } },
      });

    const newId = () => present(findUserByUserName(world(), BEN)).userId;

    /** A provider that gives refs to others leaves it to the platform team who that is. Ours never does. */
    const confirmWhoItIs = async () => {
      if (!provider.isOurs) {
        await answerOf(403, studio.backend.as('ben.carter').ask({}));
        await answerOf(
          200,
          studio.backend.as('ingrid.larsen').call(client =>
            client.confirmIdentityLink({
              entityRef: 'user:default/ben.carter',
              userId: newId(),
            }),
          ),
        );
      }
    };

    beforeEach(async () => {
      await follow();
      left = await studio.letBenIn();
      await studio.backend.sync();
      await okta('PATCH', `/people/${BEN}`, { login: LEFT, email: LEFT });
      await okta('PATCH', `/people/${LEFT}`, { status: 'SUSPENDED' });
      await studio.backend.sync();
      await okta('POST', '/people', {
        firstName: 'Benedict',
        lastName: 'Carter',
        login: BEN,
        email: BEN,
        groups: ['forecasting'],
      });
      await follow();
      await confirmWhoItIs();
    });

    const plan = () =>
      answerOf<Plan>(
        200,
        studio.backend
          .as('ben.carter')
          .call(client =>
            client.planRequest({ kind: 'grant', team: TEAM, domainId: DOMAIN }),
          ),
      );

    const askToHandOver = (more: Partial<RequestInput> = {}) =>
      answerOf<AccessRequest>(
        201,
        studio.backend.as('ben.carter').ask({ handOver: true, ...more }),
      );

    const handOver = async () => {
      const asked = await askToHandOver();
      await answerOf(200, studio.mira().decide(asked));
      return only((await studio.backend.settle(asked.requestId)).grants);
    };

    it('gets no profile of theirs, and is told whose it is', async () => {
      expect(only((await plan()).items)).toMatchObject({
        userId: newId(),
        steps: [],
        obstacle: {
          code: 'profile-of-another',
          message: expect.stringContaining(
            "The profile 'ben-carter' was made for Ben Carter",
          ),
          remedy: expect.stringContaining('takes it over'),
        },
      });
      const asked = await studio.backend.as('ben.carter').ask({});
      expect(asked.status).toBe(400);
      expect(asked.body.error.message).toContain('was made for Ben Carter');
    });

    it('is not told to open Studio, should they be assigned already', async () => {
      studio.aws.assign('ben.carter');
      await studio.backend.sync();
      const ben = studio.backend.as('ben.carter');
      const entry = await ben.client.explainEntry(
        'user:default/ben.carter',
        DOMAIN,
      );
      expect(entry).toMatchObject({
        canEnter: false,
        failure: {
          code: 'profile-exists',
          sentence: expect.stringContaining('was made for Ben Carter'),
          remedy: expect.stringContaining('Do not open Studio'),
        },
      });
      const { people } = await studio.mira().client.getTeamAccess(TEAM);
      expect(
        people.find(each => each.person.identityCenterUser?.userId === newId())
          ?.diagnosis.code,
      ).toBe('profile-of-another');
    });

    it('gets a profile of their own once the leaver was offboarded', async () => {
      await studio.revoke(left, { deleteSpaces: true, deleteProfile: true });
      await studio.untilEnded(left);
      const item = only((await plan()).items);
      expect(item.obstacle).toBeUndefined();
      expect(item.steps.map(step => step.do)).toEqual([
        'assign',
        'create-profile',
      ]);
    });

    it('takes it over when an approver has seen and approved just that', async () => {
      const asked = await askToHandOver();
      expect(only(asked.plan.items)).toMatchObject({
        sentence: expect.stringContaining(
          "takes over the profile 'ben-carter' of Ben Carter, with its home directory",
        ),
        changes: true,
      });
      await answerOf(200, studio.mira().decide(asked));
      const { grants } = await studio.backend.settle(asked.requestId);
      expect(only(grants)).toMatchObject({
        status: 'active',
        profileName: 'ben-carter',
      });
      const events = await studio.eventsOf('grant.provisioning');
      expect(events.at(-1)).toMatchObject({
        grant_id: only(grants).grantId,
        detail: {
          takenOver: { profileName: 'ben-carter', from: 'Ben Carter' },
        },
      });
      await studio.backend.sync();
      const { people } = await studio.mira().client.getTeamAccess(TEAM);
      const profileOf = (userId: string | undefined) =>
        people.find(each => each.person.identityCenterUser?.userId === userId)
          ?.profile?.name;
      expect(profileOf(newId())).toBe('ben-carter');
      const former = present(findUserByUserName(world(), LEFT));
      expect(profileOf(former.userId)).toBeUndefined();
    });

    it('is never given it automatically', async () => {
      const asked = await answerOf<AccessRequest>(
        201,
        studio.mira().ask({
          kind: 'onboard-team',
          people: ['user:default/ben.carter'],
          handOver: true,
        }),
      );
      expect(asked.status).toBe('in-review');
      const jonas = studio.backend.as('jonas.weber');
      expect((await answerOf(200, jonas.decide(asked))).status).toBe(
        'approved',
      );
    });

    it('keeps it when the access of the leaver ends afterwards', async () => {
      const grant = await handOver();
      studio.aws.addSpace({ name: 'new-lab', owner: 'ben-carter' });
      await studio.backend.sync();
      const asked = await studio.revoke(left, {
        deleteSpaces: true,
        deleteProfile: true,
      });
      expect(
        only(asked.plan.items).steps.filter(step =>
          step.do.startsWith('delete'),
        ),
      ).toEqual([]);
      await studio.untilEnded(left);
      expect(studio.aws.app('new-lab')?.status).toBe('InService');
      expect(only(studio.aws.profilesOf(BEN)).userProfileName).toBe(
        'ben-carter',
      );
      expect((await studio.read(grant)).status).toBe('active');
    });
  },
);
