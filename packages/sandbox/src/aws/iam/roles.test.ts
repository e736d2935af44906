/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/* By AWS's older SDK, which shares no code with the one the product uses. */
import EC2 from 'aws-sdk/clients/ec2';
import IAM from 'aws-sdk/clients/iam';
import { CreateDomainCommand } from '@aws-sdk/client-sagemaker';
import { createClients, ML } from '../../__testUtils__/clients';
import { RunningSandbox } from '../../Sandbox';
import { startSandbox } from '../../server';
import { SAGEMAKER_FULL_ACCESS } from '../../world/managedPolicies';
import { STUDIO_SUBNETS, STUDIO_VPC } from '../../world/seeds/networks';

process.env.AWS_SDK_JS_SUPPRESS_MAINTENANCE_MODE_MESSAGE = '1';

const ACCOUNT = '222222222222';
const BOUNDARY = `arn:aws:iam::${ACCOUNT}:policy/StudioExecutionBoundary`;
const TRUST = {
  Version: '2012-10-17',
  Statement: {
    Effect: 'Allow',
    Principal: { Service: 'sagemaker.amazonaws.com' },
    Action: 'sts:AssumeRole',
  },
};
const ROLE = {
  RoleName: 'new-lab-execution',
  Path: '/studio-access/',
  AssumeRolePolicyDocument: JSON.stringify(TRUST),
};
const ROLE_ARN = `arn:aws:iam::${ACCOUNT}:role/studio-access/new-lab-execution`;

describe('what a new domain needs', () => {
  let sandbox: RunningSandbox;
  let iam: IAM;
  let ec2: EC2;

  beforeAll(async () => {
    sandbox = await startSandbox({ port: 0 });
    const config = {
      endpoint: sandbox.url,
      region: 'eu-west-1',
      credentials: ML,
      maxRetries: 0,
    };
    iam = new IAM(config);
    ec2 = new EC2(config);
  });
  beforeEach(() => sandbox.admin.reset());
  afterAll(() => sandbox.stop());

  const createRole = (more: Partial<IAM.CreateRoleRequest> = {}) =>
    iam.createRole({ ...ROLE, ...more }).promise();

  /** The role's permissions according to IAM's simulator. */
  async function decision(action: string) {
    const { EvaluationResults = [] } = await iam
      .simulatePrincipalPolicy({
        PolicySourceArn: ROLE_ARN,
        ActionNames: [action],
      })
      .promise();
    return EvaluationResults[0]?.EvalDecision;
  }

  it('is a role with a path, tags and a boundary', async () => {
    await createRole({
      PermissionsBoundary: BOUNDARY,
      Description: 'Of new-lab',
      Tags: [{ Key: 'team', Value: 'group:default/research' }],
    });
    await iam
      .tagRole({
        RoleName: ROLE.RoleName,
        Tags: [{ Key: 'cost', Value: '42' }],
      })
      .promise();
    const { Role } = await iam.getRole({ RoleName: ROLE.RoleName }).promise();
    expect(Role).toMatchObject({
      Arn: ROLE_ARN,
      Path: '/studio-access/',
      Description: 'Of new-lab',
      PermissionsBoundary: { PermissionsBoundaryArn: BOUNDARY },
      Tags: [
        { Key: 'team', Value: 'group:default/research' },
        { Key: 'cost', Value: '42' },
      ],
    });
    expect(
      JSON.parse(decodeURIComponent(Role.AssumeRolePolicyDocument ?? '')),
    ).toEqual(TRUST);
  });

  it('may do what an attached policy and its boundary both allow', async () => {
    await createRole({ PermissionsBoundary: BOUNDARY });
    expect(await decision('sagemaker:CreateSpace')).toBe('implicitDeny');
    const attach = () =>
      iam
        .attachRolePolicy({
          RoleName: ROLE.RoleName,
          PolicyArn: SAGEMAKER_FULL_ACCESS,
        })
        .promise();
    await attach();
    await attach();
    expect(await decision('sagemaker:CreateSpace')).toBe('allowed');
    sandbox.admin.setPolicies(ACCOUNT, `role/${ROLE.RoleName}`, [
      {
        Version: '2012-10-17',
        Statement: { Effect: 'Allow', Action: 'iam:*', Resource: '*' },
      },
    ]);
    expect(await decision('iam:CreateRole')).toBe('implicitDeny');
    const { AttachedPolicies } = await iam
      .listAttachedRolePolicies({ RoleName: ROLE.RoleName })
      .promise();
    expect(AttachedPolicies).toEqual([
      {
        PolicyName: 'AmazonSageMakerFullAccess',
        PolicyArn: SAGEMAKER_FULL_ACCESS,
      },
    ]);
  });

  it('is refused by IAM as AWS does', async () => {
    await createRole();
    const refusals = await Promise.all(
      [
        createRole({ RoleName: 'NEW-LAB-EXECUTION' }),
        createRole({ RoleName: 'other', PermissionsBoundary: `${BOUNDARY}2` }),
        createRole({ RoleName: 'other', AssumeRolePolicyDocument: '{' }),
        createRole({ RoleName: 'no name' }),
        iam
          .attachRolePolicy({
            RoleName: ROLE.RoleName,
            PolicyArn: `${SAGEMAKER_FULL_ACCESS}2`,
          })
          .promise(),
        iam
          .tagRole({
            RoleName: 'nobody',
            Tags: [{ Key: 'a', Value: 'b' }],
          })
          .promise(),
      ].map(call =>
        call.then(
          () => 'done',
          (error: { code: string; statusCode: number }) => [
            error.code,
            error.statusCode,
          ],
        ),
      ),
    );
    expect(refusals).toEqual([
      ['EntityAlreadyExists', 409],
      ['NoSuchEntity', 404],
      ['MalformedPolicyDocument', 400],
      ['ValidationError', 400],
      ['NoSuchEntity', 404],
      ['NoSuchEntity', 404],
    ]);
  });

  it('is authorized by the path asked for, whatever exists', async () => {
    await createRole();
    sandbox.admin.setPolicies(ACCOUNT, 'user/alpenglow-ml', [
      {
        Version: '2012-10-17',
        Statement: {
          Effect: 'Allow',
          Action: 'iam:CreateRole',
          Resource: `arn:aws:iam::${ACCOUNT}:role/studio-access/*`,
        },
      },
    ]);
    await expect(createRole()).rejects.toMatchObject({
      code: 'EntityAlreadyExists',
    });
    await expect(createRole({ Path: '/' })).rejects.toMatchObject({
      code: 'AccessDenied',
    });
  });

  it('is one of the VPCs of the account, with subnets and security groups', async () => {
    const { Vpcs = [] } = await ec2.describeVpcs().promise();
    expect(Vpcs.map(({ VpcId, Tags, IsDefault }) => [VpcId, Tags, IsDefault]))
      // In the order of their ids.
      .toEqual([
        [STUDIO_VPC, [{ Key: 'Name', Value: 'studio' }], false],
        ['vpc-2c3d4e5f60718293a', [], true],
      ]);
    const Filters = [{ Name: 'vpc-id', Values: [STUDIO_VPC] }];
    const { Subnets = [] } = await ec2.describeSubnets({ Filters }).promise();
    expect(
      Subnets.map(({ SubnetId, AvailabilityZone }) => [
        SubnetId,
        AvailabilityZone,
      ]),
    ).toEqual([
      [STUDIO_SUBNETS[0], 'eu-west-1a'],
      [STUDIO_SUBNETS[1], 'eu-west-1b'],
    ]);
    const { SecurityGroups = [] } = await ec2
      .describeSecurityGroups({ Filters })
      .promise();
    expect(SecurityGroups.map(({ GroupName }) => GroupName)).toEqual([
      'default',
      'studio-apps',
    ]);
    await expect(
      ec2.describeSubnets({ SubnetIds: ['subnet-1'] }).promise(),
    ).rejects.toMatchObject({
      code: 'InvalidSubnetID.NotFound',
      message: "The subnet ID 'subnet-1' does not exist",
    });
  });

  it('is refused by EC2 in a form of its own', async () => {
    sandbox.admin.setPolicies(ACCOUNT, 'user/alpenglow-ml', []);
    await expect(ec2.describeVpcs().promise()).rejects.toMatchObject({
      code: 'UnauthorizedOperation',
      statusCode: 403,
    });
    await expect(
      ec2.describeVpcs({ MaxResults: 1 }).promise(),
    ).rejects.toMatchObject({ code: 'InvalidParameterValue' });
  });

  it.each([
    ['iam:CreateServiceLinkedRole'],
    ['iam:PassRole'],
    ['sso:CreateManagedApplicationInstance'],
    ['elasticfilesystem:CreateFileSystem'],
    ['sagemaker:AddTags'],
  ])('takes %s', async action => {
    sandbox.admin.setPolicies(ACCOUNT, 'user/alpenglow-ml', [
      {
        Version: '2012-10-17',
        Statement: [
          { Effect: 'Allow', Action: '*', Resource: '*' },
          { Effect: 'Deny', Action: action, Resource: '*' },
        ],
      },
    ]);
    await expect(
      createClients(sandbox, ML).sageMaker.send(
        new CreateDomainCommand({
          DomainName: 'new-lab',
          AuthMode: 'SSO',
          DefaultUserSettings: {
            ExecutionRole: `arn:aws:iam::${ACCOUNT}:role/StudioMlEngineer`,
          },
          VpcId: STUDIO_VPC,
          SubnetIds: STUDIO_SUBNETS,
          Tags: [{ Key: 'a', Value: 'b' }],
        }),
      ),
    ).rejects.toMatchObject({
      name: 'AccessDeniedException',
      message: expect.stringContaining(action),
    });
  });
});
