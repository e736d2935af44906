/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { JsonValue } from '@backstage/types';
import {
  DOMAINS,
  faultOf,
  LEAST,
  POLICY,
  readConfig,
  ROLE,
} from './__testUtils__/readConfig';

describe('a fault of a policy', () => {
  it.each<[string, JsonValue | undefined, string]>([
    [
      'a policy twice',
      { ...LEAST, policies: [POLICY, POLICY] },
      'sagemakerStudio.policies[1].name: research-lab is there already, in sagemakerStudio.policies[0].name',
    ],
    [
      'a policy without approvers',
      { ...LEAST, policies: [{ ...POLICY, approvers: [] }] },
      'sagemakerStudio.policies[0].approvers: expected at least one of approvers',
    ],
    [
      'an approver that is not a ref',
      { ...LEAST, policies: [{ ...POLICY, approvers: ['leads'] }] },
      'sagemakerStudio.policies[0].approvers[0]: expected team-leads, domain-owners, parent-group, manager, or the ref of a catalog user or group such as user:default/jane.doe; got "leads"',
    ],
    [
      'unknown requesters',
      { ...LEAST, policies: [{ ...POLICY, requesters: 'everyone' }] },
      'sagemakerStudio.policies[0].requesters: expected one of: anyone, members; got "everyone"',
    ],
    [
      'unknown onBehalfOf',
      { ...LEAST, policies: [{ ...POLICY, onBehalfOf: 'lead' }] },
      'sagemakerStudio.policies[0].onBehalfOf: expected one of: leads, anyone; got "lead"',
    ],
    [
      'an unknown way in',
      { ...LEAST, policies: [{ ...POLICY, assignment: 'team' }] },
      'sagemakerStudio.policies[0].assignment: expected one of: user, group, either; got "team"',
    ],
    [
      'an unknown condition',
      { ...LEAST, policies: [{ ...POLICY, automatic: ['always'] }] },
      'sagemakerStudio.policies[0].automatic[0]: expected lead-onboards-own-team, or an object with the keys lead-onboards-own-team, requester-in, duration-at-most, extension-of-used-access, role-in, kinds; got "always"',
    ],
    [
      'an automatic rule without conditions',
      { ...LEAST, policies: [{ ...POLICY, automatic: [{}] }] },
      'sagemakerStudio.policies[0].automatic[0]: expected at least one condition',
    ],
    [
      'nobody to decide',
      { ...LEAST, policies: [{ ...POLICY, approvers: undefined }] },
      'sagemakerStudio.policies[0]: expected approvers or stages',
    ],
    [
      'approvers next to stages',
      {
        ...LEAST,
        policies: [
          { ...POLICY, stages: [{ name: 'a', approvers: ['manager'] }] },
        ],
      },
      'sagemakerStudio.policies[0].approvers: approvers and stages contradict each other',
    ],
    [
      'a stage without approvers',
      {
        ...LEAST,
        policies: [
          {
            ...POLICY,
            approvers: undefined,
            stages: [{ name: 'a', approvers: [] }],
          },
        ],
      },
      'sagemakerStudio.policies[0].stages[0].approvers: expected at least one of approvers',
    ],
    [
      'a quorum that the named users cannot reach',
      {
        ...LEAST,
        policies: [
          {
            ...POLICY,
            approvers: undefined,
            stages: [
              { name: 'a', approvers: ['user:mira', 'user:jonas'], quorum: 3 },
            ],
          },
        ],
      },
      'sagemakerStudio.policies[0].stages[0].quorum: 3 people have to approve, but approvers names 2',
    ],
    [
      'a quorum of nobody',
      {
        ...LEAST,
        policies: [
          {
            ...POLICY,
            approvers: undefined,
            stages: [{ name: 'a', approvers: ['manager'], quorum: 0 }],
          },
        ],
      },
      'sagemakerStudio.policies[0].stages[0].quorum: expected a whole number of people, 1 or more; got 0',
    ],
    [
      'two stages of one name',
      {
        ...LEAST,
        policies: [
          {
            ...POLICY,
            approvers: undefined,
            stages: [
              { name: 'a', approvers: ['manager'] },
              { name: 'a', approvers: ['team-leads'] },
            ],
          },
        ],
      },
      'sagemakerStudio.policies[0].stages[1].name: a is there already, in stages[0].name',
    ],
    [
      'owners of a domain that names none',
      {
        ...LEAST,
        domains: DOMAINS,
        policies: [{ ...POLICY, approvers: ['domain-owners'] }],
      },
      'domain-owners of d-researchlab1 are not named; name them in sagemakerStudio.domains.d-researchlab1.owners',
    ],
    [
      'leads of a team that has none',
      {
        ...LEAST,
        domains: DOMAINS,
        teams: [{ team: 'group:forecasting', leads: ['user:mira'] }],
        policies: [
          { ...POLICY, teams: ['group:forecasting', 'group:research'] },
        ],
      },
      'sagemakerStudio.policies[0].stages[0].approvers[0]: team-leads of group:default/research are not named; name them in sagemakerStudio.teams',
    ],
    [
      'a domain that the configuration does not name',
      {
        ...LEAST,
        domains: DOMAINS,
        policies: [{ ...POLICY, domains: ['d-researchlab1', 'd-reserchlab1'] }],
      },
      'sagemakerStudio.policies[0].domains[1]: the domain d-reserchlab1 is not in sagemakerStudio.domains',
    ],
    [
      'a role that no domain of the policy allows',
      {
        ...LEAST,
        domains: {
          'd-researchlab1': { mode: 'manage', executionRoles: [ROLE] },
          'd-other': { mode: 'manage' },
        },
        policies: [{ ...POLICY, executionRoles: [ROLE, `${ROLE}s`] }],
      },
      `sagemakerStudio.policies[0].executionRoles[1]: no domain of the policy allows the role ${ROLE}s; name it in sagemakerStudio.domains.d-researchlab1.executionRoles`,
    ],
    [
      'a role of an automatic approval that no domain allows',
      {
        ...LEAST,
        domains: {
          'd-researchlab1': { mode: 'manage', executionRoles: [ROLE] },
        },
        policies: [
          {
            ...POLICY,
            domains: ['*'],
            automatic: [{ 'role-in': [`${ROLE}s`] }],
          },
        ],
      },
      'sagemakerStudio.policies[0].automatic[0].role-in[0]: no domain of the policy allows the role',
    ],
    [
      'a default duration above the most',
      {
        ...LEAST,
        policies: [{ ...POLICY, duration: { default: 'P90D', max: 'P30D' } }],
      },
      'sagemakerStudio.policies[0].duration.default: it is longer than duration.max (P30D)',
    ],
    [
      'until revoked under a limit',
      {
        ...LEAST,
        policies: [
          { ...POLICY, duration: { max: 'P30D', untilRevoked: true } },
        ],
      },
      'sagemakerStudio.policies[0].duration.untilRevoked: until revoked contradicts duration.max (P30D)',
    ],
    [
      'until revoked next to a default',
      {
        ...LEAST,
        policies: [
          { ...POLICY, duration: { default: 'P30D', untilRevoked: true } },
        ],
      },
      'sagemakerStudio.policies[0].duration.untilRevoked: until revoked contradicts duration.default (P30D)',
    ],
    [
      'a duration that is none',
      { ...LEAST, policies: [{ ...POLICY, requestExpiry: 'a week' }] },
      'sagemakerStudio.policies[0].requestExpiry: expected an ISO 8601 duration such as P90D',
    ],
    [
      'a duration of nothing',
      { ...LEAST, policies: [{ ...POLICY, requestExpiry: 'PT0S' }] },
      'sagemakerStudio.policies[0].requestExpiry: expected an ISO 8601 duration such as P90D',
    ],
    [
      'an automatic rule that can never hold',
      {
        ...LEAST,
        policies: [
          {
            ...POLICY,
            automatic: [{ kinds: ['revoke'], 'duration-at-most': 'P1D' }],
          },
        ],
      },
      'sagemakerStudio.policies[0].automatic[0].duration-at-most: it can never hold',
    ],
    [
      'an automatic rule for a team of another kind',
      {
        ...LEAST,
        policies: [
          {
            ...POLICY,
            automatic: [{ kinds: ['extend'], 'lead-onboards-own-team': true }],
          },
        ],
      },
      'sagemakerStudio.policies[0].automatic[0].kinds: it can never hold together with lead-onboards-own-team',
    ],
    [
      'an automatic rule for what is no extension',
      {
        ...LEAST,
        policies: [
          {
            ...POLICY,
            automatic: [
              {
                kinds: ['grant'],
                'extension-of-used-access': { usedWithin: 'P30D' },
              },
            ],
          },
        ],
      },
      'sagemakerStudio.policies[0].automatic[0].kinds: it can never hold together with extension-of-used-access',
    ],
    [
      'an automatic rule beyond the limit',
      {
        ...LEAST,
        policies: [
          {
            ...POLICY,
            duration: { max: 'P30D' },
            automatic: [{ 'duration-at-most': 'P60D' }],
          },
        ],
      },
      'sagemakerStudio.policies[0].automatic[0].duration-at-most: it is longer than duration.max (P30D)',
    ],
    [
      'an automatic rule for a role that the policy does not have',
      {
        ...LEAST,
        policies: [
          {
            ...POLICY,
            executionRoles: [ROLE],
            automatic: [{ 'role-in': [`${ROLE}2`] }],
          },
        ],
      },
      "sagemakerStudio.policies[0].automatic[0].role-in: arn:aws:iam::222222222222:role/StudioDataScientist2 is not among the policy's executionRoles",
    ],
    [
      'a reminder after the end',
      {
        ...LEAST,
        policies: [{ ...POLICY, requestExpiry: 'P2D', reminders: ['P3D'] }],
      },
      'sagemakerStudio.policies[0].reminders[0]: requests have expired by then (requestExpiry P2D)',
    ],
    [
      'reminders out of order',
      { ...LEAST, policies: [{ ...POLICY, reminders: ['P3D', 'P1D'] }] },
      'sagemakerStudio.policies[0].reminders[1]: it comes no later than the one before (P3D)',
    ],
    [
      'a policy that an earlier one leaves nothing to',
      {
        ...LEAST,
        policies: [
          { ...POLICY, name: 'all', domains: ['*'] },
          { ...POLICY, teams: ['group:forecasting'], executionRoles: [ROLE] },
        ],
      },
      'sagemakerStudio.policies[1]: the policy research-lab never applies, since all in sagemakerStudio.policies[0] covers all its teams, domains and roles',
    ],
  ])('is %s', (_, block, message) => {
    expect(faultOf(block)).toMatchObject({
      name: 'InputError',
      message: expect.stringContaining(message),
    });
  });
});

describe('policies of modules', () => {
  it('come after those of app-config', () => {
    const names = readConfig(
      {
        ...LEAST,
        domains: DOMAINS,
        policies: [{ ...POLICY, name: 'own' }],
      },
      [
        { ...POLICY, name: 'added', domains: ['d-first'] },
        // A domain without a list may have any role of its own.
        {
          ...POLICY,
          name: 'last',
          domains: ['d-other'],
          executionRoles: [ROLE],
        },
      ],
    ).policies.map(({ name }) => name);
    expect(names).toEqual(['own', 'added', 'last']);
  });

  it.each<[string, JsonValue, string]>([
    [
      'with a wrong value',
      { ...POLICY, name: 'added', domains: ['lab'] },
      'policies[1].domains[0] of those that modules add (added): expected the id of a SageMaker Studio domain such as d-abc123def456; got "lab"',
    ],
    [
      'that contradicts itself',
      { ...POLICY, name: 'added', duration: { default: 'P9D', max: 'P1D' } },
      'policies[1].duration.default of those that modules add (added): it is longer than duration.max (P1D)',
    ],
    [
      'of a name that is in app-config',
      { ...POLICY, domains: ['d-other'] },
      'policies[1].name of those that modules add (research-lab): research-lab is there already, in sagemakerStudio.policies[0].name',
    ],
    [
      'of a name that another module has used',
      { ...POLICY, name: 'first', domains: ['d-other'] },
      'policies[1].name of those that modules add (first): first is there already, in policies[0].name of those that modules add (first)',
    ],
    [
      'that never applies',
      { ...POLICY, name: 'added' },
      'policies[1] of those that modules add (added): the policy added never applies, since research-lab in sagemakerStudio.policies[0] covers',
    ],
    [
      'with owners who are not named',
      {
        ...POLICY,
        name: 'added',
        domains: ['d-other'],
        approvers: ['domain-owners'],
      },
      'policies[1].stages[0].approvers[0] of those that modules add (added): domain-owners of d-other are not named; name them in sagemakerStudio.domains.d-other.owners',
    ],
    [
      'that is none',
      'added',
      'policies[1] of those that modules add: expected an object',
    ],
  ])('are refused %s', (_, policy, message) => {
    expect(() =>
      readConfig({ ...LEAST, domains: DOMAINS, policies: [POLICY] }, [
        { ...POLICY, name: 'first', domains: ['d-first'] },
        policy,
      ]),
    ).toThrow(message);
  });
});
