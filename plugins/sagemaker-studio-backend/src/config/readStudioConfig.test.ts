/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { mockServices } from '@backstage/backend-test-utils';
import type { JsonObject, JsonValue } from '@backstage/types';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { readStudioConfig } from './readStudioConfig';

const LEAST: JsonObject = {
  identityCenter: { accountId: '111111111111', region: 'eu-west-1' },
  accounts: [{ accountId: '222222222222', regions: ['eu-west-1'] }],
};
const ROLE = 'arn:aws:iam::222222222222:role/StudioDataScientist';
const POLICY: JsonObject = {
  name: 'research-lab',
  teams: ['*'],
  domains: ['d-researchlab1'],
  requesters: 'anyone',
  approvers: ['team-leads'],
};
const DOMAINS: JsonObject = {
  'd-researchlab1': { mode: 'manage' },
  'd-first': { mode: 'manage' },
  'd-other': { mode: 'manage' },
};

function read(sagemakerStudio?: JsonValue, policies: JsonValue[] = []) {
  return readStudioConfig(
    mockServices.rootConfig({
      data: sagemakerStudio ? { sagemakerStudio } : {},
    }),
    { policies },
  );
}

describe('readStudioConfig', () => {
  it('reads the least there may be, with defaults', () => {
    expect(read(LEAST)).toEqual({
      endpoint: undefined,
      identityCenter: { accountId: '111111111111', region: 'eu-west-1' },
      places: [{ accountId: '222222222222', region: 'eu-west-1' }],
      domains: {},
      teams: [],
      policies: [],
      trustedOrigins: [],
      unusedAfter: 'P60D',
      sync: {
        frequencySeconds: 300,
        fullFrequencySeconds: 3600,
        removalLimit: { share: 0.5, count: 10 },
      },
      cloudTrailTopic: 'aws-cloudtrail',
      callsPerSecond: { identityCenter: 20, sageMaker: 100 },
      lifecycle: {
        coolingOff: 'P7D',
        expiryNotices: ['P7D', 'P1D'],
        leavers: { grace: 'P3D', maxAtOnce: 10, maxShare: 0.2 },
      },
    });
  });

  it('takes durations of the lifecycle in both forms, longest notice first', () => {
    const { lifecycle } = read({
      ...LEAST,
      offboarding: { coolingOff: { days: 2 } },
      expiryNotices: ['PT12H', 'P14D'],
      leavers: {
        grace: 'P1D',
        maxAtOnce: 3,
        maxShare: 1,
        notify: ['Group:default/ML-Platform'],
      },
    });
    expect(lifecycle).toEqual({
      coolingOff: 'P2D',
      expiryNotices: ['P14D', 'PT12H'],
      leavers: {
        grace: 'P1D',
        maxAtOnce: 3,
        maxShare: 1,
        notify: ['group:default/ml-platform'],
      },
    });
    const immediate = read({ ...LEAST, offboarding: { coolingOff: 'PT0S' } });
    expect(immediate.lifecycle.coolingOff).toBe('PT0S');
  });

  it('names every value of the lifecycle that is wrong', () => {
    const wrong = () =>
      read({
        ...LEAST,
        offboarding: { coolingOff: 'a week' },
        expiryNotices: ['P7D', 'soon'],
        leavers: { maxAtOnce: 0, maxShare: 2, notify: ['platform'], most: 1 },
      });
    for (const problem of [
      'sagemakerStudio.offboarding.coolingOff: expected an ISO 8601 duration such as P7D',
      'sagemakerStudio.expiryNotices[1]: expected an ISO 8601 duration',
      'sagemakerStudio.leavers.maxAtOnce: expected a whole number, 1 or more; got 0',
      'sagemakerStudio.leavers.maxShare: expected a number from 0 to 1; got 2',
      'sagemakerStudio.leavers.notify[0]: expected the ref of a catalog user or group',
      'sagemakerStudio.leavers.most: unknown key; expected only: grace, maxAtOnce, maxShare, notify',
    ]) {
      expect(wrong).toThrow(problem);
    }
  });

  it('names every key that it does not know, wherever it is, with the one that was meant', () => {
    const wrong = () =>
      read({
        ...LEAST,
        polices: [],
        leaver: { grace: 'P1D' },
        notification: {},
        zzzzzzzz: true,
        leavers: { maxatonce: 3 },
        offboarding: { cooling: 'P1D' },
      });
    for (const problem of [
      'sagemakerStudio.polices: unknown key, did you mean policies?; expected only: aws, identityCenter,',
      'sagemakerStudio.leaver: unknown key, did you mean leavers?',
      'sagemakerStudio.notification: unknown key, did you mean notifications?',
      'sagemakerStudio.zzzzzzzz: unknown key; expected only',
      'sagemakerStudio.leavers.maxatonce: unknown key, did you mean maxAtOnce?',
      'sagemakerStudio.offboarding.cooling: unknown key, did you mean coolingOff?; expected only: coolingOff',
    ]) {
      expect(wrong).toThrow(problem);
    }
  });

  it('knows every key that the package documents', () => {
    const keys = readFileSync(
      path.join(__dirname, '../../config.d.ts'),
      'utf8',
    ).matchAll(/^ {4}(\w+)\??:/gm);
    const unknown = Object.fromEntries([...keys].map(([, key]) => [key, 7]));
    expect(Object.keys(unknown)).toContain('history');
    const wrong = () => read(unknown);
    expect(wrong).toThrow('sagemakerStudio.history');
    expect(wrong).not.toThrow('unknown key');
  });

  it('says what a duration looks like', () => {
    for (const coolingOff of ['7 d a y s', 'soon', true]) {
      expect(() => read({ ...LEAST, offboarding: { coolingOff } })).toThrow(
        /coolingOff: expected an ISO 8601 duration such as P7D, or an object such as \{ days: 7 \}/,
      );
    }
  });

  it('refuses an execution role of another account than that of the domain', () => {
    expect(() =>
      read({
        ...LEAST,
        domains: {
          'd-researchlab1': {
            mode: 'manage',
            accountId: '222222222222',
            region: 'eu-west-1',
            executionRoles: ['arn:aws:iam::333333333333:role/Scientist'],
          },
        },
      }),
    ).toThrow(
      'sagemakerStudio.domains.d-researchlab1.executionRoles[0]: expected a role of the account 222222222222, in which the domain is',
    );
  });

  it('looks at a domain by its id where it says in which account and Region it is', () => {
    const { places, domains } = read({
      ...LEAST,
      domains: {
        'd-first': {
          mode: 'manage',
          accountId: '333333333333',
          region: 'us-east-1',
        },
        'd-other': {
          mode: 'observe',
          accountId: '333333333333',
          region: 'us-east-1',
        },
        'd-researchlab1': {
          mode: 'manage',
          accountId: '222222222222',
          region: 'eu-west-1',
        },
      },
    });
    expect(places).toEqual([
      // All domains are listed here, that one included.
      { accountId: '222222222222', region: 'eu-west-1' },
      {
        accountId: '333333333333',
        region: 'us-east-1',
        domainIds: ['d-first', 'd-other'],
      },
    ]);
    expect(domains['d-first']).toMatchObject({ mode: 'manage', owners: [] });
    const { identityCenter } = LEAST;
    const named = { accountId: '333333333333', region: 'us-east-1' };
    expect(
      read({
        identityCenter,
        domains: { 'd-first': { mode: 'observe', ...named } },
      }).places,
    ).toEqual([{ ...named, domainIds: ['d-first'] }]);
    expect(() => read({ identityCenter })).toThrow(
      'sagemakerStudio.accounts: expected a list of accounts, or domains that each say their accountId and region',
    );
    expect(() =>
      read({
        ...LEAST,
        domains: { 'd-first': { mode: 'observe', region: 'us-east-1' } },
      }),
    ).toThrow(
      'sagemakerStudio.domains.d-first: expected accountId and region both, or neither',
    );
  });

  it('reads every key, with refs in full form and lower case', () => {
    expect(
      read({
        aws: { endpoint: 'http://localhost:4566' },
        identityCenter: {
          accountId: '111111111111',
          region: 'eu-west-1',
          instanceArn: 'arn:aws:sso:::instance/ssoins-72237f0e1c9a4b5d',
          identityStoreId: 'd-93677ab1c2',
          accessPortalUrl: 'http://localhost:4566/start',
          identityProviderUrl: 'https://company.okta.com',
        },
        accounts: [
          {
            accountId: '222222222222',
            regions: ['eu-west-1', 'us-gov-west-1'],
          },
          { accountId: '333333333333', regions: ['eu-west-1'] },
        ],
        domains: {
          'd-researchlab1': {
            mode: 'manage',
            executionRoles: [ROLE],
            owners: ['Group:ML-Platform'],
          },
          'd-legacylab01': { mode: 'observe' },
        },
        teams: [
          { team: 'Group:Forecasting', leads: ['User:default/Mira.Santos'] },
          { team: 'Group:Research', leads: ['User:default/Mira.Santos'] },
        ],
        policies: [
          {
            ...POLICY,
            teams: ['group:forecasting', 'group:research'],
            domains: ['*', 'd-researchlab1'],
            approvers: ['team-leads', 'Group:platform'],
            automatic: ['lead-onboards-own-team'],
          },
          {
            name: 'in-stages',
            teams: ['*'],
            domains: ['d-researchlab1', 'd-legacylab01'],
            executionRoles: [ROLE],
            requesters: 'members',
            onBehalfOf: 'anyone',
            assignment: 'either',
            stages: [
              { name: 'lead', approvers: ['team-leads', 'manager'] },
              {
                name: 'platform',
                approvers: ['Group:ML-Platform', 'parent-group'],
                quorum: 2,
              },
            ],
            automatic: [
              {
                kinds: ['extend'],
                'duration-at-most': 'P30D',
                'extension-of-used-access': { usedWithin: { days: 14 } },
                'requester-in': ['Group:ML-Platform'],
                'role-in': [ROLE],
              },
              { 'lead-onboards-own-team': true, 'duration-at-most': 'P1W' },
            ],
            duration: { default: { days: 30 }, max: 'P90D' },
            requestExpiry: { days: 5 },
            reminders: ['P1D', { days: 3 }],
            minJustificationLength: 10,
            fallbackApprovers: ['Group:ML-Platform'],
          },
        ],
        identityMapping: ['external-id', 'email'],
        cloudTrail: { topic: 'studio-changes' },
        pace: {
          identityCenter: { callsPerSecond: 15 },
          sageMaker: { callsPerSecond: 40 },
        },
        identity: {
          trustedOrigins: ['msgraph:', 'url:https://git.example/org/'],
        },
        unusedAfter: { days: 45 },
        sync: {
          frequency: 'PT1M',
          fullFrequency: { hours: 2 },
          removalLimit: { share: 0.2 },
        },
      }),
    ).toEqual({
      endpoint: 'http://localhost:4566',
      identityCenter: {
        accountId: '111111111111',
        region: 'eu-west-1',
        instanceArn: 'arn:aws:sso:::instance/ssoins-72237f0e1c9a4b5d',
        identityStoreId: 'd-93677ab1c2',
        accessPortalUrl: 'http://localhost:4566/start',
        identityProviderUrl: 'https://company.okta.com',
      },
      places: [
        { accountId: '222222222222', region: 'eu-west-1' },
        { accountId: '222222222222', region: 'us-gov-west-1' },
        { accountId: '333333333333', region: 'eu-west-1' },
      ],
      domains: {
        'd-researchlab1': {
          mode: 'manage',
          executionRoles: [ROLE],
          owners: ['group:default/ml-platform'],
        },
        'd-legacylab01': { mode: 'observe', executionRoles: [], owners: [] },
      },
      teams: [
        {
          team: 'group:default/forecasting',
          leads: ['user:default/mira.santos'],
        },
        {
          team: 'group:default/research',
          leads: ['user:default/mira.santos'],
        },
      ],
      policies: [
        {
          name: 'research-lab',
          teams: ['group:default/forecasting', 'group:default/research'],
          domains: ['*', 'd-researchlab1'],
          requesters: 'anyone',
          onBehalfOf: 'leads',
          assignment: 'user',
          stages: [
            {
              name: 'approval',
              approvers: ['team-leads', 'group:default/platform'],
              quorum: 1,
            },
          ],
          automatic: [{ leadOnboardsOwnTeam: true }],
          duration: { untilRevoked: true },
          requestExpiry: 'P7D',
          reminders: [],
          minJustificationLength: 10,
          fallbackApprovers: [],
        },
        {
          name: 'in-stages',
          teams: ['*'],
          domains: ['d-researchlab1', 'd-legacylab01'],
          executionRoles: [ROLE],
          requesters: 'members',
          onBehalfOf: 'anyone',
          assignment: 'either',
          stages: [
            { name: 'lead', approvers: ['team-leads', 'manager'], quorum: 1 },
            {
              name: 'platform',
              approvers: ['group:default/ml-platform', 'parent-group'],
              quorum: 2,
            },
          ],
          automatic: [
            {
              kinds: ['extend'],
              durationAtMost: 'P30D',
              extensionOfUsedWithin: 'P14D',
              requesterIn: ['group:default/ml-platform'],
              roleIn: [ROLE],
            },
            { leadOnboardsOwnTeam: true, durationAtMost: 'P1W' },
          ],
          duration: { default: 'P30D', max: 'P90D', untilRevoked: false },
          requestExpiry: 'P5D',
          reminders: ['P1D', 'P3D'],
          minJustificationLength: 10,
          fallbackApprovers: ['group:default/ml-platform'],
        },
      ],
      trustedOrigins: ['msgraph:', 'url:https://git.example/org/'],
      unusedAfter: 'P45D',
      sync: {
        frequencySeconds: 60,
        fullFrequencySeconds: 7200,
        removalLimit: { share: 0.2, count: 10 },
      },
      identityMapping: ['external-id', 'email'],
      cloudTrailTopic: 'studio-changes',
      callsPerSecond: { identityCenter: 15, sageMaker: 40 },
      lifecycle: expect.any(Object),
    });
  });

  it.each<[string, JsonValue | undefined, string]>([
    ['no block', undefined, `no block 'sagemakerStudio'`],
    [
      'a way to find people that nobody knows',
      { ...LEAST, identityMapping: ['annotation', 'shoe-size'] },
      'sagemakerStudio.identityMapping[1]: expected one of annotation, external-id, user-name, email; got "shoe-size"',
    ],
    [
      'a way to find people twice',
      { ...LEAST, identityMapping: ['email', 'email'] },
      'sagemakerStudio.identityMapping[1]: email is there already',
    ],
    [
      'an origin without a scheme',
      { ...LEAST, identity: { trustedOrigins: ['msgraph'] } },
      'sagemakerStudio.identity.trustedOrigins[0]: expected the beginning of an origin with its scheme',
    ],
    [
      'a time after which access is unused that is not a duration',
      { ...LEAST, unusedAfter: '60 days' },
      'sagemakerStudio.unusedAfter: expected an ISO 8601 duration such as P90D',
    ],
    [
      'a share that is none',
      { ...LEAST, sync: { removalLimit: { share: 50 } } },
      'sagemakerStudio.sync.removalLimit.share: expected a number from 0 to 1; got 50',
    ],
    [
      'a pace that is not a pace',
      { ...LEAST, pace: { sageMaker: { callsPerSecond: 0 } } },
      'sagemakerStudio.pace.sageMaker.callsPerSecond: expected 1 call a second or more; got 0',
    ],
    [
      'no Identity Center',
      { accounts: LEAST.accounts },
      'sagemakerStudio.identityCenter: expected an object with the keys accountId, region',
    ],
    [
      'no accounts',
      { ...LEAST, accounts: [] },
      'sagemakerStudio.accounts: expected at least one of accounts',
    ],
    [
      'an account id without quotes',
      {
        ...LEAST,
        accounts: [{ accountId: 222222222222, regions: ['eu-west-1'] }],
      },
      'sagemakerStudio.accounts[0].accountId: expected an AWS account id: 12 digits, in quotes so that YAML keeps it a text; got 222222222222',
    ],
    [
      'an account id that is too short',
      { ...LEAST, identityCenter: { accountId: '1111', region: 'eu-west-1' } },
      'sagemakerStudio.identityCenter.accountId: expected an AWS account id',
    ],
    [
      'no Region',
      { ...LEAST, identityCenter: { accountId: '111111111111' } },
      'sagemakerStudio.identityCenter.region: expected an AWS Region such as eu-west-1; it is missing',
    ],
    [
      'a Region that is none',
      {
        ...LEAST,
        accounts: [{ accountId: '222222222222', regions: ['Ireland'] }],
      },
      'sagemakerStudio.accounts[0].regions[0]: expected an AWS Region such as eu-west-1; got "Ireland"',
    ],
    [
      'a Region twice',
      {
        ...LEAST,
        accounts: [
          { accountId: '222222222222', regions: ['eu-west-1'] },
          { accountId: '222222222222', regions: ['eu-west-1'] },
        ],
      },
      'sagemakerStudio.accounts[1].regions[0]: eu-west-1 of account 222222222222 is there already, in sagemakerStudio.accounts[0].regions[0]',
    ],
    [
      'an endpoint that is not an address',
      { ...LEAST, aws: { endpoint: 'localhost:4566' } },
      'sagemakerStudio.aws.endpoint: expected an http or https address; got "localhost:4566"',
    ],
    [
      'an instance ARN that is none',
      {
        ...LEAST,
        identityCenter: {
          accountId: '111111111111',
          region: 'eu-west-1',
          instanceArn: 'ssoins-1',
        },
      },
      'sagemakerStudio.identityCenter.instanceArn: expected the ARN of an IAM Identity Center instance',
    ],
    [
      'a domain key that is not a domain id',
      { ...LEAST, domains: { research: { mode: 'manage' } } },
      'sagemakerStudio.domains.research: the key is not an id of a SageMaker Studio domain',
    ],
    [
      'an unknown mode',
      { ...LEAST, domains: { 'd-researchlab1': { mode: 'write' } } },
      'sagemakerStudio.domains.d-researchlab1.mode: expected one of: observe, manage; got "write"',
    ],
    [
      'a role that is not an ARN',
      {
        ...LEAST,
        domains: {
          'd-researchlab1': { mode: 'manage', executionRoles: ['Scientist'] },
        },
      },
      'sagemakerStudio.domains.d-researchlab1.executionRoles[0]: expected the ARN of an IAM role',
    ],
    [
      'a misspelt key',
      {
        ...LEAST,
        domains: { 'd-researchlab1': { mode: 'manage', executionRole: ROLE } },
      },
      'sagemakerStudio.domains.d-researchlab1.executionRole: unknown key, did you mean executionRoles?; expected only: mode, accountId, region, executionRoles, owners',
    ],
    [
      'a team that is not a group',
      { ...LEAST, teams: [{ team: 'forecasting', leads: ['user:mira'] }] },
      'sagemakerStudio.teams[0].team: expected the ref of a catalog group such as group:default/forecasting; got "forecasting"',
    ],
    [
      'a lead that is neither user nor group',
      { ...LEAST, teams: [{ team: 'group:a', leads: ['component:b'] }] },
      'sagemakerStudio.teams[0].leads[0]: expected the ref of a catalog user or group',
    ],
    [
      'a team twice, written in two ways',
      {
        ...LEAST,
        teams: [
          { team: 'group:default/forecasting', leads: ['user:mira'] },
          { team: 'group:Forecasting', leads: ['user:jonas'] },
        ],
      },
      'sagemakerStudio.teams[1].team: group:default/forecasting is there already, in sagemakerStudio.teams[0].team',
    ],
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
    [
      'a frequency that is too high',
      { ...LEAST, sync: { frequency: { seconds: 1 } } },
      'sagemakerStudio.sync.frequency: expected 5 seconds or more, got 1',
    ],
    [
      'a frequency without a unit',
      { ...LEAST, sync: { frequency: '30' } },
      'sagemakerStudio.sync.frequency: expected an ISO 8601 duration',
    ],
  ])('refuses %s', (_, block, message) => {
    let thrown: unknown;
    try {
      read(block);
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toMatchObject({
      name: 'InputError',
      message: expect.stringContaining(message),
    });
  });

  it('puts the policies of modules after its own', () => {
    const names = read(
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
  ])('refuses a policy of a module %s', (_, policy, message) => {
    expect(() =>
      read({ ...LEAST, domains: DOMAINS, policies: [POLICY] }, [
        { ...POLICY, name: 'first', domains: ['d-first'] },
        policy,
      ]),
    ).toThrow(message);
  });

  it('reports all wrong values at once', () => {
    expect(() =>
      read({
        ...LEAST,
        identityCenter: { accountId: '1', region: 'x' },
        sync: { frequency: { seconds: 1 } },
      }),
    ).toThrow(
      /identityCenter\.accountId[^]*identityCenter\.region[^]*sync\.frequency/,
    );
  });
});
