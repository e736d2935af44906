/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { Sha256 } from '@aws-crypto/sha256-js';
import {
  AssumeRoleCommand,
  GetCallerIdentityCommand,
  STSClient,
} from '@aws-sdk/client-sts';
import { SignatureV4 } from '@smithy/signature-v4';
import {
  createClients,
  IDENTITY_STORE_ID,
  MANAGEMENT,
  ML,
} from '../../__testUtils__/clients';
import { recordOf } from '../../__testUtils__/recordOf';
import { signedCall } from '../../__testUtils__/signedCall';
import { RunningSandbox } from '../../Sandbox';
import { startSandbox } from '../../server';

const ROLE = 'arn:aws:iam::222222222222:role/OrganizationAccountAccessRole';
const HOUR = 3600;

describe('sessions', () => {
  let sandbox: RunningSandbox;

  beforeAll(async () => {
    sandbox = await startSandbox({ port: 0 });
  });
  beforeEach(() => sandbox.admin.reset());
  afterAll(() => sandbox.stop());

  async function assumed(sts: STSClient, DurationSeconds?: number) {
    const answer = await sts.send(
      new AssumeRoleCommand({
        RoleArn: ROLE,
        RoleSessionName: 'tests',
        DurationSeconds,
      }),
    );
    const { AccessKeyId, SecretAccessKey, SessionToken, Expiration } =
      answer.Credentials ?? {};
    return {
      credentials: {
        accessKeyId: AccessKeyId ?? '',
        secretAccessKey: SecretAccessKey ?? '',
        sessionToken: SessionToken ?? '',
      },
      seconds: Math.round(((Expiration?.getTime() ?? 0) - Date.now()) / 1000),
      roleId: answer.AssumedRoleUser?.AssumedRoleId,
    };
  }

  const allow = (seconds: number) => {
    recordOf(
      sandbox.admin.world.accounts,
      '222222222222',
    ).iam.maxSessionDurations = { OrganizationAccountAccessRole: seconds };
  };
  const TOO_LONG =
    'The requested DurationSeconds exceeds the MaxSessionDuration set for this role.';
  const TOO_LONG_CHAINED =
    'The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining.';

  it.each([
    ['for an hour unless told', undefined, undefined, HOUR],
    ['for as long as is asked for', undefined, 900, 900],
    ['for as long as the role allows', 12 * HOUR, 12 * HOUR, 12 * HOUR],
  ])('are good %s', async (_, allowed, asked, seconds) => {
    if (allowed) {
      allow(allowed);
    }
    const { sts } = createClients(sandbox);
    const session = await assumed(sts, asked);
    expect(Math.abs(session.seconds - seconds)).toBeLessThan(5);
  });

  it.each([
    ['an hour, where the role says nothing', undefined, HOUR + 1],
    ['what the role says', 2 * HOUR, 2 * HOUR + 1],
  ])('are refused beyond %s', async (_, allowed, asked) => {
    if (allowed) {
      allow(allowed);
    }
    const { sts } = createClients(sandbox);
    await expect(assumed(sts, asked)).rejects.toMatchObject({
      name: 'ValidationError',
      message: TOO_LONG,
      $metadata: { httpStatusCode: 400 },
    });
  });

  it('of a role that a role has assumed are good for an hour at most', async () => {
    allow(12 * HOUR);
    sandbox.admin.setTrustPolicy(
      '222222222222',
      'OrganizationAccountAccessRole',
      {
        Version: '2012-10-17',
        Statement: {
          Effect: 'Allow',
          Principal: { AWS: ['111111111111', '222222222222'] },
          Action: 'sts:AssumeRole',
        },
      },
    );
    const first = await assumed(createClients(sandbox).sts, 2 * HOUR);
    const { sts } = createClients(sandbox, first.credentials);
    await expect(assumed(sts, HOUR + 1)).rejects.toMatchObject({
      name: 'ValidationError',
      message: TOO_LONG_CHAINED,
    });
    await expect(assumed(sts, HOUR)).resolves.toBeDefined();
  });

  it('name the role by an id of 21 characters that stays the same', async () => {
    const { sts } = createClients(sandbox);
    const first = await assumed(sts);
    const second = await assumed(sts);
    expect(first.roleId).toMatch(/^AROA[A-Z2-7]{17}:tests$/);
    expect(second.roleId).toBe(first.roleId);
    const { sts: ownSts } = createClients(sandbox, first.credentials);
    await expect(
      ownSts.send(new GetCallerIdentityCommand({})),
    ).resolves.toMatchObject({ UserId: first.roleId });
    const role = await signedCall(sandbox, {
      service: 'iam',
      body: 'Action=GetRole&Version=2010-05-08&RoleName=OrganizationAccountAccessRole',
    });
    expect(role.text).toContain(
      `<RoleId>${first.roleId?.split(':')[0]}</RoleId>`,
    );
    expect(role.text).toContain(
      '<MaxSessionDuration>3600</MaxSessionDuration>',
    );
    await expect(
      sts.send(new GetCallerIdentityCommand({})),
    ).resolves.toMatchObject({
      UserId: expect.stringMatching(/^AIDA[A-Z2-7]{17}$/),
    });
  });
});

describe('GetCallerIdentity by GET', () => {
  let sandbox: RunningSandbox;

  beforeAll(async () => {
    sandbox = await startSandbox({ port: 0 });
  });
  afterAll(() => sandbox.stop());

  const QUERY = { Action: 'GetCallerIdentity', Version: '2011-06-15' };

  async function presigned(
    options: {
      expiresIn?: number;
      signingDate?: Date;
      credentials?: { accessKeyId: string; secretAccessKey: string };
    } = {},
  ): Promise<URL> {
    const { hostname, port } = new URL(sandbox.url);
    const signer = new SignatureV4({
      credentials: options.credentials ?? ML,
      region: 'eu-west-1',
      service: 'sts',
      sha256: Sha256,
    });
    const { query = {} } = await signer.presign(
      {
        protocol: 'http:',
        hostname,
        port: Number(port),
        method: 'GET',
        path: '/',
        query: QUERY,
        headers: { host: `${hostname}:${port}` },
      },
      { expiresIn: options.expiresIn ?? 60, signingDate: options.signingDate },
    );
    const url = new URL(sandbox.url);
    Object.entries(query).forEach(([name, value]) =>
      url.searchParams.set(name, String(value)),
    );
    return url;
  }

  async function get(url: URL, headers: Record<string, string> = {}) {
    const answer = await fetch(url, { headers });
    return { status: answer.status, text: await answer.text() };
  }

  it('answers a presigned URL', async () => {
    const { status, text } = await get(await presigned());
    expect(status).toBe(200);
    expect(text).toContain(
      '<Arn>arn:aws:iam::222222222222:user/alpenglow-ml</Arn>',
    );
  });

  it('answers a presigned URL of a session', async () => {
    const { Credentials } = await createClients(sandbox).sts.send(
      new AssumeRoleCommand({ RoleArn: ROLE, RoleSessionName: 'tests' }),
    );
    const url = await presigned({
      credentials: {
        accessKeyId: Credentials?.AccessKeyId ?? '',
        secretAccessKey: Credentials?.SecretAccessKey ?? '',
        sessionToken: Credentials?.SessionToken ?? '',
      } as typeof ML,
    });
    expect((await get(url)).text).toContain(
      'assumed-role/OrganizationAccountAccessRole/tests',
    );
    url.searchParams.delete('X-Amz-Security-Token');
    expect(await get(url)).toMatchObject({
      status: 403,
      text: expect.stringContaining('<Code>InvalidClientTokenId</Code>'),
    });
  });

  it('answers a GET with an Authorization header', async () => {
    const { hostname, port } = new URL(sandbox.url);
    const signer = new SignatureV4({
      credentials: MANAGEMENT,
      region: 'eu-west-1',
      service: 'sts',
      sha256: Sha256,
    });
    const { headers } = await signer.sign({
      protocol: 'http:',
      hostname,
      port: Number(port),
      method: 'GET',
      path: '/',
      query: QUERY,
      headers: { host: `${hostname}:${port}` },
    });
    const url = new URL(sandbox.url);
    url.search = new URLSearchParams(QUERY).toString();
    expect(await get(url, headers)).toMatchObject({
      status: 200,
      text: expect.stringContaining('user/alpenglow-management'),
    });
  });

  const minutesFromNow = (minutes: number) =>
    new Date(Date.now() + minutes * 60_000);

  it.each([
    [
      'that has expired',
      { signingDate: minutesFromNow(-10), expiresIn: 60 },
      'SignatureDoesNotMatch',
      /Signature expired: \w+ is now earlier than \w+ \(\w+ - 1 min\.\)/,
    ],
    [
      'that is not yet current',
      { signingDate: minutesFromNow(20) },
      'SignatureDoesNotMatch',
      /Signature not yet current: \w+ is still later than \w+ \(\w+ \+ 15 min\.\)/,
    ],
    [
      'signed with another secret',
      { credentials: { ...ML, secretAccessKey: 'guessed' } },
      'SignatureDoesNotMatch',
      /does not match the signature you provided/,
    ],
  ])('refuses a presigned URL %s', async (_, options, code, message) => {
    const { status, text } = await get(await presigned(options));
    expect(status).toBe(403);
    expect(text).toContain(`<Code>${code}</Code>`);
    expect(text).toMatch(message);
  });

  it('refuses a presigned URL that was changed', async () => {
    const url = await presigned();
    url.searchParams.set('Version', '2010-05-08');
    expect(await get(url)).toMatchObject({
      status: 403,
      text: expect.stringContaining('<Code>SignatureDoesNotMatch</Code>'),
    });
  });

  it.each(['X-Amz-Signature', 'X-Amz-Credential', 'X-Amz-Expires'])(
    'refuses a presigned URL without %s',
    async name => {
      const url = await presigned();
      url.searchParams.delete(name);
      expect(await get(url)).toMatchObject({
        status: 403,
        text: expect.stringContaining('<Code>IncompleteSignature</Code>'),
      });
    },
  );

  it.each(['GET', 'POST'])('refuses an unsigned %s with 403', async method => {
    const query = new URLSearchParams(QUERY);
    const answer = await fetch(
      method === 'GET' ? `${sandbox.url}/?${query}` : sandbox.url,
      { method, body: method === 'GET' ? undefined : query },
    );
    expect(answer.status).toBe(403);
    expect(answer.headers.get('content-type')).toContain('text/xml');
    expect(await answer.text()).toContain(
      '<Code>MissingAuthenticationToken</Code><Message>Request is missing Authentication Token</Message>',
    );
  });

  it('leaves the start page where it is', async () => {
    expect((await get(new URL(sandbox.url))).text).toContain('sandbox');
  });
});

describe('errors on the wire', () => {
  let sandbox: RunningSandbox;

  beforeAll(async () => {
    sandbox = await startSandbox({ port: 0 });
  });
  afterAll(() => sandbox.stop());

  it.each([
    [
      'identitystore',
      'AWSIdentityStore.DescribeUser',
      {
        IdentityStoreId: IDENTITY_STORE_ID,
        UserId: '93677ab1c2-00000000-0000-4000-8000-000000000000',
      },
      'ResourceNotFoundException',
    ],
    [
      'identitystore',
      'AWSIdentityStore.DescribeUser',
      { IdentityStoreId: 'nonsense' },
      'ValidationException',
    ],
    [
      'identitystore',
      'AWSIdentityStore.CreateGroup',
      { IdentityStoreId: IDENTITY_STORE_ID, DisplayName: 'research' },
      'ConflictException',
    ],
    [
      'sso',
      'SWBExternalService.DescribeApplication',
      {
        ApplicationArn:
          'arn:aws:sso::111111111111:application/ssoins-72237f0e1c9a4b5d/apl-0000000000000000',
      },
      'ResourceNotFoundException',
    ],
    ['sagemaker', 'SageMaker.CreateModel', {}, 'UnknownOperationException'],
    [
      'identitystore',
      'AWSIdentityStore.Nothing',
      {},
      'UnknownOperationException',
    ],
    ['sso', 'SWBExternalService.Nothing', {}, 'UnknownOperationException'],
  ])(
    'of %s are answered with 400: %s %j',
    async (service, target, input, code) => {
      const { status, headers, text } = await signedCall(sandbox, {
        service,
        target,
        body: JSON.stringify(input),
        credentials: MANAGEMENT,
      });
      const body = JSON.parse(text);
      expect([status, body.__type]).toEqual([400, code]);
      const isModelled =
        service === 'identitystore' && code !== 'UnknownOperationException';
      expect(body.RequestId).toBe(
        isModelled ? headers.get('x-amzn-requestid') : undefined,
      );
    },
  );

  it.each([
    [
      -16,
      /^Signature expired: \w+ is now earlier than \w+ \(\w+ - 15 min\.\)$/,
    ],
    [
      16,
      /^Signature not yet current: \w+ is still later than \w+ \(\w+ \+ 15 min\.\)$/,
    ],
  ])('say how a clock differs by %d minutes', async (minutes, message) => {
    const { status, text } = await signedCall(sandbox, {
      service: 'sagemaker',
      target: 'SageMaker.ListDomains',
      body: '{}',
      signingDate: new Date(Date.now() + minutes * 60_000),
    });
    expect(status).toBe(400);
    expect(JSON.parse(text)).toEqual({
      __type: 'InvalidSignatureException',
      message: expect.stringMatching(message),
    });
  });
});
