/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { TestDatabases } from '@backstage/backend-test-utils';
import { present } from '../../util/__testUtils__/present';
import { buildDirectory } from '../../diagnosis/__testUtils__/buildDirectory';
import { COMPANY } from '../../integration/__testUtils__/startTestSandbox';
import {
  ML,
  migrated,
  PRODUCTION,
  setUpSync,
} from '../__testUtils__/setUpSync';

jest.setTimeout(240_000);

const databases = TestDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_16'],
  disableDocker: true,
});
const env = setUpSync();

describe.each(databases.eachSupportedId())('InventorySync on %s', id => {
  it('brings the whole company into the inventory, and says when', async () => {
    const replica = await env.createReplica(await migrated(databases, id));
    const { inventory } = replica;
    await expect(buildDirectory(inventory)).rejects.toMatchObject({
      name: 'ServiceUnavailableError',
    });

    await replica.drainAll();

    const { identityCenter, domains } = env.sandbox.admin.world;
    expect(
      (await inventory.listDomains()).map(item => item.domainId).sort(),
    ).toEqual(Object.keys(domains).sort());
    expect(
      await inventory.listProfiles({ domainId: COMPANY.researchLab }),
    ).toMatchObject([
      {
        name: 'daniel-kim-417',
        singleSignOnUserValue: 'daniel.kim@alpenglow.example',
      },
      {
        name: 'lena-fischer',
        singleSignOnUserValue: 'lena.fischer@alpenglow.example',
      },
    ]);
    expect(await inventory.listProfileNames(COMPANY.legacyLab)).toEqual([
      'olga-petrova',
    ]);
    // The application came from another lane after the directory had been read.
    expect(
      await inventory.listAssignments({
        applicationArn: COMPANY.applicationArn,
      }),
    ).toHaveLength(
      Object.values(identityCenter.assignments).filter(
        assignment => assignment.applicationArn === COMPANY.applicationArn,
      ).length,
    );
    expect(Object.keys(await inventory.lastCompleteSyncs()).sort()).toEqual([
      'identity-center',
      ML,
      PRODUCTION,
    ]);
    const directory = await buildDirectory(inventory);
    expect(directory.users).toHaveLength(
      Object.keys(identityCenter.users).length,
    );
    expect(directory.groups.flatMap(group => group.memberUserIds)).toHaveLength(
      Object.keys(identityCenter.memberships).length,
    );
    expect(directory.users[0]?.identityStoreId).toBe(COMPANY.identityStoreId);
    expect(replica.warnings()).toEqual([]);
  });

  it('looks only at the domains that are named where nobody may list them', async () => {
    env.sandbox.admin.addFault({
      service: 'sagemaker',
      operation: 'ListDomains',
      effect: {
        type: 'error',
        code: 'AccessDeniedException',
        message: 'not authorized to perform: sagemaker:ListDomains',
        status: 403,
      },
    });
    const replica = await env.createReplica(await migrated(databases, id), {
      ...env.sandbox.studioConfig,
      places: [
        {
          ...COMPANY.machineLearning,
          domainIds: [COMPANY.researchLab, 'd-gone'],
        },
      ],
    });
    await replica.drain(ML);
    const { inventory } = replica;
    expect(
      (await inventory.listDomains()).map(({ domainId }) => domainId),
    ).toEqual([COMPANY.researchLab]);
    expect(
      await inventory.listProfiles({ domainId: COMPANY.researchLab }),
    ).toHaveLength(2);
    expect((await inventory.lastCompleteSyncs())[ML]).toBeDefined();
    expect(env.calls('ListDomains')).toBe(0);
    expect(replica.warnings()).toEqual([]);
  });

  it('follows what changes in AWS, describing only the profiles that changed', async () => {
    const replica = await env.createReplica(await migrated(databases, id));
    const { inventory, gateways, sync } = replica;
    await replica.drainAll();
    expect(await replica.drain(ML)).toBe(0);
    env.sandbox.admin.clearCalls();
    env.sandbox.admin.setTimings({ userProfile: 60_000 });
    const studio = gateways.studio(COMPANY.machineLearning);
    const identityCenter = gateways.identityCenter();

    await studio.createProfile({
      domainId: COMPANY.researchLab,
      name: 'mira-santos',
      singleSignOnUserValue: 'mira.santos@alpenglow.example',
      executionRole: COMPANY.engineerRole,
      tags: {},
    });
    const [assignment] = await inventory.listAssignments({
      applicationArn: COMPANY.applicationArn,
    });
    await identityCenter.deleteAssignment(present(assignment));
    await sync.requestRefresh();
    await replica.drainAll();

    expect(env.calls('DescribeUserProfile')).toBe(1);
    expect(
      await inventory.listProfiles({
        domainId: COMPANY.researchLab,
        userNames: ['mira.santos@alpenglow.example'],
      }),
    ).toMatchObject([
      { status: 'Pending', executionRole: COMPANY.engineerRole },
    ]);
    expect(
      await inventory.listAssignments({
        applicationArn: COMPANY.applicationArn,
      }),
    ).toHaveLength(1);

    // A status that moves by itself is looked at again, and then no more.
    env.sandbox.admin.advanceTime(60_000);
    await sync.requestRefresh({ lanes: [ML] });
    await replica.drainAll();
    expect(env.calls('DescribeUserProfile')).toBe(2);
    await sync.requestRefresh({ lanes: [ML] });
    await replica.drainAll();
    expect(env.calls('DescribeUserProfile')).toBe(2);
    expect(
      await inventory.listProfiles({
        domainId: COMPANY.researchLab,
        userNames: ['mira.santos@alpenglow.example'],
      }),
    ).toMatchObject([{ status: 'InService' }]);
  });

  it('forgets accounts that the configuration no longer names', async () => {
    const knex = await migrated(databases, id);
    await (await env.createReplica(knex)).drainAll();
    const later = await env.createReplica(knex, {
      ...env.sandbox.studioConfig,
      places: [COMPANY.productionPlace],
    });

    await later.sync.requestRefresh({ lanes: ['identity-center'] });
    await later.drain('identity-center');

    const { inventory } = later;
    expect((await inventory.listDomains()).map(item => item.domainId)).toEqual([
      COMPANY.production,
    ]);
    expect(await inventory.listProfileNames(COMPANY.researchLab)).toEqual([]);
    expect(
      await inventory.listAssignments({
        applicationArn: COMPANY.applicationArn,
      }),
    ).toEqual([]);
    expect(await inventory.lastCompleteSyncs()).not.toHaveProperty([ML]);
  });
});
