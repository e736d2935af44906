/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import {
  CreateApplicationAssignmentCommand,
  DeleteApplicationAssignmentCommand,
  DescribeApplicationAssignmentCommand,
  DescribeApplicationCommand,
  DescribeInstanceCommand,
  GetApplicationAssignmentConfigurationCommand,
  ListApplicationAssignmentsCommand,
  ListApplicationAssignmentsForPrincipalCommand,
  ListApplicationsCommand,
  ListInstancesCommand,
  paginateListApplicationAssignments,
  PutApplicationAssignmentConfigurationCommand,
  SSOAdminClient,
} from '@aws-sdk/client-sso-admin';
import {
  createClients,
  groupIdOf,
  INSTANCE_ARN,
  ML,
  PRODUCTION,
  RESEARCH_LAB,
  RESEARCH_LAB_APPLICATION,
  userIdOf,
} from '../../__testUtils__/clients';
import { RunningSandbox } from '../../Sandbox';
import { startSandbox } from '../../server';
import { isAssigned } from '../../world/assignments';
import { createIdentityCenterGroup } from '../../world/identityCenterGroups';
import { deleteIdentityCenterUser } from '../../world/identityCenterUsers';
import { profileOf } from '../../world/userProfiles';

describe('Identity Center', () => {
  let sandbox: RunningSandbox;
  let ssoAdmin: SSOAdminClient;

  beforeAll(async () => {
    sandbox = await startSandbox({
      port: 0,
      rateLimits: { identityCenter: 0 },
    });
    ssoAdmin = createClients(sandbox).ssoAdmin;
  });
  beforeEach(() => sandbox.admin.reset());
  afterAll(() => sandbox.stop());

  const assignment = (
    PrincipalId: string,
    type: 'USER' | 'GROUP' = 'USER',
  ) => ({
    ApplicationArn: RESEARCH_LAB_APPLICATION,
    PrincipalId,
    PrincipalType: type,
  });

  function assignUser(name: string, client = ssoAdmin) {
    return client.send(
      new CreateApplicationAssignmentCommand(
        assignment(userIdOf(sandbox, name)),
      ),
    );
  }

  function unassignUser(name: string, client = ssoAdmin) {
    return client.send(
      new DeleteApplicationAssignmentCommand(
        assignment(userIdOf(sandbox, name)),
      ),
    );
  }

  it('is one instance in its Region', async () => {
    const { Instances } = await ssoAdmin.send(new ListInstancesCommand({}));
    expect(Instances).toMatchObject([
      {
        InstanceArn: INSTANCE_ARN,
        IdentityStoreId: 'd-93677ab1c2',
        OwnerAccountId: '111111111111',
        Status: 'ACTIVE',
      },
    ]);
    const elsewhere = createClients(sandbox, undefined, 'us-east-1').ssoAdmin;
    await expect(
      elsewhere.send(new ListInstancesCommand({})),
    ).resolves.toMatchObject({ Instances: [] });
    await expect(
      elsewhere.send(
        new DescribeInstanceCommand({ InstanceArn: INSTANCE_ARN }),
      ),
    ).rejects.toMatchObject({ name: 'AccessDeniedException' });
    await expect(
      elsewhere.send(
        new DescribeApplicationCommand({
          ApplicationArn: RESEARCH_LAB_APPLICATION,
        }),
      ),
    ).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  });

  it('assigns users and groups and takes them back', async () => {
    const mira = assignment(userIdOf(sandbox, 'mira.santos'));
    const look = () =>
      ssoAdmin.send(new DescribeApplicationAssignmentCommand(mira));
    await expect(look()).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
    });
    await assignUser('mira.santos');
    await expect(look()).resolves.toMatchObject(mira);
    expect(
      profileOf(
        sandbox.admin.world,
        RESEARCH_LAB,
        'mira.santos@alpenglow.example',
      ),
    ).toBeUndefined();
    const listed = [];
    for await (const page of paginateListApplicationAssignments(
      { client: ssoAdmin, pageSize: 1 },
      { ApplicationArn: RESEARCH_LAB_APPLICATION },
    )) {
      listed.push(...(page.ApplicationAssignments ?? []));
    }
    expect(listed).toHaveLength(3);
    expect(listed).toEqual(
      expect.arrayContaining([
        mira,
        assignment(userIdOf(sandbox, 'samuel.osei')),
        assignment(groupIdOf(sandbox, 'research'), 'GROUP'),
      ]),
    );
    await unassignUser('mira.santos');
    await expect(look()).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
    });
  });

  it('answers repetition as switched', async () => {
    await assignUser('mira.santos');
    await expect(assignUser('mira.santos')).resolves.toBeDefined();
    sandbox.admin.setSwitches({ repeatedAssignment: 'conflict' });
    await expect(assignUser('mira.santos')).rejects.toMatchObject({
      name: 'ConflictException',
    });
    await unassignUser('mira.santos');
    await expect(unassignUser('mira.santos')).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
    });
    sandbox.admin.setSwitches({ missingAssignment: 'success' });
    await expect(unassignUser('mira.santos')).resolves.toBeDefined();
  });

  it('creates and deletes profiles with assignments where switched so', async () => {
    const { world } = sandbox.admin;
    const profile = () =>
      profileOf(world, RESEARCH_LAB, 'mira.santos@alpenglow.example');
    sandbox.admin.setSwitches({
      userAssignmentCreatesProfile: true,
      unassignDeletesProfile: true,
    });
    await assignUser('mira.santos');
    expect(profile()?.userProfileName).toMatch(/^mira-santos-\d{3}$/);
    await unassignUser('mira.santos');
    expect(profile()).toBeUndefined();
  });

  it('knows whom it assigns, and takes a hundred groups', async () => {
    const nobody = '93677ab1c2-00000000-0000-4000-8000-000000000000';
    await expect(
      ssoAdmin.send(new CreateApplicationAssignmentCommand(assignment(nobody))),
    ).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
    const { world } = sandbox.admin;
    const assignGroup = (index: number) => {
      const { groupId } = createIdentityCenterGroup(world, 0, {
        displayName: `group-${index}`,
      });
      return ssoAdmin.send(
        new CreateApplicationAssignmentCommand(assignment(groupId, 'GROUP')),
      );
    };
    for (let index = 1; index < 100; index++) {
      await assignGroup(index);
    }
    await expect(assignGroup(100)).rejects.toMatchObject({
      name: 'ServiceQuotaExceededException',
    });
    await expect(assignUser('mira.santos')).resolves.toBeDefined();
  });

  it('lists what a principal is assigned to, with groups as switched', async () => {
    const list = async () =>
      (
        await ssoAdmin.send(
          new ListApplicationAssignmentsForPrincipalCommand({
            InstanceArn: INSTANCE_ARN,
            PrincipalId: userIdOf(sandbox, 'fatima.zahra'),
            PrincipalType: 'USER',
          }),
        )
      ).ApplicationAssignments;
    await expect(list()).resolves.toEqual([
      assignment(groupIdOf(sandbox, 'research'), 'GROUP'),
    ]);
    sandbox.admin.setSwitches({ principalListIncludesGroups: false });
    await expect(list()).resolves.toEqual([]);
  });

  it('gives pages of the size that is asked for or switched to, or half of it', async () => {
    for (let number = 0; number < 15; number++) {
      const { groupId } = createIdentityCenterGroup(sandbox.admin.world, 0, {
        displayName: `group-${number}`,
      });
      await ssoAdmin.send(
        new CreateApplicationAssignmentCommand(assignment(groupId, 'GROUP')),
      );
    }
    const list = async (MaxResults?: number) => {
      const sizes: number[] = [];
      let NextToken: string | undefined;
      do {
        const page = await ssoAdmin.send(
          new ListApplicationAssignmentsCommand({
            ApplicationArn: RESEARCH_LAB_APPLICATION,
            MaxResults,
            NextToken,
          }),
        );
        sizes.push(page.ApplicationAssignments?.length ?? 0);
        NextToken = page.NextToken;
      } while (NextToken);
      return sizes;
    };
    await expect(list()).resolves.toEqual([10, 7]);
    sandbox.admin.setSwitches({ ssoAdminPageSize: 100 });
    await expect(list()).resolves.toEqual([17]);
    sandbox.admin.setSwitches({ shortPages: true });
    await expect(list(12)).resolves.toEqual([6, 6, 5]);
    await expect(list(1)).resolves.toHaveLength(17);
  });

  it('tells whether an assignment is required, or not of this application, as switched', async () => {
    const look = () =>
      ssoAdmin.send(
        new GetApplicationAssignmentConfigurationCommand({
          ApplicationArn: RESEARCH_LAB_APPLICATION,
        }),
      );
    await expect(look()).resolves.toMatchObject({ AssignmentRequired: true });
    sandbox.admin.setSwitches({ assignmentConfiguration: 'validation' });
    await expect(look()).rejects.toMatchObject({
      name: 'ValidationException',
      message: `The application with arn '${RESEARCH_LAB_APPLICATION}' is not supported for this action.`,
    });
  });

  it('lets everybody in where no assignment is required', async () => {
    const ApplicationArn = RESEARCH_LAB_APPLICATION;
    const ben = userIdOf(sandbox, 'ben.carter');
    expect(isAssigned(sandbox.admin.world, ApplicationArn, ben)).toBe(false);
    await ssoAdmin.send(
      new PutApplicationAssignmentConfigurationCommand({
        ApplicationArn,
        AssignmentRequired: false,
      }),
    );
    await expect(
      ssoAdmin.send(
        new GetApplicationAssignmentConfigurationCommand({ ApplicationArn }),
      ),
    ).resolves.toMatchObject({ AssignmentRequired: false });
    expect(isAssigned(sandbox.admin.world, ApplicationArn, ben)).toBe(true);
  });

  it('keeps or drops the assignments of the deleted, as switched', async () => {
    const remaining = async () => {
      const { ApplicationAssignments = [] } = await ssoAdmin.send(
        new ListApplicationAssignmentsCommand({
          ApplicationArn: RESEARCH_LAB_APPLICATION,
        }),
      );
      return ApplicationAssignments.length;
    };
    const remove = () =>
      deleteIdentityCenterUser(
        sandbox.admin.world,
        userIdOf(sandbox, 'samuel.osei'),
      );
    remove();
    await expect(remaining()).resolves.toBe(2);
    await sandbox.admin.reset();
    sandbox.admin.setSwitches({ deletedPrincipalKeepsAssignments: false });
    remove();
    await expect(remaining()).resolves.toBe(1);
  });

  it('lets member accounts at their own applications only', async () => {
    const ml = createClients(sandbox, ML).ssoAdmin;
    const production = createClients(sandbox, PRODUCTION).ssoAdmin;
    await expect(assignUser('mira.santos', ml)).resolves.toBeDefined();
    await expect(unassignUser('mira.santos', ml)).resolves.toBeDefined();
    const denied = { name: 'AccessDeniedException' };
    sandbox.admin.setSwitches({ assignmentFromMemberAccount: 'denied' });
    await expect(assignUser('mira.santos', ml)).rejects.toMatchObject(denied);
    await expect(assignUser('mira.santos')).resolves.toBeDefined();
    await expect(assignUser('mira.santos', production)).rejects.toMatchObject({
      ...denied,
      message: `User: arn:aws:iam::333333333333:user/alpenglow-production is not authorized to perform: sso:CreateApplicationAssignment on resource: ${RESEARCH_LAB_APPLICATION}`,
    });
    const listApplications = (client: SSOAdminClient, account?: string) =>
      client.send(
        new ListApplicationsCommand({
          InstanceArn: INSTANCE_ARN,
          Filter: account ? { ApplicationAccount: account } : undefined,
        }),
      );
    await expect(listApplications(ml)).rejects.toMatchObject(denied);
    await expect(listApplications(ml, '222222222222')).resolves.toMatchObject({
      Applications: [{ ApplicationArn: RESEARCH_LAB_APPLICATION }],
    });
    await expect(
      listApplications(production, '333333333333'),
    ).resolves.toMatchObject({ Applications: [] });
    await expect(listApplications(ssoAdmin)).resolves.toMatchObject({
      Applications: [{ ApplicationArn: RESEARCH_LAB_APPLICATION }],
    });
    const forPrincipal = (filter: boolean) =>
      ml.send(
        new ListApplicationAssignmentsForPrincipalCommand({
          InstanceArn: INSTANCE_ARN,
          PrincipalId: userIdOf(sandbox, 'samuel.osei'),
          PrincipalType: 'USER',
          Filter: filter
            ? { ApplicationArn: RESEARCH_LAB_APPLICATION }
            : undefined,
        }),
      );
    await expect(forPrincipal(false)).rejects.toMatchObject(denied);
    await expect(forPrincipal(true)).resolves.toMatchObject({
      ApplicationAssignments: [{ PrincipalType: 'USER' }],
    });
  });
});
