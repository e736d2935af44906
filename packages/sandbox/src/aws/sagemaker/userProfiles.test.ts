/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import {
  CreateAppCommand,
  CreateUserProfileCommand,
  CreateUserProfileCommandInput,
  DeleteAppCommand,
  DeleteSpaceCommand,
  DeleteUserProfileCommand,
  DescribeUserProfileCommand,
  ListAppsCommand,
  ListUserProfilesCommand,
  SageMakerClient,
  UpdateUserProfileCommand,
} from '@aws-sdk/client-sagemaker';
import {
  createClients,
  DATA_SCIENTIST,
  ML,
  ML_ENGINEER,
  PRODUCTION,
  RESEARCH_LAB,
  RESEARCH_LAB_APPLICATION,
  userIdOf,
} from '../../__testUtils__/clients';
import { recordOf } from '../../__testUtils__/recordOf';
import { RunningSandbox } from '../../Sandbox';
import { startSandbox } from '../../server';
import { isAssigned } from '../../world/assignments';

describe('user profiles', () => {
  let sandbox: RunningSandbox;
  let sageMaker: SageMakerClient;

  beforeAll(async () => {
    sandbox = await startSandbox({ port: 0 });
    sageMaker = createClients(sandbox, ML).sageMaker;
  });
  beforeEach(async () => {
    await sandbox.admin.reset();
    // So long that a busy machine sees every state.
    sandbox.admin.setTimings({
      domain: 300_000,
      userProfile: 120_000,
      space: 60_000,
      app: 120_000,
    });
  });
  afterAll(() => sandbox.stop());

  function create(
    name: string,
    userName: string | undefined,
    more: Partial<CreateUserProfileCommandInput> = {},
  ) {
    return sageMaker.send(
      new CreateUserProfileCommand({
        DomainId: RESEARCH_LAB,
        UserProfileName: name,
        ...(userName && {
          SingleSignOnUserIdentifier: 'UserName',
          SingleSignOnUserValue: `${userName}@alpenglow.example`,
        }),
        ...more,
      }),
    );
  }

  function describeProfile(name: string) {
    return sageMaker.send(
      new DescribeUserProfileCommand({
        DomainId: RESEARCH_LAB,
        UserProfileName: name,
      }),
    );
  }

  const profileId = (name: string) => ({
    DomainId: RESEARCH_LAB,
    UserProfileName: name,
  });

  it('come into service after a while and go after a while', async () => {
    await expect(
      create('jonas-weber', 'jonas.weber', {
        UserSettings: { ExecutionRole: ML_ENGINEER },
      }),
    ).resolves.toMatchObject({
      UserProfileArn:
        'arn:aws:sagemaker:eu-west-1:222222222222:user-profile/d-researchlab1/jonas-weber',
    });
    const pending = await describeProfile('jonas-weber');
    expect(pending.Status).toBe('Pending');
    sandbox.admin.advanceTime(60_000);
    await expect(describeProfile('jonas-weber')).resolves.toMatchObject({
      Status: 'Pending',
    });
    sandbox.admin.advanceTime(60_000);
    const done = await describeProfile('jonas-weber');
    expect(done).toMatchObject({
      Status: 'InService',
      SingleSignOnUserIdentifier: 'UserName',
      SingleSignOnUserValue: 'jonas.weber@alpenglow.example',
      UserSettings: { ExecutionRole: ML_ENGINEER },
      HomeEfsFileSystemUid: expect.stringMatching(/^\d+$/),
      CreationTime: pending.CreationTime,
    });
    expect(done.LastModifiedTime?.getTime()).toBe(
      (done.CreationTime?.getTime() ?? 0) + 120_000,
    );
    await sageMaker.send(
      new DeleteUserProfileCommand(profileId('jonas-weber')),
    );
    await expect(describeProfile('jonas-weber')).resolves.toMatchObject({
      Status: 'Deleting',
    });
    sandbox.admin.advanceTime(120_000);
    await expect(describeProfile('jonas-weber')).rejects.toMatchObject({
      name: 'ResourceNotFound',
      message: expect.stringContaining('does not exist'),
    });
  });

  it('are found by name in any case and exist once', async () => {
    await expect(describeProfile('LENA-Fischer')).resolves.toMatchObject({
      UserProfileName: 'lena-fischer',
    });
    await expect(create('Lena-FISCHER', 'ben.carter')).rejects.toMatchObject({
      name: 'ResourceInUse',
      message: expect.stringContaining('already exists'),
    });
  });

  it('belong to one person of the directory each', async () => {
    const again = () => create('another-lena', 'lena.fischer');
    await expect(again()).rejects.toMatchObject({
      name: 'ResourceInUse',
      message: expect.stringContaining('lena-fischer'),
    });
    sandbox.admin.setSwitches({ secondProfileOfUser: 'validation' });
    await expect(again()).rejects.toMatchObject({
      name: 'ValidationException',
    });
    await expect(create('x', 'olga.petrova')).resolves.toBeDefined();
    await sandbox.admin.reset();
    sandbox.admin.setSwitches({ userInSeveralDomains: 'refused' });
    await expect(create('x', 'olga.petrova')).rejects.toMatchObject({
      message: expect.stringContaining('d-legacylab01'),
    });
  });

  it('with a name that exists are refused as switched', async () => {
    sandbox.admin.setSwitches({ existingProfileName: 'validation' });
    await expect(create('lena-fischer', 'ben.carter')).rejects.toMatchObject({
      name: 'ValidationException',
      message: expect.stringContaining('already exists'),
    });
  });

  it('of the disabled and of those not assigned are made, refused or assigned as switched', async () => {
    const { world } = sandbox.admin;
    const userId = userIdOf(sandbox, 'ben.carter');
    const assigned = () => isAssigned(world, RESEARCH_LAB_APPLICATION, userId);
    const user = () => recordOf(world.identityCenter.users, userId);
    world.identityCenter.users[userId] = { ...user(), status: 'DISABLED' };
    sandbox.admin.setSwitches({ profileOfDisabledUser: 'refused' });
    await expect(create('ben', 'ben.carter')).rejects.toMatchObject({
      name: 'ValidationException',
      message: expect.stringContaining('is disabled'),
    });
    sandbox.admin.setSwitches({
      profileOfDisabledUser: 'allowed',
      profileWithoutAssignment: 'refused',
    });
    await expect(create('ben', 'ben.carter')).rejects.toMatchObject({
      name: 'ValidationException',
      message: expect.stringContaining('is not assigned to SSO Application'),
    });
    await expect(create('samuel', 'samuel.osei')).resolves.toBeDefined();
    sandbox.admin.setSwitches({ profileWithoutAssignment: 'assigns' });
    expect(assigned()).toBe(false);
    await create('ben', 'ben.carter');
    expect(assigned()).toBe(true);
  });

  it('are refused in words that name every value out of length or list', async () => {
    await expect(
      create('x'.repeat(64), 'ben.carter', {
        SingleSignOnUserValue: 'y'.repeat(257),
        UserSettings: { SecurityGroups: Array(6).fill('sg-1') },
      }),
    ).rejects.toMatchObject({
      name: 'ValidationException',
      message: expect.stringMatching(
        /^\d validation errors detected: .*at 'userProfileName' failed to satisfy constraint: Member must have length less than or equal to 63;.*at 'singleSignOnUserValue' failed to satisfy constraint: Member must have length less than or equal to 256;.*at 'userSettings\.securityGroups' failed to satisfy constraint: Member must have length less than or equal to 5/,
      ),
    });
    await expect(
      sageMaker.send(
        new ListUserProfilesCommand(JSON.parse('{"SortBy":"Name"}')),
      ),
    ).rejects.toMatchObject({
      name: 'ValidationException',
      message:
        "1 validation error detected: Value 'Name' at 'sortBy' failed to satisfy constraint: Member must satisfy enum value set: [CreationTime, LastModifiedTime]",
    });
  });

  it('of somebody unknown are refused at once or fail later, as switched', async () => {
    await expect(create('nobody', 'nobody')).rejects.toMatchObject({
      name: 'ValidationException',
      message: expect.stringContaining('nobody@alpenglow.example'),
    });
    sandbox.admin.setSwitches({ unknownSingleSignOnUser: 'failed' });
    await create('nobody', 'nobody');
    const pending = await describeProfile('nobody');
    expect([pending.Status, pending.FailureReason]).toEqual([
      'Pending',
      undefined,
    ]);
    sandbox.admin.advanceTime(120_000);
    await expect(describeProfile('nobody')).resolves.toMatchObject({
      Status: 'Failed',
      FailureReason: expect.stringContaining('does not exist'),
    });
    await sageMaker.send(new DeleteUserProfileCommand(profileId('nobody')));
    sandbox.admin.advanceTime(120_000);
    await expect(describeProfile('nobody')).rejects.toMatchObject({
      name: 'ResourceNotFound',
    });
  });

  it('carry the person in SSO domains and must not in others', async () => {
    await expect(create('mira', undefined)).rejects.toMatchObject({
      name: 'ValidationException',
      message: expect.stringContaining('are required'),
    });
    const production = createClients(sandbox, PRODUCTION).sageMaker;
    const inProduction = {
      DomainId: 'd-production1',
      UserProfileName: 'mira',
    };
    await expect(
      production.send(
        new CreateUserProfileCommand({
          ...inProduction,
          SingleSignOnUserIdentifier: 'UserName',
          SingleSignOnUserValue: 'mira.santos@alpenglow.example',
        }),
      ),
    ).rejects.toMatchObject({
      name: 'ValidationException',
      message: expect.stringContaining('cannot be specified'),
    });
    await production.send(new CreateUserProfileCommand(inProduction));
    const { SingleSignOnUserValue } = await production.send(
      new DescribeUserProfileCommand(inProduction),
    );
    expect(SingleSignOnUserValue).toBeUndefined();
  });

  it('need a role that exists in the account', async () => {
    for (const role of [
      'arn:aws:iam::222222222222:role/Imagined',
      'arn:aws:iam::333333333333:role/StudioAnalyst',
    ]) {
      await expect(
        create('mira', 'mira.santos', {
          UserSettings: { ExecutionRole: role },
        }),
      ).rejects.toMatchObject({
        name: 'ValidationException',
        message: expect.stringContaining(role),
      });
    }
    await expect(
      sageMaker.send(
        new UpdateUserProfileCommand({
          ...profileId('lena-fischer'),
          UserSettings: { ExecutionRole: 'not an ARN of a role' },
        }),
      ),
    ).rejects.toMatchObject({
      name: 'ValidationException',
      message: expect.stringMatching(
        /^1 validation error detected: Value 'not an ARN of a role' at 'userSettings.executionRole' failed to satisfy constraint: Member must satisfy regular expression pattern: /,
      ),
    });
  });

  it('stay within the quota of the account and Region', async () => {
    recordOf(sandbox.admin.world.accounts, '222222222222').quotas = {
      'eu-west-1': { userProfiles: 4 },
    };
    await create('mira', 'mira.santos');
    await expect(create('ben', 'ben.carter')).rejects.toMatchObject({
      name: 'ResourceLimitExceeded',
      message: expect.stringMatching(
        /^The account-level service limit 'Studio user profiles' is 4 /,
      ),
    });
  });

  it('take a new role and keep their other settings', async () => {
    await create('mira', 'mira.santos', {
      UserSettings: {
        ExecutionRole: DATA_SCIENTIST,
        AutoMountHomeEFS: 'Enabled',
      },
    });
    const change = () =>
      sageMaker.send(
        new UpdateUserProfileCommand({
          ...profileId('mira'),
          UserSettings: { ExecutionRole: ML_ENGINEER },
        }),
      );
    await expect(change()).rejects.toMatchObject({ name: 'ResourceInUse' });
    sandbox.admin.advanceTime(120_000);
    await change();
    await expect(describeProfile('mira')).resolves.toMatchObject({
      Status: 'Updating',
      UserSettings: { ExecutionRole: ML_ENGINEER, AutoMountHomeEFS: 'Enabled' },
    });
    sandbox.admin.advanceTime(120_000);
    await expect(describeProfile('mira')).resolves.toMatchObject({
      Status: 'InService',
    });
  });

  it('can be updated while apps run, unless switched or JupyterServer runs', async () => {
    const change = () =>
      sageMaker.send(
        new UpdateUserProfileCommand({
          ...profileId('daniel-kim-417'),
          UserSettings: { ExecutionRole: ML_ENGINEER },
        }),
      );
    await change();
    sandbox.admin.advanceTime(120_000);
    sandbox.admin.setSwitches({ updateProfileWhileAppsRun: 'in-use' });
    await expect(change()).rejects.toMatchObject({ name: 'ResourceInUse' });
    sandbox.admin.setSwitches({ updateProfileWhileAppsRun: 'success' });
    await sageMaker.send(
      new CreateAppCommand({
        ...profileId('daniel-kim-417'),
        AppType: 'JupyterServer',
        AppName: 'default',
      }),
    );
    await expect(change()).rejects.toMatchObject({ name: 'ResourceInUse' });
  });

  it('are deleted after their apps and spaces only', async () => {
    const space = {
      DomainId: RESEARCH_LAB,
      SpaceName: 'daniel-kim-forecast-notebooks',
    };
    const app = {
      ...space,
      AppType: 'JupyterLab',
      AppName: 'default',
    } as const;
    const remove = () =>
      sageMaker.send(new DeleteUserProfileCommand(profileId('daniel-kim-417')));
    const message = (kind: string) =>
      `Unable to delete UserProfile [arn:aws:sagemaker:eu-west-1:222222222222:user-profile/d-researchlab1/daniel-kim-417] because ${kind}(s) are associated with it.`;
    await expect(remove()).rejects.toMatchObject({
      name: 'ResourceInUse',
      message: message('App'),
    });
    await expect(
      sageMaker.send(new DeleteSpaceCommand(space)),
    ).rejects.toMatchObject({ name: 'ResourceInUse' });
    await sageMaker.send(new DeleteAppCommand(app));
    await expect(remove()).rejects.toMatchObject({ message: message('App') });
    sandbox.admin.advanceTime(120_000);
    await expect(remove()).rejects.toMatchObject({ message: message('Space') });
    await sageMaker.send(new DeleteSpaceCommand(space));
    await expect(remove()).rejects.toMatchObject({ message: message('Space') });
    sandbox.admin.advanceTime(60_000);
    await remove();
    sandbox.admin.advanceTime(120_000);
    await expect(remove()).rejects.toMatchObject({ name: 'ResourceNotFound' });

    const listApps = async () =>
      (await sageMaker.send(new ListAppsCommand({}))).Apps?.map(
        ({ Status }) => Status,
      );
    await expect(listApps()).resolves.toEqual(['Deleted']);
    sandbox.admin.advanceTime(24 * 60 * 60 * 1000);
    await expect(listApps()).resolves.toEqual([]);
  });
});
