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

  const restore = (by = owner()) =>
    by.call(client => client.restoreGrant(grant.grantId));

  async function accessOfAiko(by = owner()): Promise<PersonAccess> {
    const { people } = await answerOf<TeamAccess>(
      200,
      by.call(client => client.getTeamAccess('group:default/forecasting')),
    );
    return present(people.find(({ person }) => person.entityRef === AIKO));
  }

  it('has its assignment put back by an owner of the domain', async () => {
    await lose(() => studio.aws.unassign('aiko.tanaka'));
    expect((await accessOfAiko()).diagnosis).toMatchObject({
      code: 'profile-without-assignment',
      restorableGrantId: grant.grantId,
    });
    await answerOf(200, restore());
    await studio.untilStatus(grant, 'active');
    expect(studio.aws.hasOwnAssignment('aiko.tanaka')).toBe(true);
    expect(await studio.eventsOf('grant.provisioning')).toContainEqual(
      expect.objectContaining({
        actor: 'user:default/ingrid.larsen',
        grant_id: grant.grantId,
      }),
    );
    expect((await accessOfAiko()).diagnosis.restorableGrantId).toBeUndefined();
  });

  it('has its profile made again with the granted role, by a lead', async () => {
    await lose(deleteProfile);
    const { diagnosis } = await accessOfAiko(studio.mira());
    expect(diagnosis).toMatchObject({
      code: 'profile-gone',
      restorableGrantId: grant.grantId,
    });
    await answerOf(200, restore(studio.mira()));
    await studio.untilStatus(grant, 'active');
    expect(studio.aws.profile('aiko.tanaka')?.userSettings).toMatchObject({
      ExecutionRole: grant.executionRole,
    });
  });

  it('is not put back by its holder, by colleagues, or by agents', async () => {
    await lose(() => studio.aws.unassign('aiko.tanaka'));
    for (const other of [
      aiko(),
      studio.backend.as('jonas.weber'),
      studio.backend.as('ingrid.larsen', { source: 'agent' }),
    ]) {
      expect((await restore(other)).status).toBe(403);
    }
    const { diagnosis } = await accessOfAiko(aiko());
    expect(diagnosis.restorableGrantId).toBeUndefined();
    expect(studio.aws.hasOwnAssignment('aiko.tanaka')).toBe(false);
  });

  it('stays as it is where the user is disabled meanwhile', async () => {
    await lose(() => studio.aws.unassign('aiko.tanaka'));
    studio.aws.setStatus('aiko.tanaka', 'DISABLED');
    await studio.backend.sync();
    expect((await restore()).status).toBe(409);
    expect(studio.aws.hasOwnAssignment('aiko.tanaka')).toBe(false);
  });

  it('is none while AWS holds all of it', async () => {
    expect((await restore()).status).toBe(409);
    expect((await accessOfAiko()).diagnosis.restorableGrantId).toBeUndefined();
  });
});
