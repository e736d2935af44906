/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { mockServices } from '@backstage/backend-test-utils';
import {
  COMPANY,
  startTestSandbox,
  type TestSandbox,
} from '../integration/__testUtils__/startTestSandbox';
import { present } from '../util/__testUtils__/present';
import { classifyAwsError } from './awsErrors';
import { Gateways } from './Gateways';

let sandbox: TestSandbox;
let gateways: Gateways;

function createGateways(of: TestSandbox = sandbox): Gateways {
  return new Gateways({
    config: of.config,
    studioConfig: of.studioConfig,
    logger: mockServices.logger.mock(),
    callsPerSecond: { identityCenter: Infinity, sageMaker: Infinity },
  });
}

function userId(userName: string): string {
  const user = Object.values(sandbox.admin.world.identityCenter.users).find(
    candidate => candidate.userName === userName,
  );
  return user!.userId;
}

beforeAll(async () => {
  sandbox = await startTestSandbox();
});
beforeEach(async () => {
  await sandbox.admin.reset();
  sandbox.admin.clearFaults();
  sandbox.admin.clearCalls();
  sandbox.admin.setTimings({ userProfile: 60_000 });
  gateways = createGateways();
});
afterAll(async () => {
  await sandbox.stop();
});

describe('the studio gateway', () => {
  it('lists the domains of its account with what only DescribeDomain tells', async () => {
    const domains = await gateways
      .studio(COMPANY.machineLearning)
      .listDomains();

    expect(
      [...domains].sort((a, b) => a.domainId.localeCompare(b.domainId)),
    ).toEqual([
      expect.objectContaining({
        domainId: COMPANY.legacyLab,
        name: 'legacy-lab',
        authMode: 'SSO',
        applicationArn: undefined,
        createdAt: expect.stringMatching(/^2022-05-10T/),
      }),
      {
        domainId: COMPANY.researchLab,
        domainArn: `arn:aws:sagemaker:eu-west-1:222222222222:domain/${COMPANY.researchLab}`,
        name: 'research-lab',
        ...COMPANY.machineLearning,
        authMode: 'SSO',
        status: 'InService',
        failureReason: undefined,
        url: expect.stringMatching(/^http/),
        applicationArn: COMPANY.applicationArn,
        unifiedStudio: false,
        defaultExecutionRole: COMPANY.scientistRole,
        createdAt: expect.stringMatching(/^\d{4}-.*Z$/),
        modifiedAt: expect.stringMatching(/^\d{4}-.*Z$/),
      },
    ]);
    await expect(
      gateways.studio(COMPANY.productionPlace).listDomains(),
    ).resolves.toMatchObject([
      { domainId: COMPANY.production, authMode: 'IAM' },
    ]);
  });

  it('assumes the role of each account and names itself', async () => {
    await gateways.studio(COMPANY.machineLearning).listDomains();

    expect(
      sandbox.admin.calls({ operation: 'AssumeRole' }).map(call => call.input),
    ).toEqual([
      expect.objectContaining({
        RoleArn: 'arn:aws:iam::222222222222:role/BackstageStudioAccess',
      }),
    ]);
    expect(sandbox.admin.calls({ operation: 'ListDomains' })).toEqual([
      expect.objectContaining({
        accountId: '222222222222',
        region: 'eu-west-1',
        caller: expect.stringContaining('assumed-role/BackstageStudioAccess/'),
        userAgent: expect.stringContaining('studio-access-for-backstage'),
      }),
    ]);
  });

  it('creates a profile, changes its role, tags it, and reads all of it back', async () => {
    const studio = gateways.studio(COMPANY.machineLearning);
    const key = { domainId: COMPANY.researchLab, name: 'mira-santos' };
    expect(await studio.describeProfile(key)).toBeUndefined();

    const { profileArn } = await studio.createProfile({
      ...key,
      singleSignOnUserValue: 'mira.santos@alpenglow.example',
      executionRole: COMPANY.scientistRole,
      tags: { 'studio-access:grant': 'g-1' },
    });
    expect(await studio.describeProfile(key)).toMatchObject({
      ...key,
      profileArn,
      status: 'Pending',
      singleSignOnUserValue: 'mira.santos@alpenglow.example',
      executionRole: COMPANY.scientistRole,
    });
    sandbox.admin.advanceTime(60_000);
    await studio.updateProfileRole({
      ...key,
      executionRole: COMPANY.engineerRole,
    });
    sandbox.admin.advanceTime(60_000);
    await studio.addTags({
      arn: profileArn,
      tags: { 'studio-access:person': 'user:default/mira.santos' },
    });

    expect(await studio.describeProfile(key)).toMatchObject({
      status: 'InService',
      executionRole: COMPANY.engineerRole,
    });
    expect(await studio.listTags({ arn: profileArn })).toEqual({
      'studio-access:grant': 'g-1',
      'studio-access:person': 'user:default/mira.santos',
    });
  });

  it('throws what AWS answers, in a form that can be classified, after one try', async () => {
    const studio = gateways.studio(COMPANY.machineLearning);
    const create = (name: string, userName: string) =>
      studio.createProfile({
        domainId: COMPANY.researchLab,
        name,
        singleSignOnUserValue: userName,
        executionRole: COMPANY.scientistRole,
        tags: {},
      });

    await expect(
      create('lena-fischer', 'lena.fischer@alpenglow.example'),
    ).rejects.toMatchObject({ name: 'ResourceInUse' });
    const invalid = await create('mira_santos', 'x').catch(error => error);
    expect(
      classifyAwsError(invalid, { action: 'sagemaker:CreateUserProfile' }),
    ).toMatchObject({ kind: 'blocked', name: 'ValidationException' });
    await expect(studio.describeDomain('d-nothere')).rejects.toMatchObject({
      name: 'ResourceNotFound',
    });

    sandbox.admin.addFault({
      operation: 'CreateUserProfile',
      effect: { type: 'throttle' },
    });
    sandbox.admin.clearCalls();
    const throttled = await create(
      'mira-santos',
      'mira.santos@alpenglow.example',
    ).catch(error => error);
    expect(
      classifyAwsError(throttled, { action: 'sagemaker:CreateUserProfile' }),
    ).toMatchObject({ kind: 'retry', name: 'ThrottlingException' });
    expect(
      sandbox.admin.calls({ operation: 'CreateUserProfile' }),
    ).toHaveLength(1);
  });

  it('reports a lost answer as something to try again, without writing twice', async () => {
    sandbox.admin.addFault({
      operation: 'CreateUserProfile',
      times: 1,
      effect: { type: 'drop-answer' },
    });
    const studio = gateways.studio(COMPANY.machineLearning);
    const key = { domainId: COMPANY.researchLab, name: 'mira-santos' };

    const lost = await studio
      .createProfile({
        ...key,
        singleSignOnUserValue: 'mira.santos@alpenglow.example',
        executionRole: COMPANY.scientistRole,
        tags: {},
      })
      .catch(error => error);

    expect(
      classifyAwsError(lost, { action: 'sagemaker:CreateUserProfile' }),
    ).toMatchObject({ kind: 'retry' });
    expect(await studio.describeProfile(key)).toMatchObject(key);
    expect(
      sandbox.admin.calls({ operation: 'CreateUserProfile' }),
    ).toHaveLength(1);
  });

  it('stops waiting for an answer when the signal aborts', async () => {
    sandbox.admin.addFault({
      operation: 'ListDomains',
      effect: { type: 'latency', milliseconds: 5000 },
    });

    await expect(
      gateways
        .studio(COMPANY.machineLearning)
        .listDomains({ signal: AbortSignal.timeout(100) }),
    ).rejects.toMatchObject({ name: 'AbortError' });
  });
});

describe('the Identity Center gateway', () => {
  it('finds the instance once, and says what to check when none is visible', async () => {
    const gateway = gateways.identityCenter();

    expect(await gateway.getInstance()).toEqual({
      instanceArn: COMPANY.instanceArn,
      identityStoreId: COMPANY.identityStoreId,
    });
    await gateway.getInstance();
    expect(sandbox.admin.calls({ operation: 'ListInstances' })).toHaveLength(1);

    const elsewhere = createGateways({
      ...sandbox,
      studioConfig: {
        ...sandbox.studioConfig,
        identityCenter: { accountId: '111111111111', region: 'us-east-1' },
      },
    });
    await expect(
      elsewhere.identityCenter().getInstance(),
    ).rejects.toMatchObject({
      name: 'NotFoundError',
      message: expect.stringContaining(
        'account 111111111111 in us-east-1. Check sagemakerStudio.identityCenter.accountId and region',
      ),
    });
  });

  it('asks for nothing that the configuration tells', async () => {
    const configured = createGateways({
      ...sandbox,
      studioConfig: {
        ...sandbox.studioConfig,
        identityCenter: {
          ...sandbox.studioConfig.identityCenter,
          instanceArn: COMPANY.instanceArn,
          identityStoreId: COMPANY.identityStoreId,
        },
      },
    });

    const { items } = await configured.identityCenter().listUsers({});

    expect(items.length).toBeGreaterThan(10);
    expect(sandbox.admin.calls({ operation: 'ListInstances' })).toEqual([]);
  });

  it('reads users, groups and members', async () => {
    const gateway = gateways.identityCenter();

    const users = await gateway.listUsers({});
    expect(users.items).toContainEqual({
      userId: userId('mira.santos@alpenglow.example'),
      userName: 'mira.santos@alpenglow.example',
      displayName: 'Mira Santos',
      email: 'mira.santos@alpenglow.example',
      title: expect.any(String),
      department: 'Forecasting',
      externalIds: expect.any(Array),
      status: 'ENABLED',
    });
    expect(
      await gateway.describeUser(userId('ben.carter@alpenglow.example')),
    ).toMatchObject({ displayName: 'Ben Carter' });
    expect(
      await gateway.describeUser('00000000-0000-4000-8000-000000000000'),
    ).toBeUndefined();

    const groups = (await gateway.listGroups({})).items;
    const research = groups.find(group => group.displayName === 'research')!;
    const members = await gateway.listGroupMembers({
      groupId: research.groupId,
    });
    expect([...members.items].sort()).toEqual(
      ['daniel.kim', 'fatima.zahra', 'elif.demir']
        .map(name => userId(`${name}@alpenglow.example`))
        .sort(),
    );
    expect(
      await gateway.groupsHolding({
        userId: userId('daniel.kim@alpenglow.example'),
        groupIds: groups.map(group => group.groupId),
      }),
    ).toEqual([research.groupId]);
    expect(
      await gateway.groupsHolding({ userId: 'nobody', groupIds: [] }),
    ).toEqual([]);
  });

  it('writes assignments and reads them back; deleting what is gone is a success', async () => {
    const gateway = gateways.identityCenter();
    const assignment = {
      applicationArn: COMPANY.applicationArn,
      principalType: 'USER' as const,
      principalId: userId('mira.santos@alpenglow.example'),
    };
    const { items: before } = await gateway.listAssignments({
      applicationArn: COMPANY.applicationArn,
    });
    expect(before.map(item => item.principalType).sort()).toEqual([
      'GROUP',
      'USER',
    ]);
    expect(await gateway.hasAssignment(assignment)).toBe(false);

    await gateway.createAssignment(assignment);
    expect(await gateway.hasAssignment(assignment)).toBe(true);
    expect(
      (
        await gateway.listAssignments({
          applicationArn: COMPANY.applicationArn,
        })
      ).items,
    ).toContainEqual(assignment);

    await gateway.deleteAssignment(assignment);
    await gateway.deleteAssignment(assignment);
    expect(await gateway.hasAssignment(assignment)).toBe(false);
  });

  it('lets a conflict through to the caller', async () => {
    sandbox.admin.setSwitches({ repeatedAssignment: 'conflict' });
    const gateway = gateways.identityCenter();
    const assignment = {
      applicationArn: COMPANY.applicationArn,
      principalType: 'USER' as const,
      principalId: userId('mira.santos@alpenglow.example'),
    };
    await gateway.createAssignment(assignment);

    const conflict = await gateway
      .createAssignment(assignment)
      .catch(error => error);

    expect(conflict).toMatchObject({ name: 'ConflictException' });
    expect(
      classifyAwsError(conflict, {
        action: 'sso:CreateApplicationAssignment',
      }),
    ).toMatchObject({ kind: 'retry' });
  });

  it('never has a call that writes people, groups or memberships', async () => {
    const methods = Object.getOwnPropertyNames(
      Object.getPrototypeOf(gateways.identityCenter()),
    );

    expect(
      methods.filter(name => /^(create|update|delete|put|add)/.test(name)),
    ).toEqual(['createAssignment', 'deleteAssignment']);
  });
});

describe('paging', () => {
  it('reads every page of a large company, a hundred to a call', async () => {
    await sandbox.admin.reset({
      kind: 'generated',
      number: 7,
      people: 250,
      profiles: 230,
    });
    const { users, memberships } = sandbox.admin.world.identityCenter;
    const domain = present(Object.values(sandbox.admin.world.domains)[0]);
    const gateway = gateways.identityCenter();
    const studio = gateways.studio(domain);

    const seenUsers: string[] = [];
    let nextToken: string | undefined;
    do {
      const page = await gateway.listUsers({ nextToken });
      seenUsers.push(...page.items.map(item => item.userId));
      nextToken = page.nextToken;
    } while (nextToken);
    const seenProfiles: { name: string; modifiedAt: string }[] = [];
    do {
      const page = await studio.listProfiles({
        domainId: domain.domainId,
        nextToken,
      });
      expect(page.items.length).toBeLessThanOrEqual(100);
      seenProfiles.push(...page.items);
      nextToken = page.nextToken;
    } while (nextToken);
    let memberCount = 0;
    for (const group of (await gateway.listGroups({})).items) {
      do {
        const page = await gateway.listGroupMembers({
          groupId: group.groupId,
          nextToken,
        });
        memberCount += page.items.length;
        nextToken = page.nextToken;
      } while (nextToken);
    }

    expect(new Set(seenUsers)).toEqual(new Set(Object.keys(users)));
    expect(new Set(seenProfiles.map(({ name }) => name)).size).toBe(230);
    expect(memberCount).toBe(Object.keys(memberships).length);
    const times = seenProfiles.map(({ modifiedAt }) => modifiedAt);
    expect(times).toEqual([...times].sort().reverse());
    expect(sandbox.admin.calls({ operation: 'ListUsers' })).toHaveLength(3);
  });
});
