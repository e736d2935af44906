/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { JsonObject } from '@backstage/types';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { mockServices } from '@backstage/backend-test-utils';
import { configuredRefs } from './configuredRefs';
import { readStudioConfig } from './readStudioConfig';
import { LEAST, POLICY, ROLE, readConfig } from './__testUtils__/readConfig';

const NEW_SECRET = 'n'.repeat(32);
const OLD_SECRET = 'o'.repeat(32);

describe('readStudioConfig', () => {
  it('reads the least there may be, with defaults', () => {
    expect(readConfig(LEAST)).toEqual({
      platformTeams: [],
      endpoint: undefined,
      identityCenter: { accountId: '111111111111', region: 'eu-west-1' },
      places: [{ accountId: '222222222222', region: 'eu-west-1' }],
      domains: {},
      teams: [],
      teamRules: [],
      policies: [],
      trustedOrigins: [],
      modulePolicies: 0,
      unusedAfter: 'P60D',
      notificationLanguage: 'en',
      events: { formerSigningKeys: [] },
      domainCreation: {},
      sync: {
        frequencySeconds: 300,
        fullFrequencySeconds: 3600,
        removalLimit: { share: 0.5, count: 10 },
      },
      cloudTrailTopic: 'aws-cloudtrail',
      callsPerSecond: { identityCenter: 20, sageMaker: 100 },
      requestsPerHour: 200,
      lifecycle: {
        coolingOff: 'P7D',
        expiryNotices: ['P7D', 'P1D'],
        leavers: { grace: 'P3D', maxAtOnce: 10, maxShare: 0.2 },
      },
    });
  });

  it('takes durations of the lifecycle in both forms, longest notice first', () => {
    const { lifecycle } = readConfig({
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
    const immediate = readConfig({
      ...LEAST,
      offboarding: { coolingOff: 'PT0S' },
    });
    expect(immediate.lifecycle.coolingOff).toBe('PT0S');
  });

  it('names every value of the lifecycle that is wrong', () => {
    const wrong = () =>
      readConfig({
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
      readConfig({
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
    const wrong = () => readConfig(unknown);
    expect(wrong).toThrow('sagemakerStudio.history');
    expect(wrong).not.toThrow('unknown key');
  });

  it('repeats no part of a signing key', () => {
    const read = (events: JsonObject) => () => readConfig({ ...LEAST, events });
    const secret = 'too-short';
    expect(read({ signingKey: { id: 'a', secret } })).toThrow(
      /events.signingKey.secret: expected a random text of 32 characters or more, such as openssl rand -base64 32 makes$/,
    );
    expect(read({ signingKey: secret })).toThrow(
      /events.signingKey: expected an object with the keys id, secret$/,
    );
    expect(
      read({
        signingKey: { id: 'a', secret: NEW_SECRET },
        formerSigningKeys: [{ id: 'a', secret: OLD_SECRET }],
      }),
    ).toThrow(
      'sagemakerStudio.events.formerSigningKeys[0].id: a is there already, in sagemakerStudio.events.signingKey.id',
    );
  });

  it('says what a duration looks like', () => {
    for (const coolingOff of ['7 d a y s', 'soon', true]) {
      expect(() =>
        readConfig({ ...LEAST, offboarding: { coolingOff } }),
      ).toThrow(
        /coolingOff: expected an ISO 8601 duration such as P7D, or an object such as \{ days: 7 \}/,
      );
    }
  });

  it('refuses an execution role of another account than that of the domain', () => {
    expect(() =>
      readConfig({
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

  it('refuses an execution role of no account that is read, for a domain that does not say where it is', () => {
    const [strange, own] = ['arn:aws:iam::333333333333:role/Scientist', ROLE];
    const read = (domain: object, accounts = LEAST.accounts) =>
      readConfig({
        ...LEAST,
        ...(accounts ? { accounts } : {}),
        domains: {
          'd-researchlab1': { mode: 'manage', ...domain },
        },
      });
    expect(() => read({ executionRoles: [own, { role: strange }] })).toThrow(
      "sagemakerStudio.domains.d-researchlab1.executionRoles[1]: expected a role of the domain's own account, and 333333333333 is none of sagemakerStudio.accounts",
    );
    const both = ['222222222222', '333333333333'].map(accountId => ({
      accountId,
      regions: ['eu-west-1'],
    }));
    expect(
      read({ executionRoles: [own, strange] }, both).domains['d-researchlab1'],
    ).toMatchObject({ executionRoles: [own, strange] });
  });

  it('writes out controls in what people read, and takes no words that show nothing', () => {
    const domainOf = (domain: object) =>
      readConfig({
        ...LEAST,
        domains: { 'd-researchlab1': { mode: 'manage', ...domain } },
      }).domains['d-researchlab1'];
    const named = (name: string, purpose: string) => ({
      executionRoles: [{ role: ROLE, name, purpose }],
    });
    expect(
      domainOf({
        ...named('Ana\u202Elyst', 'Reads\u2066 only'),
        contact: '#\u202Eresearch',
      }),
    ).toMatchObject({
      roleNames: {
        [ROLE]: { name: 'Ana\\u202Elyst', purpose: 'Reads\\u2066 only' },
      },
      contact: '#\\u202Eresearch',
    });
    for (const [domain, fault] of [
      [
        named('\u200B\u3164', 'Reads'),
        'executionRoles[0].name: expected a name',
      ],
      [named('A', '\u2060'), 'executionRoles[0].purpose: expected a sentence'],
      [{ contact: '\u200B' }, 'contact: expected whom to ask'],
    ] as const) {
      expect(() => domainOf(domain)).toThrow(fault);
    }
  });

  it('writes out controls in the justification of a team rule, which shows something', () => {
    const ruleOf = (justification: string) =>
      readConfig({
        ...LEAST,
        teamRules: [
          {
            team: 'group:default/team',
            domain: 'd-researchlab1',
            joiners: 'propose',
            leavers: 'off',
            justification,
          },
        ],
      }).teamRules[0];
    expect(ruleOf('Forecasts \u202Edaily')).toMatchObject({
      justification: 'Forecasts \\u202Edaily',
    });
    for (const nothing of ['', '\u200B\u2800']) {
      expect(() => ruleOf(nothing)).toThrow(
        'sagemakerStudio.teamRules[0].justification: expected what the team needs the access for',
      );
    }
  });

  it('reads what people call roles, how long access lasts and whom to ask', () => {
    const domainOf = (domain: object) =>
      readConfig({
        ...LEAST,
        domains: { 'd-researchlab1': { mode: 'manage', ...domain } },
      }).domains['d-researchlab1'];
    const analyst = 'arn:aws:iam::222222222222:role/Analyst';
    expect(
      domainOf({
        executionRoles: [
          ROLE,
          { role: analyst, name: 'Analyst', purpose: 'Reads, trains nothing' },
        ],
        duration: { default: 'P30D', max: { days: 90 } },
        contact: '#research on chat',
      }),
    ).toMatchObject({
      executionRoles: [ROLE, analyst],
      roleNames: {
        [analyst]: { name: 'Analyst', purpose: 'Reads, trains nothing' },
      },
      duration: { default: 'P30D', max: 'P90D' },
      contact: '#research on chat',
    });
    for (const [domain, fault] of [
      [
        { executionRoles: ['Analyst'] },
        'executionRoles[0]: expected the ARN of an IAM role such as',
      ],
      [
        { executionRoles: [{ role: 'Analyst' }] },
        'executionRoles[0].role: expected the ARN of an IAM role such as',
      ],
      [
        { duration: { default: 'P31D', max: 'P30D' } },
        'duration.default: expected no longer duration than max',
      ],
      [{ contact: 'a\nb' }, 'contact: expected whom to ask'],
    ] as const) {
      expect(() => domainOf(domain)).toThrow(fault);
    }
  });

  it('looks at a domain by its id where it says in which account and Region it is', () => {
    const { places, domains } = readConfig({
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
      readConfig({
        identityCenter,
        domains: { 'd-first': { mode: 'observe', ...named } },
      }).places,
    ).toEqual([{ ...named, domainIds: ['d-first'] }]);
    expect(() => readConfig({ identityCenter })).toThrow(
      'sagemakerStudio.accounts: expected a list of accounts, or domains that each say their accountId and region',
    );
    expect(() =>
      readConfig({
        ...LEAST,
        domains: { 'd-first': { mode: 'observe', region: 'us-east-1' } },
      }),
    ).toThrow(
      'sagemakerStudio.domains.d-first: expected accountId and region both, or neither',
    );
  });

  it('takes the owner in the catalog for that of a domain that says nothing else', () => {
    const read = (owner: string) =>
      readStudioConfig(
        mockServices.rootConfig({
          data: {
            catalog: { providers: { sagemakerStudio: { owner } } },
            sagemakerStudio: {
              ...LEAST,
              domains: {
                'd-first': { mode: 'manage' },
                'd-other': { mode: 'manage', owners: ['user:jane.doe'] },
                'd-nobodys': { mode: 'manage', owners: [] },
              },
              policies: [
                {
                  ...POLICY,
                  domains: ['d-first'],
                  approvers: ['domain-owners'],
                },
              ],
            },
          },
        }),
      );
    const config = read('group:ML-Platform');
    expect(config.domains).toMatchObject({
      'd-first': { owners: ['group:default/ml-platform'] },
      'd-other': { owners: ['user:default/jane.doe'] },
      'd-nobodys': { owners: [] },
    });
    expect(configuredRefs(config)).toContainEqual({
      ref: 'group:default/ml-platform',
      place: {
        kind: 'owners',
        domainId: 'd-first',
        key: 'catalog.providers.sagemakerStudio.owner',
      },
      domainIds: ['d-first'],
      teams: [],
    });
    expect(() => read('component:website')).toThrow(
      'catalog.providers.sagemakerStudio.owner: expected the ref of a catalog user or group',
    );
  });

  it('reads every key, with refs in full form and lower case', () => {
    expect(
      readConfig({
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
        teamRules: [
          {
            team: 'Group:Forecasting',
            domain: 'd-researchlab1',
            executionRole: ROLE,
            duration: { days: 30 },
            joiners: 'automatic',
            leavers: 'propose',
            justification: ' They forecast there ',
          },
        ],
        unusedAfter: { days: 45 },
        domainCreation: {
          approval: {
            approvers: ['Group:ML-Platform'],
            requestExpiry: { days: 2 },
          },
          executionRoles: { permissionsBoundary: 'StudioBoundary' },
        },
        notificationLanguage: 'de',
        events: {
          signingKey: { id: '2026-11', secret: NEW_SECRET },
          formerSigningKeys: [{ id: '2026-05', secret: OLD_SECRET }],
          signedFrom: 12,
        },
        sync: {
          frequency: 'PT1M',
          fullFrequency: { hours: 2 },
          removalLimit: { share: 0.2 },
        },
      }),
    ).toEqual({
      platformTeams: [],
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
      teamRules: [
        {
          team: 'group:default/forecasting',
          domain: 'd-researchlab1',
          executionRole: ROLE,
          duration: 'P30D',
          noEnd: false,
          joiners: 'automatic',
          leavers: 'propose',
          justification: 'They forecast there',
        },
      ],
      modulePolicies: 0,
      unusedAfter: 'P45D',
      domainCreation: {
        approval: {
          stages: [
            {
              name: 'approval',
              approvers: ['group:default/ml-platform'],
              quorum: 1,
            },
          ],
          requestExpiry: 'P2D',
          reminders: [],
          minJustificationLength: 10,
          fallbackApprovers: [],
        },
        executionRoles: {
          permissionsBoundary: 'StudioBoundary',
          policies: ['arn:aws:iam::aws:policy/AmazonSageMakerFullAccess'],
        },
      },
      notificationLanguage: 'de',
      events: {
        signingKey: { id: '2026-11', secret: NEW_SECRET },
        formerSigningKeys: [{ id: '2026-05', secret: OLD_SECRET }],
        signedFrom: 12,
      },
      sync: {
        frequencySeconds: 60,
        fullFrequencySeconds: 7200,
        removalLimit: { share: 0.2, count: 10 },
      },
      identityMapping: ['external-id', 'email'],
      cloudTrailTopic: 'studio-changes',
      callsPerSecond: { identityCenter: 15, sageMaker: 40 },
      requestsPerHour: 200,
      lifecycle: expect.any(Object),
    });
  });
});
