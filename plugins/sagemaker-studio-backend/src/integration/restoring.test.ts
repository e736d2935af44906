/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/* What AWS loses of a grant in force is put back by whoever is responsible, without another decision. */
import type {
  Grant,
  PersonAccess,
  TeamAccess,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { present } from '../util/__testUtils__/present';
import { answerOf } from './__testUtils__/startStudioBackend';
import { COMPANY } from './__testUtils__/startTestSandbox';
import { useStudio } from './__testUtils__/useStudio';

jest.setTimeout(240_000);

const AIKO = 'user:default/aiko.tanaka';

describe('a grant that AWS has lost something of', () => {
  const studio = useStudio();

  const owner = () => studio.backend.as('ingrid.larsen');
  const aiko = () => studio.backend.as('aiko.tanaka');

  let grant: Grant;

  /** Ingrid owns the domain, Mira leads Aiko's team, and Aiko is in. */
  beforeEach(async () => {
    await studio.start({
      domains: {
        [COMPANY.researchLab]: {
          mode: 'manage',
          executionRoles: [COMPANY.scientistRole, COMPANY.engineerRole],
          owners: ['user:default/ingrid.larsen'],
        },
      },
    });
    grant = await studio.bringIn('aiko.tanaka');
    await studio.syncThrice();
  });

  async function lose(what: () => void): Promise<void> {
    what();
    await studio.syncThrice();
    await studio.untilStatus(grant, 'degraded');
  }

  function deleteProfile() {
    const { userProfileName } = present(studio.aws.profile('aiko.tanaka'));
    delete studio.sandbox.admin.world.userProfiles[
      `${COMPANY.researchLab}/${userProfileName}`
    ];
  }

  async function accessOfAiko(by = owner()): Promise<PersonAccess> {
    const { people } = await answerOf<TeamAccess>(
      200,
      by.call(client => client.getTeamAccess('group:default/forecasting')),
    );
    return present(people.find(({ person }) => person.entityRef === AIKO));
  }

  /** Files the repair that the page offers. */
  async function askForRepair(by = owner()) {
    const { diagnosis } = await accessOfAiko(by);
    return answerOf(201, by.ask(present(diagnosis.repair).input));
  }

  it('has its assignment put back for an owner of the domain', async () => {
    await lose(() => studio.aws.unassign('aiko.tanaka'));
    expect(await askForRepair()).toMatchObject({
      status: 'approved',
      policy: { name: 'built-in:restoration' },
    });
    await studio.untilStatus(grant, 'active');
    expect(studio.aws.hasOwnAssignment('aiko.tanaka')).toBe(true);
  });

  it('has its profile made again with the granted role, for a lead', async () => {
    await lose(deleteProfile);
    expect((await accessOfAiko()).diagnosis.code).toBe('profile-gone');
    expect(await askForRepair(studio.mira())).toMatchObject({
      status: 'approved',
    });
    await studio.untilStatus(grant, 'active');
    expect(studio.aws.profile('aiko.tanaka')?.userSettings).toMatchObject({
      ExecutionRole: grant.executionRole,
    });
  });

  it('waits for a decision when its holder asks', async () => {
    await lose(() => studio.aws.unassign('aiko.tanaka'));
    expect(await askForRepair(aiko())).toMatchObject({ status: 'in-review' });
    expect(studio.aws.hasOwnAssignment('aiko.tanaka')).toBe(false);
  });

  it('is not restored by a request while AWS lacks nothing of it', async () => {
    const asked = await owner().ask({ people: [AIKO], duration: 'P90D' });
    expect(asked.status).not.toBe(201);
    expect((await studio.read(grant)).expiresAt).toBe(grant.expiresAt);
  });
});
