/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import {
  IdentitystoreClient,
  ListUsersCommand,
} from '@aws-sdk/client-identitystore';
import {
  CreateUserProfileCommand,
  DeleteUserProfileCommand,
  DescribeUserProfileCommand,
  ListDomainsCommand,
  ListUserProfilesCommand,
  SageMakerClient,
} from '@aws-sdk/client-sagemaker';
import {
  CreateApplicationAssignmentCommand,
  ListInstancesCommand,
  SSOAdminClient,
} from '@aws-sdk/client-sso-admin';
import {
  createClients,
  IDENTITY_STORE_ID,
  MANAGEMENT,
  ML,
  RESEARCH_LAB,
  RESEARCH_LAB_APPLICATION,
  userIdOf,
} from '../__testUtils__/clients';
import { RunningSandbox } from '../Sandbox';
import { startSandbox } from '../server';
import { DEFAULT_RATE_LIMITS, RateLimiter } from './protocol/RateLimiter';

describe('what happens to calls on the way', () => {
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

  const profile = (name: string) => ({
    DomainId: RESEARCH_LAB,
    UserProfileName: name,
  });

  function create(name: string, person = 'mira.santos') {
    return sageMaker.send(
      new CreateUserProfileCommand({
        ...profile(name),
        SingleSignOnUserIdentifier: 'UserName',
        SingleSignOnUserValue: `${person}@alpenglow.example`,
      }),
    );
  }

  function describeProfile(name: string) {
    return sageMaker.send(new DescribeUserProfileCommand(profile(name)));
  }

  /** How many of so many calls at once are let through. */
  async function admitted(calls: number, send: () => Promise<unknown>) {
    const results = await Promise.allSettled(
      Array.from({ length: calls }, send),
    );
    const refused = results.filter(result => result.status === 'rejected');
    refused.forEach(({ reason }) =>
      expect(reason).toMatchObject({
        name: 'ThrottlingException',
        message: 'Rate exceeded',
        $metadata: { httpStatusCode: 400 },
      }),
    );
    return calls - refused.length;
  }

  describe('rate limits', () => {
    it('let Identity Center answer 20 calls a second, all operations together, per account', async () => {
      const { ssoAdmin } = createClients(sandbox);
      const started = Date.now();
      const list = () => ssoAdmin.send(new ListInstancesCommand({}));
      const assign = () =>
        ssoAdmin.send(
          new CreateApplicationAssignmentCommand({
            ApplicationArn: RESEARCH_LAB_APPLICATION,
            PrincipalId: userIdOf(sandbox, 'ben.carter'),
            PrincipalType: 'USER',
          }),
        );
      const counts = await Promise.all([
        admitted(20, list),
        admitted(20, assign),
      ]);
      const seconds = (Date.now() - started) / 1000;
      const total = counts[0] + counts[1];
      expect(total).toBeGreaterThanOrEqual(20);
      expect(total).toBeLessThanOrEqual(20 + Math.ceil(seconds * 20));
      const member = createClients(sandbox, ML).ssoAdmin;
      await expect(
        member.send(new ListInstancesCommand({})),
      ).resolves.toBeDefined();
    });

    it('are per operation in the Identity Store, and can be lifted', async () => {
      sandbox.admin.setRateLimits({ identityStore: 2 });
      const client = createClients(sandbox).identityStore;
      const list = () =>
        client.send(
          new ListUsersCommand({ IdentityStoreId: IDENTITY_STORE_ID }),
        );
      expect(await admitted(8, list)).toBeLessThan(8);
      sandbox.admin.setRateLimits({ identityStore: 0 });
      expect(await admitted(40, list)).toBe(40);
    });

    it('of SageMaker are none unless set, for each family of operations', async () => {
      const list = () => sageMaker.send(new ListDomainsCommand({}));
      expect(await admitted(40, list)).toBe(40);
      sandbox.admin.setRateLimits({
        sageMaker: { list: 1, describe: 0, write: 0 },
      });
      expect(await admitted(5, list)).toBeLessThan(5);
      expect(await admitted(20, () => describeProfile('lena-fischer'))).toBe(
        20,
      );
    });

    it('below one a second let a call through now and then', async () => {
      sandbox.admin.setRateLimits({
        sageMaker: { list: 0.5, describe: 0, write: 0 },
      });
      const list = () => sageMaker.send(new ListDomainsCommand({}));
      expect(await admitted(3, list)).toBe(1);
      jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate'] });
      try {
        const limits = new RateLimiter({
          ...DEFAULT_RATE_LIMITS,
          identityCenter: 0.5,
        });
        const admits = () =>
          limits.admit({
            service: 'sso',
            operation: 'ListInstances',
            accountId: '111111111111',
            region: 'eu-west-1',
          });
        expect([admits(), admits()]).toEqual([true, false]);
        jest.advanceTimersByTime(1999);
        expect(admits()).toBe(false);
        jest.advanceTimersByTime(1);
        expect([admits(), admits()]).toEqual([true, false]);
      } finally {
        jest.useRealTimers();
      }
    });

    it('of Identity Center are per instance where set so', async () => {
      sandbox.admin.setRateLimits({
        identityCenter: 0.01,
        identityCenterPer: 'instance',
      });
      const list = (credentials: typeof ML) => () =>
        createClients(sandbox, credentials).ssoAdmin.send(
          new ListInstancesCommand({}),
        );
      expect(await admitted(2, list(MANAGEMENT))).toBe(1);
      expect(await admitted(2, list(ML))).toBe(0);
      sandbox.admin.setRateLimits({ identityCenterPer: 'account' });
      expect(await admitted(2, list(MANAGEMENT))).toBe(1);
      expect(await admitted(2, list(ML))).toBe(1);
    });

    it('are got over by the SDK itself, which takes them for throttling', async () => {
      sandbox.admin.addFault({
        operation: 'ListUsers',
        times: 2,
        effect: { type: 'throttle' },
      });
      const client = new IdentitystoreClient({
        endpoint: sandbox.url,
        region: 'eu-west-1',
        credentials: MANAGEMENT,
      });
      const { $metadata } = await client.send(
        new ListUsersCommand({ IdentityStoreId: IDENTITY_STORE_ID }),
      );
      expect($metadata.attempts).toBe(3);
      expect(
        sandbox.admin
          .calls({ operation: 'ListUsers' })
          .map(({ outcome }) => outcome),
      ).toEqual(['ThrottlingException', 'ThrottlingException', 'ok']);
    });
  });

  describe('faults', () => {
    it('hit the calls they name, as often as they say', async () => {
      sandbox.admin.addFault({
        service: 'sagemaker',
        operation: 'CreateUserProfile',
        input: { UserProfileName: 'mira' },
        times: 1,
        effect: {
          type: 'error',
          code: 'AccessDeniedException',
          message: 'Not today',
          status: 403,
        },
      });
      await expect(create('jonas', 'jonas.weber')).resolves.toBeDefined();
      await expect(create('mira')).rejects.toMatchObject({
        name: 'AccessDeniedException',
        message: 'Not today',
        $metadata: { httpStatusCode: 403 },
      });
      await expect(create('mira')).resolves.toBeDefined();
    });

    it('apply in the order they were added, until they are cleared', async () => {
      for (const code of ['FirstException', 'SecondException']) {
        sandbox.admin.addFault({
          times: 1,
          effect: { type: 'error', code, message: code },
        });
      }
      sandbox.admin.addFault({ effect: { type: 'throttle' } });
      const names = [];
      for (let call = 0; call < 4; call++) {
        names.push(await describeProfile('lena-fischer').catch(e => e.name));
      }
      expect(names).toEqual([
        'FirstException',
        'SecondException',
        'ThrottlingException',
        'ThrottlingException',
      ]);
      sandbox.admin.clearFaults();
      await expect(describeProfile('lena-fischer')).resolves.toBeDefined();
    });

    it('drop the answer after the write', async () => {
      sandbox.admin.addFault({
        operation: 'CreateUserProfile',
        times: 1,
        effect: { type: 'drop-answer' },
      });
      await expect(create('mira')).rejects.toThrow('socket hang up');
      await expect(describeProfile('mira')).resolves.toMatchObject({
        Status: 'Pending',
      });
      expect(sandbox.admin.calls({ operation: 'CreateUserProfile' })).toEqual([
        expect.objectContaining({ outcome: 'answer-dropped' }),
      ]);
    });

    it('accept and forget', async () => {
      sandbox.admin.addFault({
        times: 1,
        effect: { type: 'accept-and-forget' },
      });
      await expect(create('mira')).resolves.toMatchObject({
        UserProfileArn: expect.stringContaining('/mira'),
      });
      await expect(describeProfile('mira')).rejects.toMatchObject({
        name: 'ResourceNotFound',
      });
      await expect(create('mira')).resolves.toBeDefined();
    });

    it('make work fail that was accepted', async () => {
      const fail = (operation: string) =>
        sandbox.admin.addFault({
          operation,
          times: 1,
          effect: { type: 'fail-status', reason: 'The volume was lost' },
        });
      fail('CreateUserProfile');
      await create('mira');
      const pending = await describeProfile('mira');
      expect([pending.Status, pending.FailureReason]).toEqual([
        'Pending',
        undefined,
      ]);
      sandbox.admin.advanceTime(120_000);
      await expect(describeProfile('mira')).resolves.toMatchObject({
        Status: 'Failed',
        FailureReason: 'The volume was lost',
      });
      fail('DeleteUserProfile');
      await sageMaker.send(new DeleteUserProfileCommand(profile('mira')));
      sandbox.admin.advanceTime(120_000);
      await expect(describeProfile('mira')).resolves.toMatchObject({
        Status: 'Delete_Failed',
      });
    });

    it('delay', async () => {
      sandbox.admin.addFault({
        effect: { type: 'latency', milliseconds: 200 },
      });
      const started = Date.now();
      await describeProfile('lena-fischer');
      expect(Date.now() - started).toBeGreaterThanOrEqual(195);
    });
  });

  it('are logged with caller, input and outcome', async () => {
    await describeProfile('lena-fischer');
    await expect(describeProfile('nobody')).rejects.toBeDefined();
    await expect(describeProfile('not a name')).rejects.toBeDefined();
    const wrong = new SSOAdminClient({
      endpoint: sandbox.url,
      region: 'eu-west-1',
      credentials: { ...ML, secretAccessKey: 'wrong' },
    });
    await expect(
      wrong.send(new ListInstancesCommand({})),
    ).rejects.toBeDefined();
    const calls = sandbox.admin.calls();
    expect(calls).toMatchObject([
      {
        service: 'sagemaker',
        operation: 'DescribeUserProfile',
        accountId: '222222222222',
        region: 'eu-west-1',
        caller: 'arn:aws:iam::222222222222:user/alpenglow-ml',
        userAgent: expect.stringContaining('aws-sdk-js'),
        input: profile('lena-fischer'),
        outcome: 'ok',
      },
      { input: profile('nobody'), outcome: 'ResourceNotFound' },
      { outcome: 'ValidationException' },
      { operation: 'ListInstances', outcome: 'InvalidSignatureException' },
    ]);
    const [, second, third] = calls;
    expect(
      sandbox.admin.calls({ since: second?.sequence, service: 'sagemaker' }),
    ).toEqual([third]);
    sandbox.admin.clearCalls();
    expect(sandbox.admin.calls()).toEqual([]);
    await sageMaker.send(new ListUserProfilesCommand({}));
    expect(sandbox.admin.calls()[0]?.sequence).toBeGreaterThan(
      Math.max(...calls.map(({ sequence }) => sequence)),
    );
  });
});
