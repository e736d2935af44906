/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/* Permissions over HTTP, with the permission plugin and the portal's policy behind the API; nothing is mocked. */
import { permissionsServiceFactory } from '@backstage/backend-defaults/permissions';
import { mockCredentials, TestDatabases } from '@backstage/backend-test-utils';
import type { JsonObject } from '@backstage/types';
import permissionPlugin from '@backstage/plugin-permission-backend';
import permissionModule from '@studio-access/backstage-plugin-permission-backend-module-sagemaker-studio';
import type {
  AccessEvent,
  AccessRequest,
  EventVerification,
  Grant,
  MassChangeList,
  Plan,
  PolicySimulation,
  TeamAccess,
  SagemakerStudioClient,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { Knex } from 'knex';
import request from 'supertest';
import {
  RemovalsHeldError,
  RemovalThreshold,
} from '../inventory/store/RemovalThreshold';
import { authWithActors } from '../integration/__testUtils__/authWithActors';
import {
  answerOf,
  startStudioBackend,
} from '../integration/__testUtils__/startStudioBackend';
import {
  COMPANY,
  startTestSandbox,
  type TestSandbox,
} from '../integration/__testUtils__/startTestSandbox';
import { studioWorld } from '../integration/__testUtils__/studioWorld';
import { itemAt, only } from '../util/__testUtils__/items';

jest.setTimeout(240_000);

type Page<T> = { items: T[]; nextCursor?: string };
type ErrorBody = { error: { name: string; message: string } };

describe('permissions over HTTP, with the policy of the portal', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3'] });
  let sandbox: TestSandbox;
  let knex: Knex;
  let backend: Awaited<ReturnType<typeof startStudioBackend>>;
  let forForecasting: AccessRequest;
  let forFraud: AccessRequest;
  let forResearch: AccessRequest;

  /** Somebody of no team at all. */
  const ben = () => backend.as('ben.carter');
  /** Leads forecasting. */
  const mira = () => backend.as('mira.santos');
  /** A member of forecasting. */
  const jonas = () => backend.as('jonas.weber');
  /** May decide for fraud-detection, by a group. */
  const decider = () => backend.as('priya.nair');
  /** Runs the platform. */
  const ingrid = () => backend.as('ingrid.larsen');

  /** Starts the back end, or another replica of it, under a configuration. */
  const start = (studio: JsonObject = {}) =>
    startStudioBackend({
      sandbox: {
        ...sandbox,
        data: {
          ...sandbox.data,
          sagemakerStudio: {
            ...(sandbox.data.sagemakerStudio as JsonObject),
            ...studio,
          },
          permission: {
            enabled: true,
            sagemakerStudio: { platformTeams: ['group:default/ml-platform'] },
          },
        },
      },
      knex,
      ownership: {
        'user:default/jonas.weber': ['group:default/forecasting'],
        'user:default/mira.santos': ['group:default/forecasting'],
        'user:default/priya.nair': ['group:default/deciders'],
        'user:default/ingrid.larsen': ['group:default/ml-platform'],
      },
      features: [
        permissionPlugin,
        permissionModule,
        permissionsServiceFactory,
        authWithActors,
      ],
    });

  beforeAll(async () => {
    sandbox = await startTestSandbox({
      studio: {
        teams: [
          {
            team: 'group:default/forecasting',
            leads: ['user:default/mira.santos'],
          },
          {
            team: 'group:default/fraud-detection',
            leads: ['group:default/deciders'],
          },
          {
            team: 'group:default/research',
            leads: ['user:default/daniel.kim'],
          },
        ],
      },
    });
    knex = await databases.init('SQLITE_3');
    backend = await start();
    await backend.sync();
    forForecasting = await answerOf(
      201,
      mira().ask({ people: ['user:default/jonas.weber'] }),
    );
    forFraud = await answerOf(
      201,
      ben().ask({
        team: 'group:default/fraud-detection',
        people: ['user:default/samuel.osei'],
      }),
    );
    forResearch = await answerOf(
      201,
      backend.as('olga.petrova').ask({
        team: 'group:default/research',
        people: ['user:default/elif.demir'],
      }),
    );
  });

  afterAll(async () => {
    await backend.stop();
    await sandbox.stop();
  });

  const ids = (requests: { requestId: string }[]) =>
    requests.map(({ requestId }) => requestId);

  async function seenBy(person: ReturnType<typeof ben>): Promise<string[]> {
    const { items } = await answerOf<Page<AccessRequest>>(
      200,
      person.call(studio => studio.listRequests()),
    );
    return ids(items);
  }

  it('lists the requests that somebody asked, that are for them, of their teams, and to decide', async () => {
    expect(await seenBy(ben())).toEqual(ids([forFraud]));
    expect(await seenBy(mira())).toEqual(ids([forForecasting]));
    expect(await seenBy(jonas())).toEqual(ids([forForecasting]));
    expect(await seenBy(backend.as('elif.demir'))).toEqual(ids([forResearch]));
    expect(await seenBy(backend.as('daniel.kim'))).toEqual(ids([forResearch]));
    expect(await seenBy(backend.as('lena.fischer'))).toEqual(ids([forFraud]));
    expect(await seenBy(ingrid())).toEqual(
      ids([forResearch, forFraud, forForecasting]),
    );
  });

  it('hides requests that one may not see from pages about people, even that there is one', async () => {
    const pagesOf = async (viewer: ReturnType<typeof ben>) =>
      JSON.stringify(
        await Promise.all([
          viewer.client.getTeamAccess('group:default/forecasting'),
          viewer.client.getPersonOverview('user:default/jonas.weber'),
          viewer.client.explainEntry(
            'user:default/jonas.weber',
            forForecasting.domainId,
          ),
          viewer.client.listAccess({ person: 'user:default/jonas.weber' }),
        ]),
      );
    const mine = await pagesOf(mira());
    expect(mine).toContain(forForecasting.requestId);
    expect(mine).toContain('A request waits');
    const hidden = await pagesOf(ben());
    expect(hidden).not.toContain(forForecasting.requestId);
    expect(hidden).not.toContain('A request waits');
  });

  it('says of a request that waits already only that there is one, to those who may not read it', async () => {
    const askForJonas = (viewer: ReturnType<typeof ben>) => ({
      plan: viewer.call(studio =>
        studio.planRequest({
          kind: 'grant',
          team: 'group:default/forecasting',
          domainId: forForecasting.domainId,
          people: ['user:default/jonas.weber'],
        }),
      ),
      request: viewer.ask({ people: ['user:default/jonas.weber'] }),
    });
    const hers = askForJonas(mira());
    expect(await answerOf<Plan>(200, hers.plan)).toMatchObject({
      waiting: [{ requestId: forForecasting.requestId }],
    });
    expect(await answerOf(409, hers.request)).toMatchObject({
      error: { requestId: forForecasting.requestId },
    });
    const his = askForJonas(ben());
    const plan = await answerOf<Plan>(200, his.plan);
    expect(plan.waiting).toEqual([
      { person: 'user:default/jonas.weber', displayName: 'Jonas Weber' },
    ]);
    const refused = await answerOf<ErrorBody>(409, his.request);
    expect(refused.error.message).toContain('waits for its decision already');
    const told = JSON.stringify([plan, refused]);
    expect(told).not.toContain(forForecasting.requestId);
    expect(told).not.toContain('/sagemaker-studio/requests/');
    expect(told).not.toContain(forForecasting.justification);
  });

  it('fills each page with what may be seen, however much lies between', async () => {
    for (const [justification, researcher, forecaster] of [
      ['The first one', 'fatima.zahra', 'ben.carter'],
      ['The second one', 'olga.petrova', 'lena.fischer'],
      ['The third one', 'daniel.kim', 'rahul.mehta'],
    ]) {
      await answerOf(
        201,
        backend.as('olga.petrova').ask({
          team: 'group:default/research',
          people: [`user:default/${researcher}`],
          justification,
        }),
      );
      await answerOf(
        201,
        ben().ask({ people: [`user:default/${forecaster}`], justification }),
      );
    }
    const pageAfter = (after?: string) =>
      backend
        .as('fatima.zahra')
        .call(studio => studio.listRequests({ limit: 2, cursor: after }));
    const seen: string[][] = [];
    let cursor: string | undefined;
    do {
      const page: Page<AccessRequest> = await answerOf(200, pageAfter(cursor));
      seen.push(page.items.map(({ justification }) => justification));
      cursor = page.nextCursor;
    } while (cursor);
    expect(seen).toEqual([
      ['The third one', 'The second one'],
      ['The first one', forResearch.justification],
    ]);
  });

  it('shows a request and its record to those who may see it, and tells others so with the permission', async () => {
    const { requestId } = forResearch;
    for (const each of [
      (studio: SagemakerStudioClient) => studio.getRequest(requestId),
      (studio: SagemakerStudioClient) => studio.listRequestEvents(requestId),
    ]) {
      await answerOf(200, backend.as('elif.demir').call(each));
      await answerOf(200, ingrid().call(each));
      const { error } = await answerOf<ErrorBody>(403, ben().call(each));
      expect(error.message).toContain('sagemaker-studio.request.read');
    }
    await answerOf(404, ben().get('/requests/none'));
  });

  it('keeps the team page open to everybody, without the requests that one may not see', async () => {
    const page = await answerOf<TeamAccess>(
      200,
      ben().call(studio => studio.getTeamAccess('group:default/forecasting')),
    );
    expect(page.people.length).toBeGreaterThan(0);
    expect(
      page.pendingRequests.every(({ requester }) => requester === ben().ref),
    ).toBe(true);
    expect(page.pendingRequests).toHaveLength(3);
    const all = await answerOf<TeamAccess>(
      200,
      jonas().call(studio => studio.getTeamAccess('group:default/forecasting')),
    );
    expect(ids(all.pendingRequests)).toContain(forForecasting.requestId);
    expect(all.pendingRequests).toHaveLength(4);
  });

  it('lets nobody decide but approvers and leads, and nobody withdraw but who asked', async () => {
    // It is not a permission that they miss.
    for (const own of [ben(), backend.as('samuel.osei')]) {
      const self = await answerOf<ErrorBody>(403, own.decide(forFraud));
      expect(self.error.message).toContain('is your own');
      expect(self.error.message).not.toContain('permission');
    }
    const denied = await answerOf<ErrorBody>(403, jonas().decide(forFraud));
    expect(denied.error.message).toContain('sagemaker-studio.request.decide');
    const foreign = await answerOf<ErrorBody>(
      403,
      mira().call(studio => studio.withdrawRequest(forFraud.requestId)),
    );
    expect(foreign.error.message).toContain(
      'sagemaker-studio.request.withdraw',
    );
    // A permission is not enough: the policy of the request says whose decision counts.
    const platform = await answerOf<ErrorBody>(403, ingrid().decide(forFraud));
    expect(platform.error.message).toContain('is not an approver');
    await answerOf(
      200,
      ben().call(studio => studio.withdrawRequest(forFraud.requestId)),
    );
  });

  it('lists and shows grants, and lets leads take a revocation back but not the person', async () => {
    const { requestId } = await answerOf(
      201,
      mira().ask({
        kind: 'onboard-team',
        people: ['user:default/priya.nair'],
      }),
    );
    await backend.settle(requestId);
    const priya = backend.as('priya.nair');
    const grantsOf = async (person: ReturnType<typeof ben>) =>
      (
        await answerOf<Page<Grant>>(
          200,
          person.call(studio => studio.listGrants()),
        )
      ).items;
    const grant = only(await grantsOf(mira()));
    expect(grant.person).toBe('user:default/priya.nair');
    expect(await grantsOf(priya)).toHaveLength(1);
    expect(await grantsOf(jonas())).toHaveLength(1);
    expect(await grantsOf(ben())).toEqual([]);
    expect(await grantsOf(ingrid())).toHaveLength(1);

    const read = (studio: SagemakerStudioClient) =>
      studio.getGrant(grant.grantId);
    const undoing = (studio: SagemakerStudioClient) =>
      studio.undoOffboarding(grant.grantId);
    await answerOf(200, priya.call(read));
    await answerOf(403, ben().call(read));
    await answerOf(
      403,
      ben().call(studio => studio.previewOffboarding(grant.grantId)),
    );
    const undo = await answerOf<ErrorBody>(403, priya.call(undoing));
    expect(undo.error.message).toContain('sagemaker-studio.grant.undo');
    // Allowed, and refused because there is nothing to take back.
    await answerOf(409, mira().call(undoing));

    // Who may take away any access may give it back.
    await answerOf(
      201,
      mira().ask({ kind: 'revoke', grantIds: [grant.grantId] }),
    );
    await answerOf(403, priya.call(undoing));
    await answerOf(200, ingrid().call(undoing));

    const retry = (studio: SagemakerStudioClient) =>
      studio.retryOperation(grant.operation?.operationId ?? '');
    await answerOf(403, ben().call(retry));
    await answerOf(409, mira().call(retry));
    await answerOf(
      404,
      ben().call(studio => studio.retryOperation('none')),
    );
  });

  it('shows, exports and verifies the record for platform engineers only', async () => {
    for (const each of [
      (studio: SagemakerStudioClient) => studio.listEvents(),
      (studio: SagemakerStudioClient) => studio.exportEvents('jsonl'),
      (studio: SagemakerStudioClient) => studio.verifyEvents(),
    ]) {
      for (const person of [ben(), mira(), decider()]) {
        const { error } = await answerOf<ErrorBody>(403, person.call(each));
        expect(error.message).toContain('sagemaker-studio.events.');
      }
    }
    const { items } = await answerOf<Page<AccessEvent>>(
      200,
      ingrid().call(studio =>
        studio.listEvents({ type: 'request.*', limit: 3 }),
      ),
    );
    expect(items).toHaveLength(3);
    expect(itemAt(items, 0).sequence).toBeGreaterThan(
      itemAt(items, 2).sequence,
    );

    const verification = await answerOf<EventVerification>(
      200,
      ingrid().call(studio => studio.verifyEvents()),
    );
    expect(verification).toMatchObject({ intact: true, faults: [] });
    const csv = await ingrid().client.exportEvents('csv');
    expect(csv.status).toBe(200);
    expect(csv.headers.get('content-type')).toContain('text/csv');
    expect(csv.headers.get('content-disposition')).toContain(
      'studio-access-events.csv',
    );
    const jsonl = await ingrid().client.exportEvents('jsonl');
    expect(jsonl.status).toBe(200);
    const lines = (await jsonl.text()).trimEnd().split('\n');
    // The work on AWS goes on, so more may have been recorded since the verification.
    expect(JSON.parse(itemAt(lines, verification.checked - 1)).hash).toBe(
      verification.head,
    );

    await knex('access_events').where('sequence', 2).delete();
    expect(
      (
        await answerOf<EventVerification>(
          200,
          ingrid().call(studio => studio.verifyEvents()),
        )
      ).faults,
    ).toEqual([{ sequence: 2, fault: 'missing' }]);
  });

  it('shows and exports the record of a team to those who lead it', async () => {
    const team = 'group:default/forecasting';
    const readings = (of: string) => [
      (studio: SagemakerStudioClient) => studio.listEvents({ team: of }),
      (studio: SagemakerStudioClient) =>
        studio.exportEvents('jsonl', { team: of }),
    ];
    for (const [person, of] of [
      [mira(), 'group:default/fraud-detection'],
      // Members of the team, and leads of another.
      [backend.as('jonas.weber'), team],
      [decider(), team],
      [ben(), team],
    ] as const) {
      for (const each of readings(of)) {
        const { error } = await answerOf<ErrorBody>(403, person.call(each));
        expect(error.message).toContain('a team that you lead');
      }
    }
    const { items } = await mira().client.listEvents({ team, limit: 500 });
    const requests = await ingrid().client.listRequests({ team });
    const ofTeam = requests.items.map(({ requestId }) => requestId);
    expect(ofTeam.length).toBeGreaterThan(0);
    expect(new Set(items.map(({ requestId }) => requestId))).toEqual(
      new Set(ofTeam),
    );
    const all = await ingrid().client.listEvents({ limit: 500 });
    expect(all.items.length).toBeGreaterThan(items.length);

    const exported = await mira().client.exportEvents('jsonl', { team });
    const lines = (await exported.text()).trimEnd().split('\n');
    expect(lines.map(line => JSON.parse(line).sequence)).toEqual(
      items.map(({ sequence }) => sequence).reverse(),
    );
    await expect(
      mira().client.listEvents({ team: 'user:default/mira.santos' }),
    ).rejects.toMatchObject({ statusCode: 400 });
  });

  it.each([
    ['/events?limit=0', 'limit'],
    ['/events?limit=many', 'limit'],
    ['/events?type=DROP', 'type'],
    ['/events?cursor=nonsense', 'cursor'],
    ['/events?after=-1', 'after'],
    ['/events/export', 'format'],
    ['/events/export?format=xlsx', 'format'],
  ])('refuses %s and names the field', async (path, field) => {
    const { error } = await answerOf<ErrorBody>(400, ingrid().get(path));
    expect(error.message).toContain(field);
  });

  it('tells policies of its permissions and rules', async () => {
    const { body } = await request(backend.server)
      .get('/api/sagemaker-studio/.well-known/backstage/permissions/metadata')
      .set('Authorization', mockCredentials.service.header())
      .expect(200);
    const names = body.permissions.map(({ name }: { name: string }) => name);
    expect(names).toEqual(
      expect.arrayContaining([
        'sagemaker-studio.request.read',
        'sagemaker-studio.grant.read',
        'sagemaker-studio.events.export',
      ]),
    );
    const rules = body.rules.map(
      (rule: { name: string; resourceType: string }) =>
        `${rule.resourceType} ${rule.name}`,
    );
    expect(rules.sort()).toEqual([
      'sagemaker-studio-grant IS_BENEFICIARY',
      'sagemaker-studio-grant IS_IN_DOMAIN',
      'sagemaker-studio-grant IS_OF_TEAM',
      'sagemaker-studio-grant IS_REQUESTER',
      'sagemaker-studio-request IS_APPROVER',
      'sagemaker-studio-request IS_BENEFICIARY',
      'sagemaker-studio-request IS_IN_DOMAIN',
      'sagemaker-studio-request IS_OF_TEAM',
      'sagemaker-studio-request IS_REQUESTER',
    ]);
    expect(
      body.rules.find(({ name }: { name: string }) => name === 'IS_OF_TEAM')
        .paramsSchema.properties.teams,
    ).toMatchObject({ type: 'array', items: { type: 'string' } });
  });

  it('finds what somebody did, and where they came from', async () => {
    const { items } = await answerOf<Page<AccessEvent>>(
      200,
      ingrid().call(studio => studio.listEvents({ actor: ben().ref })),
    );
    expect(items.map(({ source }) => source)).toEqual(items.map(() => 'api'));
    expect(items.length).toBeGreaterThan(0);
  });

  describe('once the configuration names no team, policy or domain any more', () => {
    let grant: Grant;

    beforeAll(async () => {
      const { requestId } = await answerOf(
        201,
        mira().ask({
          kind: 'onboard-team',
          people: ['user:default/aiko.tanaka'],
        }),
      );
      grant = only((await backend.settle(requestId)).grants);
      await backend.stop();
      backend = await start({ teams: [], policies: [], domains: {} });
      await backend.sync();
    });

    afterAll(async () => {
      await backend.stop();
      backend = await start();
      await backend.sync();
    });

    const revocation = () => ({
      kind: 'revoke' as const,
      grantIds: [grant.grantId],
      justification: 'Nobody knows this access any more',
    });

    it('leaves leads of before and agents without a right to take access away', async () => {
      for (const person of [
        mira(),
        backend.as('ingrid.larsen', { through: 'plugin:mcp-actions' }),
      ]) {
        const { error } = await answerOf<ErrorBody>(
          403,
          person.ask(revocation()),
        );
        expect(error.message).toContain('No policy');
      }
    });

    it('lets platform engineers take access away at once', async () => {
      const simulated = await answerOf<PolicySimulation>(
        200,
        ingrid().call(studio =>
          studio.simulateRequest({
            ...revocation(),
            team: grant.team,
            domainId: grant.domainId,
          }),
        ),
      );
      expect(simulated.automatic).toBe(true);
      const revoked = await answerOf(201, ingrid().ask(revocation()));
      expect(revoked).toMatchObject({
        status: 'approved',
        decision: { automatic: true, by: 'policy:built-in:revocation' },
      });
      const ended = await backend.settle(revoked.requestId, ({ grants }) =>
        grants.every(({ status }) => status === 'ended'),
      );
      expect(ended.grants[0]).toMatchObject({
        grantId: grant.grantId,
        endedReason: 'revoked',
      });
      expect(studioWorld(sandbox.admin.world).isAssigned('aiko.tanaka')).toBe(
        false,
      );
    });
  });

  it('lets only platform engineers read networks and change settings, one by one, as an import and as a simulation', async () => {
    const policy = {
      version: 0,
      yaml: '{ teams: ["*"], domains: ["*"], requesters: anyone, approvers: [user:default/mira.santos] }',
    };
    const lead = { version: 0, leads: ['user:default/mira.santos'] };
    const team = 'group:default/ml-platform';
    const imported = {
      yaml: `{ sagemakerStudio: { teams: [{ team: ${team}, leads: [user:default/mira.santos] }] } }`,
    };
    const rule = {
      version: 0,
      joiners: 'propose' as const,
      leavers: 'propose' as const,
      justification: 'Forecast the wind of next week',
    };
    const calls: Record<
      string,
      (studio: SagemakerStudioClient) => Promise<unknown>
    > = {
      networks: studio => studio.listNetworks(COMPANY.machineLearning),
      export: studio => studio.exportSettings(),
      'simulation of a policy': studio =>
        studio.simulatePolicySettings('of-portal', policy),
      'simulation of leads': studio => studio.simulateTeamSettings(team, lead),
      'simulation of a rule': studio =>
        studio.simulateTeamRule(
          'group:default/research',
          COMPANY.researchLab,
          rule,
        ),
      'simulation of an import': studio =>
        studio.simulateSettingsImport(imported),
      import: studio => studio.importSettings(imported),
      leads: studio => studio.setTeam(team, lead),
      policy: studio => studio.setPolicy('of-portal', policy),
      'bulk removal': studio =>
        studio.removeUnmanagedAccessInBulk(COMPANY.researchLab, {
          principals: [{ principalType: 'USER', principalId: 'some' }],
        }),
    };
    const before = await knex('access_events').count();
    for (const [what, call] of Object.entries(calls)) {
      for (const [who, person] of Object.entries({
        nobody: ben(),
        lead: mira(),
        member: jonas(),
      })) {
        expect([what, who, (await person.call(call)).status]).toEqual([
          what,
          who,
          403,
        ]);
      }
    }
    expect(await knex('access_events').count()).toEqual(before);
    for (const [what, call] of Object.entries(calls)) {
      const { status } = await ingrid().call(call);
      expect([what, status]).toEqual([what, 200]);
    }
  });

  it('lets only platform engineers accept a mass removal from AWS, and logs it', async () => {
    await new RemovalThreshold({
      knex,
      limit: sandbox.studioConfig.sync.removalLimit,
    }).record(
      new RemovalsHeldError(
        { what: 'users', before: 3, keys: ['u1', 'u2'] },
        'identity-center',
      ),
    );
    const { hash } = only(
      (
        await answerOf<MassChangeList>(
          200,
          ingrid().call(studio => studio.listMassChanges()),
        )
      ).items,
    );
    const accept = (studio: SagemakerStudioClient) =>
      studio.acceptMassChange({ hash });
    for (const person of [
      mira(),
      backend.as('ingrid.larsen', { through: 'plugin:mcp-actions' }),
    ]) {
      await answerOf<ErrorBody>(403, person.call(accept));
    }
    await expect(accept(backend.asService())).rejects.toMatchObject({
      statusCode: 403,
    });
    const accepted = async () =>
      (
        await answerOf<Page<AccessEvent>>(
          200,
          ingrid().call(studio =>
            studio.listEvents({ type: 'leavers.removals-accepted' }),
          ),
        )
      ).items;
    expect(await accepted()).toEqual([]);

    await answerOf(
      403,
      mira().call(studio => studio.listMassChanges()),
    );
    await answerOf(200, ingrid().call(accept));
    expect(await accepted()).toMatchObject([
      {
        actor: 'user:default/ingrid.larsen',
        detail: { removals: [{ what: 'users', before: 3, removed: 2 }] },
      },
    ]);
    await answerOf(200, ingrid().call(accept));
    expect(await accepted()).toHaveLength(1);
  });
});
