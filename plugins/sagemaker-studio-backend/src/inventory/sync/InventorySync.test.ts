/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { DatabaseAccessStore } from '../../store/DatabaseAccessStore';
import { migrationsDirectory } from '../../database/applyMigrations';
import { someGrant, someRequest } from '../../events/__testUtils__/records';
import { studioLane, type LaneId } from '../../scheduling/Lane';
import { createInventory } from '../../wiring/createInventory';
import {
  COMPANY,
  startTestSandbox,
  type TestSandbox,
} from '../../integration/__testUtils__/startTestSandbox';
import { buildDirectory } from '../../diagnosis/__testUtils__/buildDirectory';
import type { HeldRemoval } from '../store/RemovalThreshold';

jest.setTimeout(240_000);

const ML = studioLane(COMPANY.machineLearning);
const PRODUCTION = studioLane(COMPANY.productionPlace);

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
  sandbox.admin.clearCalls();
});
afterAll(async () => {
  await sandbox.stop();
});

/** A replica; several may share a database. */
async function createReplica(knex: Knex, studioConfig = sandbox.studioConfig) {
  const logger = mockServices.logger.mock();
  const observed = createInventory({
    config: sandbox.config,
    studioConfig,
    logger,
    database: knex,
    scheduler: mockServices.scheduler(),
    callsPerSecond: { identityCenter: Infinity, sageMaker: Infinity },
  });
  const { signal } = new AbortController();
  return {
    ...observed,
    logger,
    step: (lane: LaneId) => observed.sync.work(lane, { signal }),
    /** Works in the lane until there is nothing due. */
    async drain(lane: LaneId): Promise<number> {
      let pieces = 0;
      while (await observed.sync.work(lane, { signal })) {
        pieces += 1;
      }
      return pieces;
    },
    async drainAll() {
      for (const lane of ['identity-center', ML, PRODUCTION] as LaneId[]) {
        await this.drain(lane);
      }
      await this.drain('identity-center');
    },
  };
}

async function migrated(id: Parameters<typeof databases.init>[0]) {
  const knex = await databases.init(id);
  await knex.migrate.latest({ directory: migrationsDirectory() });
  return knex;
}

function calls(operation: string): number {
  return sandbox.admin.calls({ operation }).length;
}

const warnings = (replica: Awaited<ReturnType<typeof createReplica>>) =>
  replica.logger.warn.mock.calls.map(([message]) => message);

/** Everything that Jest could fake besides the clock. */
const TIMERS_BUT_DATE = [
  'hrtime',
  'nextTick',
  'performance',
  'queueMicrotask',
  'setImmediate',
  'clearImmediate',
  'setInterval',
  'clearInterval',
  'setTimeout',
  'clearTimeout',
] satisfies FakeableAPI[];

describe.each(databases.eachSupportedId())('InventorySync on %s', id => {
  it('brings the whole company into the inventory, and says when', async () => {
    const replica = await createReplica(await migrated(id));
    const { inventory } = replica;
    await expect(buildDirectory(inventory)).rejects.toMatchObject({
      name: 'ServiceUnavailableError',
    });

    await replica.drainAll();

    const { identityCenter, domains } = sandbox.admin.world;
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
    expect(directory.users[0].identityStoreId).toBe(COMPANY.identityStoreId);
    expect(warnings(replica)).toEqual([]);
  });

  it('looks only at the domains that are named where nobody may list them', async () => {
    sandbox.admin.addFault({
      service: 'sagemaker',
      operation: 'ListDomains',
      effect: {
        type: 'error',
        code: 'AccessDeniedException',
        message: 'not authorized to perform: sagemaker:ListDomains',
        status: 403,
      },
    });
    const replica = await createReplica(await migrated(id), {
      ...sandbox.studioConfig,
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
    expect(calls('ListDomains')).toBe(0);
    expect(warnings(replica)).toEqual([]);
  });

  it('follows what changes in AWS, describing only the profiles that changed', async () => {
    const replica = await createReplica(await migrated(id));
    const { inventory, gateways, sync } = replica;
    await replica.drainAll();
    expect(await replica.drain(ML)).toBe(0);
    sandbox.admin.clearCalls();
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
    await identityCenter.deleteAssignment(assignment);
    await sync.requestRefresh();
    await replica.drainAll();

    expect(calls('DescribeUserProfile')).toBe(1);
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
    sandbox.admin.advanceTime(60_000);
    await sync.requestRefresh({ lanes: [ML] });
    await replica.drainAll();
    expect(calls('DescribeUserProfile')).toBe(2);
    await sync.requestRefresh({ lanes: [ML] });
    await replica.drainAll();
    expect(calls('DescribeUserProfile')).toBe(2);
    expect(
      await inventory.listProfiles({
        domainId: COMPANY.researchLab,
        userNames: ['mira.santos@alpenglow.example'],
      }),
    ).toMatchObject([{ status: 'InService' }]);
  });

  it('sees a refresh that another replica was asked for, and does it once', async () => {
    const knex = await migrated(id);
    const first = await createReplica(knex);
    const second = await createReplica(knex);
    await first.drainAll();
    expect(await second.drain('identity-center')).toBe(0);

    await first.sync.requestRefresh({ lanes: ['identity-center'] });

    expect(await second.drain('identity-center')).toBeGreaterThan(0);
    expect(await first.drain('identity-center')).toBe(0);
    expect(await first.syncStates.get('identity-center')).toMatchObject({
      requestedAt: undefined,
      failedAt: undefined,
    });
  });

  it('lets the sweep of a replica that lost the lane be overtaken', async () => {
    const knex = await migrated(id);
    const [slow, fast] = [await createReplica(knex), await createReplica(knex)];
    await slow.step('identity-center');
    await slow.step('identity-center');
    await fast.drain('identity-center');
    sandbox.admin.clearCalls();

    expect(await slow.step('identity-center')).toBe(false);

    expect(sandbox.admin.calls()).toEqual([]);
  });

  it('goes on where a replica that died in a sweep has left it', async () => {
    await sandbox.admin.reset({
      kind: 'generated',
      number: 5,
      people: 300,
      profiles: 250,
    });
    const knex = await migrated(id);
    const dead = await createReplica(knex);
    while (calls('ListGroups') === 0) {
      await dead.step('identity-center');
    }
    while (calls('DescribeUserProfile') <= 100) {
      await dead.step(ML);
    }
    const heir = await createReplica(knex);

    await heir.drain('identity-center');
    expect(calls('ListUsers')).toBe(3);
    expect(await heir.inventory.listUsers()).toHaveLength(300);
    sandbox.admin.clearCalls();
    await heir.drain(ML);

    // The first page had been described and recorded.
    expect(calls('ListUserProfiles')).toBe(2);
    expect(calls('DescribeUserProfile')).toBe(150);
    const [{ domainId }] = await heir.inventory.listDomains();
    expect(await heir.inventory.listProfileNames(domainId)).toHaveLength(250);
    expect(await dead.step(ML)).toBe(false);
  }, 60_000);

  it('gets to the end of large groups however short its turns are', async () => {
    const { identityCenter } = sandbox.admin.world;
    const group = Object.values(identityCenter.groups)[0];
    for (let member = 0; member < 650; member += 1) {
      const membershipId = `member-${member}`;
      identityCenter.memberships[membershipId] = {
        membershipId,
        groupId: group.groupId,
        userId: membershipId,
      };
    }
    sandbox.admin.addFault({
      operation: 'ListGroupMemberships',
      effect: { type: 'latency', milliseconds: 100 },
    });
    const knex = await migrated(id);
    let replica = await createReplica(knex);
    const isComplete = async () =>
      Boolean((await replica.syncStates.get('identity-center')).completedAt);

    // No turn is long enough for all pages of the group; and now and then another replica has it.
    for (let turn = 0; turn < 40 && !(await isComplete()); turn += 1) {
      const signal = AbortSignal.timeout(250);
      while (
        !signal.aborted &&
        (await replica.sync.work('identity-center', { signal }))
      ) {
        // Goes on for as long as the turn lasts.
      }
      replica = turn % 5 === 4 ? await createReplica(knex) : replica;
    }

    expect(await isComplete()).toBe(true);
    const [{ memberUserIds }] = await replica.inventory.listGroups({
      groupIds: [group.groupId],
    });
    expect(memberUserIds.length).toBeGreaterThanOrEqual(650);
  }, 60_000);

  it('reads of a large domain only what changed, and all of it now and then', async () => {
    await sandbox.admin.reset({
      kind: 'generated',
      number: 5,
      people: 1000,
      profiles: 1000,
    });
    const knex = await migrated(id);
    const replica = await createReplica(knex);
    const { inventory, gateways, sync } = replica;
    await replica.drain(ML);
    expect(calls('DescribeUserProfile')).toBe(1000);
    const [{ domainId }] = await inventory.listDomains();
    const names = await inventory.listProfileNames(domainId);
    const studio = gateways.studio(COMPANY.machineLearning);
    // Whenever the company was made up, what happens now comes after it.
    sandbox.admin.advanceTime(1000);
    for (const name of names.slice(500, 505)) {
      await studio.updateProfileRole({
        domainId,
        name,
        executionRole: COMPANY.engineerRole,
      });
    }
    await studio.deleteProfile({ domainId, name: names[7] });
    sandbox.admin.advanceTime(60_000);
    sandbox.admin.clearCalls();

    await sync.requestRefresh({ lanes: [ML] });
    await replica.drain(ML);

    expect(
      sandbox.admin
        .calls({ service: 'sagemaker' })
        .map(call => call.operation)
        .sort(),
    ).toEqual([
      'DescribeDomain',
      ...Array.from({ length: 5 }, () => 'DescribeUserProfile'),
      'ListApps',
      'ListDomains',
      'ListSpaces',
      'ListUserProfiles',
      'ListUserProfiles',
    ]);
    const changed = (await inventory.listProfiles({ domainId })).filter(
      profile => profile.executionRole === COMPANY.engineerRole,
    );
    expect(changed.map(profile => profile.name)).toEqual(
      expect.arrayContaining(names.slice(500, 505)),
    );
    // Nothing says that it is gone.
    expect(await inventory.listProfileNames(domainId)).toHaveLength(1000);

    const thorough = await createReplica(knex, {
      ...sandbox.studioConfig,
      sync: { ...sandbox.studioConfig.sync, fullFrequencySeconds: 0 },
    });
    await thorough.sync.requestRefresh({ lanes: [ML] });
    await thorough.drain(ML);

    expect(calls('ListUserProfiles')).toBe(2 + 10);
    // The one that is gone is asked for before it is believed.
    expect(calls('DescribeUserProfile')).toBe(5 + 1);
    const left = names.filter(name => name !== names[7]);
    expect(await inventory.listProfileNames(domainId)).toEqual(left);

    // What happens while all of it is read makes no profile be missed.
    const [first] = (await studio.listProfiles({ domainId, oldestFirst: true }))
      .items;
    const swept = thorough.gateways.studio(COMPANY.machineLearning);
    const listProfiles = swept.listProfiles.bind(swept);
    let pages = 0;
    jest.spyOn(swept, 'listProfiles').mockImplementation(async (...input) => {
      const page = await listProfiles(...input);
      pages += 1;
      if (pages === 3) {
        await studio.deleteProfile({ domainId, name: first.name });
        for (const name of left.slice(-200)) {
          await studio.updateProfileRole({
            domainId,
            name,
            executionRole: COMPANY.engineerRole,
          });
        }
      }
      return page;
    });
    await thorough.sync.requestRefresh({ lanes: [ML] });
    await thorough.drain(ML);
    expect(warnings(thorough)).toEqual([]);
    expect(left.filter(name => name !== first.name)).toEqual(
      (await inventory.listProfileNames(domainId)).filter(
        name => name !== first.name,
      ),
    );
  }, 60_000);

  it('reads the members of groups that let somebody in, and of all others now and then', async () => {
    await sandbox.admin.reset({
      kind: 'generated',
      number: 5,
      people: 60,
      profiles: 5,
      groups: 150,
    });
    const knex = await migrated(id);
    const { identityCenter } = sandbox.admin.world;
    identityCenter.assignments = {};
    const [assigned, granted, named] = Object.values(identityCenter.groups);
    const [member] = Object.values(identityCenter.memberships).filter(
      ({ groupId }) =>
        ![assigned, granted, named].some(group => group.groupId === groupId),
    );
    const other = identityCenter.groups[member.groupId];
    const config = {
      ...sandbox.studioConfig,
      teams: [
        {
          team: `group:default/${named.displayName.toLowerCase()}`,
          leads: ['user:default/mira.santos'],
        },
      ],
    };
    const replica = await createReplica(knex, config);
    const { inventory, sync } = replica;
    await replica.drainAll();
    const groups = Object.keys(identityCenter.groups).length;
    expect(calls('ListGroupMemberships')).toBeGreaterThanOrEqual(groups);
    const [{ applicationArn = '' }] = await inventory.listDomains();
    await inventory.recordAssignment({
      applicationArn,
      principalType: 'GROUP',
      principalId: assigned.groupId,
    });
    await DatabaseAccessStore.create({ knex }).commit({
      insert: {
        requests: [someRequest('request-1')],
        grants: [
          someGrant('grant-1', {
            requestId: 'request-1',
            throughGroup: {
              groupId: granted.groupId,
              displayName: granted.displayName,
            },
          }),
        ],
      },
      events: [],
    });
    const userId = 'somebody-new';
    const join = (...joined: { groupId: string }[]) => {
      for (const { groupId } of joined) {
        const membershipId = `${groupId}-${userId}`;
        identityCenter.memberships[membershipId] = {
          membershipId,
          groupId,
          userId,
        };
      }
    };
    const added = {
      groupId: '01234567-89ab-cdef-0123-456789abcdef',
      displayName: 'brand-new',
    };
    identityCenter.groups[added.groupId] = { ...other, ...added };
    join(assigned, granted, named, other, added);
    const groupsOf = async (someone: string) =>
      ((await inventory.listGroupsOfUsers([someone])).get(someone) ?? []).map(
        ({ groupId }) => groupId,
      );
    sandbox.admin.clearCalls();

    await sync.requestRefresh({ lanes: ['identity-center'] });
    await replica.drain('identity-center');

    const read = [assigned, granted, named, added].map(
      ({ groupId }) => groupId,
    );
    expect(
      new Set(
        sandbox.admin
          .calls({ operation: 'ListGroupMemberships' })
          .map(({ input }) => (input as { GroupId: string }).GroupId),
      ),
    ).toEqual(new Set(read));
    expect((await groupsOf(userId)).sort()).toEqual([...read].sort());
    // What has not been read stays.
    expect(await groupsOf(member.userId)).toContain(other.groupId);

    const thorough = await createReplica(knex, {
      ...config,
      sync: { ...config.sync, fullFrequencySeconds: 0 },
    });
    await thorough.sync.requestRefresh({ lanes: ['identity-center'] });
    await thorough.drain('identity-center');
    expect(await groupsOf(userId)).toContain(other.groupId);
  }, 60_000);

  it('reads of thousands of spaces only what changed, and all of it now and then', async () => {
    const { world } = sandbox.admin;
    const domainId = COMPANY.researchLab;
    const startedAt = Date.now();
    const key = (space: number) => `${domainId}/space-${space}`;
    for (let space = 0; space < 850; space += 1) {
      const at = startedAt - space * 60_000;
      world.spaces[key(space)] = {
        domainId,
        spaceName: `space-${space}`,
        ownerUserProfileName: 'lena-fischer',
        sharingType: 'Private',
        settings: {},
        tags: {},
        status: 'InService',
        createdAt: at,
        modifiedAt: at,
      };
    }
    const knex = await migrated(id);
    const replica = await createReplica(knex);
    const { inventory, sync } = replica;
    await replica.drain(ML);
    expect(calls('ListSpaces')).toBeGreaterThanOrEqual(9);
    const spaces = async () =>
      new Map(
        (
          await inventory.listSpaces({ domainId, owners: ['lena-fischer'] })
        ).map(space => [space.name, space]),
      );
    expect((await spaces()).size).toBe(850);
    world.spaces[key(700)] = {
      ...world.spaces[key(700)],
      status: 'Failed',
      modifiedAt: startedAt + 1000,
    };
    delete world.spaces[key(701)];
    world.spaces[key(702)] = {
      ...world.spaces[key(702)],
      status: 'Deleting',
      modifiedAt: startedAt + 2000,
    };
    const callsOfDomain = () =>
      sandbox.admin
        .calls({ operation: 'ListSpaces' })
        .filter(({ input }) => JSON.stringify(input).includes(domainId));
    sandbox.admin.clearCalls();

    await sync.requestRefresh({ lanes: [ML] });
    await replica.drain(ML);

    // One page, and a look at what AWS was at work on.
    expect(callsOfDomain()).toHaveLength(2);
    expect((await spaces()).get('space-700')?.status).toBe('Failed');
    // Nothing says that it is gone.
    expect((await spaces()).has('space-701')).toBe(true);
    expect((await spaces()).get('space-702')?.status).toBe('Deleting');

    delete world.spaces[key(702)];
    await sync.requestRefresh({ lanes: [ML] });
    await replica.drain(ML);
    expect((await spaces()).has('space-702')).toBe(false);

    const thorough = await createReplica(knex, {
      ...sandbox.studioConfig,
      sync: { ...sandbox.studioConfig.sync, fullFrequencySeconds: 0 },
    });
    await thorough.sync.requestRefresh({ lanes: [ML] });
    await thorough.drain(ML);
    expect((await spaces()).has('space-701')).toBe(false);
    expect((await spaces()).size).toBe(848);
  }, 60_000);

  it('goes on where it was after throttling, and after errors that go away', async () => {
    const replica = await createReplica(await migrated(id));
    sandbox.admin.addFault({
      operation: 'ListGroups',
      times: 1,
      effect: { type: 'throttle' },
    });
    sandbox.admin.addFault({
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

    expect(calls('ListUsers')).toBe(1);
    expect(calls('ListGroups')).toBe(2);
    expect((await buildDirectory(replica.inventory)).groups).toHaveLength(
      Object.keys(sandbox.admin.world.identityCenter.groups).length,
    );
    expect(warnings(replica)).toEqual([]);
  }, 90_000);

  it('keeps what it has and names the missing permission when AWS refuses', async () => {
    const replica = await createReplica(await migrated(id));
    const { inventory, sync, syncStates } = replica;
    await replica.drainAll();
    const refreshedAt = new Date().toISOString();
    sandbox.admin.addFault({
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
    expect(warnings(replica)).toEqual([
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

    sandbox.admin.clearFaults();
    await sync.requestRefresh({ lanes: [ML] });
    await replica.drain(ML);
    expect((await syncStates.get(scope)).failure).toBeUndefined();
  });

  it('reads the directory although the assignments of an application may not be read', async () => {
    const replica = await createReplica(await migrated(id));
    sandbox.admin.addFault({
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
    expect(warnings(replica)).toEqual([
      expect.stringMatching(
        /assignments of arn:aws:sso::111111111111:application.*sso:ListApplicationAssignments is missing/,
      ),
    ]);
  });

  it('refuses to remove most of what there is until somebody accepts it', async () => {
    await sandbox.admin.reset({
      kind: 'generated',
      number: 3,
      people: 40,
      profiles: 5,
    });
    const replica = await createReplica(await migrated(id));
    const { inventory, sync } = replica;
    await replica.drain('identity-center');
    const before = (await inventory.listUsers()).length;
    await sandbox.admin.reset({
      kind: 'generated',
      number: 3,
      people: 4,
      profiles: 2,
    });

    await sync.requestRefresh({ lanes: ['identity-center'] });
    await replica.drain('identity-center');

    expect(await inventory.listUsers()).toHaveLength(before);
    expect(warnings(replica)).toEqual([
      expect.stringMatching(
        /AWS no longer shows \d+ of \d+ users. They are kept until somebody has looked/,
      ),
    ]);

    // Neither a refresh nor the acceptance of something else lets them go.
    await sync.requestRefresh({ lanes: ['identity-center'] });
    await replica.drain('identity-center');
    expect(await inventory.listUsers()).toHaveLength(before);

    const reported: HeldRemoval[][] = [];
    const accept = () =>
      replica.removalThreshold.accept(
        'user:default/mira.santos',
        async removals => {
          reported.push(removals);
        },
      );
    await accept();
    expect(reported).toEqual([
      [
        expect.objectContaining({
          what: 'users',
          lane: 'identity-center',
          before,
        }),
      ],
    ]);
    await accept();
    expect(reported).toHaveLength(1);
    // An event's refresh takes nothing back.
    await sync.requestRefresh({ lanes: ['identity-center'] });
    // What is gone beyond that is another question.
    for (let more = 0; more < 60; more += 1) {
      await inventory.recordUser({
        userId: `more-${more}`,
        userName: `more-${more}`,
        displayName: 'One More',
        externalIds: [],
        status: 'ENABLED',
      });
    }
    await replica.drain('identity-center');
    expect(await inventory.listUsers()).toHaveLength(before + 60);

    await accept();
    await sync.requestRefresh({ lanes: ['identity-center'] });
    await replica.drain('identity-center');
    expect(await inventory.listUsers()).toHaveLength(
      Object.keys(sandbox.admin.world.identityCenter.users).length,
    );

    // Accepted once is not accepted for ever.
    const accepted = reported.length;
    await accept();
    expect(reported).toHaveLength(accepted);
  });

  it('does not lose a refresh asked for in the very millisecond in which a sweep failed', async () => {
    const replica = await createReplica(await migrated(id));
    const { sync, syncStates } = replica;
    jest.useFakeTimers({ now: Date.now(), doNotFake: TIMERS_BUT_DATE });
    try {
      await syncStates.recordFailure('identity-center', {
        message: 'AWS was away',
      });
      await sync.requestRefresh({ lanes: ['identity-center'] });
    } finally {
      jest.useRealTimers();
    }

    await replica.drain('identity-center');

    expect(await syncStates.get('identity-center')).toMatchObject({
      completedAt: expect.any(String),
      requestedAt: undefined,
    });
  });

  it('sweeps once for a refresh that was asked for in the very millisecond in which it begins', async () => {
    const replica = await createReplica(await migrated(id));
    const { sync, syncStates } = replica;
    await replica.drain('identity-center');
    sandbox.admin.clearCalls();
    jest.useFakeTimers({ now: Date.now(), doNotFake: TIMERS_BUT_DATE });
    try {
      await sync.requestRefresh({ lanes: ['identity-center'] });
      await replica.step('identity-center');
    } finally {
      jest.useRealTimers();
    }

    await replica.drain('identity-center');

    expect(calls('ListUsers')).toBe(1);
    expect(await syncStates.get('identity-center')).toMatchObject({
      requestedAt: undefined,
    });
  });

  it('forgets accounts that the configuration no longer names', async () => {
    const knex = await migrated(id);
    await (await createReplica(knex)).drainAll();
    const later = await createReplica(knex, {
      ...sandbox.studioConfig,
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
