/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/* What stands in a domain's way, from what was looked at in AWS. */
import type {
  DomainOverview,
  DomainReadiness,
  Plan,
  ReadinessCheckCode,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { PORTAL_ROLE, portalPolicies } from '@studio-access/sandbox';
import { present } from '../util/__testUtils__/present';
import { answerOf } from './__testUtils__/startStudioBackend';
import { COMPANY } from './__testUtils__/startTestSandbox';
import { useStudio } from './__testUtils__/useStudio';

jest.setTimeout(240_000);

const KEY = 'arn:aws:kms:eu-west-1:222222222222:key/0a1b2c3d';
const DENIED = { type: 'error', status: 403, code: 'AccessDenied' } as const;

describe('readiness', () => {
  const studio = useStudio();

  const ingrid = () => studio.backend.as('ingrid.larsen');

  const read = (domainId: string = COMPANY.researchLab) =>
    answerOf<DomainReadiness>(
      200,
      ingrid().call(client => client.getReadiness(domainId)),
    );

  function statusOf({ checks }: DomainReadiness, code: ReadinessCheckCode) {
    const check = checks.find(each => each.code === code);
    return `${check?.status}: ${check?.sentence}`;
  }

  const until = (isSo: (readiness: DomainReadiness) => boolean) =>
    studio.backend.until(
      async () => isSo(await read()),
      'Readiness stays as it is',
    );

  async function untilLookedAt() {
    // The catalog is looked at besides the lanes.
    await studio.backend.keepAccessList();
    await until(({ checks }) =>
      checks.every(
        ({ sentence }) => !sentence.includes('has not been looked at yet'),
      ),
    );
  }

  it('is told from what was looked at', async () => {
    await studio.start();
    await untilLookedAt();
    const readiness = await read();
    expect(
      readiness.checks
        .filter(({ status }) => status !== 'ok')
        .map(({ code, status }) => `${code}: ${status}`),
    ).toEqual([
      'identity-provider: not-checked',
      'session-names: attention',
      'idle-shutdown: attention',
    ]);
    expect(readiness).toMatchObject({
      status: 'attention',
      seenAt: expect.stringMatching(/Z$/),
    });
    expect(statusOf(readiness, 'quota')).toContain(
      '3 of 100 user profiles, 1 of 100 spaces and 1 of 40 running apps',
    );
    expect(statusOf(readiness, 'pass-role')).toContain(
      'role/BackstageStudioAccess may pass StudioDataScientist and StudioMlEngineer',
    );
  });

  it('is read without a call to AWS', async () => {
    await studio.start();
    await untilLookedAt();
    const before = studio.sandbox.admin.calls().length;
    await read();
    expect(studio.sandbox.admin.calls()).toHaveLength(before);
  });

  it('is not there in IAM mode', async () => {
    await studio.start();
    const production = await read(COMPANY.production);
    expect(production.status).toBe('not-ready');
    expect(statusOf(production, 'sso-mode')).toContain('failed');
  });

  it('is not told of a domain that does not exist', async () => {
    await studio.start();
    const { status } = await ingrid().call(client =>
      client.getReadiness('d-x'),
    );
    expect(status).toBe(404);
  });

  describe('after everything has changed', () => {
    let looked: number;

    /** No profile more fits in, roles are not to be used, and whoever comes is let in. */
    function change() {
      const { domains, identityCenter } = studio.sandbox.admin.world;
      const { admin } = studio.sandbox;
      const { accountId } = COMPANY.machineLearning;
      admin.setQuotas(accountId, { userProfiles: 3, domains: 10 });
      admin.setTrustPolicy(accountId, 'StudioMlEngineer', {
        Version: '2012-10-17',
        Statement: [],
      });
      admin.setPolicies(accountId, `role/${PORTAL_ROLE}`, [
        ...portalPolicies(admin.world, accountId, { half: 'manage' }),
        {
          Version: '2012-10-17',
          Statement: {
            Effect: 'Deny',
            Action: 'iam:PassRole',
            Resource: COMPANY.scientistRole,
          },
        },
      ]);
      // It may open spaces and use the key for nothing but to describe it.
      admin.setPolicies(accountId, 'role/StudioMlEngineer', [
        {
          Version: '2012-10-17',
          Statement: {
            Effect: 'Allow',
            Action: [
              'kms:DescribeKey',
              'sagemaker:AddTags',
              'sagemaker:CreateSpace',
            ],
            Resource: '*',
          },
        },
      ]);
      const domain = present(domains[COMPANY.researchLab]);
      const idle = {
        AppLifecycleManagement: {
          IdleSettings: {
            LifecycleManagement: 'ENABLED',
            IdleTimeoutInMinutes: 90,
          },
        },
      };
      domains[COMPANY.researchLab] = {
        ...domain,
        settings: {
          ...domain.settings,
          KmsKeyId: KEY,
          AppNetworkAccessType: 'VpcOnly',
          DefaultUserSettings: {
            ...Object(domain.settings.DefaultUserSettings),
            StudioWebPortalSettings: {
              ExecutionRoleSessionNameMode: 'USER_IDENTITY',
            },
            SecurityGroups: ['sg-1b2c3d4e5f6071829'],
            SharingSettings: {
              NotebookOutputOption: 'Allowed',
              S3OutputPath: 's3://lab/out',
            },
            SpaceStorageSettings: {
              DefaultEbsStorageSettings: {
                DefaultEbsVolumeSizeInGb: 5,
                MaximumEbsVolumeSizeInGb: 100,
              },
            },
            JupyterLabAppSettings: idle,
            CodeEditorAppSettings: idle,
          },
        },
      };
      const { applications } = identityCenter;
      applications[COMPANY.applicationArn] = {
        ...present(applications[COMPANY.applicationArn]),
        assignmentRequired: false,
      };
    }

    beforeEach(async () => {
      await studio.start();
      await untilLookedAt();
      looked = studio.sandbox.admin.calls({ service: 'iam' }).length;
      change();
      await studio.backend.refresh();
      await until(
        now =>
          statusOf(now, 'quota').startsWith('failed') &&
          statusOf(now, 'session-names').startsWith('ok') &&
          statusOf(now, 'pass-role').startsWith('failed') &&
          statusOf(now, 'execution-role-permissions').startsWith('attention') &&
          statusOf(now, 'execution-role-trust').startsWith('failed') &&
          statusOf(now, 'assignment-required').startsWith('attention'),
      );
    });

    it('is looked at again and told anew', async () => {
      expect(
        studio.sandbox.admin.calls({ service: 'iam' }).length,
      ).toBeGreaterThan(looked);
      const changed = await read();
      expect(changed.status).toBe('not-ready');
      expect(statusOf(changed, 'idle-shutdown')).toBe(
        'ok: Idle apps are shut down: JupyterLab after 90 minutes and Code Editor after 90 minutes.',
      );
      const { setup } = await answerOf<DomainOverview>(
        200,
        ingrid().call(client => client.getDomain(COMPANY.researchLab)),
      );
      expect(setup).toEqual({
        network: {
          access: 'vpc-only',
          vpcId: 'vpc-0a1b2c3d4e5f60718',
          subnetIds: ['subnet-0a1b2c3d4e5f60718', 'subnet-1b2c3d4e5f6071829'],
          securityGroupIds: ['sg-1b2c3d4e5f6071829'],
        },
        sharing: { enabled: true, s3OutputPath: 's3://lab/out' },
        encryption: { kmsKey: KEY },
        storage: {
          fileSystemId: expect.stringMatching(/^fs-/),
          defaultSpaceGb: 5,
          maximumSpaceGb: 100,
        },
        defaults: {
          idleShutdown: [
            { app: 'JupyterLab', enabled: true, minutes: 90 },
            { app: 'Code Editor', enabled: true, minutes: 90 },
          ],
          sourceIdentity: false,
          tagPropagation: false,
        },
        tags: [{ key: 'environment', value: 'research' }],
        seenAt: expect.stringMatching(/Z$/),
      });
      expect(statusOf(changed, 'execution-role-trust')).toContain(
        'StudioMlEngineer does not trust sagemaker.amazonaws.com',
      );
      expect(statusOf(changed, 'quota')).toContain('3 of 3 user profiles');
      const lacking = changed.checks.find(
        ({ code }) => code === 'execution-role-permissions',
      );
      expect(lacking?.sentence).toContain(
        'StudioMlEngineer may not sagemaker:CreateApp, kms:CreateGrant, kms:Decrypt and kms:GenerateDataKeyWithoutPlaintext',
      );
      expect(lacking?.remedy).toContain(`kms:Decrypt on ${KEY}`);
    });

    it('warns whoever decides that there is no room', async () => {
      const { warnings } = await answerOf<Plan>(
        200,
        studio.mira().call(client =>
          client.planRequest({
            kind: 'grant',
            team: 'group:default/forecasting',
            domainId: COMPANY.researchLab,
            people: ['user:default/mira.santos'],
          }),
        ),
      );
      expect(warnings).toContainEqual(
        expect.stringMatching(/One new profile is planned, and the quota L-/),
      );
    });
  });

  it('says plainly what could not be looked at, and why', async () => {
    const { admin } = studio.sandbox;
    for (const operation of ['GetRole', 'SimulatePrincipalPolicy']) {
      admin.addFault({
        service: 'iam',
        operation,
        effect: {
          ...DENIED,
          message: `User: arn:aws:sts::222222222222:assumed-role/BackstageStudioAccess/x is not authorized to perform: iam:${operation} on resource: role StudioDataScientist`,
        },
      });
    }
    admin.addFault({
      operation: 'GetApplicationAssignmentConfiguration',
      effect: {
        type: 'error',
        code: 'AccessDeniedException',
        message: 'You may not',
        status: 400,
      },
    });
    admin.addFault({ service: 'servicequotas', effect: { type: 'throttle' } });
    await studio.serve();
    await studio.backend.refresh();
    await untilLookedAt();

    const readiness = await read();
    expect(statusOf(readiness, 'execution-role-trust')).toContain(
      'not-checked: The trust policies of the execution roles could not be looked at: the IAM action iam:GetRole is missing',
    );
    expect(statusOf(readiness, 'application')).toContain('ok');
    expect(statusOf(readiness, 'assignment-required')).toContain(
      'could not be looked at: the IAM action sso:GetApplicationAssignmentConfiguration is missing',
    );
    expect(statusOf(readiness, 'pass-role')).toContain('not-checked');
    expect(statusOf(readiness, 'execution-role-permissions')).toContain(
      'What the execution roles allow could not be looked at: the IAM action iam:SimulatePrincipalPolicy is missing',
    );
    expect(statusOf(readiness, 'quota')).toContain(
      'could not be looked at: Rate exceeded',
    );
    expect(readiness.status).toBe('attention');
    const quotas = admin.calls({ service: 'servicequotas' });
    // Once for each of the domains: it waits before it tries again.
    expect(quotas).toHaveLength(3);
  });
});
