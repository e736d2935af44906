/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type {
  ReadinessCheck,
  ReadinessCheckCode,
  StandingReport,
  StudioDomain,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { domainObstacle } from './domainObstacle';
import { readinessOf } from './readiness';
import type { ReadinessFacts } from './readinessFacts';
import { trustsSageMaker } from './trustPolicy';

const ROLE = 'arn:aws:iam::222222222222:role/StudioDataScientist';
const OTHER = 'arn:aws:iam::222222222222:role/StudioMlEngineer';
const ACTION = { outcome: 'not-allowed' as const, action: 'iam:GetRole' };

function domainWith(more: Partial<StudioDomain> = {}): StudioDomain {
  const domain: StudioDomain = {
    domainId: 'd-researchlab1',
    domainArn: 'arn:aws:sagemaker:eu-west-1:222222222222:domain/d-researchlab1',
    name: 'research-lab',
    accountId: '222222222222',
    region: 'eu-west-1',
    authMode: 'SSO',
    status: 'InService',
    url: 'https://d-researchlab1.studio.eu-west-1.sagemaker.aws',
    applicationArn: 'arn:aws:sso::111111111111:application/ssoins-1/apl-1',
    defaultExecutionRole: ROLE,
    mode: 'manage',
    executionRoles: [ROLE, OTHER],
    seenAt: '2026-07-01T00:00:00.000Z',
    ...more,
  };
  return {
    ...domain,
    obstacle: domainObstacle({ ...domain, unifiedStudio: false }),
  };
}

const ready: ReadinessFacts = {
  at: '2026-07-01T12:00:00.000Z',
  domain: domainWith(),
  isCovered: true,
  identityCenter: {
    accountId: '111111111111',
    region: 'eu-west-1',
    instance: {
      instanceArn: 'arn:aws:sso:::instance/ssoins-1',
      identityStoreId: 'd-1',
    },
  },
  directory: {
    syncedAt: '2026-07-01T11:57:00.000Z',
    users: 200,
    provisioned: 198,
    groups: 12,
  },
  trust: { standing: { people: 0, teams: 0, refs: 0, origins: [] }, refs: [] },
  instance: {
    outcome: 'seen',
    status: 'ACTIVE',
    ownerAccountId: '111111111111',
    permissionSets: true,
  },
  application: {
    outcome: 'seen',
    found: true,
    status: 'ENABLED',
    assignmentRequired: true,
  },
  settings: {
    outcome: 'seen',
    sessionNames: 'USER_IDENTITY',
    sourceIdentity: false,
    identityPropagation: false,
    idleShutdown: [
      { app: 'JupyterLab', enabled: true, minutes: 60 },
      { app: 'Code Editor', enabled: true },
    ],
  },
  roles: {
    outcome: 'seen',
    roles: [
      { arn: ROLE, found: true, trustsSageMaker: true },
      { arn: OTHER, found: true, trustsSageMaker: true },
    ],
  },
  rolePermissions: {
    outcome: 'seen',
    roles: [
      { arn: ROLE, missing: [] },
      { arn: OTHER, missing: [] },
    ],
  },
  passRole: {
    outcome: 'seen',
    by: 'arn:aws:iam::222222222222:role/BackstageStudioAccess',
    decisions: [
      { arn: ROLE, allowed: true },
      { arn: OTHER, allowed: true },
    ],
  },
  quotas: {
    outcome: 'seen',
    quotas: [
      { resource: 'userProfiles', code: 'L-AC46C40F', limit: 100 },
      { resource: 'spaces', code: 'L-8E5333B4', limit: 10 },
    ],
  },
  remoteSpaces: [],
  used: { userProfiles: 87, spaces: 3, runningApps: 1 },
};

function untrusted(origin: string): StandingReport {
  const line = `trustedOrigins: ['${origin}']`;
  return {
    people: 1,
    teams: 2,
    refs: 0,
    origins: [{ origin, people: 1, teams: 2, line }],
  };
}

describe('readinessOf', () => {
  it('says of a managed domain that no policy lets anybody ask', () => {
    const found = (facts: Partial<ReadinessFacts>) => {
      const { status, checks } = readinessOf({ ...ready, ...facts });
      return { status, check: checks.find(({ code }) => code === 'policy') };
    };
    expect(found({ isCovered: false })).toEqual({
      status: 'attention',
      check: {
        code: 'policy',
        status: 'attention',
        sentence: 'No policy covers the domain, so nobody can ask for access.',
        remedy: expect.stringContaining('page Settings'),
        messages: {
          sentence: { code: 'policy.none' },
          remedy: { code: 'policy.none.remedy' },
        },
      },
    });
    expect(found({}).check?.status).toBe('ok');
    expect(
      found({ isCovered: false, domain: domainWith({ mode: 'observe' }) }).check
        ?.status,
    ).toBe('not-checked');
  });

  it('says of a domain where all is well what was found, check by check', () => {
    const readiness = readinessOf(ready);
    expect(readiness).toMatchObject({
      domainId: 'd-researchlab1',
      status: 'ready',
    });
    expect(readiness.checks.map(({ code }) => code)).toEqual([
      'identity-center-instance',
      'region',
      'sso-mode',
      'domain-in-service',
      'application',
      'assignment-required',
      'identity-provider',
      'users-synced',
      'people-trusted',
      'execution-role-trust',
      'execution-role-permissions',
      'pass-role',
      'quota',
      'session-names',
      'idle-shutdown',
      'remote-access',
      'background-sessions',
      'managed',
      'policy',
    ]);
    const [unknowable, ...known] = [
      ...readiness.checks.filter(({ code }) => code === 'identity-provider'),
      ...readiness.checks.filter(({ code }) => code !== 'identity-provider'),
    ];
    expect(unknowable).toEqual({
      code: 'identity-provider',
      status: 'not-checked',
      sentence: expect.stringMatching(
        /^Whether SAML and SCIM .* SCIM has worked: \d+ users /,
      ),
      remedy: expect.stringContaining('in Okta'),
      messages: {
        sentence: { code: 'provider.worked', params: { number: 198 } },
        remedy: { code: 'provider.remedy' },
      },
    });
    for (const check of known) {
      expect(check).toMatchObject({
        status: 'ok',
        sentence: expect.stringMatching(/\.$/),
      });
      expect(check.remedy).toBeUndefined();
    }
    const sentences = readiness.checks
      .map(({ sentence }) => sentence)
      .join(' ');
    expect(sentences).toContain(
      '200 users and 12 groups of Identity Center were read 3 minutes ago; 198 of the users come from an identity provider.',
    );
    expect(sentences).toContain(
      'uses 87 of 100 user profiles and 3 of 10 spaces in eu-west-1',
    );
    expect(sentences).toContain('JupyterLab after 60 minutes and Code Editor');
  });

  it.each<{
    name: string;
    facts: Partial<ReadinessFacts>;
    code: ReadinessCheckCode;
    status: ReadinessCheck['status'];
    says: string;
  }>([
    {
      name: 'no instance and the reason',
      facts: {
        identityCenter: { accountId: '111111111111', region: 'eu-west-1' },
        directory: { users: 0, provisioned: 0, groups: 0, failure: 'Denied' },
      },
      code: 'identity-center-instance',
      status: 'failed',
      says: 'Denied',
    },
    {
      name: 'an instance that nobody has looked for',
      facts: {
        identityCenter: { accountId: '111111111111', region: 'eu-west-1' },
        directory: { users: 0, provisioned: 0, groups: 0 },
      },
      code: 'identity-center-instance',
      status: 'not-checked',
      says: 'has not been looked at yet',
    },
    {
      name: 'an instance that was found, without details',
      facts: {
        instance: { outcome: 'not-allowed', action: 'sso:DescribeInstance' },
      },
      code: 'identity-center-instance',
      status: 'ok',
      says: 'is found in eu-west-1',
    },
    {
      name: 'an instance that is configured, and may not be looked at',
      facts: {
        identityCenter: { ...ready.identityCenter, configured: true },
        instance: { outcome: 'not-allowed', action: 'sso:DescribeInstance' },
      },
      code: 'identity-center-instance',
      status: 'not-checked',
      says: 'is taken from the configuration and could not be looked at: the IAM action sso:DescribeInstance is missing',
    },
    {
      name: 'an instance that is configured, and nobody has looked at',
      facts: {
        identityCenter: { ...ready.identityCenter, configured: true },
        instance: undefined,
      },
      code: 'identity-center-instance',
      status: 'not-checked',
      says: 'is taken from the configuration and has not been looked at',
    },
    {
      name: 'an instance that is configured, and is there',
      facts: { identityCenter: { ...ready.identityCenter, configured: true } },
      code: 'identity-center-instance',
      status: 'ok',
      says: 'is an active organization instance',
    },
    {
      name: 'an instance that could not be made',
      facts: {
        instance: {
          outcome: 'seen',
          status: 'CREATE_FAILED',
          statusReason: 'No key',
        },
      },
      code: 'identity-center-instance',
      status: 'failed',
      says: 'has the status CREATE_FAILED: No key',
    },
    {
      name: 'what looks like an instance of the account alone',
      facts: {
        instance: {
          outcome: 'seen',
          status: 'ACTIVE',
          ownerAccountId: '222222222222',
          permissionSets: false,
        },
      },
      code: 'identity-center-instance',
      status: 'attention',
      says: 'Studio cannot use an account instance',
    },
    {
      name: 'an instance of another account without permission sets',
      facts: {
        instance: {
          outcome: 'seen',
          status: 'ACTIVE',
          ownerAccountId: '111111111111',
          permissionSets: false,
        },
      },
      code: 'identity-center-instance',
      status: 'ok',
      says: 'is an active organization instance',
    },
    {
      name: 'another Region',
      facts: { domain: domainWith({ region: 'us-east-1' }) },
      code: 'region',
      status: 'failed',
      says: 'A new domain in eu-west-1',
    },
    {
      name: 'another Region of an IAM domain',
      facts: {
        domain: domainWith({ region: 'us-east-1', authMode: 'IAM' }),
      },
      code: 'region',
      status: 'ok',
      says: 'matters only',
    },
    {
      name: 'an IAM domain',
      facts: { domain: domainWith({ authMode: 'IAM' }) },
      code: 'sso-mode',
      status: 'failed',
      says: 'lets people in by IAM',
    },
    {
      name: 'a domain out of service',
      facts: { domain: domainWith({ status: 'Failed' }) },
      code: 'domain-in-service',
      status: 'failed',
      says: 'The status of',
    },
    {
      name: 'a legacy domain',
      facts: { domain: domainWith({ applicationArn: undefined }) },
      code: 'application',
      status: 'failed',
      says: 'from before October 2023',
    },
    {
      name: 'an application that is gone',
      facts: { application: { outcome: 'seen', found: false } },
      code: 'application',
      status: 'failed',
      says: 'is not in IAM Identity Center',
    },
    {
      name: 'a disabled application',
      facts: {
        application: {
          outcome: 'seen',
          found: true,
          status: 'DISABLED',
          assignmentRequired: true,
        },
      },
      code: 'application',
      status: 'failed',
      says: 'is DISABLED',
    },
    {
      name: 'an application that may not be looked at',
      facts: {
        application: {
          outcome: 'not-allowed',
          action: 'sso:DescribeApplication',
        },
      },
      code: 'application',
      status: 'not-checked',
      says: 'the IAM action sso:DescribeApplication is missing',
    },
    {
      name: 'no required assignment',
      facts: {
        application: {
          outcome: 'seen',
          found: true,
          status: 'ENABLED',
          assignmentRequired: false,
        },
      },
      code: 'assignment-required',
      status: 'attention',
      says: 'everybody in Identity Center may sign in',
    },
    {
      name: 'no users',
      facts: { directory: { ...ready.directory, users: 0, provisioned: 0 } },
      code: 'users-synced',
      status: 'failed',
      says: 'Set up provisioning by SCIM',
    },
    {
      name: 'an identity provider that has provisioned nobody',
      facts: { directory: { ...ready.directory, provisioned: 0 } },
      code: 'identity-provider',
      status: 'not-checked',
      says: "not visible from AWS's APIs. An administrator",
    },
    {
      name: 'users who were read long ago',
      facts: {
        directory: {
          ...ready.directory,
          syncedAt: '2026-07-01T05:00:00.000Z',
          failure: 'Denied',
        },
      },
      code: 'users-synced',
      status: 'attention',
      says: 'read 7 hours ago, which is long: Denied',
    },
    {
      name: 'users of no identity provider',
      facts: { directory: { ...ready.directory, provisioned: 0 } },
      code: 'users-synced',
      status: 'attention',
      says: 'none of them comes from an identity provider',
    },
    {
      name: 'a ref of the configuration that leads nowhere',
      facts: {
        trust: {
          standing: { people: 0, teams: 0, refs: 0, origins: [] },
          refs: ['user:default/a', 'user:default/b'].map(entityRef => ({
            entityRef,
            places: ['sagemakerStudio.teams[0].leads'],
            problem: 'missing' as const,
            message: `The catalog has no '${entityRef}'.`,
            remedy: 'Correct the ref.',
            foundAt: '2026-07-01T11:57:00.000Z',
          })),
        },
      },
      code: 'people-trusted',
      status: 'attention',
      says: "no 'user:default/a'. So it is with 1 other ref",
    },
    {
      name: 'people of a provider that is not trusted',
      facts: { trust: { standing: untrusted('msgraph:default'), refs: [] } },
      code: 'people-trusted',
      status: 'attention',
      says: "add to app-config: trustedOrigins: ['msgraph:default']",
    },
    {
      name: 'files that anybody has registered',
      facts: { trust: { standing: untrusted('url:https://x'), refs: [] } },
      code: 'people-trusted',
      status: 'ok',
      says: '1 person and 2 teams of the catalog have no standing',
    },
    {
      name: 'a role that does not exist',
      facts: {
        roles: {
          outcome: 'seen',
          roles: [{ arn: ROLE, found: false, trustsSageMaker: false }],
        },
      },
      code: 'execution-role-trust',
      status: 'failed',
      says: `${ROLE} does not exist in IAM`,
    },
    {
      name: 'a role that does not trust SageMaker',
      facts: {
        roles: {
          outcome: 'seen',
          roles: [
            { arn: ROLE, found: true, trustsSageMaker: true },
            { arn: OTHER, found: true, trustsSageMaker: false },
          ],
        },
      },
      code: 'execution-role-trust',
      status: 'failed',
      says: 'StudioMlEngineer does not trust sagemaker.amazonaws.com',
    },
    {
      name: 'roles that may not be looked at',
      facts: { roles: ACTION },
      code: 'execution-role-trust',
      status: 'not-checked',
      says: 'allow iam:GetRole',
    },
    {
      name: 'roles as which people can open Studio',
      facts: {},
      code: 'execution-role-permissions',
      status: 'ok',
      says: 'can open spaces and apps.',
    },
    {
      name: 'a role as which nobody can open a space',
      facts: {
        rolePermissions: {
          outcome: 'seen',
          roles: [
            { arn: ROLE, missing: [] },
            {
              arn: OTHER,
              missing: [
                { action: 'sagemaker:CreateSpace', resource: 'space/a' },
                { action: 'sagemaker:AddTags', resource: 'space/a' },
              ],
            },
          ],
        },
      },
      code: 'execution-role-permissions',
      status: 'attention',
      says: 'StudioMlEngineer may not sagemaker:CreateSpace and sagemaker:AddTags, as IAM',
    },
    {
      name: 'roles that can use the key of the domain',
      facts: {
        rolePermissions: {
          outcome: 'seen',
          roles: [{ arn: ROLE, missing: [] }],
          kmsKey: 'key-1',
        },
      },
      code: 'execution-role-permissions',
      status: 'ok',
      says: 'and use the key key-1',
    },
    {
      name: 'a role that cannot use the key of the domain',
      facts: {
        rolePermissions: {
          outcome: 'seen',
          roles: [
            {
              arn: ROLE,
              missing: [{ action: 'kms:Decrypt', resource: 'key-1' }],
            },
          ],
          kmsKey: 'key-1',
        },
      },
      code: 'execution-role-permissions',
      status: 'attention',
      says: 'kms:Decrypt on key-1. The policy of the key may allow it as well',
    },
    {
      name: 'roles whose permissions may not be looked at',
      facts: {
        rolePermissions: {
          outcome: 'not-allowed',
          action: 'iam:SimulatePrincipalPolicy',
        },
      },
      code: 'execution-role-permissions',
      status: 'not-checked',
      says: 'allow iam:SimulatePrincipalPolicy',
    },
    {
      name: 'a role that may not be passed',
      facts: {
        passRole: {
          outcome: 'seen',
          by: 'arn:aws:iam::222222222222:role/BackstageStudioAccess',
          decisions: [{ arn: OTHER, allowed: false }],
        },
      },
      code: 'pass-role',
      status: 'failed',
      says: `Allow iam:PassRole on ${OTHER}`,
    },
    {
      name: 'roles of a domain that is only observed',
      facts: { domain: domainWith({ mode: 'observe' }), passRole: ACTION },
      code: 'pass-role',
      status: 'not-checked',
      says: 'does not matter while it only looks',
    },
    {
      name: 'a quota that is nearly used up',
      facts: { used: { ...ready.used, userProfiles: 90 } },
      code: 'quota',
      status: 'attention',
      says: 'Have L-AC46C40F raised',
    },
    {
      name: 'a quota that is used up',
      facts: { used: { userProfiles: 95, spaces: 10, runningApps: 0 } },
      code: 'quota',
      status: 'failed',
      says: 'Have L-8E5333B4 raised',
    },
    {
      name: 'quotas that could not be read',
      facts: { quotas: { outcome: 'failed', message: 'Rate exceeded' } },
      code: 'quota',
      status: 'not-checked',
      says: 'could not be looked at: Rate exceeded',
    },
    {
      name: 'sessions with a source identity',
      facts: {
        settings: {
          outcome: 'seen',
          sessionNames: 'STATIC',
          sourceIdentity: true,
          idleShutdown: [],
        },
      },
      code: 'session-names',
      status: 'ok',
      says: 'as source identity',
    },
    {
      name: 'sessions that are all named alike',
      facts: {
        settings: {
          outcome: 'seen',
          sourceIdentity: false,
          idleShutdown: [],
        },
      },
      code: 'session-names',
      status: 'attention',
      says: 'CloudTrail does not show who did what',
    },
    {
      name: 'apps that nobody shuts down',
      facts: {
        settings: {
          outcome: 'seen',
          sourceIdentity: true,
          idleShutdown: [
            { app: 'JupyterLab', enabled: true },
            { app: 'Code Editor', enabled: false },
          ],
        },
      },
      code: 'idle-shutdown',
      status: 'attention',
      says: 'not shut down in Code Editor',
    },
    {
      name: 'settings that nobody has looked at',
      facts: { settings: undefined },
      code: 'idle-shutdown',
      status: 'not-checked',
      says: 'Wait for the next look',
    },
    {
      name: 'a space to which remote IDEs may connect',
      facts: { remoteSpaces: ['aiko-lab'] },
      code: 'remote-access',
      status: 'attention',
      says: "Remote IDEs may connect to the space 'aiko-lab': whoever has IAM credentials that allow sagemaker:StartSession",
    },
    {
      name: 'many such spaces, of which it names some',
      facts: { remoteSpaces: ['a', 'b', 'c', 'd', 'e', 'f'] },
      code: 'remote-access',
      status: 'attention',
      says: "the 6 spaces 'a', 'b', 'c', 'd', 'e' and others",
    },
    {
      name: 'spaces that nobody has read',
      facts: { domain: domainWith({ unread: ['usage'] }) },
      code: 'remote-access',
      status: 'not-checked',
      says: 'has not been looked at yet',
    },
    {
      name: 'identities that are passed on',
      facts: {
        settings: {
          outcome: 'seen',
          sourceIdentity: true,
          identityPropagation: true,
          idleShutdown: [],
        },
      },
      code: 'background-sessions',
      status: 'attention',
      says: 'user background sessions there may go on after the end of access',
    },
    {
      name: 'an application without background sessions',
      facts: {
        settings: {
          outcome: 'seen',
          sourceIdentity: true,
          identityPropagation: true,
          idleShutdown: [],
        },
        application: {
          outcome: 'seen',
          found: true,
          status: 'ENABLED',
          backgroundSessions: false,
        },
      },
      code: 'background-sessions',
      status: 'ok',
      says: 'user background sessions are disabled for the application',
    },
    {
      name: 'settings from before it was read whether identities are passed on',
      facts: {
        settings: { outcome: 'seen', sourceIdentity: true, idleShutdown: [] },
      },
      code: 'background-sessions',
      status: 'not-checked',
      says: 'has not been looked at yet',
    },
    {
      name: 'a domain that is only observed',
      facts: { domain: domainWith({ mode: 'observe' }) },
      code: 'managed',
      status: 'attention',
      says: 'to Managed on the page Settings',
    },
    {
      name: 'a domain in mode manage that cannot be managed',
      facts: { domain: domainWith({ applicationArn: undefined }) },
      code: 'managed',
      status: 'failed',
      says: 'cannot carry out anything here',
    },
  ])('finds $name', ({ facts, code, status, says }) => {
    const readiness = readinessOf({ ...ready, ...facts });
    const check = readiness.checks.find(each => each.code === code);
    expect(check?.status).toBe(status);
    expect(`${check?.sentence} ${check?.remedy ?? ''}`).toContain(says);
    const statuses = readiness.checks.map(each => each.status);
    let whole = 'ready';
    if (statuses.includes('failed')) {
      whole = 'not-ready';
    } else if (statuses.includes('attention')) {
      whole = 'attention';
    }
    expect(readiness.status).toBe(whole);
  });
});

describe('trustsSageMaker', () => {
  const statement = (more: object) =>
    JSON.stringify({
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Principal: { Service: 'sagemaker.amazonaws.com' },
          Action: 'sts:AssumeRole',
          ...more,
        },
      ],
    });

  it.each<[string, string, boolean]>([
    ['one service and one action', statement({}), true],
    [
      'lists',
      statement({
        Principal: {
          Service: ['ec2.amazonaws.com', 'sagemaker.amazonaws.com'],
        },
        Action: ['sts:TagSession', 'sts:AssumeRole'],
      }),
      true,
    ],
    ['any action of STS', statement({ Action: 'sts:*' }), true],
    ['actions by their beginning', statement({ Action: 'sts:Assume*' }), true],
    ['single letters', statement({ Action: 'sts:AssumeRol?' }), true],
    ['another beginning', statement({ Action: 'sts:Tag*' }), false],
    [
      'letters that mean something elsewhere',
      statement({ Action: 'sts.AssumeRole' }),
      false,
    ],
    [
      'a denial by a beginning',
      JSON.stringify({
        Statement: [
          ...JSON.parse(statement({})).Statement,
          ...JSON.parse(statement({ Effect: 'Deny', Action: 'sts:Assume*' }))
            .Statement,
        ],
      }),
      false,
    ],
    [
      'a single statement that is not a list',
      JSON.stringify({
        Statement: {
          Effect: 'Allow',
          Principal: { Service: 'sagemaker.amazonaws.com' },
          Action: 'STS:assumeRole',
        },
      }),
      true,
    ],
    [
      'another service',
      statement({ Principal: { Service: 'ec2.amazonaws.com' } }),
      false,
    ],
    [
      'an account',
      statement({ Principal: { AWS: 'arn:aws:iam::111111111111:root' } }),
      false,
    ],
    ['another action', statement({ Action: 'sts:TagSession' }), false],
    ['a denial', statement({ Effect: 'Deny' }), false],
    ['no policy', '', false],
    ['an empty policy', '{}', false],
  ])('reads %s', (_, document, expected) => {
    expect(trustsSageMaker(document)).toBe(expected);
  });
});
