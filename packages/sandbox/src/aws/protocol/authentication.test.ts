/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import {
  DescribeUserProfileCommand,
  ListDomainsCommand,
} from '@aws-sdk/client-sagemaker';
import {
  AssumeRoleCommand,
  GetCallerIdentityCommand,
  STSClient,
} from '@aws-sdk/client-sts';
import { createClients, ML, RESEARCH_LAB } from '../../__testUtils__/clients';
import { recordOf } from '../../__testUtils__/recordOf';
import { signedCall } from '../../__testUtils__/signedCall';
import { RunningSandbox } from '../../Sandbox';
import { startSandbox } from '../../server';

const ML_ROLE = 'arn:aws:iam::222222222222:role/OrganizationAccountAccessRole';

describe('who calls', () => {
  let sandbox: RunningSandbox;

  beforeAll(async () => {
    sandbox = await startSandbox({ port: 0 });
  });
  afterAll(() => sandbox.stop());

  async function assumeRole(sts: STSClient, roleArn = ML_ROLE) {
    const { Credentials } = await sts.send(
      new AssumeRoleCommand({ RoleArn: roleArn, RoleSessionName: 'tests' }),
    );
    return {
      accessKeyId: Credentials?.AccessKeyId ?? '',
      secretAccessKey: Credentials?.SecretAccessKey ?? '',
      sessionToken: Credentials?.SessionToken ?? '',
    };
  }

  const listDomains = {
    service: 'sagemaker',
    target: 'SageMaker.ListDomains',
    body: '{}',
  };

  it('is returned by GetCallerIdentity, for keys and for roles', async () => {
    const { sts } = createClients(sandbox);
    await expect(
      sts.send(new GetCallerIdentityCommand({})),
    ).resolves.toMatchObject({
      Account: '111111111111',
      Arn: 'arn:aws:iam::111111111111:user/alpenglow-management',
    });
    const session = createClients(sandbox, await assumeRole(sts));
    await expect(
      session.sts.send(new GetCallerIdentityCommand({})),
    ).resolves.toMatchObject({
      Account: '222222222222',
      Arn: 'arn:aws:sts::222222222222:assumed-role/OrganizationAccountAccessRole/tests',
    });
  });

  it('decides which account and Region are seen', async () => {
    const management = createClients(sandbox);
    const session = await assumeRole(management.sts);
    const idsOf = async (clients: ReturnType<typeof createClients>) => {
      const { Domains = [] } = await clients.sageMaker.send(
        new ListDomainsCommand({}),
      );
      return Domains.map(({ DomainId }) => DomainId);
    };
    await expect(idsOf(management)).resolves.toEqual([]);
    await expect(idsOf(createClients(sandbox, session))).resolves.toEqual([
      'd-legacylab01',
      'd-researchlab1',
    ]);
    await expect(
      idsOf(createClients(sandbox, session, 'us-east-1')),
    ).resolves.toEqual([]);
    await expect(
      management.sageMaker.send(
        new DescribeUserProfileCommand({
          DomainId: RESEARCH_LAB,
          UserProfileName: 'lena-fischer',
        }),
      ),
    ).rejects.toMatchObject({ name: 'ResourceNotFound' });
  });

  it('may assume only roles that exist and trust them', async () => {
    const { sts } = createClients(sandbox);
    await expect(
      assumeRole(sts, 'arn:aws:iam::222222222222:role/Imagined'),
    ).rejects.toMatchObject({
      name: 'AccessDenied',
      message:
        'User: arn:aws:iam::111111111111:user/alpenglow-management is not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::222222222222:role/Imagined',
    });
    await expect(
      assumeRole(
        createClients(sandbox, ML).sts,
        'arn:aws:iam::333333333333:role/OrganizationAccountAccessRole',
      ),
    ).rejects.toMatchObject({ name: 'AccessDenied' });
    await expect(
      sts.send(
        new AssumeRoleCommand({
          RoleArn: ML_ROLE,
          RoleSessionName: 'not valid!',
          DurationSeconds: 60,
        }),
      ),
    ).rejects.toMatchObject({
      name: 'ValidationError',
      message: expect.stringContaining("at 'durationSeconds'"),
    });
  });

  it('must know the secret', async () => {
    const wrong = { ...ML, secretAccessKey: 'guessed' };
    await expect(
      createClients(sandbox, wrong).sageMaker.send(new ListDomainsCommand({})),
    ).rejects.toMatchObject({
      name: 'InvalidSignatureException',
      message: expect.stringContaining('does not match the signature'),
    });
    await expect(
      createClients(sandbox, wrong).sts.send(new GetCallerIdentityCommand({})),
    ).rejects.toMatchObject({ name: 'SignatureDoesNotMatch' });
    const unknown = { ...ML, accessKeyId: 'AKIAUNKNOWN' };
    await expect(
      createClients(sandbox, unknown).sageMaker.send(
        new ListDomainsCommand({}),
      ),
    ).rejects.toMatchObject({
      name: 'UnrecognizedClientException',
      message: 'The security token included in the request is invalid.',
    });
    await expect(
      createClients(sandbox, unknown).sts.send(
        new GetCallerIdentityCommand({}),
      ),
    ).rejects.toMatchObject({ name: 'InvalidClientTokenId' });
  });

  it('must hold a session that is good still', async () => {
    const { sts } = createClients(sandbox);
    const session = await assumeRole(sts);
    await expect(
      createClients(sandbox, {
        ...session,
        sessionToken: 'somebody else',
      }).sageMaker.send(new ListDomainsCommand({})),
    ).rejects.toMatchObject({ name: 'UnrecognizedClientException' });
    await sandbox.admin.reset();
    const { sageMaker } = createClients(sandbox, session);
    await expect(
      sageMaker.send(new ListDomainsCommand({})),
    ).resolves.toMatchObject({ Domains: expect.any(Array) });
    recordOf(sandbox.admin.world.sessions, session.accessKeyId).expiresAt =
      Date.now();
    await expect(
      sageMaker.send(new ListDomainsCommand({})),
    ).rejects.toMatchObject({ name: 'ExpiredTokenException' });
  });

  it('must sign what is sent, for where it is sent, and now', async () => {
    await expect(signedCall(sandbox, listDomains)).resolves.toMatchObject({
      status: 200,
    });
    const refused = async (
      change: Partial<Parameters<typeof signedCall>[1]>,
      type: string,
      message: string,
    ) => {
      const { status, headers, text } = await signedCall(sandbox, {
        ...listDomains,
        ...change,
      });
      expect(status).toBe(400);
      expect(headers.get('x-amzn-errortype')).toBe(type);
      expect(headers.get('x-amzn-requestid')).toMatch(/^[0-9a-f-]{36}$/);
      const answer = JSON.parse(text);
      expect(answer.__type).toBe(type);
      expect(answer.message).toContain(message);
    };
    await refused(
      { service: 'sso' },
      'InvalidSignatureException',
      "Credential should be scoped to correct service: 'sagemaker'.",
    );
    await refused(
      {
        tamper: headers => {
          headers['x-amz-target'] = 'SageMaker.ListApps';
        },
      },
      'InvalidSignatureException',
      'does not match the signature',
    );
    await refused(
      { signingDate: new Date(Date.now() - 3_600_000) },
      'InvalidSignatureException',
      'Signature expired',
    );
    await refused(
      {
        tamper: headers => {
          delete headers.authorization;
        },
      },
      'MissingAuthenticationTokenException',
      'Missing Authentication Token',
    );
    await refused(
      {
        tamper: headers => {
          headers.authorization = 'Bearer abc';
        },
      },
      'IncompleteSignatureException',
      'Signature',
    );
  });

  it('can only ask for operations that there are', async () => {
    const ask = (target: string) =>
      signedCall(sandbox, { service: 'sagemaker', target, body: '{}' });
    for (const target of [
      'SageMaker.CreateModel',
      'SageMaker.constructor',
      'Unknown.ListDomains',
    ]) {
      const { status, text } = await ask(target);
      expect([status, JSON.parse(text).__type]).toEqual([
        400,
        'UnknownOperationException',
      ]);
    }
    const query = await signedCall(sandbox, {
      service: 'sts',
      body: 'Action=GetFederationToken&Version=2011-06-15',
    });
    expect(query.status).toBe(400);
    expect(query.headers.get('content-type')).toContain('text/xml');
    expect(query.text).toContain('<Code>InvalidAction</Code>');
  });

  it('must send JSON of the right types', async () => {
    const send = async (body: string) => {
      const { text } = await signedCall(sandbox, { ...listDomains, body });
      return JSON.parse(text);
    };
    await expect(send('{"MaxResults":')).resolves.toMatchObject({
      __type: 'SerializationException',
    });
    await expect(send('[]')).resolves.toMatchObject({
      __type: 'SerializationException',
    });
    await expect(send('{"MaxResults":"5"}')).resolves.toEqual({
      __type: 'SerializationException',
      message: 'STRING_VALUE can not be converted to an Integer',
    });
    await expect(send('{"NextToken":{}}')).resolves.toEqual({
      __type: 'SerializationException',
      message: 'Start of structure or map found where not expected.',
    });
    await expect(
      send('{"MaxResults":1,"NotAMember":true,"NextToken":null}'),
    ).resolves.toMatchObject({ Domains: [{ DomainId: 'd-legacylab01' }] });
  });
});
