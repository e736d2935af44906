/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { TestDatabases } from '@backstage/backend-test-utils';
import { buildDirectory } from '../../diagnosis/__testUtils__/buildDirectory';
import { COMPANY } from '../../integration/__testUtils__/startTestSandbox';
import { present } from '../../util/__testUtils__/present';
import { studioWorld } from '../../integration/__testUtils__/studioWorld';
import { ML, migrated, setUpSync } from '../__testUtils__/setUpSync';

jest.setTimeout(240_000);

const databases = TestDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_16'],
  disableDocker: true,
});
const env = setUpSync();

describe.each(databases.eachSupportedId())('a sweep that fails on %s', id => {
  it('goes on where it was after throttling, and after errors that go away', async () => {
    const replica = await env.createReplica(await migrated(databases, id));
    env.sandbox.admin.addFault({
      operation: 'ListGroups',
      times: 1,
      effect: { type: 'throttle' },
    });
    env.sandbox.admin.addFault({
      operation: 'ListGroupMemberships',
      times: 1,
      effect: {
        type: 'error',
        code: 'InternalServerException',
        message: 'oops',
        status: 500,
      },
    });

    const deadline = Date.now() + 60_000;
    while (
      !(await replica.inventory.lastCompleteSyncs())['identity-center'] &&
      Date.now() < deadline
    ) {
      await replica.drain('identity-center');
      await new Promise(resolve => setTimeout(resolve, 50));
    }

    expect(env.calls('ListUsers')).toBe(1);
    expect(env.calls('ListGroups')).toBe(2);
    expect((await buildDirectory(replica.inventory)).groups).toHaveLength(
      Object.keys(env.sandbox.admin.world.identityCenter.groups).length,
    );
    expect(replica.warnings()).toEqual([]);
  }, 90_000);

  it('keeps what it has and names the missing permission when AWS refuses', async () => {
    const replica = await env.createReplica(await migrated(databases, id));
    const { inventory, sync, syncStates } = replica;
    await replica.drainAll();
    const refreshedAt = new Date().toISOString();
    env.sandbox.admin.addFault({
      operation: 'ListUserProfiles',
      input: { DomainIdEquals: COMPANY.researchLab },
      effect: {
        type: 'error',
        code: 'AccessDeniedException',
        message:
          'User: arn:aws:sts::222222222222:assumed-role/BackstageStudioAccess/backstage is not authorized to perform: sagemaker:ListUserProfiles',
        status: 403,
      },
    });

    await sync.requestRefresh({ lanes: [ML] });
    await replica.drain(ML);
    const after = await replica.drain(ML);

    expect(after).toBe(0);
    expect(replica.warnings()).toEqual([
      expect.stringContaining(
        'The IAM action sagemaker:ListUserProfiles is missing',
      ),
    ]);
    const scope = `domain:${COMPANY.researchLab}`;
    expect(await syncStates.get(scope)).toMatchObject({
      failedAt: expect.any(String),
      failure: expect.stringContaining('not authorized'),
      failureAction: 'sagemaker:ListUserProfiles',
    });
    // One domain keeps no other of its account from being read.
    const other = await syncStates.get(`domain:${COMPANY.legacyLab}`);
    expect(other.failure).toBeUndefined();
    expect((other.completedAt ?? '') >= refreshedAt).toBe(true);
    expect(await inventory.listProfileNames(COMPANY.researchLab)).toHaveLength(
      2,
    );

    env.sandbox.admin.clearFaults();
    await sync.requestRefresh({ lanes: [ML] });
    await replica.drain(ML);
    expect((await syncStates.get(scope)).failure).toBeUndefined();
  });

  it.each([
    {
      what: 'answers with errors of its own',
      effect: {
        type: 'error' as const,
        code: 'InternalFailure',
        message: 'Internal failure',
        status: 500,
      },
    },
    {
      what: 'refuses',
      effect: {
        type: 'error' as const,
        code: 'AccessDeniedException',
        message: 'explicit deny by tag',
        status: 403,
      },
    },
  ])(
    'reads all other profiles when AWS $what for one of them',
    async ({ effect }) => {
      // More than are always read to the end.
      await env.sandbox.admin.reset({
        kind: 'generated',
        number: 5,
        people: 350,
        profiles: 350,
      });
      const { world } = env.sandbox.admin;
      const all = Object.values(world.userProfiles);
      const failing = present(all[120]);
      const { domainId } = failing;
      env.sandbox.admin.addFault({
        operation: 'DescribeUserProfile',
        input: { UserProfileName: failing.userProfileName },
        effect,
      });
      const replica = await env.createReplica(await migrated(databases, id));
      const { inventory, syncStates } = replica;
      const names = () => inventory.listProfileNames(domainId);
      const stateOf = (scope: string) => syncStates.get(scope);
      const syncAgain = async () => {
        const askedAt = new Date().toISOString();
        await replica.sync.requestRefresh({ lanes: [ML] });
        const end = Date.now() + 40_000;
        while (
          ((await stateOf(ML)).completedAt ?? '') < askedAt &&
          Date.now() < end
        ) {
          await replica.drain(ML);
          await new Promise(resolve => setTimeout(resolve, 50));
        }
      };

      await syncAgain();
      expect(await names()).toHaveLength(all.length - 1);
      expect((await stateOf(`domain:${domainId}`)).failure).toContain(
        effect.message,
      );

      // What failed before keeps no others from being read.
      world.userProfiles[`${domainId}/newcomer`] = {
        ...failing,
        userProfileName: 'newcomer',
        createdAt: Date.now(),
        modifiedAt: Date.now(),
      };
      await syncAgain();
      expect(await names()).toContain('newcomer');
      expect(await names()).toHaveLength(all.length);

      env.sandbox.admin.clearFaults();
      await syncAgain();
      expect(await names()).toHaveLength(all.length + 1);
      expect((await stateOf(`domain:${domainId}`)).failure).toBeUndefined();
    },
  );

  it('reads the directory although the assignments of an application may not be read', async () => {
    const replica = await env.createReplica(await migrated(databases, id));
    env.sandbox.admin.addFault({
      operation: 'ListApplicationAssignments',
      effect: {
        type: 'error',
        code: 'AccessDeniedException',
        message: 'no',
        status: 400,
      },
    });

    await replica.drainAll();

    expect((await buildDirectory(replica.inventory)).users).not.toEqual([]);
    expect(replica.warnings()).toEqual([
      expect.stringMatching(
        /assignments of arn:aws:sso::111111111111:application.*sso:ListApplicationAssignments is missing/,
      ),
    ]);
  });

  it('records what runs although AWS answers for one app with errors of its own', async () => {
    const replica = await env.createReplica(await migrated(databases, id));
    const owner = 'lena-fischer';
    const studio = studioWorld(env.sandbox.admin.world);
    ['notebook', 'second'].forEach(name => studio.addSpace({ name, owner }));
    env.sandbox.admin.addFault({
      operation: 'DescribeApp',
      input: { SpaceName: 'notebook' },
      effect: {
        type: 'error',
        code: 'InternalFailure',
        message: 'Internal failure',
        status: 500,
      },
    });
    const domainId = COMPANY.researchLab;
    const usage = () => replica.syncStates.get(`usage:${domainId}`);

    const end = Date.now() + 60_000;
    while (!(await usage()).failure && Date.now() < end) {
      await replica.drain(ML);
      await new Promise(resolve => setTimeout(resolve, 50));
    }

    const apps = await replica.inventory.listAppsOfDomain(domainId);
    const of = (name: string) =>
      apps.find(({ spaceName }) => spaceName === name);
    expect(of('notebook')).toMatchObject({ status: 'InService' });
    expect(of('notebook')?.describedAt).toBeUndefined();
    expect(of('second')?.describedAt).toEqual(expect.any(String));
    expect((await usage()).failure).toContain('Internal failure');
  });

  it('records what runs although the activity of apps may not be read', async () => {
    const replica = await env.createReplica(await migrated(databases, id));
    const { world } = env.sandbox.admin;
    studioWorld(world).addSpace({ name: 'notebook', owner: 'lena-fischer' });
    env.sandbox.admin.addFault({
      operation: 'DescribeApp',
      effect: {
        type: 'error',
        code: 'AccessDeniedException',
        message: 'no',
        status: 400,
      },
    });

    await replica.drain(ML);

    const domainId = COMPANY.researchLab;
    expect(await replica.inventory.listAppsOfDomain(domainId)).toContainEqual(
      expect.objectContaining({ spaceName: 'notebook', status: 'InService' }),
    );
    expect(await replica.syncStates.get(`usage:${domainId}`)).toMatchObject({
      failureAction: 'sagemaker:DescribeApp',
    });
  });
});
