/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/* AWS's older SDK shares no code with the one the product uses; what both understand is AWS's protocol. */
import IAM from 'aws-sdk/clients/iam';
import IdentityStore from 'aws-sdk/clients/identitystore';
import SageMaker from 'aws-sdk/clients/sagemaker';
import ServiceQuotas from 'aws-sdk/clients/servicequotas';
import SSOAdmin from 'aws-sdk/clients/ssoadmin';
import STS from 'aws-sdk/clients/sts';
import {
  IDENTITY_STORE_ID,
  INSTANCE_ARN,
  MANAGEMENT,
  ML,
  RESEARCH_LAB,
} from '../__testUtils__/clients';
import { RunningSandbox } from '../Sandbox';
import { startSandbox } from '../server';

// It warns on every start that its support has ended, which is known.
process.env.AWS_SDK_JS_SUPPRESS_MAINTENANCE_MODE_MESSAGE = '1';

type Page = { NextToken?: string };

describe('an independent client', () => {
  let sandbox: RunningSandbox;

  beforeAll(async () => {
    sandbox = await startSandbox({ port: 0 });
  });
  afterAll(() => sandbox.stop());

  function config(credentials = MANAGEMENT) {
    return {
      endpoint: sandbox.url,
      region: 'eu-west-1',
      credentials,
      maxRetries: 0,
    };
  }

  /** Everything on all pages, and how many pages there were. */
  async function readAll<P extends Page, T>(
    read: (token?: string) => Promise<P>,
    itemsOf: (page: P) => T[] | undefined,
  ): Promise<{ items: T[]; pages: number }> {
    const items: T[] = [];
    let pages = 0;
    let token: string | undefined;
    do {
      const page = await read(token);
      items.push(...(itemsOf(page) ?? []));
      pages++;
      token = page.NextToken;
    } while (token);
    return { items, pages };
  }

  it('lists domains and profiles page by page, with the credentials of a role', async () => {
    const sts = new STS(config());
    const { Credentials } = await sts
      .assumeRole({
        RoleArn: 'arn:aws:iam::222222222222:role/OrganizationAccountAccessRole',
        RoleSessionName: 'older-sdk',
      })
      .promise();
    const sageMaker = new SageMaker({
      ...config(),
      credentials: {
        accessKeyId: Credentials?.AccessKeyId ?? '',
        secretAccessKey: Credentials?.SecretAccessKey ?? '',
        sessionToken: Credentials?.SessionToken,
      },
    });
    const domains = await readAll(
      NextToken =>
        sageMaker.listDomains({ MaxResults: 1, NextToken }).promise(),
      page => page.Domains,
    );
    expect(domains.pages).toBe(2);
    expect(domains.items.map(({ DomainName }) => DomainName)).toEqual([
      'legacy-lab',
      'research-lab',
    ]);
    expect(domains.items[0]?.CreationTime).toEqual(
      new Date('2022-05-10T08:00:00Z'),
    );
    const profiles = await readAll(
      NextToken =>
        sageMaker.listUserProfiles({ MaxResults: 2, NextToken }).promise(),
      page => page.UserProfiles,
    );
    expect(profiles.pages).toBe(2);
    expect(profiles.items.map(item => item.UserProfileName)).toEqual([
      'daniel-kim-417',
      'olga-petrova',
      'lena-fischer',
    ]);
    const { Account } = await sts.getCallerIdentity().promise();
    expect(Account).toBe('111111111111');
  });

  it('asks IAM whether roles can be used, and Service Quotas how much is allowed', async () => {
    const iam = new IAM(config(ML));
    const { Role } = await iam
      .getRole({ RoleName: 'StudioDataScientist' })
      .promise();
    expect(Role.Arn).toBe('arn:aws:iam::222222222222:role/StudioDataScientist');
    expect(
      JSON.parse(decodeURIComponent(Role.AssumeRolePolicyDocument ?? '')),
    ).toMatchObject({
      Statement: [{ Principal: { Service: 'sagemaker.amazonaws.com' } }],
    });
    await expect(
      iam.getRole({ RoleName: 'Imagined' }).promise(),
    ).rejects.toMatchObject({ code: 'NoSuchEntity', statusCode: 404 });

    sandbox.admin.setPolicies('222222222222', 'role/BackstageStudioAccess', [
      {
        Version: '2012-10-17',
        Statement: {
          Effect: 'Allow',
          Action: 'iam:PassRole',
          Resource: 'arn:aws:iam::222222222222:role/StudioDataScientist',
          Condition: {
            StringEquals: { 'iam:PassedToService': 'sagemaker.amazonaws.com' },
          },
        },
      },
    ]);
    const { EvaluationResults } = await iam
      .simulatePrincipalPolicy({
        PolicySourceArn: 'arn:aws:iam::222222222222:role/BackstageStudioAccess',
        ActionNames: ['iam:PassRole'],
        ResourceArns: [
          'arn:aws:iam::222222222222:role/StudioDataScientist',
          'arn:aws:iam::222222222222:role/StudioMlEngineer',
        ],
        ContextEntries: [
          {
            ContextKeyName: 'iam:PassedToService',
            ContextKeyType: 'string',
            ContextKeyValues: ['sagemaker.amazonaws.com'],
          },
        ],
      })
      .promise();
    expect(EvaluationResults?.map(({ EvalDecision }) => EvalDecision)).toEqual([
      'allowed',
      'implicitDeny',
    ]);
    await expect(
      iam
        .simulatePrincipalPolicy({ PolicySourceArn: 'short', ActionNames: [] })
        .promise(),
    ).rejects.toMatchObject({ code: 'ValidationError' });

    const quotas = new ServiceQuotas(config(ML));
    const { Quota } = await quotas
      .getServiceQuota({ ServiceCode: 'sagemaker', QuotaCode: 'L-AC46C40F' })
      .promise();
    expect(Quota).toMatchObject({ Value: 100, Adjustable: true });
    await expect(
      quotas
        .getServiceQuota({ ServiceCode: 'sagemaker', QuotaCode: 'L-00000000' })
        .promise(),
    ).rejects.toMatchObject({ code: 'NoSuchResourceException' });
  });

  it('lists users, groups and assignments page by page', async () => {
    const store = new IdentityStore(config());
    const IdentityStoreId = IDENTITY_STORE_ID;
    const users = await readAll(
      NextToken =>
        store
          .listUsers({ IdentityStoreId, MaxResults: 4, NextToken })
          .promise(),
      page => page.Users,
    );
    expect([users.pages, users.items.length]).toEqual([4, 15]);
    const groups = await readAll(
      NextToken =>
        store
          .listGroups({ IdentityStoreId, MaxResults: 2, NextToken })
          .promise(),
      page => page.Groups,
    );
    expect([groups.pages, groups.items.length]).toEqual([3, 5]);
    const ssoAdmin = new SSOAdmin(config());
    const { Applications = [] } = await ssoAdmin
      .listApplications({ InstanceArn: INSTANCE_ARN })
      .promise();
    const assignments = await readAll(
      NextToken =>
        ssoAdmin
          .listApplicationAssignments({
            ApplicationArn: Applications[0]?.ApplicationArn ?? '',
            MaxResults: 1,
            NextToken,
          })
          .promise(),
      page => page.ApplicationAssignments,
    );
    expect(assignments.items.map(({ PrincipalType }) => PrincipalType)).toEqual(
      ['GROUP', 'USER'],
    );
  });

  it("gets AWS's own errors for bad input", async () => {
    // The client must not find the mistake before the service does.
    const sageMaker = new SageMaker({
      ...config(ML),
      paramValidation: false,
    });
    await expect(
      sageMaker
        .createUserProfile({
          DomainId: RESEARCH_LAB,
          UserProfileName: 'jane.doe@alpenglow.example',
        })
        .promise(),
    ).rejects.toMatchObject({
      code: 'ValidationException',
      statusCode: 400,
      message:
        "1 validation error detected: Value 'jane.doe@alpenglow.example' at 'userProfileName' failed to satisfy constraint: Member must satisfy regular expression pattern: [a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}",
    });
    await expect(
      sageMaker
        .describeUserProfile({ DomainId: '', UserProfileName: 'x' })
        .promise(),
    ).rejects.toMatchObject({
      message: expect.stringContaining("Value '' at 'domainId'"),
    });
    await expect(
      sageMaker
        .describeDomain({} as unknown as SageMaker.DescribeDomainRequest)
        .promise(),
    ).rejects.toMatchObject({
      message:
        "1 validation error detected: Value null at 'domainId' failed to satisfy constraint: Member must not be null",
    });
    await expect(
      sageMaker
        .deleteUserProfile({
          DomainId: RESEARCH_LAB,
          UserProfileName: 'nobody',
        })
        .promise(),
    ).rejects.toMatchObject({ code: 'ResourceNotFound' });
    await expect(
      new STS(config({ ...ML, accessKeyId: 'AKIAUNKNOWN' }))
        .getCallerIdentity()
        .promise(),
    ).rejects.toMatchObject({ code: 'InvalidClientTokenId', statusCode: 403 });
  });
});
