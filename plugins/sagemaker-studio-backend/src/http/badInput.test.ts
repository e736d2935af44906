/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * Invalid input leads to a 4xx that names the field, never to a 5xx, and changes no row: for every parameter and field
 * of every operation in the API document, and for values that only a route can recognize as wrong.
 */
import { mockCredentials, TestDatabases } from '@backstage/backend-test-utils';
import type {
  AccessRequest,
  Plan,
  PolicySimulation,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { Knex } from 'knex';
import request from 'supertest';
import { listTables } from '../integration/__testUtils__/listTables';
import {
  badBodies,
  badParameters,
} from '../integration/__testUtils__/badValues';
import {
  answerOf,
  startStudioBackend,
} from '../integration/__testUtils__/startStudioBackend';
import {
  COMPANY,
  startTestSandbox,
  type TestSandbox,
} from '../integration/__testUtils__/startTestSandbox';
import { apiOperations, type DocumentedOperation } from './apiOperations';
import { only } from '../util/__testUtils__/items';
import { present } from '../util/__testUtils__/present';

jest.setTimeout(240_000);

type ErrorBody = { error: { name: string; message: string } };

/** Routes that read their input once they know that a service calls. */
const FOR_SERVICES = ['/request-documents'];

const ASKED = {
  kind: 'grant',
  team: 'group:default/forecasting',
  domainId: COMPANY.researchLab,
  justification: 'Forecast the wind of next week',
};

const DOMAIN_SETTINGS = {
  version: 0,
  mode: 'manage',
  owners: ['user:default/mira.santos'],
  roles: [{ role: COMPANY.scientistRole, name: 'Scientist', purpose: 'Work' }],
  defaultDuration: 'P30D',
  maxDuration: 'P90D',
  contact: 'The platform team',
};
const TEAM_RULE = {
  version: 0,
  executionRole: COMPANY.scientistRole,
  duration: 'P30D',
  noEnd: false,
  joiners: 'propose',
  leavers: 'propose',
  justification: 'Forecast the wind of next week',
};
const TEAM_SETTINGS = { version: 0, leads: ['user:default/mira.santos'] };

const POLICY_SETTINGS = {
  version: 0,
  yaml: `{ teams: ['*'], domains: [${COMPANY.researchLab}], requesters: anyone, approvers: [team-leads] }`,
};

const IMPORT = {
  yaml: `{ sagemakerStudio: { teams: [{ team: group:default/forecasting, leads: [user:default/mira.santos] }] } }`,
  hash: 'some',
};

const databases = TestDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_16'],
  disableDocker: true,
});

/** By operation: what would be taken. */
const BODIES: Record<string, Record<string, unknown>> = {
  '/identity/links': { entityRef: 'user:default/ben.carter', userId: 'none' },
  '/identity/refs': {
    entityRef: 'group:default/forecasting',
    recorded: 'none',
    id: 'none',
  },
  '/identity/teams': {
    entityRef: 'group:default/forecasting',
    groupId: 'none',
  },
  '/mass-changes/acceptance': { hash: 'a'.repeat(64) },
  '/mass-changes/rejection': { hash: 'a'.repeat(64) },
  '/requests': ASKED,
  '/plans': ASKED,
  '/simulations': ASKED,
  '/settings/import': IMPORT,
  '/settings/import/simulation': IMPORT,
  '/settings/domains/{domainId}': DOMAIN_SETTINGS,
  '/settings/domains/{domainId}/simulation': DOMAIN_SETTINGS,
  '/settings/policies/{policyName}': POLICY_SETTINGS,
  '/settings/policies/{policyName}/simulation': POLICY_SETTINGS,
  '/settings/teams/{kind}/{namespace}/{name}': TEAM_SETTINGS,
  '/settings/teams/{kind}/{namespace}/{name}/simulation': TEAM_SETTINGS,
  '/teams/{kind}/{namespace}/{name}/rules/{domainId}': TEAM_RULE,
  '/teams/{kind}/{namespace}/{name}/rules/{domainId}/simulation': TEAM_RULE,
  '/requests/{requestId}/comments': { comment: 'Until when?' },
  '/requests/{requestId}/plan': { duration: 'P7D' },
  '/requests/{requestId}/decision': { outcome: 'approved', planHash: 'some' },
  '/domains/{domainId}/orphaned-assignments/removals': {
    principalType: 'USER',
    principalId: 'some',
  },
  '/domains/{domainId}/unmanaged-access/removals': { userId: 'some' },
  '/domains/{domainId}/unmanaged-access/bulk-removals': {
    principals: [{ principalType: 'USER', principalId: 'some' }],
  },
  '/effective-access/previews': {
    domainId: COMPANY.researchLab,
    change: 'assign',
    principal: { type: 'USER', id: 'some' },
  },
};
const QUERIES: Record<string, string> = {
  '/events/export': 'format=jsonl',
  '/people/{kind}/{namespace}/{name}/entry': `domainId=${COMPANY.researchLab}`,
};

/** Values that only a route can recognize as wrong, by parameter. */
const WRONG: Record<string, [value: string, named: string][]> = {
  team: [
    ['user:default/ben.carter', 'team'],
    ['a:b:c', 'team'],
  ],
  person: [
    ['group:default/forecasting', 'person'],
    ['a:b:c', 'person'],
  ],
  requester: [
    ['group:default/forecasting', 'requester'],
    ['a:b:c', 'requester'],
  ],
  cursor: [
    ['nonsense', 'cursor'],
    ['99999999999', 'cursor'],
    ['2147483648', 'cursor'],
    [cursorOf('name', 'a\0b', 'c'), 'cursor'],
    [cursorOf('-createdAt', 'a\0b', 'c'), 'cursor'],
    [cursorOf('a\0b', 'c'), 'cursor'],
    [cursorOf('sequence', '1', 'another'), 'cursor'],
    [cursorOf(7, 8, 9), 'cursor'],
  ],
  domainId: [['d-nowhere00001', 'd-nowhere00001']],
  accountId: [['999999999999', '999999999999']],
  region: [['us-east-9', 'us-east-9']],
  policyName: [
    ['No Name', 'name'],
    ['research-lab', 'research-lab'],
  ],
  requestId: [['none', 'none']],
  grantId: [['none', 'none']],
  operationId: [['none', 'none']],
  kind: [
    ['component', 'component'],
    ['Nonsense Kind', 'Nonsense Kind'],
  ],
  name: [
    ['no.body', 'no.body'],
    ['no body!', 'no body!'],
  ],
};
/** Filters for which nothing is found rather than refused, since what is gone may still be asked for. */
const FILTERS_BY_ID = ['/requests', '/grants', '/events'];

function isOfTeam(path: string): boolean {
  return /^(\/settings)?\/teams\//.test(path);
}

function cursorOf(...parts: unknown[]): string {
  return Buffer.from(JSON.stringify(parts)).toString('base64url');
}

describe.each(databases.eachSupportedId())('bad input on %s', id => {
  let sandbox: TestSandbox;
  let knex: Knex;
  let backend: Awaited<ReturnType<typeof startStudioBackend>>;
  let pending: AccessRequest;
  let grantId: string;
  let operationId: string;
  let otherGrantId: string;

  beforeAll(async () => {
    sandbox = await startTestSandbox({
      platformTeams: ['user:default/mira.santos', 'user:default/daniel.kim'],
      studio: {
        policies: [
          {
            name: 'research-lab',
            teams: ['*'],
            domains: [COMPANY.researchLab],
            executionRoles: [COMPANY.scientistRole],
            requesters: 'anyone',
            onBehalfOf: 'anyone',
            approvers: ['team-leads'],
            automatic: [{ 'requester-in': ['user:default/daniel.kim'] }],
            duration: { max: 'P90D' },
          },
        ],
      },
    });
    sandbox.admin.world.timings.userProfile = 10;
    knex = await databases.init(id);
    backend = await startStudioBackend({ sandbox, knex });
    await backend.sync();
    const daniel = backend.as('daniel.kim');
    const own = await answerOf(
      201,
      daniel.ask({ people: ['user:default/ben.carter'], duration: 'P30D' }),
    );
    const other = await answerOf(
      201,
      daniel.ask({ team: 'group:default/research', duration: 'P30D' }),
    );
    const { grants } = await backend.settle(own.requestId);
    operationId = only(grants).operation?.operationId ?? '';
    await backend.settle(other.requestId);
    grantId = only(own.grants).grantId;
    otherGrantId = only(other.grants).grantId;
    pending = await answerOf(
      201,
      backend
        .as('ben.carter')
        .ask({ people: ['user:default/aiko.tanaka'], duration: 'P30D' }),
    );
    // Nothing is under way any more that could write while the tests compare rows.
    await backend.sync();
    await backend.drainOutbox();
    await backend.keepAccessList();
  });

  afterAll(async () => {
    await backend.stop();
    await sandbox.stop();
  });

  /** Every row of every table. */
  async function rows() {
    const tables = await listTables(knex);
    const contents = [];
    for (const table of tables) {
      const lines: unknown[] = await knex(table);
      contents.push([table, lines.map(line => JSON.stringify(line)).sort()]);
    }
    return contents;
  }

  const pathOf = (path: string, values: Record<string, string> = {}) =>
    path.replace(/\{([^}]+)\}/g, (_, name: string) =>
      present(
        {
          ...COMPANY.machineLearning,
          domainId: COMPANY.researchLab,
          requestId: pending.requestId,
          grantId,
          operationId,
          policyName: 'some',
          kind: isOfTeam(path) ? 'group' : 'user',
          namespace: 'default',
          name: isOfTeam(path) ? 'forecasting' : 'ben.carter',
          ...values,
        }[name],
      ),
    );

  const getAsService = (url: string) =>
    request(backend.server)
      .get(`/api/sagemaker-studio${url}`)
      .set('Authorization', mockCredentials.service.header());

  /** The input has one fault. */
  async function expectRefused(
    operation: DocumentedOperation,
    wrong: {
      path?: Record<string, string>;
      query?: string;
      body?: object;
      key?: string;
    },
    named: string,
  ) {
    const { method, path } = operation;
    const query = [QUERIES[path], wrong.query].filter(Boolean);
    // The wrong one stands for the right one of the same name.
    const name = wrong.query?.split('=')[0];
    const kept = query.filter(
      part => part === wrong.query || !part?.startsWith(`${name}=`),
    );
    const url = `${pathOf(path, wrong.path)}${
      kept.length ? `?${kept.join('&')}` : ''
    }`;
    const mira = backend.as('mira.santos');
    const { status, body } = await (method === 'GET'
      ? (FOR_SERVICES.includes(path) ? getAsService : mira.get)(url)
      : (method === 'PUT' ? mira.put : mira.post)(
          url,
          wrong.body ?? BODIES[path],
        ).set('Idempotency-Key', wrong.key ?? 'bad'));
    const told = `${method} ${url} ${JSON.stringify(wrong.body)?.slice(
      0,
      200,
    )}: ${status} ${JSON.stringify(body).slice(0, 500)}`;
    if (
      status < 400 ||
      status > 499 ||
      !String(body.error?.message)
        .toLocaleLowerCase('en-US')
        .includes(named.toLocaleLowerCase('en-US'))
    ) {
      throw new Error(`Expected a 4xx that names ${named}; ${told}`);
    }
  }

  it.each(apiOperations)(
    'of $method $path, whatever is wrong',
    async operation => {
      const { path, parameters, body } = operation;
      const before = await rows();
      for (const parameter of parameters) {
        const { name } = parameter;
        const cases: { value: unknown; named: string }[] = [
          ...badParameters(parameter).map(({ value }) => ({
            value,
            named: name,
          })),
          ...(WRONG[name] ?? [])
            .filter(
              () =>
                parameter.in === 'path' ||
                (name !== 'kind' &&
                  !(name.endsWith('Id') && FILTERS_BY_ID.includes(path))),
            )
            .map(([value, named]) => ({
              value: encodeURIComponent(value),
              named,
            })),
        ];
        for (const { value, named } of cases) {
          switch (parameter.in) {
            case 'path':
              await expectRefused(
                operation,
                { path: { [name]: String(value) } },
                named,
              );
              break;
            case 'query':
              await expectRefused(
                operation,
                { query: `${name}=${value}` },
                named,
              );
              break;
            default:
              await expectRefused(operation, { key: String(value) }, named);
          }
        }
        if (parameter.in === 'query') {
          await expectRefused(
            operation,
            { query: `${name}=a&${name}=b` },
            name,
          );
          await expectRefused(operation, { query: `${name}[x]=a%00` }, name);
        }
        if (parameter.in === 'query' && parameter.required) {
          await expectRefused(operation, { query: `${name}=` }, name);
        }
      }
      await expectRefused(operation, { query: 'nobodys=1' }, 'nobodys');
      await expectRefused(operation, { query: 'nobodys=a%00b' }, 'nobodys');
      if (body) {
        for (const { value, named } of badBodies(body, present(BODIES[path]))) {
          await expectRefused(operation, { body: value }, named);
        }
      }
      expect(await rows()).toEqual(before);
    },
  );

  it('a path that cannot be read', async () => {
    const mira = backend.as('mira.santos');
    await answerOf(400, mira.get('/requests/%E0%A4%A'));
    const { error } = await answerOf<ErrorBody>(
      400,
      mira.get('/nowhere/a%00b'),
    );
    expect(error.message).toContain('NUL');
  });

  const inputs: [string, object, string][] = [
    ['team that is a person', { team: 'user:default/ben.carter' }, 'team'],
    ['team that is not a ref', { team: 'a:b:c' }, 'team'],
    [
      'executionRole that is not an ARN',
      { executionRole: 'Admin' },
      'executionRole',
    ],
    [
      'executionRole that no policy allows',
      { duration: 'P1D', executionRole: COMPANY.engineerRole },
      'executionRole',
    ],
    ['people that are nobody', { people: [] }, 'people'],
    ['people that are a team', { people: ['group:default/a'] }, 'people'],
    ['duration in words', { duration: 'a month' }, 'duration'],
    ['duration of nothing', { duration: 'PT0S' }, 'duration'],
    ['duration backwards', { duration: 'P-1D' }, 'duration'],
    ['duration beyond all calendars', { duration: 'P99999Y' }, 'duration'],
    ['duration beyond the policy', { duration: 'P91D' }, 'duration'],
    ['no duration where there has to be an end', {}, 'duration'],
    [
      'duration for a revocation',
      { kind: 'revoke', duration: 'P1D' },
      'duration',
    ],
    ['grantIds for a new grant', { grantIds: ['x'] }, 'grantIds'],
    ['grantIds of nothing', { kind: 'revoke', grantIds: [] }, 'grantIds'],
    ['no grantIds', { kind: 'extend', duration: 'P1D' }, 'grantIds'],
    [
      'people next to grantIds',
      { kind: 'revoke', grantIds: ['x'], people: ['user:default/a'] },
      'people',
    ],
    [
      'a role next to an extension',
      { kind: 'extend', grantIds: ['x'], executionRole: COMPANY.engineerRole },
      'executionRole',
    ],
    ['no new role', { kind: 'change-role', grantIds: ['x'] }, 'executionRole'],
    [
      'offboarding for a new grant',
      { offboarding: { deleteSpaces: true, deleteProfile: false } },
      'offboarding',
    ],
    [
      'half an offboarding',
      { kind: 'revoke', grantIds: ['x'], offboarding: { deleteSpaces: true } },
      'deleteProfile',
    ],
    [
      'a profile deleted from under its spaces',
      {
        kind: 'revoke',
        grantIds: ['x'],
        offboarding: { deleteSpaces: false, deleteProfile: true },
      },
      'offboarding.deleteProfile',
    ],
  ];

  describe.each(['/requests', '/plans', '/simulations'])('of %s', path => {
    it.each(inputs)('%s', async (_, input, field) => {
      const before = await rows();
      const body = await answerOf<ErrorBody>(
        400,
        backend
          .as('ben.carter')
          .post(path, { ...ASKED, ...input })
          .set('Idempotency-Key', 'bad'),
      );
      expect(body.error.message).toContain(field);
      expect(await rows()).toEqual(before);
    });

    it('grants that are another team’s, another domain’s, or nobody’s', async () => {
      const before = await rows();
      const daniel = backend.as('daniel.kim');
      const send = (status: number, input: object) =>
        answerOf<ErrorBody>(
          status,
          daniel
            .post(path, { ...ASKED, kind: 'revoke', ...input })
            .set('Idempotency-Key', 'bad'),
        );
      for (const [status, input] of [
        [400, { grantIds: [grantId, otherGrantId] }],
        [400, { grantIds: [grantId], domainId: COMPANY.legacyLab }],
        [404, { grantIds: [grantId, 'none'] }],
      ] as const) {
        const { error } = await send(status, input);
        expect(error.message).toContain('grantIds');
      }
      expect(await rows()).toEqual(before);
    });

    it('no body, or none that is JSON', async () => {
      const before = await rows();
      const ben = backend.as('ben.carter');
      await answerOf(
        400,
        ben
          .post(path)
          .set('Idempotency-Key', 'bad')
          .set('Content-Type', 'application/json')
          .send('{"kind":'),
      );
      await answerOf(
        400,
        ben.post(path).set('Idempotency-Key', 'bad').send({}),
      );
      expect(await rows()).toEqual(before);
    });
  });

  it('of a request only: a justification of blanks', async () => {
    const before = await rows();
    const ben = backend.as('ben.carter');
    const asked = {
      ...ASKED,
      kind: 'revoke',
      grantIds: [grantId],
      justification: ' \n',
    };
    const body = await answerOf<ErrorBody>(
      400,
      ben.post('/requests', asked).set('Idempotency-Key', 'bad'),
    );
    expect(body.error.message).toContain('justification');
    const tooLong = await answerOf<ErrorBody>(
      400,
      ben
        .post('/requests', { ...asked, justification: 'x'.repeat(10_001) })
        .set('Idempotency-Key', 'bad'),
    );
    // The validator of the document refuses it, in words of its own.
    expect(tooLong.error).toMatchObject({
      messages: {
        message: {
          code: 'refused.field-long',
          params: { field: 'justification', max: expect.any(Number) },
        },
      },
    });
    const plan = await answerOf<Plan>(200, ben.post('/plans', asked));
    const simulation = await answerOf<PolicySimulation>(
      200,
      ben.post('/simulations', asked),
    );
    expect(simulation.plan.hash).toBe(plan.hash);
    expect(await rows()).toEqual(before);
  });

  it('a withdrawal by somebody else', async () => {
    const before = await rows();
    const mira = backend.as('mira.santos');
    await answerOf(403, mira.post(`/requests/${pending.requestId}/withdrawal`));
    expect(await rows()).toEqual(before);
  });

  it('a plan that was not the one shown', async () => {
    const before = await rows();
    const refused = await answerOf<ErrorBody>(
      409,
      backend
        .as('mira.santos')
        .post(`/requests/${pending.requestId}/decision`, {
          outcome: 'approved',
          planHash: 'another',
        }),
    );
    expect(refused.error.message).toContain('no longer the one you saw');
    expect(await rows()).toEqual(before);
  });
});
