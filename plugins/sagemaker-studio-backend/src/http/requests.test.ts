/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * Refusals and lists of the API. All tests share one sandbox and one backend; none may change anything in AWS, which
 * the last test asserts.
 */
import {
  mockCredentials,
  mockServices,
  TestDatabases,
} from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  studioRequestDecidePermission,
  type AccessRequest,
  type AskingTeam,
  type PersonOverview,
  type Plan,
  type RequestInput,
  type TeamAccess,
  type SagemakerStudioClient,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { findUserByUserName } from '@studio-access/sandbox';
import type { Knex } from 'knex';
import request from 'supertest';
import { companyEntities } from '../integration/__testUtils__/companyEntities';
import {
  answerOf,
  startStudioBackend,
} from '../integration/__testUtils__/startStudioBackend';
import {
  COMPANY,
  startTestSandbox,
  type TestSandbox,
} from '../integration/__testUtils__/startTestSandbox';
import { itemAt } from '../util/__testUtils__/items';
import { present } from '../util/__testUtils__/present';

jest.setTimeout(240_000);

type ErrorBody = { error: { name: string; message: string } };

describe('requests over HTTP', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3'] });
  let sandbox: TestSandbox;
  let knex: Knex;
  let backend: Awaited<ReturnType<typeof startStudioBackend>>;

  beforeAll(async () => {
    sandbox = await startTestSandbox({
      studio: {
        teams: [
          {
            team: 'group:default/forecasting',
            leads: ['user:default/mira.santos'],
          },
          {
            team: 'group:default/research',
            leads: ['group:default/ml-platform'],
          },
        ],
        policies: [
          {
            name: 'members-only',
            teams: ['group:default/ml-platform'],
            domains: [COMPANY.researchLab],
            requesters: 'members',
            approvers: ['user:default/daniel.kim'],
          },
          {
            name: 'no-research-for-finance',
            teams: ['group:default/forecasting', 'group:default/research'],
            domains: ['*'],
            requesters: 'anyone',
            onBehalfOf: 'anyone',
            approvers: ['team-leads'],
            automatic: ['lead-onboards-own-team'],
          },
          {
            name: 'nobody-for-fraud-detection',
            teams: ['group:default/fraud-detection'],
            domains: ['*'],
            requesters: 'anyone',
            onBehalfOf: 'anyone',
            approvers: ['parent-group'],
          },
        ],
      },
    });
    const { world } = sandbox.admin;
    findUserByUserName(world, 'tomas.oliveira@alpenglow.example')!.status =
      'DISABLED';
    const researchLab = present(world.domains[COMPANY.researchLab]);
    world.domains['d-observed001'] = {
      ...researchLab,
      domainId: 'd-observed001',
      domainName: 'observed-lab',
    };
    world.domains['d-broken00001'] = {
      ...researchLab,
      domainId: 'd-broken00001',
      domainName: 'broken-lab',
      status: 'Update_Failed',
      failureReason: 'The subnet is gone',
    };
    const entities: Entity[] = [
      ...companyEntities(world),
      {
        apiVersion: 'backstage.io/v1alpha1',
        kind: 'User',
        metadata: { namespace: 'default', name: 'new.hire' },
        spec: {
          profile: {
            displayName: 'New Hire',
            email: 'new.hire@elsewhere.example',
          },
        },
      },
      {
        apiVersion: 'backstage.io/v1alpha1',
        kind: 'User',
        metadata: { namespace: 'default', name: 'second.ben' },
        spec: {
          profile: {
            displayName: 'Second Ben',
            email: 'ben.carter@alpenglow.example',
          },
        },
      },
      {
        apiVersion: 'backstage.io/v1alpha1',
        kind: 'Group',
        metadata: { namespace: 'default', name: 'empty' },
        spec: { type: 'team', children: [] },
      },
    ];
    knex = await databases.init('SQLITE_3');
    backend = await startStudioBackend({
      sandbox,
      knex,
      entities,
      ownership: {
        'user:default/ingrid.larsen': ['group:default/ml-platform'],
      },
      features: [
        mockServices.permissions.mock({
          authorizeConditional: async queries =>
            queries.map(() => ({ result: AuthorizeResult.ALLOW })),
          authorize: async (queries, { credentials }) => {
            const who = String(
              mockCredentials.user('user:default/olga.petrova'),
            );
            return queries.map(({ permission }) => ({
              result:
                permission.name === studioRequestDecidePermission.name &&
                String(credentials) === who
                  ? AuthorizeResult.DENY
                  : AuthorizeResult.ALLOW,
            }));
          },
        }).factory,
      ],
    });
    await backend.sync();
    sandbox.admin.clearCalls();
  });

  afterAll(async () => {
    await backend.stop();
    await sandbox.stop();
  });

  it('tells on the page of a team in which domains the policies let one ask for others, before one asks', async () => {
    const asksIn = async (who: string, team: string) => {
      const page = await answerOf<TeamAccess>(
        200,
        backend
          .as(who)
          .call(studio => studio.getTeamAccess(`group:default/${team}`)),
      );
      const roles = (page.viewer.mayAskForOthers ?? []).find(
        ({ domainId }) => domainId === COMPANY.researchLab,
      )?.executionRoles;
      return roles?.includes(COMPANY.scientistRole) ?? false;
    };
    // Anybody may by the policy of the one team, and by that of the other its leads and the owners of the domain.
    expect(await asksIn('daniel.kim', 'research')).toBe(true);
    expect(await asksIn('daniel.kim', 'ml-platform')).toBe(false);
  });

  it('tells with which of their teams somebody may ask for anybody', async () => {
    const { askWith = [] } = await answerOf<PersonOverview>(
      200,
      backend
        .as('ingrid.larsen')
        .call(studio => studio.getPersonOverview('user:default/ingrid.larsen')),
    );
    const here = ({ forAnybodyIn = [] }: AskingTeam) =>
      forAnybodyIn.includes(COMPANY.researchLab);
    // Leads the one team by its policy for anybody, and is a member of the other.
    expect(askWith.map(team => [team.entityRef, here(team)])).toEqual([
      ['group:default/research', true],
      ['group:default/ml-platform', false],
    ]);
  });

  const refusals: {
    name: string;
    input: Partial<RequestInput>;
    status: number;
    says: string[];
  }[] = [
    {
      name: 'an unknown team',
      input: { team: 'group:default/nowhere' },
      status: 404,
      says: ["'group:default/nowhere'", 'catalog'],
    },
    {
      name: 'a team that is not a reference to a group',
      input: { team: 'component:default/website' },
      status: 400,
      says: ["team 'component:default/website'", 'group:default/team'],
    },
    {
      name: 'an unknown domain',
      input: { domainId: 'd-nowhere' },
      status: 404,
      says: ["'d-nowhere'", 'd-researchlab1 (research-lab)'],
    },
    {
      name: 'a domain in IAM mode',
      input: { domainId: COMPANY.production },
      status: 400,
      says: ["'production' (d-production1)", 'by IAM', '333333333333'],
    },
    {
      name: 'a domain from before October 2023',
      input: { domainId: COMPANY.legacyLab },
      status: 400,
      says: ["'legacy-lab' (d-legacylab01)", 'before October 2023', 'console'],
    },
    {
      name: 'a domain that is only observed',
      input: { domainId: 'd-observed001' },
      status: 409,
      says: ["'observed-lab'", 'sagemakerStudio.domains.d-observed001.mode'],
    },
    {
      name: 'a domain that is out of service',
      input: { domainId: 'd-broken00001' },
      status: 409,
      says: ["'broken-lab'", 'Update_Failed', 'The subnet is gone'],
    },
    {
      name: 'a role that is not an ARN',
      input: { executionRole: 'StudioDataScientist' },
      status: 400,
      says: [
        "executionRole 'StudioDataScientist'",
        'ARN',
        COMPANY.scientistRole,
        COMPANY.engineerRole,
      ],
    },
    {
      name: 'a role that the configuration does not allow',
      input: { executionRole: 'arn:aws:iam::222222222222:role/Admin' },
      status: 400,
      says: [
        'executionRole',
        'role/Admin',
        COMPANY.scientistRole,
        'sagemakerStudio.domains.d-researchlab1.executionRoles',
      ],
    },
    {
      name: 'a team and domain without a policy',
      input: { team: 'group:default/finance-analytics' },
      status: 403,
      says: [
        "'finance-analytics'",
        "'research-lab'",
        'sagemakerStudio.policies',
      ],
    },
    {
      name: 'somebody outside a team whose policy lets only members ask',
      input: { team: 'group:default/ml-platform' },
      status: 403,
      says: ["'members-only'", 'Ben Carter is none'],
    },
    {
      name: 'a person without an Identity Center user',
      input: { people: ['user:default/new.hire', 'user:default/jonas.weber'] },
      status: 400,
      says: [
        'New Hire has',
        'no user in IAM Identity Center',
        'identity provider',
      ],
    },
    {
      name: 'a person who is disabled',
      input: { people: ['user:default/tomas.oliveira'] },
      status: 400,
      says: ["'tomas.oliveira@alpenglow.example'", 'disabled', 'Activate'],
    },
    {
      name: 'two catalog users behind whom is one Identity Center user',
      input: { people: ['user:default/second.ben', 'user:default/ben.carter'] },
      status: 400,
      says: ['Ben Carter and Second Ben', "'ben.carter@alpenglow.example'"],
    },
    {
      name: 'a person whom the catalog does not hold',
      input: { people: ['user:default/nobody'] },
      status: 404,
      says: ["'user:default/nobody'"],
    },
    {
      name: 'a person who is a group',
      input: { people: ['group:default/research'] },
      status: 400,
      says: ["people 'group:default/research'"],
    },
    {
      name: 'nobody',
      input: { people: [] },
      status: 400,
      says: ['people is empty'],
    },
    {
      name: 'a justification of blanks',
      input: { justification: '  \n ' },
      status: 400,
      says: ['justification is empty'],
    },
    {
      name: 'a kind that does not exist',
      input: { kind: 'steal' as RequestInput['kind'] },
      status: 400,
      says: ['kind'],
    },
    {
      name: 'a field that does not exist',
      input: { until: 'tomorrow' } as Partial<RequestInput>,
      status: 400,
      says: ["Unknown field 'until'. Allowed: ", 'justification'],
    },
  ];

  it.each(refusals)(
    'refuses $name with words and keeps nothing',
    async ({ input, status, says }) => {
      const body = await answerOf<ErrorBody>(
        status,
        backend.as('ben.carter').ask(input),
      );
      for (const words of says) {
        expect(body.error.message).toContain(words);
      }
      for (const table of ['requests', 'grants', 'operations', 'events']) {
        expect(await knex(`access_${table}`)).toEqual([]);
      }
    },
  );

  it('refuses an onboarding of a team in which one person cannot be onboarded', async () => {
    const body = await answerOf<ErrorBody>(
      400,
      backend
        .as('ben.carter')
        .ask({ kind: 'onboard-team', team: 'group:default/fraud-detection' }),
    );
    expect(body.error.message).toContain('Tomas Oliveira');
    const plan = await answerOf<Plan>(
      200,
      backend.as('ben.carter').call(studio =>
        studio.planRequest({
          kind: 'onboard-team',
          team: 'group:default/fraud-detection',
          domainId: COMPANY.researchLab,
        }),
      ),
    );
    expect(plan.items.filter(({ obstacle }) => obstacle)).toMatchObject([
      { obstacle: { code: 'user-disabled' } },
    ]);
    expect(plan.warnings).toContain(
      "Nobody can approve this: the configuration names no lead of 'group:default/fraud-detection' in sagemakerStudio.teams.",
    );
    expect(plan.decision).toMatchObject({
      automatic: false,
      stages: [{ approvers: [], canBeDecided: false }],
    });
    expect(await knex('access_requests')).toEqual([]);
  });

  it('plans as if others led the team, and files no request that says so', async () => {
    for (const [lead, canBeDecided] of [
      ['user:default/daniel.kim', true],
      ['user:default/jonas.weber', false],
    ] as const) {
      const asked = {
        kind: 'onboard-team' as const,
        team: 'group:default/forecasting',
        leads: [lead],
      };
      const { decision } = await answerOf<Plan>(
        200,
        backend
          .as('ben.carter')
          .call(studio =>
            studio.planRequest({ ...asked, domainId: COMPANY.researchLab }),
          ),
      );
      expect(decision?.stages).toMatchObject([
        { approvers: [lead], canBeDecided },
      ]);
      const refused = await answerOf<ErrorBody>(
        400,
        backend.as('ben.carter').ask(asked),
      );
      expect(refused.error.message).toMatch(/^leads belongs to a plan/);
    }
    expect(await knex('access_requests')).toEqual([]);
  });

  it('wants to know who calls', async () => {
    for (const call of [
      request(backend.server).get('/api/sagemaker-studio/domains'),
      request(backend.server).post('/api/sagemaker-studio/refresh'),
      request(backend.server).get('/api/sagemaker-studio/directory'),
    ]) {
      await answerOf(
        401,
        call.set('Authorization', mockCredentials.none.header()),
      );
    }
    await answerOf(
      403,
      backend.as('ben.carter').call(studio => studio.getDirectory()),
    );
    const directory = await backend.asService().getDirectory();
    expect(directory.users.map(({ userName }) => userName)).toContain(
      'ben.carter@alpenglow.example',
    );
    await answerOf(
      403,
      request(backend.server)
        .post('/api/sagemaker-studio/requests')
        .set('Authorization', mockCredentials.service.header())
        .set('Idempotency-Key', 'x')
        .send({
          kind: 'grant',
          team: 'group:default/forecasting',
          domainId: COMPANY.researchLab,
          justification: 'A plugin asks on its own',
        }),
    );
  });

  it('answers a repeated key with the request that exists, unless the input differs', async () => {
    const ben = backend.as('ben.carter');
    const first = await answerOf(201, ben.ask({}, 'once'));
    const second = await answerOf(200, ben.ask({}, 'once'));
    expect(second.requestId).toBe(first.requestId);
    const refused = await answerOf<ErrorBody>(
      409,
      ben.ask({ justification: 'Something else' }, 'once'),
    );
    expect(refused.error.message).toContain("Idempotency-Key 'once'");
    await answerOf(
      200,
      ben.call(studio => studio.withdrawRequest(first.requestId)),
    );
    // Each of them may be stored after another has looked for the key and before it looks for open requests.
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => ben.ask({}, 'at-once')),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([
      ...Array(5).fill(200),
      201,
    ]);
    expect(new Set(answers.map(({ body }) => body.requestId)).size).toBe(1);
    // Without a key there is nothing to recognise a repetition by.
    const keyless = await answerOf<ErrorBody>(
      400,
      ben.post('/requests', {
        kind: 'grant',
        team: 'group:default/forecasting',
        domainId: COMPANY.researchLab,
        justification: 'Forecasts, but no key',
      }),
    );
    expect(keyless.error.message.toLocaleLowerCase('en-US')).toContain(
      'idempotency-key',
    );
    const page = await answerOf<TeamAccess>(
      200,
      backend
        .as('mira.santos')
        .call(studio => studio.getTeamAccess('group:default/forecasting')),
    );
    expect(page.pendingRequests).toHaveLength(1);
    expect(page.people.map(({ diagnosis }) => diagnosis.code)).toEqual(
      // One line for each of the four members in each of the five domains that the policy names.
      expect.arrayContaining(['no-access', 'iam-domain', 'legacy-domain']),
    );
  });

  it('lists page by page, and what one may decide through a group', async () => {
    const ben = backend.as('ben.carter');
    for (const [word, person] of [
      ['one', 'elif.demir'],
      ['two', 'fatima.zahra'],
      ['three', 'olga.petrova'],
    ]) {
      await answerOf(
        201,
        ben.ask({
          team: 'group:default/research',
          people: [`user:default/${person}`],
          justification: `Research, part ${word}`,
        }),
      );
    }
    const pageAfter = (after?: string) =>
      ben.call(studio =>
        studio.listRequests({
          view: 'mine',
          team: 'group:default/research',
          limit: 2,
          cursor: after,
        }),
      );
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page: { items: AccessRequest[]; nextCursor?: string } =
        await answerOf(200, pageAfter(cursor));
      expect(page.items.length).toBeLessThanOrEqual(2);
      seen.push(...page.items.map(({ justification }) => justification));
      cursor = page.nextCursor;
    } while (cursor);
    expect(seen).toEqual([
      'Research, part three',
      'Research, part two',
      'Research, part one',
    ]);

    const ingrid = backend.as('ingrid.larsen');
    const mine = await answerOf<{ items: AccessRequest[] }>(
      200,
      ingrid.call(studio => studio.listRequests({ view: 'to-decide' })),
    );
    expect(mine.items.map(({ justification }) => justification)).toEqual([
      'Research, part three',
      'Research, part two',
      'Research, part one',
    ]);
    expect(mine.items.every(({ viewerMayDecide }) => viewerMayDecide)).toBe(
      true,
    );
    const rejected = await answerOf(
      200,
      ingrid.decide(itemAt(mine.items, 0), 'rejected'),
    );
    expect(rejected).toMatchObject({
      status: 'rejected',
      decision: { by: ingrid.ref },
      grants: [],
    });
    const denied = await answerOf<ErrorBody>(
      403,
      backend.as('olga.petrova').decide(itemAt(mine.items, 1)),
    );
    expect(denied.error.message).toContain(studioRequestDecidePermission.name);
    const listed = async (
      filter: Parameters<SagemakerStudioClient['listRequests']>[0],
    ) =>
      (
        await answerOf<{ items: AccessRequest[]; nextCursor?: string }>(
          200,
          ben.call(studio =>
            studio.listRequests({ team: 'group:default/research', ...filter }),
          ),
        )
      ).items.map(({ justification }) => justification);
    expect(await listed({ sort: 'createdAt' })).toEqual([
      'Research, part one',
      'Research, part two',
      'Research, part three',
    ]);
    expect(await listed({ sort: '-updatedAt', limit: 1 })).toEqual([
      'Research, part three',
    ]);
    expect(await listed({ kind: 'grant', status: 'rejected' })).toEqual([
      'Research, part three',
    ]);
    expect(await listed({ kind: 'revoke' })).toEqual([]);
    expect(await listed({ requester: 'ben.carter', limit: 1 })).toEqual([
      'Research, part three',
    ]);
    expect(await listed({ requester: 'user:default/mira.santos' })).toEqual([]);
    const person = 'elif.demir';
    expect(await listed({ person, domainId: 'd-legacylab01' })).toEqual([]);
    expect(await listed({ person, domainId: COMPANY.researchLab })).toEqual([
      'Research, part one',
    ]);
    // A cursor of one order is none of another.
    const page = await answerOf<{ nextCursor: string }>(
      200,
      ben.call(studio => studio.listRequests({ limit: 1 })),
    );
    await answerOf(
      400,
      ben.get(`/requests?sort=updatedAt&cursor=${page.nextCursor}`),
    );
    await answerOf(400, ben.get('/requests?cursor=nonsense'));
    await answerOf(400, ben.get('/requests?limit=0'));
    await answerOf(
      404,
      ben.call(studio => studio.getRequest('none')),
    );
    await answerOf(
      404,
      ben.call(studio => studio.getPersonOverview('user:default/nobody')),
    );
    await answerOf(
      404,
      ben.call(studio => studio.getTeamAccess('group:default/nowhere')),
    );
  });

  it('lists domains with their obstacles', async () => {
    const { items } = await backend.asService().listDomains();
    expect(items.map(({ name, obstacle }) => [name, obstacle?.code])).toEqual([
      ['research-lab', undefined],
      ['broken-lab', 'not-in-service'],
      ['legacy-lab', 'legacy'],
      ['observed-lab', 'observe-only'],
      ['production', 'iam-mode'],
    ]);
    expect(items[0]?.executionRoles).toEqual([
      COMPANY.scientistRole,
      COMPANY.engineerRole,
    ]);
  });

  it('serves its own description', async () => {
    const document = await answerOf<{ paths: object }>(
      200,
      backend.as('ben.carter').get('/openapi.json'),
    );
    expect(Object.keys(document.paths)).toContain(
      '/api/sagemaker-studio/requests/{requestId}/decision',
    );
  });

  it('has called AWS in none of these requests', () => {
    // Nothing was under way meanwhile, so every call would come from a request handler.
    expect(sandbox.admin.calls()).toEqual([]);
  });
});
