/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { paginateListUserProfiles } from '@aws-sdk/client-sagemaker';
import { createClients, ML } from '../../__testUtils__/clients';
import { recordOf } from '../../__testUtils__/recordOf';
import { startSandbox } from '../../server';
import { isAssigned } from '../assignments';
import { membershipsOfUser } from '../memberships';
import { applicationOfDomain } from '../studioDomains';
import { executionRoleOf, profileOf } from '../userProfiles';
import { World } from '../World';
import { createCompanyWorld, createGeneratedWorld } from '.';

/** Consistency rules between the tables of any seed. */
function checkConsistency(world: World): void {
  const { users, groups, memberships, applications, assignments } =
    world.identityCenter;
  const people = Object.values(world.okta.people);
  expect(Object.keys(users)).toHaveLength(people.length);
  const byExternalId = new Map(
    Object.values(users).map(user => [user.externalId, user]),
  );
  for (const person of people) {
    const user = byExternalId.get(person.id);
    expect(user?.userName).toBe(person.login);
    const names = membershipsOfUser(world, user?.userId ?? '').map(
      ({ groupId }) => recordOf(groups, groupId).displayName,
    );
    expect(names).toEqual(
      person.groups.map(id => recordOf(world.okta.groups, id).name),
    );
  }
  expect(Object.keys(memberships)).toHaveLength(people.length);
  for (const assignment of Object.values(assignments)) {
    const { principalType, principalId, applicationArn } = assignment;
    const principals = principalType === 'USER' ? users : groups;
    expect(principals[principalId]).toBeDefined();
    expect(applications[applicationArn]).toBeDefined();
  }
}

describe('the demo company', () => {
  const world = createCompanyWorld();

  it('is the same every time and consistent in itself', () => {
    expect(JSON.stringify(createCompanyWorld())).toBe(JSON.stringify(world));
    checkConsistency(world);
    expect(Object.keys(world.okta.people)).toHaveLength(15);
    expect(Object.values(world.okta.people).every(({ note }) => note)).toBe(
      true,
    );
  });

  it.each([
    ['d-researchlab1', 'mira.santos', undefined, false],
    ['d-researchlab1', 'lena.fischer', 'lena-fischer', false],
    ['d-researchlab1', 'samuel.osei', undefined, true],
    ['d-researchlab1', 'daniel.kim', 'daniel-kim-417', true],
    ['d-researchlab1', 'fatima.zahra', undefined, true],
    ['d-researchlab1', 'ben.carter', undefined, false],
    ['d-legacylab01', 'olga.petrova', 'olga-petrova', true],
  ])(
    'has in %s for %s profile %s, assigned %s',
    (domainId, name, profileName, assigned) => {
      const userName = `${name}@alpenglow.example`;
      const profile = profileOf(world, domainId, userName);
      expect(profile?.userProfileName).toBe(profileName);
      const application = applicationOfDomain(
        world,
        recordOf(world.domains, domainId),
      );
      const user = Object.values(world.identityCenter.users).find(
        candidate => candidate.userName === userName,
      );
      expect(
        isAssigned(
          world,
          application?.applicationArn ?? '',
          user?.userId ?? '',
        ),
      ).toBe(assigned);
      expect(profile && executionRoleOf(world, profile)).toBe(
        profile && 'arn:aws:iam::222222222222:role/StudioDataScientist',
      );
    },
  );
});

describe('generated companies', () => {
  const options = { number: 7, people: 300, profiles: 120, domains: 3 };

  it('are the same for the same number, byte for byte, and others for others', () => {
    const once = JSON.stringify(createGeneratedWorld(options));
    expect(JSON.stringify(createGeneratedWorld(options))).toBe(once);
    expect(
      JSON.stringify(createGeneratedWorld({ ...options, number: 8 })),
    ).not.toBe(once);
  });

  it('hold what was asked for, consistently', () => {
    const world = createGeneratedWorld({ ...options, groups: 12 });
    checkConsistency(world);
    expect(Object.keys(world.identityCenter.users)).toHaveLength(300);
    expect(Object.keys(world.identityCenter.groups)).toHaveLength(12);
    const perDomain = Object.keys(world.domains).map(
      id =>
        Object.values(world.userProfiles).filter(
          ({ domainId }) => domainId === id,
        ).length,
    );
    expect(perDomain).toEqual([120, 12, 12]);
    for (const { userProfileName } of Object.values(world.userProfiles)) {
      expect(userProfileName).toMatch(/^[a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}$/);
    }
    expect(world.spaces).toEqual({});
    expect(() =>
      createGeneratedWorld({ number: 1, people: 2, profiles: 3 }),
    ).toThrow('profiles (3) must not exceed people (2)');
  });

  it('hold what people made of it when they are in use, and the same people', () => {
    const used = { ...options, people: 3000, profiles: 2000, inUse: true };
    const world = createGeneratedWorld(used);
    expect(JSON.stringify(createGeneratedWorld(used))).toBe(
      JSON.stringify(world),
    );
    checkConsistency(world);
    const idle = createGeneratedWorld({ ...used, inUse: false });
    expect(world.userProfiles).toEqual(idle.userProfiles);
    expect(idle.spaces).toEqual({});
    const domainId = 'd-generated0001';
    const spaces = Object.values(world.spaces).filter(
      space => space.domainId === domainId,
    );
    expect(spaces.length).toBeGreaterThan(600);
    expect(spaces.length).toBeLessThan(720);
    for (const { ownerUserProfileName, createdAt, modifiedAt } of spaces) {
      const owner = world.userProfiles[`${domainId}/${ownerUserProfileName}`];
      expect(owner?.createdAt).toBeLessThan(createdAt);
      expect(createdAt).toBeLessThanOrEqual(modifiedAt);
    }
    const apps = Object.values(world.apps);
    expect(apps.length).toBeGreaterThan(5);
    expect(apps.length).toBeLessThan(60);
    expect(
      apps.every(app => `${app.domainId}/${app.spaceName}` in world.spaces),
    ).toBe(true);
    for (const { applicationArn } of Object.values(world.domains)) {
      expect(
        Object.values(world.identityCenter.assignments).filter(
          assignment =>
            assignment.applicationArn === applicationArn &&
            assignment.principalType === 'GROUP',
        ),
      ).toHaveLength(2);
    }
  });

  // The bounds leave room for a busy machine; work that grows with the square of the size breaks them all the same.
  it('of fifty thousand are made and listed in seconds', async () => {
    const started = Date.now();
    const sandbox = await startSandbox({
      port: 0,
      seed: { kind: 'generated', number: 1, people: 50_000, profiles: 10_000 },
    });
    expect(Date.now() - started).toBeLessThan(30_000);
    const listing = Date.now();
    const names = new Set();
    for await (const page of paginateListUserProfiles(
      { client: createClients(sandbox, ML).sageMaker, pageSize: 100 },
      {},
    )) {
      page.UserProfiles?.forEach(item => names.add(item.UserProfileName));
    }
    await sandbox.stop();
    expect(names.size).toBe(10_000);
    expect(Date.now() - listing).toBeLessThan(30_000);
  }, 90_000);
});
