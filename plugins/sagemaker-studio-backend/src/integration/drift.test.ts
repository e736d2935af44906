/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/* Access that others change in AWS, and people who move: over HTTP, with the plugin as it is, against the sandbox. */
import type {
  Grant,
  TeamAccess,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { only } from '../util/__testUtils__/items';
import { present } from '../util/__testUtils__/present';
import { answerOf } from './__testUtils__/startStudioBackend';
import { COMPANY } from './__testUtils__/startTestSandbox';
import { useStudio } from './__testUtils__/useStudio';

jest.setTimeout(240_000);

const AIKO = 'user:default/aiko.tanaka';
const LENA = 'user:default/lena.fischer';

describe('a grant', () => {
  const studio = useStudio();

  beforeEach(() => studio.start());

  /** Aiko is in, and a sync has seen her profile. */
  async function bringInAiko(): Promise<Grant> {
    const aiko = await studio.bringIn('aiko.tanaka');
    await studio.syncThrice();
    return aiko;
  }

  const profileOfAiko = () => present(studio.aws.profile('aiko.tanaka'));

  function putProfile(profile: ReturnType<typeof profileOfAiko>) {
    const key = `${COMPANY.researchLab}/${profile.userProfileName}`;
    studio.sandbox.admin.world.userProfiles[key] = profile;
  }

  it('of somebody who has left the team is noticed, and nothing is taken', async () => {
    const aiko = await bringInAiko();
    const { people } = studio.sandbox.admin.world.okta;
    const person = Object.values(people).find(({ login }) =>
      login.startsWith('aiko.tanaka'),
    );
    present(person).groups = [];
    await studio.serve();
    await studio.syncThrice();
    await studio.untilEvent('grant.mover-noticed');
    await studio.syncThrice();

    expect(await studio.eventsOf('grant.mover-noticed')).toMatchObject([
      {
        grant_id: aiko.grantId,
        detail: {
          team: 'group:default/forecasting',
          notify: ['user:default/mira.santos'],
        },
      },
    ]);
    expect(await studio.notificationsOf('grant.mover-noticed')).toMatchObject([
      {
        recipients: ['user:default/mira.santos'],
        excluded: [AIKO],
        title: {
          code: 'grant.moved',
          params: { person: 'Aiko Tanaka', domain: 'research-lab' },
        },
        link: `/sagemaker-studio/requests/${aiko.requestId}`,
      },
    ]);
    expect((await studio.read(aiko)).status).toBe('active');
    const page = await answerOf<TeamAccess>(
      200,
      studio
        .mira()
        .call(client => client.getTeamAccess('group:default/forecasting')),
    );
    expect(
      page.people.find(each => each.person.entityRef === AIKO),
    ).toMatchObject({
      membership: 'guest',
      diagnosis: {
        code: 'ready',
        sentence: expect.stringContaining('have left the team'),
      },
    });
  });

  describe('of somebody with a profile and without an assignment', () => {
    const ask = () =>
      answerOf(201, studio.backend.as('ben.carter').ask({ people: [LENA] }));

    async function assignLena(): Promise<Grant> {
      const asked = await ask();
      await answerOf(200, studio.mira().decide(asked));
      return only((await studio.backend.settle(asked.requestId)).grants);
    }

    /** Somebody takes the assignment away in the console. */
    async function unassignLena(): Promise<Grant> {
      const lena = await assignLena();
      await studio.syncThrice();
      studio.aws.unassign('lena.fischer');
      await studio.backend.sync();
      return studio.untilStatus(lena, 'degraded');
    }

    it('assigns them', async () => {
      expect((await assignLena()).status).toBe('active');
      expect(studio.aws.isAssigned('lena.fischer')).toBe(true);
    });

    it('is degraded when the assignment is taken away in the console', async () => {
      await unassignLena();
      expect(await studio.eventsOf('grant.degraded')).toMatchObject([
        {
          detail: {
            reason: 'Lena Fischer is no longer assigned to the domain.',
          },
        },
      ]);
    });

    it('is repaired by a request', async () => {
      const lena = await unassignLena();
      const asked = await ask();
      expect(asked.plan.items[0]?.steps[0]).toEqual({ do: 'assign' });
      await answerOf(200, studio.mira().decide(asked));
      await studio.untilStatus(lena, 'active');
      expect(studio.aws.isAssigned('lena.fischer')).toBe(true);
    });
  });

  describe('of a profile with another role', () => {
    let aiko: Grant;

    async function setRole(role: string) {
      putProfile({
        ...profileOfAiko(),
        userSettings: { ExecutionRole: role },
        modifiedAt: Date.now(),
      });
      await studio.backend.sync();
    }

    beforeEach(async () => {
      aiko = await bringInAiko();
      await setRole(COMPANY.engineerRole);
    });

    it('is degraded', async () => {
      const { status } = await studio.untilStatus(aiko, 'degraded');
      expect(status).toBe('degraded');
    });

    it('is active once the role is the right one again', async () => {
      await studio.untilStatus(aiko, 'degraded');
      await setRole(COMPANY.scientistRole);
      await studio.untilStatus(aiko, 'active');
      expect(studio.aws.isAssigned('aiko.tanaka')).toBe(true);
    });
  });

  describe('whose profile Studio makes anew', () => {
    let aiko: Grant;
    let lost: ReturnType<typeof profileOfAiko>;

    const make = (status: 'Pending' | 'Updating' | 'InService') =>
      putProfile({
        ...lost,
        userProfileName: 'aiko-by-studio',
        status,
        createdAt: Date.now(),
        modifiedAt: Date.now(),
      });

    beforeEach(async () => {
      aiko = await bringInAiko();
      lost = profileOfAiko();
      const { userProfiles } = studio.sandbox.admin.world;
      delete userProfiles[`${COMPANY.researchLab}/${lost.userProfileName}`];
      await studio.backend.sync();
      await studio.untilStatus(aiko, 'degraded');
    });

    it.each(['Pending', 'Updating'] as const)(
      'stays degraded while the profile is %s, without a notification',
      async status => {
        make(status);
        await studio.syncThrice();
        expect((await studio.read(aiko)).status).toBe('degraded');
        // Both are of the day when she was let in.
        expect(await studio.notificationsOf('grant.active')).toHaveLength(2);
      },
    );

    it('is active once the profile is in service', async () => {
      make('InService');
      await studio.backend.sync();
      const healed = await studio.untilStatus(aiko, 'active');
      expect(healed.profileName).toBe('aiko-by-studio');
    });
  });

  describe('in a domain that is gone', () => {
    let aiko: Grant;

    beforeEach(async () => {
      aiko = await bringInAiko();
      delete studio.sandbox.admin.world.domains[COMPANY.researchLab];
    });

    it('goes on as long as the domain only cannot be seen', async () => {
      studio.deny('DescribeDomain', { DomainId: COMPANY.researchLab });
      await studio.syncThrice();
      expect((await studio.read(aiko)).status).toBe('active');
      expect(
        studio.sandbox.admin
          .calls({ operation: 'DescribeDomain' })
          .filter(({ input }) =>
            JSON.stringify(input).includes(COMPANY.researchLab),
          )
          .at(-1)?.outcome,
      ).toBe('AccessDeniedException');
    });

    it('ends', async () => {
      await studio.backend.sync();
      expect(await studio.untilEnded(aiko)).toMatchObject({
        endedReason: 'target-gone',
      });
    });
  });

  describe('that AWS accepts and forgets', () => {
    let stuck: Grant;

    beforeEach(async () => {
      studio.sandbox.admin.addFault({
        operation: 'CreateApplicationAssignment',
        effect: { type: 'accept-and-forget' },
      });
      const asked = await answerOf(
        201,
        studio.mira().ask({ kind: 'onboard-team', people: [AIKO] }),
      );
      stuck = only((await studio.backend.settle(asked.requestId)).grants);
    });

    it('is not shown as active', async () => {
      expect(stuck.status).toBe('provision-blocked');
      const { items } = await answerOf<{ items: Grant[] }>(
        200,
        studio.mira().call(client => client.listGrants({ status: 'active' })),
      );
      expect(items).toEqual([]);
      expect(await studio.eventsOf('grant.active')).toEqual([]);
    });

    it('is active when it is retried and AWS keeps it', async () => {
      studio.sandbox.admin.clearFaults();
      await studio.retry(stuck);
      await studio.untilStatus(stuck, 'active');
      expect(studio.aws.isAssigned('aiko.tanaka')).toBe(true);
    });
  });
});
