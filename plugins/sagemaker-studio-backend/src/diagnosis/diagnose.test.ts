/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { DiagnosisCode } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { diagnose, diagnoseProfileOfNobody } from './diagnose';
import { domainObstacle } from './domainObstacle';
import type { DomainFacts, PersonFacts } from './facts';

const ROLE = 'arn:aws:iam::222222222222:role/StudioDataScientist';
const domain: DomainFacts = {
  domainId: 'd-researchlab1',
  name: 'research-lab',
  accountId: '222222222222',
  authMode: 'SSO',
  applicationArn: 'arn:aws:sso::111111111111:application/ssoins-1/apl-1',
  defaultExecutionRole: ROLE,
};
const enabled = {
  outcome: 'found' as const,
  userId: 'u-jane',
  userName: 'jane',
  status: 'ENABLED' as const,
};
const disabled = { ...enabled, status: 'DISABLED' as const };
const shared = {
  ...enabled,
  sharedBy: ['user:default/jane.doe', 'user:default/jdoe'],
};
const grant = {
  grantId: 'g',
  requestId: 'r',
  status: 'active' as const,
  executionRole: ROLE,
};
const ENDED = '2026-06-01T12:00:00.000Z';
const REFUSED = {
  kind: 'blocked' as const,
  name: 'AccessDeniedException',
  message: 'Not authorized.',
  remedy: 'Allow sagemaker:DeleteUserProfile, then retry.',
};
const ended = { grantId: 'g', endedReason: 'revoked', endedAt: ENDED };
/** Of access that has ended, and of which AWS keeps us from deleting what is left. */
const remains = {
  ...grant,
  status: 'deprovision-blocked' as const,
  endedAt: ENDED,
  operationKind: 'deprovision' as const,
  step: 'delete-profile' as const,
  error: REFUSED,
};
const profile = { name: 'jane-doe', status: 'InService' };
const OPEN = { status: 'enabled' as const, assignmentRequired: false };
const viaGroup = [{ groupId: 'g-1', displayName: 'research' }];

function obstacleOf(more: Partial<Parameters<typeof domainObstacle>[0]>) {
  return domainObstacle({
    ...domain,
    status: 'InService',
    unifiedStudio: false,
    mode: 'manage',
    ...more,
  });
}

describe('diagnose', () => {
  it.each<{
    name: string;
    facts?: Partial<PersonFacts>;
    domain?: Partial<DomainFacts>;
    code: DiagnosisCode;
    says: string;
  }>([
    { name: 'nothing', code: 'no-access', says: 'Request access to get in' },
    {
      name: 'an assignment with which Studio opens the profile of somebody else',
      facts: {
        assignedDirectly: true,
        profileOfAnother: {
          ...profile,
          createdAt: ENDED,
          ownerId: 'u-2',
          ownerName: 'Jane Old',
        },
      },
      code: 'profile-of-another',
      says: 'was made for another user, Jane Old, under the same login',
    },
    {
      name: 'an assignment with a profile of which nobody knows whose it is',
      facts: {
        assignedDirectly: true,
        profileOfAnother: { ...profile, createdAt: ENDED },
      },
      code: 'profile-of-another',
      says: 'may have been made for somebody else',
    },
    {
      name: 'a grant through a group that was deleted in Identity Center',
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
      code: 'no-access',
      says: 'A new group of that name is another one',
    },
    {
      name: 'nothing yet',
      facts: { pendingRequestId: 'r' },
      code: 'no-access',
      says: 'waits for its decision',
    },
    {
      name: 'a granted access that is there',
      facts: { grant, assignedDirectly: true, profile },
      code: 'ready',
      says: "Jane Doe can open 'research-lab' with the profile 'jane-doe' and the role StudioDataScientist",
    },
    {
      name: 'access through a group',
      facts: { throughGroups: viaGroup, profile },
      code: 'ready',
      says: 'through the group research',
    },
    {
      name: 'a granted profile that is gone',
      facts: { grant, assignedDirectly: true },
      code: 'profile-gone',
      says: "Studio would make a new, empty one at the next sign-in, with the domain's role",
    },
    {
      name: 'a profile alone',
      facts: { profile },
      code: 'profile-without-assignment',
      says: 'Access Denied',
    },
    {
      name: 'direct access that nobody granted',
      facts: { assignedDirectly: true, profile },
      code: 'access-nobody-granted',
      says: 'no grant covers this',
    },
    {
      name: 'a direct assignment alone that nobody granted',
      facts: { assignedDirectly: true },
      code: 'access-nobody-granted',
      says: "may enter 'research-lab', where Studio makes a profile at the first sign-in, but no grant covers this. Request access to record it.",
    },
    {
      name: 'a group that lets somebody in',
      facts: { throughGroups: viaGroup },
      code: 'ready-after-first-sign-in',
      says: 'through the group research',
    },
    {
      name: 'another role than granted',
      facts: {
        grant,
        assignedDirectly: true,
        profile: { ...profile, executionRole: 'arn:aws:iam::1:role/Other' },
      },
      code: 'role-differs',
      says: 'works as Other',
    },
    {
      name: 'a failed profile',
      facts: {
        assignedDirectly: true,
        profile: { name: 'jane-doe', status: 'Failed', failureReason: 'Full' },
      },
      code: 'profile-failed',
      says: 'Failed (Full)',
    },
    {
      name: 'a profile that is coming up',
      facts: {
        assignedDirectly: true,
        profile: { name: 'jane-doe', status: 'Pending' },
      },
      code: 'in-progress',
      says: 'is Pending',
    },
    {
      name: 'an operation under way',
      facts: { grant: { ...grant, status: 'provisioning' } },
      code: 'in-progress',
      says: 'is being brought into',
    },
    {
      name: 'a blocked operation',
      facts: {
        grant: {
          ...grant,
          status: 'provision-blocked',
          error: {
            kind: 'blocked',
            name: 'AccessDeniedException',
            message: 'Not authorized.',
            remedy: 'Allow sagemaker:CreateUserProfile, then retry.',
          },
        },
      },
      code: 'blocked',
      says: 'is blocked: Not authorized. Allow sagemaker:CreateUserProfile, then retry.',
    },
    {
      name: 'access that cannot be taken away',
      facts: {
        assignedDirectly: true,
        grant: { ...grant, status: 'deprovision-blocked', error: REFUSED },
      },
      code: 'blocked',
      says: "Still has access: removing Jane Doe from 'research-lab' is blocked: Not authorized. Allow sagemaker:DeleteUserProfile, then retry.",
    },
    {
      name: 'access that has ended while what is left of it cannot be deleted',
      facts: { profile, grant: remains },
      code: 'blocked',
      says: "The access of Jane Doe to 'research-lab' has ended, but the profile could not be deleted: Not authorized. Allow sagemaker:DeleteUserProfile, then retry. It is tried again by itself until it is done.",
    },
    {
      name: 'what is left of somebody who has gone',
      facts: { identity: disabled, profile, grant: remains },
      code: 'blocked',
      says: 'has ended, but the profile could not be deleted',
    },
    {
      name: 'what is left of ended access to somebody who comes in another way',
      facts: { throughGroups: viaGroup, profile, grant: remains },
      code: 'blocked',
      says: 'has ended, though another way in is left, and the profile could not be deleted',
    },
    {
      name: 'an offboarding that has shut somebody out and cannot delete',
      facts: {
        profile,
        grant: {
          ...remains,
          endedAt: undefined,
          removedAt: ENDED,
          step: 'delete-spaces',
        },
      },
      code: 'blocked',
      says: 'has ended, but the spaces could not be deleted',
    },
    {
      name: 'an offboarding that cannot delete, of somebody who still gets in',
      facts: {
        throughGroups: viaGroup,
        profile,
        grant: { ...remains, endedAt: undefined, removedAt: ENDED },
      },
      code: 'blocked',
      says: 'Still has access',
    },
    {
      name: 'an offboarding that cannot delete, where everybody is let in',
      facts: {
        profile,
        grant: { ...remains, endedAt: undefined, removedAt: ENDED },
      },
      domain: { application: OPEN },
      code: 'blocked',
      says: 'Still has access',
    },
    {
      name: 'an offboarding that cannot delete, where assignments were never read',
      facts: {
        profile,
        grant: { ...remains, endedAt: undefined, removedAt: ENDED },
      },
      domain: { unread: ['assignments'] },
      code: 'blocked',
      says: 'Still has access',
    },
    {
      name: 'an offboarding that cools off',
      facts: {
        profile,
        grant: {
          ...grant,
          status: 'deprovisioning',
          removedAt: ENDED,
          step: 'cool-off',
        },
      },
      code: 'cooling-off',
      says: 'has ended; what they left behind is deleted once the time to take that back is over',
    },
    {
      name: 'an offboarding that deletes',
      facts: {
        profile,
        grant: { ...grant, status: 'deprovisioning', removedAt: ENDED },
      },
      code: 'in-progress',
      says: 'has ended; what they left behind is being deleted',
    },
    {
      name: 'access that was revoked, of which profile and data are kept',
      facts: { profile, ended },
      code: 'access-ended',
      says: "The access of Jane Doe to 'research-lab' was revoked on 2026-06-01 12:00 UTC; the profile and its data are kept.",
    },
    {
      name: 'access that has expired',
      facts: { profile, ended: { ...ended, endedReason: 'expired' } },
      code: 'access-ended',
      says: 'expired on 2026-06-01 12:00 UTC; the profile and its data are kept.',
    },
    {
      name: 'what is kept of somebody who has left',
      facts: {
        identity: disabled,
        profile,
        ended: { ...ended, endedReason: 'left' },
      },
      code: 'access-ended',
      says: 'was removed, since they had left, on 2026-06-01',
    },
    {
      name: 'revoked access with the profile of a former login',
      facts: {
        formerProfiles: [{ name: 'jane-smith', userName: 'jsmith' }],
        ended,
      },
      code: 'access-ended',
      says: 'are kept',
    },
    {
      name: 'access that was revoked, and given again in the console',
      facts: { assignedDirectly: true, profile, ended },
      code: 'access-nobody-granted',
      says: 'no grant covers this',
    },
    {
      name: 'access that was revoked, where assignments were never read',
      facts: { profile, ended },
      domain: { unread: ['assignments'] },
      code: 'not-known',
      says: 'not known yet',
    },
    {
      name: 'access that was revoked, with a profile that AWS could not delete',
      facts: { profile: { ...profile, status: 'Delete_Failed' }, ended },
      code: 'profile-failed',
      says: 'Delete_Failed',
    },
    {
      name: 'a suspension',
      facts: {
        identity: disabled,
        assignedDirectly: true,
        grant: { ...grant, status: 'suspended' },
      },
      code: 'suspended',
      says: 'is suspended',
    },
    {
      name: 'access that begins later',
      facts: {
        grant: {
          ...grant,
          status: 'scheduled',
          startsAt: '2026-12-01T08:00:00.000Z',
        },
      },
      code: 'scheduled',
      says: 'starts on 2026-12-01 08:00 UTC',
    },
    {
      name: 'a disabled user who holds a profile',
      facts: { identity: disabled, profile },
      code: 'disabled-but-holding',
      says: "the profile 'jane-doe'",
    },
    {
      name: 'a disabled user who holds nothing',
      facts: { identity: disabled },
      code: 'no-access',
      says: 'is disabled and holds nothing',
    },
    {
      name: 'nobody in Identity Center',
      facts: { identity: { outcome: 'none', searched: ['jane@x'] } },
      code: 'no-identity-center-user',
      says: 'looked for jane@x',
    },
    {
      name: 'several in Identity Center',
      facts: { identity: { outcome: 'ambiguous', candidates: ['a', 'b'] } },
      code: 'no-identity-center-user',
      says: 'a and b',
    },
    {
      name: 'several catalog users who are one in Identity Center',
      facts: { identity: shared, grant, assignedDirectly: true, profile },
      code: 'ambiguous-person',
      says: "'jane' of IAM Identity Center is user:default/jane.doe and user:default/jdoe in the catalog",
    },
    {
      name: 'an IAM domain',
      domain: { authMode: 'IAM', applicationArn: undefined },
      code: 'iam-domain',
      says: 'administrators of account 222222222222',
    },
    {
      name: 'a domain of Unified Studio, whatever somebody holds there',
      facts: { grant, assignedDirectly: true, profile },
      domain: { obstacle: obstacleOf({ unifiedStudio: true }) },
      code: 'unified-studio-domain',
      says: 'Unified Studio, which decides who enters',
    },
    {
      name: 'an IAM domain of Unified Studio',
      domain: {
        authMode: 'IAM',
        applicationArn: undefined,
        obstacle: obstacleOf({
          unifiedStudio: true,
          authMode: 'IAM',
          applicationArn: undefined,
        }),
      },
      code: 'unified-studio-domain',
      says: 'Unified Studio, which decides who enters',
    },
    {
      name: 'a failed domain to somebody who has all it takes',
      facts: { grant, assignedDirectly: true, profile },
      domain: { obstacle: obstacleOf({ status: 'Failed' }) },
      code: 'domain-closed',
      says: 'has the status Failed',
    },
    {
      name: 'a failed domain to somebody who has not signed in yet',
      facts: { throughGroups: viaGroup },
      domain: { obstacle: obstacleOf({ status: 'Failed' }) },
      code: 'domain-closed',
      says: 'has the status Failed',
    },
    {
      name: 'a failed domain to somebody without access',
      domain: { obstacle: obstacleOf({ status: 'Failed' }) },
      code: 'no-access',
      says: 'has the status Failed. Try again when',
    },
    {
      name: 'a disabled application to somebody who has all it takes',
      facts: { grant, assignedDirectly: true, profile },
      domain: {
        application: { status: 'disabled', assignmentRequired: true },
      },
      code: 'domain-closed',
      says: 'is disabled, so nobody can sign in. An administrator',
    },
    {
      name: 'an application that is gone to somebody without access',
      domain: {
        application: { status: 'missing', assignmentRequired: true },
      },
      code: 'no-access',
      says: 'is not in IAM Identity Center, so nobody can sign in',
    },
    {
      name: 'nothing where everybody is let in',
      domain: { application: OPEN },
      code: 'ready-after-first-sign-in',
      says: "may enter 'research-lab' without being assigned, since its application lets in everybody",
    },
    {
      name: 'a profile alone where everybody is let in',
      facts: { profile },
      domain: { application: OPEN },
      code: 'ready',
      says: "can open 'research-lab' without being assigned",
    },
    {
      name: 'a disabled user where everybody is let in',
      facts: { identity: disabled },
      domain: { application: OPEN },
      code: 'no-access',
      says: 'is disabled and holds nothing',
    },
    {
      name: 'somebody who is ready in a domain that is only observed',
      facts: { grant, assignedDirectly: true, profile },
      domain: { obstacle: obstacleOf({ mode: 'observe' }) },
      code: 'ready',
      says: 'can open',
    },
    {
      name: 'a legacy domain with a profile',
      facts: { profile },
      domain: { applicationArn: undefined },
      code: 'legacy-domain',
      says: "the profile 'jane-doe' exists",
    },
    {
      name: 'a second profile',
      facts: {
        assignedDirectly: true,
        profile,
        otherProfiles: ['jane-doe-2'],
      },
      code: 'two-profiles',
      says: "has 2 profiles in 'research-lab': 'jane-doe' and 'jane-doe-2'",
    },
    {
      name: 'granted access that was last used long ago',
      facts: {
        grant,
        assignedDirectly: true,
        profile: { ...profile, createdAt: '2026-01-01T00:00:00.000Z' },
        usage: { lastActivityAt: '2026-05-01T12:00:00.000Z' },
      },
      code: 'unused',
      says: 'was last seen at work there 61 days ago. Revoke the access',
    },
    {
      name: 'access through a group that was never used',
      facts: {
        throughGroups: viaGroup,
        profile: { ...profile, createdAt: '2026-01-01T00:00:00.000Z' },
        usage: {},
      },
      code: 'unused',
      says: "has never been seen at work there, and the profile 'jane-doe' was made 181 days ago",
    },
    {
      name: 'access that was used the day before it counts as unused',
      facts: {
        throughGroups: viaGroup,
        profile: { ...profile, createdAt: '2026-01-01T00:00:00.000Z' },
        usage: { lastActivityAt: '2026-05-04T00:00:00.000Z' },
      },
      code: 'ready',
      says: 'can open',
    },
    {
      name: 'an old profile that a grant adopted lately',
      facts: {
        grant: { ...grant, createdAt: '2026-06-30T00:00:00.000Z' },
        assignedDirectly: true,
        profile: { ...profile, createdAt: '2026-01-01T00:00:00.000Z' },
        usage: {},
      },
      code: 'ready',
      says: 'can open',
    },
    {
      name: 'access whose use nobody has looked at',
      facts: {
        throughGroups: viaGroup,
        profile: { ...profile, createdAt: '2026-01-01T00:00:00.000Z' },
      },
      code: 'ready',
      says: 'can open',
    },
  ])('names $name', ({ facts, domain: other, code, says }) => {
    const diagnosis = diagnose(
      {
        person: 'user:default/jane.doe',
        displayName: 'Jane Doe',
        identity: enabled,
        assignedDirectly: false,
        throughGroups: [],
        ...facts,
      },
      { ...domain, ...other },
      { at: '2026-07-01T12:00:00.000Z', unusedAfter: 'P60D' },
    );
    expect(diagnosis.code).toBe(code);
    expect(diagnosis.sentence).toContain(says);
    expect(diagnosis.sentence).toMatch(/\.$/);
  });

  it('names profiles of nobody, with or without a username', () => {
    expect(
      diagnoseProfileOfNobody({ ...profile, userName: 'gone@x' }, domain),
    ).toMatchObject({
      code: 'profile-of-nobody',
      sentence: expect.stringContaining(
        "The profile 'jane-doe' in 'research-lab' is of 'gone@x', and Identity Center has no such user",
      ),
    });
    expect(diagnoseProfileOfNobody(profile, domain).sentence).toContain(
      'names no Identity Center user',
    );
  });
});
