/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { JsonValue } from '@backstage/types';
import { faultOf, LEAST, readConfig, ROLE } from './__testUtils__/readConfig';

describe('a fault of the configuration', () => {
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
      'an origin of any address',
      { ...LEAST, identity: { trustedOrigins: ['url:'] } },
      'sagemakerStudio.identity.trustedOrigins[0]: expected the beginning of an origin with its scheme, and after url: with a host',
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
      'sagemakerStudio.domains.d-researchlab1.executionRole: unknown key, did you mean executionRoles?; expected only: mode, accountId, region, executionRoles, duration, contact, owners',
    ],
    [
      'a team that is not a group',
      { ...LEAST, teams: [{ team: 'forecasting', leads: ['user:mira'] }] },
      'sagemakerStudio.teams[0].team: expected *, or the ref of a catalog group such as group:default/forecasting; got "forecasting"',
    ],
    [
      'a lead that is neither user nor group',
      { ...LEAST, teams: [{ team: 'group:a', leads: ['component:b'] }] },
      'sagemakerStudio.teams[0].leads[0]: expected parent-leads, manager, a name with more than {team} in it such as {team}-leads, or the ref of a catalog user or group such as user:default/jane.doe',
    ],
    [
      'a rule of a team twice',
      {
        ...LEAST,
        teamRules: ['group:default/team', 'group:Team'].map(team => ({
          team,
          domain: 'd-abc123def456',
          joiners: 'propose',
          leavers: 'off',
          justification: 'They work there',
        })),
      },
      'sagemakerStudio.teamRules[1]: the rule of group:default/team for d-abc123def456 is there already, in sagemakerStudio.teamRules[0]',
    ],
    [
      'a rule of a team with an end and without one',
      {
        ...LEAST,
        teamRules: [
          {
            team: 'group:team',
            domain: 'd-abc123def456',
            joiners: 'propose',
            leavers: 'off',
            justification: 'They work there',
            duration: 'P30D',
            noEnd: true,
          },
        ],
      },
      'sagemakerStudio.teamRules[0]: expected duration or noEnd, not both',
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
      'people who would lead every team',
      { ...LEAST, teams: [{ team: '*', leads: ['user:mira', 'manager'] }] },
      'sagemakerStudio.teams[0].leads: expected only patterns such as {team}-leads, parent-leads or manager for every team',
    ],
    [
      'a pattern that means the team itself',
      { ...LEAST, teams: [{ team: '*', leads: ['{team}'] }] },
      'sagemakerStudio.teams[0].leads[0]: expected parent-leads, manager, a name with more than {team} in it',
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
  ])('is %s', (_, block, message) => {
    expect(faultOf(block)).toMatchObject({
      name: 'InputError',
      message: expect.stringContaining(message),
    });
  });

  it('reports all wrong values at once', () => {
    expect(() =>
      readConfig({
        ...LEAST,
        identityCenter: { accountId: '1', region: 'x' },
        sync: { frequency: { seconds: 1 } },
      }),
    ).toThrow(
      /identityCenter\.accountId[^]*identityCenter\.region[^]*sync\.frequency/,
    );
  });
});
