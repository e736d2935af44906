/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * Where AWS does not say how it behaves, the sandbox has a switch. Access is given and taken back whichever way each of
 * them stands.
 */
import type {
  Grant,
  Offboarding,
  Plan,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import {
  DEFAULT_SWITCHES,
  profileOf,
  SWITCH_VALUES,
  type Switches,
} from '@studio-access/sandbox';
import { answerOf } from './__testUtils__/startStudioBackend';
import { COMPANY } from './__testUtils__/startTestSandbox';
import { useStudio } from './__testUtils__/useStudio';
import { only } from '../util/__testUtils__/items';

jest.setTimeout(240_000);

const JONAS = 'jonas.weber';

function valuesOf<K extends keyof Switches>(name: K): Partial<Switches>[] {
  return SWITCH_VALUES[name]
    .filter(value => value !== DEFAULT_SWITCHES[name])
    .map(value => ({ [name]: value }));
}

const UNUSUAL: [string, Partial<Switches>][] = (
  Object.keys(SWITCH_VALUES) as (keyof Switches)[]
)
  .flatMap(name => valuesOf(name))
  .map(switches => [JSON.stringify(switches), switches]);

describe('whichever way AWS behaves', () => {
  const studio = useStudio();

  /** The back end has seen the world, which then behaves like this. */
  async function start(switches: Partial<Switches>) {
    await studio.start({ offboarding: { coolingOff: 'PT0S' } });
    studio.sandbox.admin.setSwitches(switches);
    return studio.aws;
  }

  async function onboard() {
    const asked = await answerOf(
      201,
      studio
        .mira()
        .ask({ kind: 'onboard-team', people: [`user:default/${JONAS}`] }),
    );
    const { grants } = await studio.backend.settle(asked.requestId);
    return only(grants);
  }

  async function revoke(grant: Grant, offboarding?: Offboarding) {
    await studio.revoke(grant, offboarding);
    await studio.untilGrant(
      grant,
      ({ status, operation }) =>
        status === 'ended' && operation?.status === 'succeeded',
    );
  }

  it.each(UNUSUAL)(
    '%s: access is given and taken back',
    async (_, switches) => {
      const aws = await start(switches);
      const grant = await onboard();

      expect(grant).toMatchObject({ status: 'active' });
      expect(aws.isAssigned(JONAS)).toBe(true);
      expect(aws.profile(JONAS)).toMatchObject({ status: 'InService' });

      await revoke(grant);
      expect(aws.isAssigned(JONAS)).toBe(false);
    },
  );

  it.each<Partial<Switches>>([
    { unassignDeletesProfile: true },
    { deleteProfileUnassigns: true },
    { missingAssignment: 'success' },
    { deleteProfileUnassigns: true, missingAssignment: 'success' },
  ])('%j: access is taken back with all that is left', async switches => {
    const aws = await start(switches);
    const grant = await onboard();
    await revoke(grant, { deleteSpaces: true, deleteProfile: true });

    expect(aws.isAssigned(JONAS)).toBe(false);
    expect(aws.profile(JONAS)).toBeUndefined();
    // A new request gives access again.
    await studio.backend.sync();
    expect(await onboard()).toMatchObject({ status: 'active' });
  });

  it('every assignment is seen, however short the pages come', async () => {
    const { admin } = studio.sandbox;
    const { identityCenter } = admin.world;
    for (let number = 0; number < 60; number++) {
      const groupId = `93677ab1c2-00000000-0000-4000-8000-0000000000${
        number + 10
      }`;
      identityCenter.groups[groupId] = {
        groupId,
        displayName: `group ${number}`,
        createdAt: 0,
        updatedAt: 0,
      };
      identityCenter.assignments[`${COMPANY.applicationArn}|GROUP|${groupId}`] =
        {
          applicationArn: COMPANY.applicationArn,
          principalType: 'GROUP',
          principalId: groupId,
          createdAt: 0,
        };
    }
    // Listed behind the groups.
    studio.aws.assign(JONAS);
    admin.setSwitches({ shortPages: true });
    await studio.start();

    const { items } = await answerOf<Plan>(
      200,
      studio.mira().call(client =>
        client.planRequest({
          kind: 'onboard-team',
          team: 'group:default/forecasting',
          domainId: COMPANY.researchLab,
          people: [`user:default/${JONAS}`],
        }),
      ),
    );
    expect(items[0]?.steps).toContainEqual({ do: 'keep-assignment' });
  });

  it.each(['in-use', 'validation'] as const)(
    'a profile of the person that came since the sync is adopted (second profile: %s)',
    async secondProfileOfUser => {
      const aws = await start({ secondProfileOfUser });
      const { world } = studio.sandbox.admin;
      const key = `${COMPANY.researchLab}/jonas-weber-417`;
      world.userProfiles[key] = {
        domainId: COMPANY.researchLab,
        userProfileName: 'jonas-weber-417',
        singleSignOnUserValue: aws.user(JONAS).userName,
        homeEfsFileSystemUid: '299999',
        status: 'InService',
        createdAt: Date.now(),
        modifiedAt: Date.now(),
        tags: {},
      };

      expect(await onboard()).toMatchObject({
        status: 'active',
        profileName: 'jonas-weber-417',
      });
    },
  );

  it.each(['in-use', 'validation'] as const)(
    'a name that somebody else got since the sync is left to them (existing name: %s)',
    async existingProfileName => {
      const aws = await start({ existingProfileName });
      const { world } = studio.sandbox.admin;
      world.userProfiles[`${COMPANY.researchLab}/jonas-weber`] = {
        domainId: COMPANY.researchLab,
        userProfileName: 'jonas-weber',
        singleSignOnUserValue: aws.user('ben.carter').userName,
        homeEfsFileSystemUid: '299999',
        status: 'InService',
        createdAt: Date.now(),
        modifiedAt: Date.now(),
        tags: {},
      };
      const grant = await onboard();

      expect(grant).toMatchObject({ status: 'active' });
      expect(grant.profileName).not.toBe('jonas-weber');
      expect(aws.profile(JONAS)?.userProfileName).toBe(grant.profileName);
    },
  );

  it.each(['in-use', 'validation'] as const)(
    'names the obstacle when the person has a profile in another domain of the Region (second profile: %s)',
    async secondProfileOfUser => {
      const { admin } = studio.sandbox;
      const { world } = admin;
      const { userName } = studio.aws.user(JONAS);
      world.userProfiles[`${COMPANY.legacyLab}/jonas`] = {
        domainId: COMPANY.legacyLab,
        userProfileName: 'jonas',
        singleSignOnUserValue: userName,
        homeEfsFileSystemUid: '299999',
        status: 'InService',
        createdAt: Date.now(),
        modifiedAt: Date.now(),
        tags: {},
      };
      admin.setSwitches({
        userInSeveralDomains: 'refused',
        secondProfileOfUser,
      });
      await studio.start();
      const grant = await onboard();

      expect(grant.status).toBe('provision-blocked');
      expect(
        grant.operation?.steps.find(({ error }) => error)?.error,
      ).toMatchObject({
        kind: 'blocked',
        message: expect.stringContaining(COMPANY.legacyLab),
        remedy: expect.stringContaining(
          "has the profile 'jonas' in the domain legacy-lab (d-legacylab01) of the same account and Region",
        ),
      });
      expect(profileOf(world, COMPANY.researchLab, userName)).toBeUndefined();
    },
  );
});
