/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import {
  CreateAppCommand,
  CreateDomainCommand,
  CreateDomainCommandInput,
  CreatePresignedDomainUrlCommand,
  CreateSpaceCommand,
  CreateUserProfileCommand,
  DeleteAppCommand,
  DeleteDomainCommand,
  DeleteUserProfileCommand,
  DescribeAppCommand,
  DescribeDomainCommand,
  DescribeSpaceCommand,
  ListAppsCommand,
  ListSpacesCommand,
  SageMakerClient,
  UpdateDomainCommand,
} from '@aws-sdk/client-sagemaker';
import { DescribeApplicationCommand } from '@aws-sdk/client-sso-admin';
import {
  createClients,
  DATA_SCIENTIST,
  ML,
  ML_ENGINEER,
  PRODUCTION,
  RESEARCH_LAB,
  RESEARCH_LAB_APPLICATION,
} from '../../__testUtils__/clients';
import { recordOf } from '../../__testUtils__/recordOf';
import { RunningSandbox } from '../../Sandbox';
import { startSandbox } from '../../server';
import { STUDIO_SUBNETS, STUDIO_VPC } from '../../world/seeds/networks';

describe('domains', () => {
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

  function create(more: Partial<CreateDomainCommandInput> = {}) {
    return sageMaker.send(
      new CreateDomainCommand({
        DomainName: 'new-lab',
        AuthMode: 'SSO',
        DefaultUserSettings: { ExecutionRole: DATA_SCIENTIST },
        VpcId: STUDIO_VPC,
        SubnetIds: STUDIO_SUBNETS,
        ...more,
      }),
    );
  }

  function describeDomain(DomainId: string) {
    return sageMaker.send(new DescribeDomainCommand({ DomainId }));
  }

  it('show their Identity Center application according to their age and mode', async () => {
    await expect(describeDomain(RESEARCH_LAB)).resolves.toMatchObject({
      AuthMode: 'SSO',
      SingleSignOnApplicationArn: RESEARCH_LAB_APPLICATION,
      Url: `${sandbox.url}/studio/${RESEARCH_LAB}`,
    });
    const legacy = await describeDomain('d-legacylab01');
    expect(legacy.AuthMode).toBe('SSO');
    expect(legacy.SingleSignOnApplicationArn).toBeUndefined();
    expect(legacy.SingleSignOnManagedApplicationInstanceId).toMatch(/^ins-/);
    const production = await createClients(sandbox, PRODUCTION).sageMaker.send(
      new DescribeDomainCommand({ DomainId: 'd-production1' }),
    );
    expect(production.AuthMode).toBe('IAM');
    expect(production.SingleSignOnApplicationArn).toBeUndefined();
    const { ssoAdmin } = createClients(sandbox);
    const hidden = recordOf(sandbox.admin.world.domains, 'd-legacylab01');
    await expect(
      ssoAdmin.send(
        new DescribeApplicationCommand({
          ApplicationArn: hidden.hiddenApplicationArn,
        }),
      ),
    ).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  });

  it('come with an application of Identity Center and take it away with them', async () => {
    sandbox.admin.setSwitches({ newDomainsShowInstanceId: true });
    const { DomainId = '', DomainArn } = await create();
    expect(DomainArn).toBe(
      `arn:aws:sagemaker:eu-west-1:222222222222:domain/${DomainId}`,
    );
    const pending = await describeDomain(DomainId);
    expect(pending.Status).toBe('Pending');
    expect(pending.SingleSignOnManagedApplicationInstanceId).toMatch(/^ins-/);
    const application = () =>
      createClients(sandbox).ssoAdmin.send(
        new DescribeApplicationCommand({
          ApplicationArn: pending.SingleSignOnApplicationArn,
        }),
      );
    await expect(application()).resolves.toMatchObject({
      Name: `Amazon SageMaker Studio (${DomainId})`,
      ApplicationAccount: '222222222222',
    });
    const profile = {
      DomainId,
      UserProfileName: 'mira',
      SingleSignOnUserIdentifier: 'UserName',
      SingleSignOnUserValue: 'mira.santos@alpenglow.example',
    };
    await expect(
      sageMaker.send(new CreateUserProfileCommand(profile)),
    ).rejects.toMatchObject({ name: 'ResourceInUse' });
    sandbox.admin.advanceTime(300_000);
    await sageMaker.send(new CreateUserProfileCommand(profile));
    sandbox.admin.advanceTime(120_000);
    const remove = () => sageMaker.send(new DeleteDomainCommand({ DomainId }));
    await expect(remove()).rejects.toMatchObject({
      name: 'ResourceInUse',
      message: `Unable to delete Domain [${DomainArn}] because UserProfile(s) are associated with it.`,
    });
    await sageMaker.send(new DeleteUserProfileCommand(profile));
    sandbox.admin.advanceTime(120_000);
    await remove();
    await expect(describeDomain(DomainId)).resolves.toMatchObject({
      Status: 'Deleting',
    });
    sandbox.admin.advanceTime(300_000);
    await expect(describeDomain(DomainId)).rejects.toMatchObject({
      name: 'ResourceNotFound',
    });
    await expect(application()).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
    });
  });

  it('are refused where AWS refuses them', async () => {
    const refused = (
      input: Partial<CreateDomainCommandInput>,
      name: string,
      message: string,
    ) =>
      expect(create(input)).rejects.toMatchObject({
        name,
        message: expect.stringContaining(message),
      });
    await refused({ DomainName: 'research-lab' }, 'ResourceInUse', 'name');
    await refused({ VpcId: undefined }, 'ValidationException', 'VpcId');
    await refused(
      { VpcId: 'vpc-1' },
      'ValidationException',
      "'vpc-1' does not",
    );
    await refused(
      { SubnetIds: ['subnet-2c3d4e5f60718293a'] },
      'ValidationException',
      `does not exist in ${STUDIO_VPC}`,
    );
    await refused(
      { AppNetworkAccessType: 'VpcOnly' },
      'ValidationException',
      'SecurityGroups are required',
    );
    await refused(
      { DefaultUserSettings: { ExecutionRole: `${DATA_SCIENTIST}s` } },
      'ValidationException',
      'Could not assume role',
    );
    await refused(
      { AuthMode: undefined, SubnetIds: [] },
      'ValidationException',
      '2 validation errors detected: ',
    );
    recordOf(sandbox.admin.world.accounts, '222222222222').quotas = {};
    await refused({}, 'ResourceLimitExceeded', "'Total domains' is 2 ");
    await expect(
      createClients(sandbox, ML, 'us-east-1').sageMaker.send(
        new CreateDomainCommand({
          DomainName: 'far-away',
          AuthMode: 'SSO',
          DefaultUserSettings: {},
          VpcId: STUDIO_VPC,
          SubnetIds: STUDIO_SUBNETS,
        }),
      ),
    ).rejects.toMatchObject({ message: expect.stringContaining('us-east-1') });
  });

  it('take new settings, their role only while no app runs', async () => {
    const update = (role: string) =>
      sageMaker.send(
        new UpdateDomainCommand({
          DomainId: RESEARCH_LAB,
          DefaultUserSettings: { ExecutionRole: role },
          DomainSettingsForUpdate: { ExecutionRoleIdentityConfig: 'DISABLED' },
        }),
      );
    await expect(update(ML_ENGINEER)).rejects.toMatchObject({
      name: 'ResourceInUse',
    });
    await sageMaker.send(
      new DeleteAppCommand({
        DomainId: RESEARCH_LAB,
        SpaceName: 'daniel-kim-forecast-notebooks',
        AppType: 'JupyterLab',
        AppName: 'default',
      }),
    );
    sandbox.admin.advanceTime(120_000);
    await update(ML_ENGINEER);
    sandbox.admin.advanceTime(300_000);
    await expect(describeDomain(RESEARCH_LAB)).resolves.toMatchObject({
      Status: 'InService',
      DefaultUserSettings: {
        ExecutionRole: ML_ENGINEER,
        StudioWebPortal: 'ENABLED',
      },
      DomainSettings: { ExecutionRoleIdentityConfig: 'DISABLED' },
    });
    await expect(
      sageMaker.send(
        new UpdateDomainCommand({
          DomainId: RESEARCH_LAB,
          HomeEfsFileSystemCreation: 'Disabled',
        }),
      ),
    ).rejects.toMatchObject({ name: 'ValidationException' });
  });

  it('hold spaces and apps', async () => {
    const space = { DomainId: RESEARCH_LAB, SpaceName: 'Lena-Lab' };
    const createSpace = (OwnerUserProfileName: string) =>
      sageMaker.send(
        new CreateSpaceCommand({
          ...space,
          SpaceDisplayName: 'The lab of Lena',
          OwnershipSettings: { OwnerUserProfileName },
          SpaceSharingSettings: { SharingType: 'Private' },
          SpaceSettings: { AppType: 'CodeEditor' },
        }),
      );
    await expect(createSpace('nobody')).rejects.toMatchObject({
      name: 'ValidationException',
    });
    await expect(
      sageMaker.send(
        new CreateSpaceCommand({
          ...space,
          SpaceSharingSettings: { SharingType: 'Private' },
        }),
      ),
    ).rejects.toMatchObject({ message: expect.stringContaining('together') });
    await createSpace('lena-fischer');
    await expect(createSpace('lena-fischer')).rejects.toMatchObject({
      name: 'ResourceInUse',
    });
    const app = {
      ...space,
      AppType: 'CodeEditor',
      AppName: 'default',
    } as const;
    const createApp = (more: object = {}) =>
      sageMaker.send(new CreateAppCommand({ ...app, ...more }));
    await expect(createApp()).rejects.toMatchObject({
      message: expect.stringContaining('not in service'),
    });
    sandbox.admin.advanceTime(60_000);
    await expect(createApp({ AppType: 'JupyterLab' })).rejects.toMatchObject({
      message: expect.stringContaining('does not match'),
    });
    await expect(
      createApp({ UserProfileName: 'lena-fischer' }),
    ).rejects.toMatchObject({
      message: expect.stringContaining('Exactly one of'),
    });
    await expect(
      createApp({ SpaceName: undefined, UserProfileName: 'lena-fischer' }),
    ).rejects.toMatchObject({
      message: expect.stringContaining('SpaceName is required'),
    });
    await createApp({ ResourceSpec: { InstanceType: 'ml.t3.large' } });
    await expect(createApp()).rejects.toMatchObject({ name: 'ResourceInUse' });
    await expect(
      sageMaker.send(
        new DescribeSpaceCommand({ ...space, SpaceName: 'lena-LAB' }),
      ),
    ).resolves.toMatchObject({
      SpaceName: 'Lena-Lab',
      Status: 'InService',
      OwnershipSettings: { OwnerUserProfileName: 'lena-fischer' },
      SpaceSharingSettings: { SharingType: 'Private' },
    });
    const spaces = await sageMaker.send(
      new ListSpacesCommand({ SpaceNameContains: 'LENA' }),
    );
    expect(spaces.Spaces).toMatchObject([
      {
        SpaceName: 'Lena-Lab',
        SpaceDisplayName: 'The lab of Lena',
        SpaceSettingsSummary: { AppType: 'CodeEditor' },
        OwnershipSettingsSummary: { OwnerUserProfileName: 'lena-fischer' },
      },
    ]);
    sandbox.admin.advanceTime(120_000);
    await expect(
      sageMaker.send(new DescribeAppCommand(app)),
    ).resolves.toMatchObject({
      Status: 'InService',
      ResourceSpec: { InstanceType: 'ml.t3.large' },
    });
    const apps = await sageMaker.send(
      new ListAppsCommand({
        DomainIdEquals: RESEARCH_LAB,
        SpaceNameEquals: 'lena-lab',
      }),
    );
    expect(apps.Apps).toMatchObject([
      { AppType: 'CodeEditor', ResourceSpec: { InstanceType: 'ml.t3.large' } },
    ]);
    await expect(
      sageMaker.send(
        new ListAppsCommand({
          SpaceNameEquals: 'a',
          UserProfileNameEquals: 'b',
        }),
      ),
    ).rejects.toMatchObject({ name: 'ValidationException' });
  });

  it('give presigned URLs in IAM mode only', async () => {
    const production = createClients(sandbox, PRODUCTION).sageMaker;
    const profile = { DomainId: 'd-production1', UserProfileName: 'batch' };
    await production.send(new CreateUserProfileCommand(profile));
    await expect(
      production.send(new CreatePresignedDomainUrlCommand(profile)),
    ).resolves.toMatchObject({
      AuthorizedUrl: expect.stringContaining(
        '/studio/d-production1/auth?token=',
      ),
    });
    await expect(
      sageMaker.send(
        new CreatePresignedDomainUrlCommand({
          DomainId: RESEARCH_LAB,
          UserProfileName: 'lena-fischer',
        }),
      ),
    ).rejects.toMatchObject({ name: 'ValidationException' });
  });
});
