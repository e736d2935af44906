/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * Each field of each route about requests, wrong once: the answer is a 400 that names the field, and no row changes.
 */
import { TestDatabases } from '@backstage/backend-test-utils';
import type {
  AccessRequest,
  Plan,
  PolicySimulation,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { Knex } from 'knex';
import {
  answerOf,
  startStudioBackend,
} from '../testing/__testUtils__/startStudioBackend';
import {
  COMPANY,
  startTestSandbox,
  type TestSandbox,
} from '../testing/__testUtils__/startTestSandbox';

jest.setTimeout(240_000);

type ErrorBody = { error: { name: string; message: string } };

const TABLES = [
  'access_requests',
  'access_request_people',
  'access_request_approvers',
  'access_request_voters',
  'access_request_holds',
  'access_request_grants',
  'access_grants',
  'access_operations',
  'access_events',
];
const ASKED = {
  kind: 'grant',
  team: 'group:default/forecasting',
  domainId: COMPANY.researchLab,
  justification: 'Forecast the wind of next week',
};
const LONG = 'x'.repeat(5000);

describe('bad input', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3'] });
  let sandbox: TestSandbox;
  let knex: Knex;
  let backend: Awaited<ReturnType<typeof startStudioBackend>>;
  let pending: AccessRequest;
  let grantId: string;
  let otherGrantId: string;

  beforeAll(async () => {
    sandbox = await startTestSandbox({
      studio: {
        policies: [
          {
            name: 'research-lab',
            teams: ['*'],
            domains: [COMPANY.researchLab],
            executionRoles: [COMPANY.scientistRole],
            requesters: 'anyone',
            approvers: ['team-leads'],
            automatic: [{ 'requester-in': ['user:default/daniel.kim'] }],
            duration: { max: 'P90D' },
          },
        ],
      },
    });
    sandbox.admin.world.timings.userProfile = 10;
    knex = await databases.init('SQLITE_3');
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
    for (const { requestId } of [own, other]) {
      await backend.settle(requestId);
    }
    grantId = own.grants[0].grantId;
    otherGrantId = other.grants[0].grantId;
    pending = await answerOf(
      201,
      backend
        .as('ben.carter')
        .ask({ people: ['user:default/aiko.tanaka'], duration: 'P30D' }),
    );
    // Nothing is under way any more that could write while the tests compare rows.
    sandbox.admin.clearCalls();
  });

  afterAll(async () => {
    await backend.stop();
    await sandbox.stop();
  });

  async function rows() {
    return Promise.all(TABLES.map(table => knex(table)));
  }

  const inputs: [string, object, string][] = [
    ['kind', { kind: 'steal' }, 'kind'],
    ['kind of another type', { kind: 7 }, 'kind'],
    ['no kind', { kind: undefined }, 'kind'],
    ['team of another type', { team: 7 }, 'team'],
    ['no team', { team: undefined }, 'team'],
    ['team that is a person', { team: 'user:default/ben.carter' }, 'team'],
    ['team that is no ref', { team: 'a:b:c' }, 'team'],
    ['domainId of another type', { domainId: {} }, 'domainId'],
    ['no domainId', { domainId: undefined }, 'domainId'],
    ['executionRole of another type', { executionRole: 1 }, 'executionRole'],
    [
      'executionRole that is no ARN',
      { executionRole: 'Admin' },
      'executionRole',
    ],
    [
      'executionRole that no policy allows',
      { duration: 'P1D', executionRole: COMPANY.engineerRole },
      'executionRole',
    ],
    ['people of another type', { people: 'user:default/a' }, 'people'],
    ['people with a number', { people: [1] }, 'people'],
    ['people that are nobody', { people: [] }, 'people'],
    ['people that are a team', { people: ['group:default/a'] }, 'people'],
    [
      'too many people',
      { people: Array.from({ length: 501 }, (_, i) => `user:default/p${i}`) },
      'people',
    ],
    ['justification of another type', { justification: [] }, 'justification'],
    ['justification too long', { justification: LONG }, 'justification'],
    ['source', { source: 'carrier pigeon' }, 'source'],
    ['duration of another type', { duration: 30 }, 'duration'],
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
    ['grantIds of another type', { kind: 'revoke', grantIds: 'x' }, 'grantIds'],
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
      'offboarding of another type',
      { kind: 'revoke', grantIds: ['x'], offboarding: true },
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
    ['a field that does not exist', { until: 'tomorrow' }, 'until'],
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

  it.each([
    ['no justification', { justification: undefined }],
    ['justification of blanks', { justification: ' \n' }],
  ])('of a request only: %s', async (_, input) => {
    const before = await rows();
    const ben = backend.as('ben.carter');
    const asked = {
      ...ASKED,
      kind: 'revoke',
      grantIds: [grantId],
      ...input,
    };
    const body = await answerOf<ErrorBody>(
      400,
      ben.post('/requests', asked).set('Idempotency-Key', 'bad'),
    );
    expect(body.error.message).toContain('justification');
    const plan = await answerOf<Plan>(200, ben.post('/plans', asked));
    const simulation = await answerOf<PolicySimulation>(
      200,
      ben.post('/simulations', asked),
    );
    expect(simulation.plan.hash).toBe(plan.hash);
    expect(await rows()).toEqual(before);
  });

  it.each([
    ['view=theirs', 'view'],
    ['status=lost', 'status'],
    ['kind=steal', 'kind'],
    ['team=user:default/a', 'team'],
    ['requester=group:default/a', 'requester'],
    ['person=a:b:c', 'person'],
    ['sort=-justification', 'sort'],
    ['limit=0', 'limit'],
    ['limit=201', 'limit'],
    ['limit=many', 'limit'],
    ['cursor=nonsense', 'cursor'],
  ])('of the list: %s', async (query, field) => {
    const body = await answerOf<ErrorBody>(
      400,
      backend.as('ben.carter').get(`/requests?${query}`),
    );
    expect(body.error.message).toContain(field);
  });

  it.each([
    ['no outcome', { outcome: undefined }, 'outcome'],
    ['outcome', { outcome: 'maybe' }, 'outcome'],
    ['no planHash', { planHash: undefined }, 'planHash'],
    ['planHash of another type', { planHash: 7 }, 'planHash'],
    ['comment of another type', { comment: 7 }, 'comment'],
    ['comment too long', { comment: LONG }, 'comment'],
    ['a field that does not exist', { force: true }, 'force'],
  ])('of a decision: %s', async (_, input, field) => {
    const before = await rows();
    const body = await answerOf<ErrorBody>(
      400,
      backend
        .as('mira.santos')
        .post(`/requests/${pending.requestId}/decision`, {
          outcome: 'approved',
          planHash: pending.plan.hash,
          ...input,
        }),
    );
    expect(body.error.message).toContain(field);
    expect(await rows()).toEqual(before);
  });

  it('of a decision or a withdrawal: a request that does not exist, a key that is too long', async () => {
    const before = await rows();
    const mira = backend.as('mira.santos');
    const decision = { outcome: 'approved', planHash: pending.plan.hash };
    for (const [path, body] of [
      ['decision', decision],
      ['withdrawal', {}],
    ] as const) {
      await answerOf(404, mira.post(`/requests/none/${path}`, body));
      const refused = await answerOf<ErrorBody>(
        400,
        mira
          .post(`/requests/${pending.requestId}/${path}`, body)
          .set('Idempotency-Key', 'x'.repeat(256)),
      );
      expect(refused.error.message.toLocaleLowerCase('en-US')).toContain(
        'idempotency-key',
      );
    }
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
