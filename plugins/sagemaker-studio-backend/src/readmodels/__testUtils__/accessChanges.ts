/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import fc from 'fast-check';
import type { GrantRecord } from '../../model/records';
import type { ObservedDomain } from '../../aws/observed';
import {
  assignmentsScope,
  domainScope,
  usageScope,
} from '../../inventory/store/syncRows';
import type { ReadinessObservations } from '../../inventory/readiness/ReadinessStore';
import { studioLane } from '../../scheduling/Lane';

export const PLACE = { accountId: '222222222222', region: 'eu-west-1' };
const ROLE = 'arn:aws:iam::222222222222:role/StudioDataScientist';
export const DOMAINS: ObservedDomain[] = [
  domain('d-one', { applicationArn: applicationOf('d-one') }),
  domain('d-two', { applicationArn: applicationOf('d-two') }),
  domain('d-iam', { authMode: 'IAM' }),
];
export const PEOPLE = [0, 1, 2, 3, 4];
const GROUPS = [0, 1];

export function applicationOf(domainId: string): string {
  return `arn:aws:sso::111111111111:application/ssoins-1/apl-${domainId}`;
}

function domain(
  domainId: string,
  more: Partial<ObservedDomain>,
): ObservedDomain {
  return {
    domainId,
    domainArn: `arn:aws:sagemaker:eu-west-1:222222222222:domain/${domainId}`,
    name: domainId,
    ...PLACE,
    authMode: 'SSO',
    status: 'InService',
    url: `https://${domainId}`,
    unifiedStudio: false,
    defaultExecutionRole: ROLE,
    createdAt: '2026-01-01T00:00:00.000Z',
    modifiedAt: '2026-01-01T00:00:00.000Z',
    ...more,
  };
}

const person = fc.constantFrom(...PEOPLE);
const domainId = fc.constantFrom('d-one', 'd-two', 'd-iam');
const ssoDomainId = fc.constantFrom('d-one', 'd-two');
const userNames = fc.constantFrom('ana', 'ben', 'cleo', 'Dan', 'eve', 'nobody');
const aProfile = fc.record({
  name: fc.nat({ max: 3 }),
  owner: fc.option(userNames, { nil: undefined }),
  status: fc.constantFrom('InService', 'InService', 'Pending', 'Failed'),
  day: fc.integer({ min: 1, max: 9 }),
});
const principal = fc.oneof(
  person.map(each => ({
    principalType: 'USER' as const,
    principalId: `user-${each}`,
  })),
  fc.constantFrom(...GROUPS).map(each => ({
    principalType: 'GROUP' as const,
    principalId: `group-${each}`,
  })),
);
const directory = fc.record({
  users: fc.uniqueArray(
    fc.record({ person, name: userNames, disabled: fc.boolean() }),
    { selector: each => each.person },
  ),
  groups: fc.uniqueArray(
    fc.record({
      group: fc.constantFrom(...GROUPS),
      name: fc.constantFrom('research', 'ml-platform'),
      members: fc.uniqueArray(person),
    }),
    { selector: each => each.group },
  ),
});
/** One change in AWS, the catalog or the grants. */
export const change = fc.oneof(
  {
    weight: 2,
    arbitrary: directory.map(given => ({ do: 'directory' as const, given })),
  },
  fc
    .uniqueArray(fc.nat({ max: 2 }))
    .map(kept => ({ do: 'domains' as const, kept })),
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('profiles' as const),
      domainId,
      profiles: fc.uniqueArray(aProfile, { selector: each => each.name }),
    }),
  },
  fc.record({
    do: fc.constant('profile' as const),
    domainId,
    profile: aProfile,
  }),
  fc.record({
    do: fc.constant('no-profile' as const),
    domainId,
    name: fc.nat({ max: 3 }),
  }),
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('assignments' as const),
      domainId: ssoDomainId,
      principals: fc.uniqueArray(principal, {
        selector: each => each.principalId,
      }),
    }),
  },
  fc.record({
    do: fc.constantFrom('assign' as const, 'unassign' as const),
    domainId: ssoDomainId,
    principal,
  }),
  fc.record({
    do: fc.constant('spaces' as const),
    domainId,
    spaces: fc.uniqueArray(
      fc.record({
        name: fc.nat({ max: 2 }),
        owner: fc.option(fc.nat({ max: 3 }), { nil: undefined }),
        day: fc.integer({ min: 1, max: 9 }),
      }),
      { selector: each => each.name },
    ),
  }),
  fc.record({
    do: fc.constant('apps' as const),
    domainId,
    apps: fc.uniqueArray(
      fc.record({
        space: fc.option(fc.nat({ max: 2 }), { nil: undefined }),
        profile: fc.nat({ max: 3 }),
        status: fc.constantFrom('InService', 'Failed'),
        day: fc.integer({ min: 1, max: 9 }),
      }),
      { selector: each => `${each.space ?? ''}|${each.profile}` },
    ),
  }),
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('grant' as const),
      domainId: ssoDomainId,
      person,
      status: fc.constantFrom<GrantRecord['status'][]>(
        'provisioning',
        'active',
        'suspended',
        'deprovision-blocked',
        'ended',
      ),
    }),
  },
  fc.record({
    do: fc.constant('request' as const),
    domainId: ssoDomainId,
    person,
    status: fc.constantFrom('in-review' as const, 'withdrawn' as const),
  }),
  fc
    .uniqueArray(
      fc.record({
        name: userNames,
        namespace: fc.constantFrom('default', 'default', 'branch'),
        title: fc.nat({ max: 1 }),
      }),
      { selector: each => `${each.namespace}/${each.name}` },
    )
    .map(users => ({ do: 'catalog' as const, users })),
  fc.record({
    do: fc.constant('application' as const),
    domainId: ssoDomainId,
    seen: fc.constantFrom<ReadinessObservations['application'][]>(
      { outcome: 'failed', message: 'It is out of reach.' },
      { outcome: 'seen', found: false },
      ...[true, false].flatMap(assignmentRequired =>
        ['ENABLED', 'DISABLED'].map(status => ({
          outcome: 'seen' as const,
          found: true as const,
          status,
          assignmentRequired,
        })),
      ),
    ),
  }),
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('synced' as const),
      scope: fc.constantFrom(
        'identity-center',
        domainScope('d-one'),
        domainScope('d-two'),
        domainScope('d-iam'),
        studioLane(PLACE),
        usageScope('d-one'),
        usageScope('d-two'),
        assignmentsScope(applicationOf('d-one')),
        assignmentsScope(applicationOf('d-two')),
      ),
    }),
  },
  fc.constant({ do: 'places' as const }),
);
export type Change = typeof change extends fc.Arbitrary<infer T> ? T : never;
