/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import {
  CreateUserProfileCommand,
  DescribeDomainCommand,
  ListDomainsCommand,
  UpdateUserProfileCommand,
} from '@aws-sdk/client-sagemaker';
import { ListUsersCommand } from '@aws-sdk/client-identitystore';
import { AssumeRoleCommand } from '@aws-sdk/client-sts';
import {
  createClients,
  DATA_SCIENTIST,
  IDENTITY_STORE_ID,
  MANAGEMENT,
  ML,
  RESEARCH_LAB,
} from '../../__testUtils__/clients';
import { signedCall } from '../../__testUtils__/signedCall';
import { RunningSandbox } from '../../Sandbox';
import { startSandbox } from '../../server';
import { services } from '../protocol/services';
import { isKnown } from './permissions';

const ACCOUNT = '222222222222';
const PORTAL_ROLE = `arn:aws:iam::${ACCOUNT}:role/BackstageStudioAccess`;
const PORTAL = {
  accessKeyId: 'SANDBOXPORTAL000001',
  secretAccessKey: 'sandbox-portal-secret',
};
const PROFILE = `arn:aws:sagemaker:eu-west-1:${ACCOUNT}:user-profile/${RESEARCH_LAB}/mira`;

const policy = (...statements: object[]) => ({
  Version: '2012-10-17',
  Statement: statements,
});

it('knows which permissions every operation takes', () => {
  const unknown = Object.entries(services).flatMap(([service, operations]) =>
    Object.keys(operations)
      .filter(operation => !isKnown(service, operation))
      .map(operation => `${service}:${operation}`),
  );
  expect(unknown).toEqual([]);
});

describe('a caller', () => {
  let sandbox: RunningSandbox;

  beforeAll(async () => {
    sandbox = await startSandbox({ port: 0 });
  });
  beforeEach(() => sandbox.admin.reset());
  afterAll(() => sandbox.stop());

  /** The user of the ML account may do this alone. */
  function allow(...statements: object[]) {
    sandbox.admin.setPolicies(ACCOUNT, 'user/alpenglow-ml', [
      policy(...statements),
    ]);
    return createClients(sandbox, ML);
  }

  const denied = (action: string, resource: string, reason: string) => ({
    name: 'AccessDeniedException',
    message: `User: arn:aws:iam::${ACCOUNT}:user/alpenglow-ml is not authorized to perform: ${action} on resource: ${resource} ${reason}`,
    $metadata: { httpStatusCode: 400 },
  });
  const unallowed = (action: string, resource: string) =>
    denied(
      action,
      resource,
      `because no identity-based policy allows the ${action} action`,
    );

  const profile = { Effect: 'Allow', Action: 'sagemaker:*', Resource: PROFILE };
  const create = (more: object = {}) =>
    new CreateUserProfileCommand({
      DomainId: RESEARCH_LAB,
      UserProfileName: 'Mira',
      SingleSignOnUserIdentifier: 'UserName',
      SingleSignOnUserValue: 'mira.santos@alpenglow.example',
      ...more,
    });

  it('is denied what no policy allows, in the words of AWS', async () => {
    const { sageMaker } = allow();
    await expect(
      sageMaker.send(new ListDomainsCommand({})),
    ).rejects.toMatchObject(unallowed('sagemaker:ListDomains', '*'));
    await expect(
      sageMaker.send(new DescribeDomainCommand({ DomainId: RESEARCH_LAB })),
    ).rejects.toMatchObject(
      unallowed(
        'sagemaker:DescribeDomain',
        `arn:aws:sagemaker:eu-west-1:${ACCOUNT}:domain/${RESEARCH_LAB}`,
      ),
    );
    const [call] = sandbox.admin.calls({ operation: 'ListDomains' });
    expect(call?.outcome).toBe('AccessDeniedException');
  });

  it('is denied what a policy denies, and told so', async () => {
    const { sageMaker } = allow(
      { Effect: 'Allow', Action: '*', Resource: '*' },
      { Effect: 'Deny', Action: 'sagemaker:List*', Resource: '*' },
    );
    await expect(
      sageMaker.send(new ListDomainsCommand({})),
    ).rejects.toMatchObject(
      denied(
        'sagemaker:ListDomains',
        '*',
        'with an explicit deny in an identity-based policy',
      ),
    );
  });

  it('is denied in the form of AWS Query by IAM', async () => {
    allow();
    const { status, text } = await signedCall(sandbox, {
      service: 'iam',
      body: 'Action=GetRole&Version=2010-05-08&RoleName=StudioMlEngineer',
    });
    expect(status).toBe(403);
    expect(text).toContain('<Code>AccessDenied</Code>');
    expect(text).toContain(
      'iam:GetRole on resource: arn:aws:iam::222222222222:role/StudioMlEngineer because no identity-based policy',
    );
  });

  it('is told of bad input first', async () => {
    const { sageMaker } = allow();
    await expect(
      sageMaker.send(new DescribeDomainCommand({ DomainId: 'no id' })),
    ).rejects.toMatchObject({ name: 'ValidationException' });
  });

  it('needs to be allowed each resource that an action is about', async () => {
    const store = `arn:aws:identitystore::111111111111:identitystore/${IDENTITY_STORE_ID}`;
    const read = (...Resource: string[]) =>
      allow({
        Effect: 'Allow',
        Action: 'identitystore:ListUsers',
        Resource,
      }).identityStore.send(
        new ListUsersCommand({ IdentityStoreId: IDENTITY_STORE_ID }),
      );
    await expect(read(store)).rejects.toMatchObject(
      unallowed('identitystore:ListUsers', 'arn:aws:identitystore:::user/*'),
    );
    await expect(
      read(store, 'arn:aws:identitystore:::user/*'),
    ).resolves.toBeDefined();
  });

  it('needs iam:PassRole for the execution role of a profile', async () => {
    const UserSettings = { ExecutionRole: DATA_SCIENTIST };
    const { sageMaker } = allow(profile);
    const lacking = unallowed('iam:PassRole', DATA_SCIENTIST);
    await expect(
      sageMaker.send(create({ UserSettings })),
    ).rejects.toMatchObject(lacking);
    await expect(
      sageMaker.send(
        new UpdateUserProfileCommand({
          DomainId: RESEARCH_LAB,
          UserProfileName: 'Mira',
          UserSettings,
        }),
      ),
    ).rejects.toMatchObject(lacking);
    allow(profile, {
      Effect: 'Allow',
      Action: 'iam:PassRole',
      Resource: DATA_SCIENTIST,
      Condition: {
        StringEquals: { 'iam:PassedToService': 'sagemaker.amazonaws.com' },
      },
    });
    await expect(
      sageMaker.send(create({ UserSettings })),
    ).resolves.toMatchObject({ UserProfileArn: PROFILE });
  });

  it('needs sagemaker:AddTags to create something with tags', async () => {
    const { sageMaker } = allow({
      ...profile,
      Action: 'sagemaker:CreateUserProfile',
    });
    await expect(
      sageMaker.send(create({ Tags: [{ Key: 'a', Value: 'b' }] })),
    ).rejects.toMatchObject(unallowed('sagemaker:AddTags', PROFILE));
    await expect(sageMaker.send(create())).resolves.toBeDefined();
  });

  describe('that assumes a role', () => {
    function assume(
      input: { RoleArn?: string; ExternalId?: string },
      credentials = PORTAL,
    ) {
      const { sts } = createClients(sandbox, credentials);
      return sts.send(
        new AssumeRoleCommand({
          RoleArn: PORTAL_ROLE,
          RoleSessionName: 'tests',
          ...input,
        }),
      );
    }
    const refusal = (caller: string, reason = '') => ({
      name: 'AccessDenied',
      message: `User: ${caller} is not authorized to perform: sts:AssumeRole on resource: ${PORTAL_ROLE}${reason}`,
      $metadata: { httpStatusCode: 403 },
    });
    const SESSION =
      'arn:aws:sts::111111111111:assumed-role/BackstageStudioAccess/SANDBOXPORTAL000001';
    const ExternalId = 'alpenglow-studio-portal';

    it('gets it if both its own policies and the trust policy say so', async () => {
      await expect(assume({ ExternalId })).resolves.toMatchObject({
        AssumedRoleUser: {
          Arn: `arn:aws:sts::${ACCOUNT}:assumed-role/BackstageStudioAccess/tests`,
        },
      });
    });

    it('needs the external id', async () => {
      await expect(assume({})).rejects.toMatchObject(refusal(SESSION));
      await expect(assume({ ExternalId: 'another' })).rejects.toMatchObject(
        refusal(SESSION),
      );
    });

    it('needs to be trusted', async () => {
      await expect(assume({ ExternalId }, MANAGEMENT)).rejects.toMatchObject(
        refusal('arn:aws:iam::111111111111:user/alpenglow-management'),
      );
      sandbox.admin.setTrustPolicy(ACCOUNT, 'BackstageStudioAccess', policy());
      await expect(assume({ ExternalId })).rejects.toMatchObject(
        refusal(SESSION),
      );
    });

    it('needs a policy of its own for a role of another account', async () => {
      sandbox.admin.setPolicies(
        '111111111111',
        'role/BackstageStudioAccess',
        [],
      );
      await expect(assume({ ExternalId })).rejects.toMatchObject(
        refusal(
          SESSION,
          ' because no identity-based policy allows the sts:AssumeRole action',
        ),
      );
    });

    it.each([
      ['itself', `arn:aws:iam::${ACCOUNT}:user/alpenglow-ml`, true],
      ['only its account', ACCOUNT, false],
    ])(
      'in its own account needs no policy if the role trusts %s: %s',
      async (_, AWS, isEnough) => {
        allow();
        sandbox.admin.setTrustPolicy(
          ACCOUNT,
          'BackstageStudioAccess',
          policy({
            Effect: 'Allow',
            Principal: { AWS },
            Action: 'sts:AssumeRole',
          }),
        );
        const answer = assume({}, ML).then(
          () => true,
          ({ name }) => name,
        );
        expect(await answer).toBe(isEnough || 'AccessDenied');
      },
    );
  });
});
