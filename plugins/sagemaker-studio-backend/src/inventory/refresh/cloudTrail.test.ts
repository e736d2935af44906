/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { present } from '../../util/__testUtils__/present';
import { createServiceFactory } from '@backstage/backend-plugin-api';
import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import {
  DefaultEventsService,
  eventsServiceRef,
  type EventsService,
  type EventsServiceSubscribeOptions,
} from '@backstage/plugin-events-node';
import type { Knex } from 'knex';
import { migrationsDirectory } from '../../database/applyMigrations';
import { studioLane, type LaneId } from '../../scheduling/Lane';
import { createInventory } from '../../wiring/createInventory';
import { startStudioBackend } from '../../integration/__testUtils__/startStudioBackend';
import {
  COMPANY,
  startTestSandbox,
  type TestSandbox,
} from '../../integration/__testUtils__/startTestSandbox';
import { studioWorld } from '../../integration/__testUtils__/studioWorld';

jest.setTimeout(240_000);

const ML = studioLane(COMPANY.machineLearning);
const PRODUCTION = studioLane(COMPANY.productionPlace);
const TOPIC = 'studio-changes';

const databases = TestDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_16'],
  disableDocker: true,
});

let sandbox: TestSandbox;

beforeAll(async () => {
  sandbox = await startTestSandbox();
});
beforeEach(async () => {
  await sandbox.admin.reset();
  sandbox.admin.clearFaults();
});
afterAll(async () => {
  await sandbox.stop();
});

async function migrated(id: Parameters<typeof databases.init>[0]) {
  const knex = await databases.init(id);
  await knex.migrate.latest({ directory: migrationsDirectory() });
  return knex;
}

/** A replica that has synced, and listens. */
async function startReplica(knex: Knex) {
  const logger = mockServices.logger.mock();
  const observed = createInventory({
    config: sandbox.config,
    studioConfig: sandbox.studioConfig,
    logger,
    database: knex,
    scheduler: mockServices.scheduler.mock({ triggerTask: async () => {} }),
    callsPerSecond: { identityCenter: Infinity, sageMaker: Infinity },
  });
  const subscriptions: EventsServiceSubscribeOptions[] = [];
  const events: EventsService = mockServices.events.mock({
    subscribe: async subscription => {
      subscriptions.push(subscription);
    },
  });
  await observed.cloudTrail.subscribe(events, TOPIC);
  const { signal } = new AbortController();
  const drain = async (worker: 'sync' | 'refreshWorker') => {
    for (const lane of ['identity-center', ML, PRODUCTION] as LaneId[]) {
      while (await observed[worker].work(lane, { signal })) {
        // Until there is nothing due.
      }
    }
  };
  return {
    ...observed,
    logger,
    topics: subscriptions.flatMap(({ topics }) => topics),
    publish: (eventPayload: unknown) =>
      present(subscriptions[0]).onEvent({ topic: TOPIC, eventPayload }),
    sync: async () => {
      await drain('sync');
      await drain('sync');
    },
    reread: () => drain('refreshWorker'),
  };
}

/** As EventBridge hands it to a queue. */
function record(
  service: string,
  eventName: string,
  requestParameters: object | null,
  more: object = {},
) {
  return {
    version: '0',
    source: `aws.${service}`,
    'detail-type': 'AWS API Call via CloudTrail',
    account: COMPANY.machineLearning.accountId,
    detail: {
      eventSource: `${service}.amazonaws.com`,
      eventName,
      awsRegion: COMPANY.machineLearning.region,
      recipientAccountId: COMPANY.machineLearning.accountId,
      requestParameters,
      responseElements: null,
      ...more,
    },
  };
}

function callsOf(of = sandbox): string[] {
  const calls = of.admin.calls().map(call => call.operation);
  return calls.filter(operation => operation !== 'AssumeRole');
}

describe.each(databases.eachSupportedId())('CloudTrail events on %s', id => {
  it('have a profile read again, and nothing else', async () => {
    const replica = await startReplica(await migrated(id));
    expect(replica.topics).toEqual([TOPIC]);
    await replica.sync();
    await replica.gateways.studio(COMPANY.machineLearning).createProfile({
      domainId: COMPANY.researchLab,
      name: 'mira-santos',
      singleSignOnUserValue: 'mira.santos@alpenglow.example',
      executionRole: COMPANY.engineerRole,
      tags: {},
    });
    sandbox.admin.advanceTime(60_000);
    sandbox.admin.clearCalls();

    const created = record('sagemaker', 'CreateUserProfile', {
      domainId: COMPANY.researchLab,
      userProfileName: 'mira-santos',
    });
    await replica.publish(created);
    await replica.publish(created);
    await replica.reread();

    expect(callsOf()).toEqual(['DescribeUserProfile']);
    const userNames = ['mira.santos@alpenglow.example'];
    const read = () =>
      replica.inventory.listProfiles({
        domainId: COMPANY.researchLab,
        userNames,
      });
    expect(await read()).toMatchObject([
      { status: 'InService', executionRole: COMPANY.engineerRole },
    ]);

    await replica.gateways.studio(COMPANY.machineLearning).deleteProfile({
      domainId: COMPANY.researchLab,
      name: 'mira-santos',
    });
    sandbox.admin.advanceTime(60_000);
    await replica.publish(
      record('sagemaker', 'DeleteUserProfile', {
        domainId: COMPANY.researchLab,
        userProfileName: 'mira-santos',
      }),
    );
    await replica.reread();
    expect(await read()).toEqual([]);
  });

  it('have assignments, users and groups read again, also by another replica than heard of them', async () => {
    const knex = await migrated(id);
    const heard = await startReplica(knex);
    await heard.sync();
    const world = studioWorld(sandbox.admin.world);
    world.assign('lena.fischer');
    world.setStatus('mira.santos', 'DISABLED');
    const { userId } = world.user('mira.santos');
    const [left, membership] = present(
      Object.entries(sandbox.admin.world.identityCenter.memberships)[0],
    );
    delete sandbox.admin.world.identityCenter.memberships[left];
    sandbox.admin.clearCalls();

    await heard.publish(
      record('sso', 'CreateApplicationAssignment', {
        applicationArn: COMPANY.applicationArn,
      }),
    );
    await heard.publish(
      record('identitystore-scim', 'PatchUser', { userId, userName: 'HIDDEN' }),
    );
    await heard.publish(
      record('identitystore', 'DeleteGroupMembership', {
        groupId: membership.groupId,
      }),
    );
    const replica = await startReplica(knex);
    await replica.reread();

    expect(callsOf().sort()).toEqual([
      'DescribeGroup',
      'DescribeUser',
      'ListApplicationAssignments',
      'ListGroupMemberships',
      'ListInstances',
    ]);
    expect(
      await replica.inventory.listAssignments({
        applicationArn: COMPANY.applicationArn,
        principalIds: [world.user('lena.fischer').userId],
      }),
    ).toHaveLength(1);
    expect(
      await replica.inventory.findUsers({ userIds: [userId] }),
    ).toMatchObject([{ status: 'DISABLED' }]);
    const groups = await replica.inventory.listGroups({
      groupIds: [membership.groupId],
    });
    expect(groups[0]?.memberUserIds).not.toContain(membership.userId);
  });

  it('have only the space read again that they name, with what runs in it', async () => {
    const replica = await startReplica(await migrated(id));
    await replica.sync();
    const domainId = COMPANY.researchLab;
    const world = studioWorld(sandbox.admin.world);
    world.addSpace({ name: 'wind', owner: 'lena-fischer' });
    world.addSpace({ name: 'wind-2', owner: 'lena-fischer' });
    sandbox.admin.clearCalls();
    const created = record('sagemaker', 'CreateApp', {
      domainId,
      spaceName: 'wind',
      appType: 'JupyterLab',
      appName: 'default',
    });

    await replica.publish(created);
    await replica.reread();

    expect(
      sandbox.admin.calls({ service: 'sagemaker' }).map(({ input }) => input),
    ).toEqual([
      expect.objectContaining({
        DomainIdEquals: domainId,
        SpaceNameContains: 'wind',
      }),
      expect.objectContaining({
        DomainIdEquals: domainId,
        SpaceNameEquals: 'wind',
      }),
    ]);
    const owners = ['lena-fischer'];
    const names = async () =>
      (await replica.inventory.listSpaces({ domainId, owners })).map(
        ({ name }) => name,
      );
    const apps = async () =>
      (await replica.inventory.listAppsOfDomain(domainId)).filter(
        ({ spaceName }) => spaceName === 'wind',
      );
    expect(await names()).toEqual(['wind']);
    expect(await apps()).toMatchObject([{ ownerKey: 'lena-fischer' }]);
    const others = (await replica.inventory.listAppsOfDomain(domainId)).length;

    delete sandbox.admin.world.apps[
      `${domainId}/space/wind/JupyterLab/default`
    ];
    delete sandbox.admin.world.spaces[`${domainId}/wind`];
    await replica.publish(
      record('sagemaker', 'DeleteSpace', { domainId, spaceName: 'wind' }),
    );
    await replica.reread();
    expect(await names()).toEqual([]);
    expect(await replica.inventory.listAppsOfDomain(domainId)).toHaveLength(
      others - 1,
    );
  });

  it('remove no more than a sweep may, however little each of them says is gone', async () => {
    await sandbox.admin.reset({
      kind: 'generated',
      number: 5,
      people: 60,
      profiles: 5,
    });
    const replica = await startReplica(await migrated(id));
    await replica.sync();
    const { identityCenter } = sandbox.admin.world;
    const gone = Object.keys(identityCenter.users).slice(0, 50);
    identityCenter.users = {};
    const remove = async (userIds: string[]) => {
      for (const userId of userIds) {
        await replica.publish(
          record('identitystore-scim', 'DeleteUser', { userId }),
        );
        await replica.reread();
      }
    };

    await remove(gone.slice(0, 5));
    expect(await replica.inventory.listUsers()).toHaveLength(55);
    await remove(gone.slice(5));

    const left = (await replica.inventory.listUsers()).length;
    expect(left).toBeGreaterThanOrEqual(30);
    // The sweep that decides keeps them and reports the removals.
    await replica.sync();
    expect(await replica.inventory.listUsers()).toHaveLength(left);
    expect(replica.logger.warn.mock.calls.map(([message]) => message)).toEqual([
      expect.stringContaining(`no longer shows ${left} of ${left} users`),
    ]);
  });

  it('do not begin anew for ever what is longer than a turn', async () => {
    const knex = await migrated(id);
    const replica = await startReplica(knex);
    await replica.sync();
    sandbox.admin.addFault({
      operation: 'ListSpaces',
      effect: { type: 'latency', milliseconds: 200 },
    });
    await replica.publish(
      record('sagemaker', 'CreateSpace', { domainId: COMPANY.researchLab }),
    );

    for (let turn = 0; turn < 8; turn += 1) {
      await replica.refreshWorker.work(ML, { signal: AbortSignal.timeout(50) });
    }

    expect(replica.logger.warn).toHaveBeenCalledTimes(1);
    const { signal } = new AbortController();
    expect(await replica.refreshWorker.work(ML, { signal })).toBe(false);
  });

  it('are passed over when they say nothing, and told of when they are broken', async () => {
    const replica = await startReplica(await migrated(id));
    await replica.sync();
    sandbox.admin.clearCalls();
    const parameters = {
      domainId: COMPANY.researchLab,
      userProfileName: 'mira-santos',
    };
    for (const quiet of [
      record('sagemaker', 'DescribeUserProfile', parameters),
      record('ec2', 'RunInstances', {}),
      record('sagemaker', 'CreateUserProfile', parameters, {
        errorCode: 'ValidationException',
      }),
      record('sagemaker', 'CreateUserProfile', parameters, {
        recipientAccountId: '999999999999',
      }),
      { 'detail-type': 'AWS Health Event', detail: {} },
    ]) {
      await replica.publish(quiet);
    }
    expect(replica.logger.warn).not.toHaveBeenCalled();

    await replica.publish('no JSON');
    await replica.publish(record('sagemaker', 'CreateUserProfile', null));
    await replica.publish({
      'detail-type': 'AWS API Call via CloudTrail',
      detail: { eventSource: 'sagemaker.amazonaws.com' },
    });
    await replica.reread();

    expect(replica.logger.warn.mock.calls.map(([message]) => message)).toEqual([
      expect.stringContaining('no envelope of EventBridge'),
      expect.stringContaining(
        'a CreateUserProfile without domainId and userProfileName',
      ),
      expect.stringContaining(
        'no record of CloudTrail in its detail: eventName',
      ),
    ]);
    expect(callsOf()).toEqual([]);
  });

  it('are not forgotten when AWS throttles or is away', async () => {
    const replica = await startReplica(await migrated(id));
    await replica.sync();
    sandbox.admin.clearCalls();
    sandbox.admin.addFault({
      operation: 'DescribeUserProfile',
      times: 1,
      effect: {
        type: 'error',
        code: 'InternalFailure',
        message: 'oops',
        status: 500,
      },
    });
    await replica.publish(
      record('sagemaker', 'UpdateUserProfile', {
        domainId: COMPANY.researchLab,
        userProfileName: 'lena-fischer',
      }),
    );
    await replica.reread();
    expect(callsOf()).toEqual(['DescribeUserProfile']);

    const later = jest
      .spyOn(Date, 'now')
      .mockReturnValue(Date.now() + 10 * 60_000);
    try {
      await replica.reread();
    } finally {
      later.mockRestore();
    }
    expect(callsOf()).toEqual(['DescribeUserProfile', 'DescribeUserProfile']);
    expect(replica.logger.warn).not.toHaveBeenCalled();
  });
});

describe.each(databases.eachSupportedId())('a queue of events on %s', id => {
  it('shows within seconds and without a sweep what somebody did in the console', async () => {
    const events = DefaultEventsService.create({
      logger: mockServices.logger.mock(),
      useEventBus: 'never',
    });
    const company = await startTestSandbox({
      studio: { sync: { frequency: { hours: 1 } } },
    });
    const backend = await startStudioBackend({
      sandbox: company,
      knex: await databases.init(id),
      features: [
        createServiceFactory({
          service: eventsServiceRef,
          deps: {},
          factory: () => events,
        }),
      ],
    });
    try {
      await backend.sync();
      const mira = async () => {
        const overview = await backend
          .as('mira.santos')
          .client.getPersonOverview('user:default/mira.santos');
        return overview.access.find(
          ({ domainId }) => domainId === COMPANY.researchLab,
        );
      };
      expect((await mira())?.diagnosis.code).toBe('no-access');

      const { world } = company.admin;
      const { assign, user } = studioWorld(world);
      assign('mira.santos');
      world.userProfiles[`${COMPANY.researchLab}/mira-santos`] = {
        ...present(world.userProfiles[`${COMPANY.researchLab}/daniel-kim-417`]),
        userProfileName: 'mira-santos',
        singleSignOnUserValue: 'mira.santos@alpenglow.example',
        createdAt: Date.now(),
        modifiedAt: Date.now(),
      };
      company.admin.clearCalls();
      // As the module for SQS publishes it: the body of a message parsed, its attributes beside it.
      for (const body of [
        record('sagemaker', 'CreateUserProfile', {
          domainId: COMPANY.researchLab,
          userProfileName: 'mira-santos',
        }),
        record(
          'sso',
          'CreateApplicationAssignment',
          {
            applicationArn: COMPANY.applicationArn,
            principalId: user('mira.santos').userId,
            principalType: 'USER',
          },
          {
            awsRegion: company.studioConfig.identityCenter.region,
            recipientAccountId: company.studioConfig.identityCenter.accountId,
          },
        ),
      ]) {
        await events.publish({
          topic: company.studioConfig.cloudTrailTopic,
          eventPayload: JSON.parse(JSON.stringify(body)),
          metadata: { source: 'eventbridge' },
        });
      }
      await backend.until(async () => {
        const seen = await mira();
        return (
          seen?.assignment.direct === true &&
          seen.profile?.status === 'InService'
        );
      }, 'Nobody sees what was done in the console');
      expect(await mira()).toMatchObject({
        diagnosis: { code: 'access-nobody-granted' },
        profile: { name: 'mira-santos' },
      });
      expect([...new Set(callsOf(company))].sort()).toEqual([
        'DescribeUserProfile',
        'ListApplicationAssignments',
      ]);
    } finally {
      await backend.stop();
      await company.stop();
    }
  });
});
