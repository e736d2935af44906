/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type {
  EntryCheckCode,
  EntryExplanation,
  StudioDomain,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { domainObstacle } from './domainObstacle';
import { explainEntry } from './entry';
import type { PersonFacts } from './facts';

const ROLE = 'arn:aws:iam::222222222222:role/StudioDataScientist';
const OTHER = 'arn:aws:iam::222222222222:role/StudioMlEngineer';
const enabled = {
  outcome: 'found' as const,
  userId: 'u-jane',
  userName: 'jane',
  status: 'ENABLED' as const,
};
const grant = {
  grantId: 'g',
  requestId: 'r',
  status: 'active' as const,
  executionRole: ROLE,
};
const profile = { name: 'jane-doe', status: 'InService' };
const ready = { assignedDirectly: true, profile, grant };

function domainWith(
  more: Partial<StudioDomain> & { unifiedStudio?: boolean } = {},
): StudioDomain {
  const { unifiedStudio = false, ...other } = more;
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
    executionRoles: [ROLE],
    seenAt: '2026-07-01T00:00:00.000Z',
    ...other,
  };
  return { ...domain, obstacle: domainObstacle({ ...domain, unifiedStudio }) };
}

describe('explainEntry', () => {
  it.each<{
    name: string;
    facts?: Partial<PersonFacts>;
    domain?: Parameters<typeof domainWith>[0];
    mayAsk?: boolean;
    isAskable?: boolean;
    failure?: {
      code: EntryCheckCode;
      who: NonNullable<EntryExplanation['failure']>['who'];
      says: string;
    };
    canEnter?: boolean;
  }>([
    { name: 'somebody who is ready', facts: ready },
    {
      name: 'somebody who has not signed in yet',
      facts: { throughGroups: [{ groupId: 'g-1', displayName: 'research' }] },
    },
    {
      name: 'somebody for whom Studio would open the profile of somebody else',
      facts: {
        assignedDirectly: true,
        profileOfAnother: {
          name: 'jane-doe',
          status: 'InService',
          createdAt: '2026-06-01T12:00:00.000Z',
          ownerId: 'u-before',
          ownerName: 'Jane Before',
        },
      },
      failure: {
        code: 'profile-exists',
        who: 'team-lead',
        says: 'was made for Jane Before, another user, who had the login of',
      },
    },
    {
      name: 'somebody whose group is gone from Identity Center',
      facts: {
        grant: {
          ...grant,
          status: 'degraded',
          throughGroup: {
            groupId: 'g-1',
            displayName: 'research',
            isGone: true,
          },
        },
      },
      failure: {
        code: 'assigned',
        who: 'team-lead',
        says: 'A new group of that name is another one',
      },
    },
    {
      name: 'an IAM domain',
      facts: ready,
      domain: { authMode: 'IAM', applicationArn: undefined },
      failure: {
        code: 'domain-signs-in-by-identity-center',
        who: 'aws-administrator',
        says: 'lets people in by IAM',
      },
    },
    {
      name: 'a domain of Unified Studio',
      facts: ready,
      domain: { unifiedStudio: true },
      failure: {
        code: 'domain-signs-in-by-identity-center',
        who: 'aws-administrator',
        says: 'Unified Studio',
      },
    },
    {
      name: 'an IAM domain of Unified Studio',
      facts: ready,
      domain: {
        authMode: 'IAM',
        applicationArn: undefined,
        unifiedStudio: true,
      },
      failure: {
        code: 'domain-signs-in-by-identity-center',
        who: 'aws-administrator',
        says: 'Unified Studio',
      },
    },
    {
      name: 'a domain that is being updated',
      facts: ready,
      domain: { status: 'Updating' },
      failure: {
        code: 'domain-in-service',
        who: 'aws-administrator',
        says: 'has the status Updating',
      },
    },
    {
      name: 'a disabled application',
      facts: ready,
      domain: {
        application: { status: 'disabled', assignmentRequired: true },
      },
      failure: {
        code: 'application-enabled',
        who: 'aws-administrator',
        says: 'is disabled, so nobody can sign in',
      },
    },
    {
      name: 'an application that is gone',
      facts: ready,
      domain: {
        application: { status: 'missing', assignmentRequired: true },
      },
      failure: {
        code: 'application-enabled',
        who: 'aws-administrator',
        says: 'is not in IAM Identity Center',
      },
    },
    {
      name: 'an application that lets everybody in',
      domain: {
        application: { status: 'enabled', assignmentRequired: false },
      },
    },
    {
      name: 'a person whom the identity provider has not brought',
      facts: { identity: { outcome: 'none', searched: ['username jane'] } },
      failure: {
        code: 'identity-known',
        who: 'identity-provider',
        says: 'has no user in IAM Identity Center',
      },
    },
    {
      name: 'a person, before the directory was ever read',
      facts: { identity: { outcome: 'none', searched: ['username jane'] } },
      domain: { unread: ['directory'] },
      failure: {
        code: 'identity-known',
        who: 'platform-team',
        says: 'is not known yet, since its directory could not be read',
      },
    },
    {
      name: 'a person who could be several',
      facts: { identity: { outcome: 'ambiguous', candidates: ['a', 'b'] } },
      failure: {
        code: 'identity-known',
        who: 'platform-team',
        says: 'could be any of',
      },
    },
    {
      name: 'a person who is another one as well',
      facts: {
        ...ready,
        identity: {
          ...enabled,
          sharedBy: ['user:default/jane.doe', 'user:default/jdoe'],
        },
      },
      failure: {
        code: 'identity-known',
        who: 'platform-team',
        says: 'user:default/jane.doe and user:default/jdoe',
      },
    },
    {
      name: 'a disabled user',
      facts: { ...ready, identity: { ...enabled, status: 'DISABLED' } },
      failure: {
        code: 'user-enabled',
        who: 'identity-provider',
        says: 'is disabled',
      },
    },
    {
      name: 'a profile alone, to somebody who may ask',
      facts: { profile },
      mayAsk: true,
      failure: { code: 'assigned', who: 'you', says: 'Access Denied' },
    },
    {
      name: 'nothing, where no policy lets anybody ask',
      isAskable: false,
      failure: {
        code: 'assigned',
        who: 'platform-team',
        says: 'No policy lets anybody ask for access to it',
      },
    },
    {
      name: 'nothing, to somebody who may not ask',
      failure: {
        code: 'assigned',
        who: 'team-lead',
        says: 'is not assigned',
      },
    },
    {
      name: 'nothing yet',
      facts: { pendingRequestId: 'r' },
      failure: {
        code: 'assigned',
        who: 'team-lead',
        says: 'waits for its decision',
      },
    },
    {
      name: 'nothing in a domain that is only observed',
      domain: { mode: 'observe' },
      failure: {
        code: 'assigned',
        who: 'platform-team',
        says: 'to Managed on the page Settings',
      },
    },
    {
      name: 'a legacy domain',
      domain: { applicationArn: undefined },
      failure: {
        code: 'assigned',
        who: 'aws-administrator',
        says: 'AWS does not tell',
      },
    },
    {
      name: 'access that is being made',
      facts: { grant: { ...grant, status: 'provisioning' } },
      failure: { code: 'assigned', who: 'you', says: 'Wait' },
    },
    {
      name: 'access that starts later',
      facts: {
        grant: {
          ...grant,
          status: 'scheduled',
          startsAt: '2026-08-01T00:00:00.000Z',
        },
      },
      failure: { code: 'assigned', who: 'you', says: 'starts on 2026-08-01' },
    },
    {
      name: 'access whose making is blocked',
      facts: {
        grant: {
          ...grant,
          status: 'provision-blocked',
          error: {
            kind: 'blocked',
            name: 'AccessDenied',
            message: 'Not allowed',
            remedy: 'Allow sso:CreateApplicationAssignment.',
          },
        },
      },
      failure: {
        code: 'assigned',
        who: 'platform-team',
        says: 'Not allowed. Allow sso:CreateApplicationAssignment.',
      },
    },
    {
      name: 'a group that no longer lets in',
      facts: {
        profile,
        grant: {
          ...grant,
          status: 'degraded',
          throughGroup: { groupId: 'g-1', displayName: 'research' },
        },
      },
      failure: {
        code: 'assigned',
        who: 'identity-provider',
        says: 'through the group research, and no longer does',
      },
    },
    {
      name: 'a failed profile',
      facts: {
        ...ready,
        profile: { ...profile, status: 'Failed', failureReason: 'Full' },
      },
      failure: {
        code: 'profile-in-service',
        who: 'aws-administrator',
        says: 'has the status Failed: Full',
      },
    },
    {
      name: 'a profile whose update failed',
      facts: { ...ready, profile: { ...profile, status: 'Update_Failed' } },
      mayAsk: true,
      failure: {
        code: 'profile-in-service',
        who: 'you',
        says: 'Update_Failed',
      },
    },
    {
      name: 'a profile that is coming up',
      facts: { ...ready, profile: { ...profile, status: 'Pending' } },
      failure: { code: 'profile-in-service', who: 'you', says: 'Wait' },
    },
    {
      name: 'another role than granted',
      facts: { ...ready, profile: { ...profile, executionRole: OTHER } },
      mayAsk: true,
      failure: {
        code: 'role-as-granted',
        who: 'you',
        says: 'with the role StudioMlEngineer instead of StudioDataScientist',
      },
      canEnter: true,
    },
    {
      name: 'a suspended grant',
      facts: { ...ready, grant: { ...grant, status: 'suspended' } },
      failure: {
        code: 'grant-in-force',
        who: 'identity-provider',
        says: 'is suspended',
      },
      canEnter: true,
    },
    {
      name: 'access that is being taken back',
      facts: { ...ready, grant: { ...grant, status: 'deprovisioning' } },
      failure: {
        code: 'grant-in-force',
        who: 'you',
        says: 'is being removed',
      },
      canEnter: true,
    },
    {
      name: 'another way in while what ended access left behind is deleted',
      facts: {
        ...ready,
        grant: {
          ...grant,
          status: 'deprovisioning',
          endedAt: '2026-06-01T12:00:00.000Z',
        },
      },
    },
  ])(
    'explains $name',
    ({
      facts,
      domain,
      mayAsk = false,
      isAskable = true,
      failure,
      canEnter,
    }) => {
      const explained = explainEntry(
        {
          person: 'user:default/jane.doe',
          displayName: 'Jane Doe',
          identity: enabled,
          assignedDirectly: false,
          throughGroups: [],
          ...facts,
        },
        domainWith(domain),
        { mayAsk, isAskable },
      );
      const failed = explained.checks.findIndex(
        ({ status }) => status === 'failed',
      );
      expect(explained.checks).toHaveLength(10);
      expect(
        explained.checks.every(({ sentence }) => /\.$/.test(sentence)),
      ).toBe(true);
      expect(explained.canEnter).toBe(canEnter ?? !failure);
      expect([explained.failure?.code, explained.failure?.who]).toEqual([
        failure?.code,
        failure?.who,
      ]);
      expect(
        `${explained.failure?.sentence} ${explained.failure?.remedy}`,
      ).toContain(failure?.says ?? 'undefined');
      expect(explained.checks[failed]?.code).toBe(failure?.code);
      expect(explained.checks.map(({ status }) => status).join(' ')).toMatch(
        /^(passed ?)*(failed)?( not-reached)*$/,
      );
    },
  );
});
