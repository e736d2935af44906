/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { diagnose } from './diagnose';
import type { DomainFacts, PersonFacts } from './facts';
import { repairOf, type Repair } from './repair';

const ROLE = 'arn:aws:iam::222222222222:role/StudioDataScientist';
const OTHER = 'arn:aws:iam::222222222222:role/StudioMlEngineer';
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
const grant = {
  grantId: 'g',
  requestId: 'r',
  status: 'active' as const,
  executionRole: ROLE,
};
const profile = { name: 'jane-doe', status: 'InService' };
const old = { ...profile, createdAt: '2025-01-01T00:00:00.000Z' };

describe('repairOf', () => {
  it.each<{
    name: string;
    facts: Partial<PersonFacts>;
    domain?: Partial<DomainFacts>;
    repair?: Partial<Repair>;
  }>([
    {
      name: 'no access',
      facts: {},
      repair: { kind: 'grant', executionRole: ROLE },
    },
    { name: 'no access that is asked for', facts: { pendingRequestId: 'r' } },
    {
      name: 'nobody in Identity Center',
      facts: { identity: { outcome: 'none', searched: [] } },
    },
    {
      name: 'a disabled user who holds nothing',
      facts: { identity: { ...enabled, status: 'DISABLED' } },
    },
    {
      name: 'a disabled user who holds a grant',
      facts: {
        identity: { ...enabled, status: 'DISABLED' },
        assignedDirectly: true,
        profile,
        grant,
      },
      repair: { kind: 'revoke', grantId: 'g' },
    },
    {
      name: 'a disabled user who holds what nobody granted',
      facts: {
        identity: { ...enabled, status: 'DISABLED' },
        assignedDirectly: true,
      },
    },
    {
      name: 'a suspended grant',
      facts: { grant: { ...grant, status: 'suspended' } },
      repair: { kind: 'revoke', grantId: 'g' },
    },
    {
      name: 'a profile alone, which keeps its role',
      facts: { profile: { ...profile, executionRole: OTHER } },
      repair: { kind: 'grant', executionRole: OTHER },
    },
    {
      name: 'an assignment that went missing',
      facts: { profile, grant: { ...grant, executionRole: OTHER } },
      repair: {
        label: { code: 'repair.request-again' },
        kind: 'grant',
        executionRole: OTHER,
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
    },
    {
      name: 'another role than granted, which becomes the granted one',
      facts: {
        assignedDirectly: true,
        profile: { ...profile, executionRole: OTHER },
        grant,
      },
      repair: { kind: 'grant', executionRole: ROLE },
    },
    {
      name: 'access nobody granted, which stays as it is',
      facts: {
        assignedDirectly: true,
        profile: { ...profile, executionRole: OTHER },
      },
      repair: {
        label: { code: 'repair.record' },
        kind: 'grant',
        executionRole: OTHER,
      },
    },
    {
      name: 'a profile whose update failed',
      facts: {
        assignedDirectly: true,
        profile: { ...profile, status: 'Update_Failed' },
      },
      repair: { kind: 'grant' },
    },
    {
      name: 'a profile that failed',
      facts: { profile: { ...profile, status: 'Failed' } },
    },
    {
      name: 'granted access that is not used',
      facts: { assignedDirectly: true, profile: old, grant, usage: {} },
      repair: { kind: 'revoke', grantId: 'g' },
    },
    {
      name: 'unused access through a group',
      facts: {
        throughGroups: [{ groupId: 'g-1', displayName: 'research' }],
        profile: old,
        usage: {},
      },
    },
    {
      name: 'access of somebody who has left the team',
      facts: {
        assignedDirectly: true,
        profile,
        grant: { ...grant, moved: true },
      },
      repair: { kind: 'revoke', grantId: 'g' },
    },
    {
      name: 'access as it should be',
      facts: { assignedDirectly: true, profile, grant },
    },
    {
      name: 'two profiles',
      facts: { assignedDirectly: true, profile, otherProfiles: ['two'] },
    },
    {
      name: 'a legacy domain',
      facts: { profile },
      domain: { applicationArn: undefined },
    },
  ])('for $name', ({ facts, domain: other, repair }) => {
    const person: PersonFacts = {
      person: 'user:default/jane.doe',
      displayName: 'Jane Doe',
      identity: enabled,
      assignedDirectly: false,
      throughGroups: [],
      ...facts,
    };
    const place = { ...domain, ...other };
    const diagnosis = diagnose(person, place, {
      at: '2026-07-01T00:00:00.000Z',
      unusedAfter: 'P60D',
    });
    const found = repairOf(diagnosis, person, place);
    expect(found === undefined).toBe(repair === undefined);
    expect({ ...found }).toMatchObject({ ...repair });
  });
});
