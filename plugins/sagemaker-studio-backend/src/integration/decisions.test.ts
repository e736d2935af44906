/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * Decisions by behaviour, over HTTP and against the sandbox; most are named after what goes wrong elsewhere.
 */
import { TestDatabases } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import type { JsonObject } from '@backstage/types';
import type {
  AccessRequest,
  PolicySimulation,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import {
  findUserByUserName,
  isAssigned,
  profileOf,
} from '@studio-access/sandbox';
import type { Knex } from 'knex';
import { companyEntities } from './__testUtils__/companyEntities';
import {
  answerOf,
  startStudioBackend,
} from './__testUtils__/startStudioBackend';
import {
  COMPANY,
  startTestSandbox,
  type TestSandbox,
} from './__testUtils__/startTestSandbox';
import { studioWorld } from './__testUtils__/studioWorld';
import { withoutMembers } from './__testUtils__/trustedEntities';

jest.setTimeout(240_000);

type ErrorBody = { error: { name: string; message: string } };

const BEN = 'user:default/ben.carter';
const POLICY: JsonObject = {
  name: 'research-lab',
  teams: ['*'],
  domains: [COMPANY.researchLab],
  requesters: 'anyone',
  onBehalfOf: 'anyone',
  approvers: ['team-leads'],
};

describe('decisions', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3'] });
  let sandbox: TestSandbox;
  let knex: Knex;
  let backend: Awaited<ReturnType<typeof startStudioBackend>>;

  beforeAll(async () => {
    sandbox = await startTestSandbox();
  });

  beforeEach(async () => {
    await sandbox.admin.reset();
    sandbox.admin.world.timings.userProfile = 30;
    knex = await databases.init('SQLITE_3');
  });

  afterEach(() => backend?.stop());

  afterAll(() => sandbox.stop());

  /** Starts the back end, or another replica of it, under a configuration. */
  async function start(
    policies: JsonObject[] = [POLICY],
    options: {
      entities?: Entity[];
      studio?: JsonObject;
      /** Besides those of the platform engineers. */
      ownership?: Record<string, string[]>;
      /** Absent: Mira and Jonas lead the forecasters. */
      leads?: string[];
    } = {},
  ) {
    const { sagemakerStudio } = sandbox.data as {
      sagemakerStudio: JsonObject;
    };
    backend = await startStudioBackend({
      sandbox: {
        ...sandbox,
        data: {
          ...sandbox.data,
          sagemakerStudio: {
            ...sagemakerStudio,
            teams: [
              {
                team: 'group:default/forecasting',
                leads: options.leads ?? [
                  'user:default/mira.santos',
                  'user:default/jonas.weber',
                ],
              },
            ],
            policies,
            ...options.studio,
          },
        },
      },
      knex,
      entities: options.entities,
      ownership: options.ownership,
    });
    await backend.sync();
    sandbox.admin.clearCalls();
  }

  async function restart(...args: Parameters<typeof start>) {
    await backend.stop();
    await start(...args);
  }

  function writes() {
    return sandbox.admin
      .calls()
      .map(({ operation }) => operation)
      .filter(operation => /^(Create|Update|Delete|Add|Put)/.test(operation));
  }

  function hasAccess(name: string) {
    const { world } = sandbox.admin;
    const userName = `${name}@alpenglow.example`;
    const user = findUserByUserName(world, userName);
    return (
      user !== undefined &&
      isAssigned(world, COMPANY.applicationArn, user.userId) &&
      profileOf(world, COMPANY.researchLab, userName)?.status === 'InService'
    );
  }

  /** Ben gets in, by his own asking and Mira's approval. */
  async function letBenIn(input: { duration?: string } = {}) {
    const asked = await answerOf(201, backend.as('ben.carter').ask(input));
    await answerOf(200, backend.as('mira.santos').decide(asked));
    const done = await backend.settle(asked.requestId);
    expect(done.grants[0].status).toBe('active');
    return done.grants[0];
  }

  async function countGrants() {
    return (await knex('access_grants')).length;
  }

  /** As if days had passed for what waits for its decision. */
  async function passDays(days: number) {
    const earlier = (time: string) =>
      new Date(Date.parse(time) - days * 24 * 3_600_000).toISOString();
    for (const row of await knex('access_requests')) {
      const reminders: string[] = JSON.parse(row.reminders).map(earlier);
      await knex('access_requests')
        .where('request_id', row.request_id)
        .update({
          expires_at: earlier(row.expires_at),
          reminders: JSON.stringify(reminders),
          remind_at: reminders[0] ?? null,
        });
    }
  }

  it('extension does not cut access', async () => {
    await start();
    const grant = await letBenIn({ duration: 'P1D' });
    expect(grant.expiresAt).toEqual(expect.any(String));
    sandbox.admin.clearCalls();

    const ben = backend.as('ben.carter');
    const asked = await answerOf(
      201,
      ben.ask({
        kind: 'extend',
        grantIds: [grant.grantId],
        duration: 'P30D',
      }),
    );
    const until = new Date(
      Date.parse(grant.expiresAt!) + 30 * 24 * 3_600_000,
    ).toISOString();
    expect(asked).toMatchObject({
      status: 'in-review',
      people: [BEN],
      plan: {
        items: [
          {
            changes: false,
            steps: [{ do: 'extend', from: grant.expiresAt, to: until }],
          },
        ],
      },
    });
    const extended = await answerOf(
      200,
      backend.as('mira.santos').decide(asked),
    );
    expect(extended.grants).toMatchObject([
      { grantId: grant.grantId, status: 'active', expiresAt: until },
    ]);

    // As if two days had passed, and with them the end that it had before.
    const { expires_at } = await knex('access_grants').first();
    await knex('access_grants').update({
      expires_at: new Date(
        Date.parse(expires_at) - 2 * 24 * 3_600_000,
      ).toISOString(),
    });
    await backend.keepTime();
    await backend.sync();
    expect((await ben.request(asked.requestId)).grants[0]).toMatchObject({
      status: 'active',
      operation: { operationId: grant.operation!.operationId },
    });
    expect(hasAccess('ben.carter')).toBe(true);
    expect(writes()).toEqual([]);
  });

  it('extends no further than twice what the policy allows at a time, however often', async () => {
    await start([
      {
        ...POLICY,
        duration: { max: 'P30D' },
        automatic: [{ kinds: ['extend'] }],
      },
    ]);
    const grant = await letBenIn({ duration: 'P30D' });
    const ben = backend.as('ben.carter');
    const extension = {
      kind: 'extend' as const,
      grantIds: [grant.grantId],
      duration: 'P30D',
    };
    expect((await answerOf(201, ben.ask(extension))).status).toBe('approved');
    const { error } = await answerOf<ErrorBody>(400, ben.ask(extension));
    expect(error.message).toMatch(/^duration cannot be added yet/);
    expect(error.message).toContain(grant.grantId);
    expect(error.message).toContain('(P30D)');
    // Once enough of it is over.
    const { expires_at } = await knex('access_grants').first();
    await knex('access_grants').update({
      expires_at: new Date(
        Date.parse(expires_at) - 30 * 24 * 3_600_000,
      ).toISOString(),
    });
    await answerOf(201, ben.ask(extension));
  });

  it('extends by itself what is used, when the policy says so', async () => {
    await start([
      {
        ...POLICY,
        automatic: [{ 'extension-of-used-access': { usedWithin: 'P30D' } }],
      },
    ]);
    const grant = await letBenIn({ duration: 'P30D' });
    const ben = backend.as('ben.carter');
    const extend = () =>
      ben.ask({ kind: 'extend', grantIds: [grant.grantId], duration: 'P30D' });
    const unused = await answerOf(201, extend());
    expect(unused.status).toBe('in-review');
    await answerOf(
      200,
      ben.call(client => client.withdrawRequest(unused.requestId)),
    );

    studioWorld(sandbox.admin.world).addSpace({
      name: 'ben-lab',
      owner: grant.profileName!,
    });
    await backend.sync();
    expect(await answerOf(201, extend())).toMatchObject({
      status: 'approved',
      decision: { automatic: true },
      grants: [{ grantId: grant.grantId, status: 'active' }],
    });
  });

  it('a request approved while the policy changed', async () => {
    await start();
    const asked = await answerOf(201, backend.as('ben.carter').ask({}));
    await restart([
      {
        ...POLICY,
        approvers: undefined as unknown as string,
        stages: [
          { name: 'lead', approvers: ['team-leads'] },
          { name: 'platform', approvers: ['group:default/ml-platform'] },
        ],
      },
    ]);
    const mira = backend.as('mira.santos');
    const refused = await answerOf<ErrorBody>(409, mira.decide(asked));
    expect(refused.error.message).toContain(
      'The stages were approval and are now lead, then platform.',
    );
    expect(await countGrants()).toBe(0);

    const revised = await mira.request(asked.requestId);
    expect(revised.stages.map(({ name, status }) => [name, status])).toEqual([
      ['lead', 'in-review'],
      ['platform', 'waiting'],
    ]);
    expect(revised.policy.version).not.toBe(asked.policy.version);
    const halfway = await answerOf(200, mira.decide(revised));
    expect(halfway).toMatchObject({
      status: 'in-review',
      approvers: ['group:default/ml-platform'],
    });
    expect(await countGrants()).toBe(0);
    await answerOf(403, backend.as('jonas.weber').decide(revised));
    const ingrid = backend.as('ingrid.larsen');
    const toDecide = await answerOf<{ items: AccessRequest[] }>(
      200,
      ingrid.call(client => client.listRequests({ view: 'to-decide' })),
    );
    expect(toDecide.items.map(({ requestId }) => requestId)).toEqual([
      asked.requestId,
    ]);
    const approved = await answerOf(200, ingrid.decide(revised));
    expect(approved.status).toBe('approved');
    expect(
      (await mira.events(asked.requestId))
        .map(({ type }) => type)
        .filter(type => type.startsWith('request.')),
    ).toEqual([
      'request.submitted',
      'request.policy-changed',
      'request.voted',
      'request.stage-approved',
      'request.approved',
    ]);
  });

  it('a yes of somebody whom the policy no longer asks', async () => {
    const asking = (lead: string, ...owners: string[]): JsonObject => ({
      ...POLICY,
      approvers: undefined as unknown as string,
      stages: [
        { name: 'lead', approvers: [`user:default/${lead}`] },
        {
          name: 'owners',
          approvers: owners.map(name => `user:default/${name}`),
          quorum: 2,
        },
      ],
    });
    await start([asking('mira.santos', 'daniel.kim', 'ingrid.larsen')]);
    const asked = await answerOf(201, backend.as('ben.carter').ask({}));
    await answerOf(200, backend.as('mira.santos').decide(asked));
    await answerOf(200, backend.as('daniel.kim').decide(asked));
    const votes = async () =>
      (await backend.as('mira.santos').request(asked.requestId)).stages.map(
        stage => [
          stage.status,
          ...stage.votes.map(({ by, lapsedAt }) => [
            by.split('/')[1],
            lapsedAt === undefined ? 'counts' : 'lapsed',
          ]),
        ],
      );

    // Others in a stage that is still open: what is left of it goes on.
    await restart([asking('mira.santos', 'rahul.mehta', 'ingrid.larsen')]);
    const refused = await answerOf<ErrorBody>(
      409,
      backend.as('ingrid.larsen').decide(asked),
    );
    expect(refused.error.message).toContain(
      "The approval of the stage 'owners' by user:default/daniel.kim no longer counts",
    );
    expect(await votes()).toEqual([
      ['approved', ['mira.santos', 'counts']],
      ['in-review', ['daniel.kim', 'lapsed']],
    ]);
    await answerOf(403, backend.as('daniel.kim').decide(asked));
    await answerOf(200, backend.as('ingrid.larsen').decide(asked));

    // Others in a stage that was complete: it is open again, for whom the policy asks now.
    await restart([asking('jonas.weber', 'rahul.mehta', 'ingrid.larsen')]);
    await answerOf<ErrorBody>(409, backend.as('jonas.weber').decide(asked));
    expect(await votes()).toEqual([
      ['in-review', ['mira.santos', 'lapsed']],
      ['waiting', ['daniel.kim', 'lapsed'], ['ingrid.larsen', 'counts']],
    ]);
    await answerOf(403, backend.as('rahul.mehta').decide(asked));
    await answerOf(200, backend.as('jonas.weber').decide(asked));
    expect(await countGrants()).toBe(0);

    // The same, found by time rather than by somebody who decides.
    await restart([asking('jonas.weber', 'rahul.mehta', 'daniel.kim')]);
    await backend.tendRequests();
    expect(await votes()).toEqual([
      ['approved', ['mira.santos', 'lapsed'], ['jonas.weber', 'counts']],
      ['in-review', ['daniel.kim', 'lapsed'], ['ingrid.larsen', 'lapsed']],
    ]);
    await backend.tendRequests();
    await answerOf(200, backend.as('rahul.mehta').decide(asked));
    // Asked again, one may say yes again.
    const toDecide = await answerOf<{ items: AccessRequest[] }>(
      200,
      backend
        .as('daniel.kim')
        .call(client => client.listRequests({ view: 'to-decide' })),
    );
    expect(toDecide.items.map(({ requestId }) => requestId)).toEqual([
      asked.requestId,
    ]);
    const approved = await answerOf(
      200,
      backend.as('daniel.kim').decide(asked),
    );
    expect(approved.status).toBe('approved');
    expect(await countGrants()).toBe(1);
    const events = await backend.as('mira.santos').events(asked.requestId);
    expect(
      events
        .filter(({ type }) => type === 'request.policy-changed')
        .map(({ detail }) => detail.difference),
    ).toEqual([
      [expect.stringContaining('by user:default/daniel.kim')],
      [expect.stringContaining('by user:default/mira.santos')],
      [expect.stringContaining('by user:default/ingrid.larsen')],
    ]);
  });

  it('is not approved once the policy allows it no more, but can be rejected', async () => {
    await start();
    const asked = await answerOf(201, backend.as('ben.carter').ask({}));
    await restart([{ ...POLICY, duration: { max: 'P30D' } }]);
    const mira = backend.as('mira.santos');
    const endless = await answerOf<ErrorBody>(409, mira.decide(asked));
    expect(endless.error.message).toContain('duration');

    await restart([
      { ...POLICY, teams: ['group:default/research'], approvers: [BEN] },
    ]);
    const gone = await answerOf<ErrorBody>(
      403,
      backend.as('mira.santos').decide(asked),
    );
    expect(gone.error.message).toContain('No policy lets the team');
    expect(await countGrants()).toBe(0);
    await answerOf(200, backend.as('mira.santos').decide(asked, 'rejected'));
  });

  it('a request for others than oneself is for leads and owners to make', async () => {
    const { onBehalfOf, ...closed } = POLICY;
    const studio = {
      domains: {
        [COMPANY.researchLab]: {
          mode: 'manage',
          owners: ['group:default/ml-platform'],
        },
      },
    };
    await start([closed], { studio });
    const forAiko = {
      kind: 'grant' as const,
      team: 'group:default/forecasting',
      domainId: COMPANY.researchLab,
      people: ['user:default/aiko.tanaka'],
    };
    const ben = backend.as('ben.carter');
    for (const call of [
      ben.ask(forAiko),
      ben.ask({ ...forAiko, people: [BEN, ...forAiko.people] }),
      ben.ask({ ...forAiko, kind: 'onboard-team', people: undefined }),
      ben.call(client => client.planRequest(forAiko)),
      ben.call(client => client.simulateRequest(forAiko)),
      // A member is no lead.
      backend.as('priya.nair').ask(forAiko),
    ]) {
      const { error } = await answerOf<ErrorBody>(403, call);
      expect(error.message).toContain('people');
      expect(error.message).toContain('user:default/mira.santos');
      expect(error.message).toContain('group:default/ml-platform');
    }
    await answerOf(201, ben.ask({}));
    await answerOf(201, ben.ask({ people: [BEN] }));
    await answerOf(
      200,
      backend.as('mira.santos').call(client => client.planRequest(forAiko)),
    );
    await answerOf(201, backend.as('ingrid.larsen').ask(forAiko));
    const asked = await answerOf(201, backend.as('mira.santos').ask(forAiko));

    // She leads no more when it is decided.
    await restart([closed], { studio, leads: ['user:default/jonas.weber'] });
    const { error } = await answerOf<ErrorBody>(
      403,
      backend.as('jonas.weber').decide(asked),
    );
    expect(error.message).toContain('user:default/mira.santos');
    await answerOf(200, backend.as('jonas.weber').decide(asked, 'rejected'));
  });

  it('two approvers in the same moment', async () => {
    await start();
    const asked = await answerOf(201, backend.as('ben.carter').ask({}));
    const answers = await Promise.all([
      backend.as('mira.santos').decide(asked),
      backend.as('jonas.weber').decide(asked),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const [first] = answers.filter(({ status }) => status === 200);
    const [second] = answers.filter(({ status }) => status === 409);
    expect(second.body.error.message).toContain(
      `already approved by ${first.body.decision.by} at 20`,
    );
    const done = await backend.settle(asked.requestId);
    expect(done.stages[0].votes).toHaveLength(1);
    expect(await countGrants()).toBe(1);
  });

  it('two approvers in the same moment, where it takes two', async () => {
    await start([
      {
        ...POLICY,
        approvers: undefined as unknown as string,
        stages: [{ name: 'leads', approvers: ['team-leads'], quorum: 2 }],
      },
    ]);
    const asked = await answerOf(201, backend.as('ben.carter').ask({}));
    const mira = backend.as('mira.santos');
    // Who says yes twice is still one.
    const answers = await Promise.all([
      answerOf(200, mira.decide(asked)),
      answerOf(200, mira.decide(asked)),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([
      'in-review',
      'in-review',
    ]);
    expect((await mira.request(asked.requestId)).viewerMayDecide).toBe(false);
    expect(await countGrants()).toBe(0);

    const again = await answerOf(201, backend.as('ben.carter').ask({}));
    await Promise.all([
      answerOf(200, mira.decide(again)),
      answerOf(200, backend.as('jonas.weber').decide(again)),
    ]);
    const done = await backend.settle(again.requestId);
    expect(done.status).toBe('approved');
    expect(done.stages[0].votes.map(({ by }) => by).sort()).toEqual([
      'user:default/jonas.weber',
      'user:default/mira.santos',
    ]);
    expect(await countGrants()).toBe(1);
    // One no ends it, whatever was said before.
    const rejected = await answerOf(
      200,
      backend.as('jonas.weber').decide(asked, 'rejected'),
    );
    expect(rejected).toMatchObject({
      status: 'rejected',
      decision: { by: 'user:default/jonas.weber' },
    });
    expect(await countGrants()).toBe(1);
  });

  it('a request for somebody who is deleted meanwhile', async () => {
    await start();
    const asked = await answerOf(201, backend.as('ben.carter').ask({}));
    const other = await answerOf(
      201,
      backend.as('ben.carter').ask({ people: ['user:default/aiko.tanaka'] }),
    );

    // The catalog alone may be wrong about who is there.
    const { world } = sandbox.admin;
    await restart([POLICY], {
      entities: companyEntities(world).filter(
        ({ metadata }) => metadata.name !== 'ben.carter',
      ),
    });
    await backend.tendRequests();
    const mira = backend.as('mira.santos');
    expect((await mira.request(asked.requestId)).status).toBe('in-review');
    await answerOf(409, mira.decide(asked));

    await restart();
    const user = findUserByUserName(world, 'ben.carter@alpenglow.example')!;
    delete world.identityCenter.users[user.userId];
    await backend.sync();
    const refused = await answerOf<ErrorBody>(
      409,
      backend.as('mira.santos').decide(asked),
    );
    expect(refused.error.message).toContain('ben.carter');
    await backend.tendRequests();
    for (const { requestId } of [asked, other]) {
      expect(await backend.as('mira.santos').request(requestId)).toMatchObject({
        status: 'invalidated',
        endedReason: expect.stringContaining(`'${BEN}'`),
      });
    }
    const late = await answerOf<ErrorBody>(
      409,
      backend.as('mira.santos').decide(asked),
    );
    expect(late.error.message).toContain('already invalidated');
    expect(await countGrants()).toBe(0);
    expect(writes()).toEqual([]);
  });

  it('a request for a domain that is gone meanwhile', async () => {
    await start();
    const asked = await answerOf(201, backend.as('ben.carter').ask({}));
    delete sandbox.admin.world.domains[COMPANY.researchLab];
    await backend.sync();
    await backend.tendRequests();
    expect(
      await backend.as('ben.carter').request(asked.requestId),
    ).toMatchObject({
      status: 'invalidated',
      endedReason: expect.stringContaining(COMPANY.researchLab),
    });
  });

  describe('one auto-approving policy cannot bypass one that needs a decision', () => {
    const fast: JsonObject = {
      name: 'fast',
      teams: ['group:default/forecasting'],
      domains: ['*'],
      requesters: 'anyone',
      onBehalfOf: 'anyone',
      approvers: ['team-leads'],
      automatic: [{ kinds: ['onboard-team', 'grant'] }],
    };
    const guard: JsonObject = {
      ...POLICY,
      name: 'guard',
      approvers: ['group:default/ml-platform'],
      duration: { max: 'P90D', default: 'P30D' },
    };

    it.each([
      ['first', [fast, guard]],
      ['last', [guard, fast]],
    ])('when it comes %s', async (_, policies) => {
      await start(policies);
      const asked = await answerOf(
        201,
        backend.as('mira.santos').ask({ kind: 'onboard-team' }),
      );
      expect(asked).toMatchObject({
        status: 'in-review',
        policy: { name: 'guard' },
        approvers: ['group:default/ml-platform'],
        duration: 'P30D',
      });
      const tooLong = await answerOf<ErrorBody>(
        400,
        backend.as('mira.santos').ask({ duration: 'P91D' }),
      );
      expect(tooLong.error.message).toContain("duration 'P91D'");
      expect(tooLong.error.message).toContain("'guard'");
      expect(await countGrants()).toBe(0);
    });

    it('but two that both approve do', async () => {
      await start([fast, { ...guard, automatic: [{ 'requester-in': [BEN] }] }]);
      const asked = await answerOf(201, backend.as('ben.carter').ask({}));
      expect(asked).toMatchObject({
        status: 'approved',
        decision: { automatic: true, by: 'policy:fast' },
      });
    });
  });

  it('an approver group emptied', async () => {
    const policy = {
      ...POLICY,
      approvers: ['group:default/ml-platform'],
      fallbackApprovers: ['user:default/daniel.kim'],
    };
    const emptied = withoutMembers(
      companyEntities(sandbox.admin.world),
      'ml-platform',
    );
    await start([policy]);
    const asked = await answerOf(201, backend.as('ben.carter').ask({}));
    expect(asked.stages[0]).toMatchObject({ fallback: false });
    await restart([policy], { entities: emptied });
    await answerOf(403, backend.as('ingrid.larsen').decide(asked));
    await backend.tendRequests();
    const daniel = backend.as('daniel.kim');
    const list = await answerOf<{ items: AccessRequest[] }>(
      200,
      daniel.call(client => client.listRequests({ view: 'to-decide' })),
    );
    expect(list.items).toMatchObject([
      {
        requestId: asked.requestId,
        viewerMayDecide: true,
        approvers: ['user:default/daniel.kim'],
        stages: [{ fallback: true }],
      },
    ]);
    expect((await answerOf(200, daniel.decide(asked))).status).toBe('approved');

    // Without anybody to stand in, a request is taken all the same, and waits for the group to be filled.
    await restart([{ ...policy, fallbackApprovers: ['user:default/nobody'] }], {
      entities: emptied,
    });
    const waiting = await answerOf(
      201,
      backend.as('olga.petrova').ask({ people: ['user:default/aiko.tanaka'] }),
    );
    expect(waiting.plan.warnings).toContainEqual(
      expect.stringContaining('Nobody who can approve this'),
    );
    await restart([{ ...policy, fallbackApprovers: ['user:default/nobody'] }]);
    await backend.tendRequests();
    expect(
      (await answerOf(200, backend.as('ingrid.larsen').decide(waiting))).status,
    ).toBe('approved');
  });

  describe('groups below groups', () => {
    /** The forecasters, and a group of on-call people, are below the platform engineers; Daniel is on call. */
    const nested = () =>
      companyEntities(sandbox.admin.world)
        .map(entity => {
          switch (entity.metadata.name) {
            case 'ml-platform':
              return {
                ...entity,
                relations: [
                  ...(entity.relations ?? []),
                  { type: 'parentOf', targetRef: 'group:default/on-call' },
                  { type: 'parentOf', targetRef: 'group:default/forecasting' },
                ],
              };
            case 'forecasting':
              return {
                ...entity,
                relations: [
                  ...(entity.relations ?? []),
                  { type: 'childOf', targetRef: 'group:default/ml-platform' },
                ],
              };
            default:
              return entity;
          }
        })
        .concat({
          apiVersion: 'backstage.io/v1alpha1',
          kind: 'Group',
          metadata: { namespace: 'default', name: 'on-call' },
          spec: { type: 'team', children: [] },
          relations: [
            { type: 'childOf', targetRef: 'group:default/ml-platform' },
            { type: 'hasMember', targetRef: 'user:default/daniel.kim' },
          ],
        });
    const ownership = {
      'user:default/daniel.kim': ['group:default/on-call'],
      'user:default/priya.nair': ['group:default/forecasting'],
    };

    it('count as approvers, and their members decide with what their session says', async () => {
      await start(
        [
          {
            ...POLICY,
            approvers: ['group:default/ml-platform'],
            fallbackApprovers: ['user:default/olga.petrova'],
          },
        ],
        { entities: nested(), ownership },
      );
      const asked = await answerOf(201, backend.as('ben.carter').ask({}));
      expect(asked.stages[0]).toMatchObject({
        approvers: [
          'group:default/ml-platform',
          'group:default/forecasting',
          'group:default/on-call',
        ],
        fallback: false,
      });
      const daniel = backend.as('daniel.kim');
      const { items } = await answerOf<{ items: AccessRequest[] }>(
        200,
        daniel.call(client => client.listRequests({ view: 'to-decide' })),
      );
      expect(items).toMatchObject([
        { requestId: asked.requestId, viewerMayDecide: true },
      ]);
      await answerOf(403, backend.as('olga.petrova').decide(asked));
      expect((await answerOf(200, daniel.decide(asked))).status).toBe(
        'approved',
      );
    });

    it('are no part of the parent group, so that no team decides for itself', async () => {
      await start([{ ...POLICY, approvers: ['parent-group'] }], {
        entities: nested(),
        ownership,
      });
      const asked = await answerOf(201, backend.as('ben.carter').ask({}));
      expect(asked.approvers).toEqual(['group:default/ml-platform']);
      for (const below of ['priya.nair', 'daniel.kim']) {
        const person = backend.as(below);
        expect(await person.request(asked.requestId)).toMatchObject({
          viewerMayDecide: false,
        });
        await answerOf(403, person.decide(asked));
      }
      const simulated = await answerOf<PolicySimulation>(
        200,
        backend.as('ben.carter').call(client =>
          client.simulateRequest({
            kind: 'grant',
            team: 'group:default/forecasting',
            domainId: COMPANY.researchLab,
          }),
        ),
      );
      expect(simulated.notified).toContain('user:default/ingrid.larsen');
      expect(simulated.notified).not.toContain('user:default/daniel.kim');
      expect(simulated.notified).not.toContain('user:default/priya.nair');
      await answerOf(200, backend.as('ingrid.larsen').decide(asked));
    });
  });

  it('an approver who asks, or for whom it is, does not count', async () => {
    await start(
      [{ ...POLICY, fallbackApprovers: ['group:default/ml-platform'] }],
      { leads: ['user:default/mira.santos'] },
    );
    const own = await answerOf(201, backend.as('mira.santos').ask({}));
    expect(own).toMatchObject({
      approvers: ['group:default/ml-platform'],
      stages: [{ fallback: true }],
    });
    await answerOf(403, backend.as('mira.santos').decide(own));
    const forHer = await answerOf(
      201,
      backend.as('ben.carter').ask({ people: ['user:default/mira.santos'] }),
    );
    expect(forHer.stages[0].fallback).toBe(true);
    await answerOf(403, backend.as('mira.santos').decide(forHer));
    await answerOf(200, backend.as('rahul.mehta').decide(forHer));
  });

  it('nobody counts in two stages', async () => {
    await start(
      [
        {
          ...POLICY,
          approvers: undefined as unknown as string,
          stages: [
            { name: 'lead', approvers: ['team-leads'] },
            { name: 'owner', approvers: ['domain-owners'] },
          ],
          fallbackApprovers: ['user:default/daniel.kim'],
        },
      ],
      {
        leads: ['user:default/mira.santos'],
        studio: {
          domains: {
            [COMPANY.researchLab]: {
              mode: 'manage',
              owners: ['user:default/mira.santos'],
            },
          },
        },
      },
    );
    const asked = await answerOf(201, backend.as('ben.carter').ask({}));
    const mira = backend.as('mira.santos');
    const halfway = await answerOf(200, mira.decide(asked));
    expect(halfway.status).toBe('in-review');
    expect((await answerOf(200, mira.decide(asked))).status).toBe('in-review');
    await backend.tendRequests();
    const stage = (await mira.request(asked.requestId)).stages[1];
    expect(stage).toMatchObject({
      approvers: ['user:default/daniel.kim'],
      fallback: true,
    });
    await answerOf(200, backend.as('daniel.kim').decide(asked));
    expect((await mira.request(asked.requestId)).status).toBe('approved');
  });

  it('reminds once for each time that is due, and expires what nobody decides', async () => {
    const policy = {
      ...POLICY,
      requestExpiry: 'P9D',
      reminders: ['P1D', 'P2D', 'P5D'],
    };
    await start([policy]);
    const asked = await answerOf(201, backend.as('ben.carter').ask({}));
    const reminders = async () =>
      (await backend.as('ben.carter').events(asked.requestId)).filter(
        ({ type }) => type === 'request.reminded',
      );
    await backend.tendRequests();
    expect(await reminders()).toEqual([]);
    const reminder = {
      actor: 'system',
      detail: {
        approvers: ['user:default/mira.santos', 'user:default/jonas.weber'],
        stage: 'approval',
      },
    };
    // Two have come due meanwhile; nobody needs both.
    await passDays(3);
    await backend.tendRequests();
    await backend.tendRequests();
    await restart([policy]);
    await backend.tendRequests();
    expect(await reminders()).toMatchObject([reminder]);
    await passDays(3);
    await backend.tendRequests();
    expect(await reminders()).toMatchObject([reminder, reminder]);

    await passDays(3);
    const late = await answerOf<ErrorBody>(
      409,
      backend.as('mira.santos').decide(asked),
    );
    expect(late.error.message).toContain('expired undecided');
    await backend.tendRequests();
    const expired = await backend.as('ben.carter').request(asked.requestId);
    expect(expired.status).toBe('expired');
    expect(await countGrants()).toBe(0);
    expect(
      (await backend.as('ben.carter').events(asked.requestId)).filter(
        ({ type }) => type === 'request.expired',
      ),
    ).toHaveLength(1);
  });

  describe('requests against grants', () => {
    it('change the role in place', async () => {
      await start();
      const grant = await letBenIn();
      const asked = await answerOf(
        201,
        backend.as('mira.santos').ask({
          kind: 'change-role',
          grantIds: [grant.grantId],
          executionRole: COMPANY.engineerRole,
        }),
      );
      // She asked, so another lead has to decide.
      await answerOf(403, backend.as('mira.santos').decide(asked));
      await answerOf(200, backend.as('jonas.weber').decide(asked));
      const done = await backend.settle(
        asked.requestId,
        ({ grants }) => grants[0].status === 'active',
      );
      expect(done.grants[0]).toMatchObject({
        grantId: grant.grantId,
        executionRole: COMPANY.engineerRole,
      });
      expect(
        profileOf(
          sandbox.admin.world,
          COMPANY.researchLab,
          'ben.carter@alpenglow.example',
        )?.userSettings,
      ).toMatchObject({ ExecutionRole: COMPANY.engineerRole });
      const same = await answerOf<ErrorBody>(
        409,
        backend.as('mira.santos').ask({
          kind: 'change-role',
          grantIds: [grant.grantId],
          executionRole: COMPANY.engineerRole,
        }),
      );
      expect(same.error.message).toContain(grant.grantId);
    });

    it('revoke at once for oneself and by a lead, and by nobody else', async () => {
      await start();
      const grant = await letBenIn();
      const revoke = {
        kind: 'revoke' as const,
        grantIds: [grant.grantId],
        justification: 'No longer needed',
      };
      const denied = await answerOf<ErrorBody>(
        403,
        backend.as('olga.petrova').ask(revoke),
      );
      expect(denied.error.message).toContain(grant.grantId);
      expect(hasAccess('ben.carter')).toBe(true);

      const own = await answerOf(201, backend.as('ben.carter').ask(revoke));
      expect(own).toMatchObject({
        status: 'approved',
        decision: { automatic: true, by: 'policy:built-in:revocation' },
        grants: [{ grantId: grant.grantId }],
      });
      const gone = await backend.settle(
        own.requestId,
        ({ grants }) => grants[0].status === 'ended',
      );
      expect(gone.grants[0].endedReason).toBe('revoked');
      expect(hasAccess('ben.carter')).toBe(false);
      const again = await answerOf<ErrorBody>(
        409,
        backend.as('ben.carter').ask(revoke),
      );
      expect(again.error.message).toContain('has ended');

      const next = await letBenIn();
      // Neither the policy nor the team in the catalog is asked.
      await restart(
        [{ ...POLICY, teams: ['group:default/research'], approvers: [BEN] }],
        {
          entities: companyEntities(sandbox.admin.world).filter(
            ({ metadata }) => metadata.name !== 'forecasting',
          ),
        },
      );
      const byLead = await answerOf(
        201,
        backend.as('mira.santos').ask({ ...revoke, grantIds: [next.grantId] }),
      );
      await backend.settle(
        byLead.requestId,
        ({ grants }) => grants[0].status === 'ended',
      );
      expect(hasAccess('ben.carter')).toBe(false);
    });

    it.each([
      ['the MCP server', { through: 'plugin:mcp-actions' }],
      ['any other service', { through: 'plugin:assistant' }],
      ['an agent that calls by itself', { source: 'agent' as const }],
    ])('%s asks and reads for a lead, and decides nothing', async (_, way) => {
      await start();
      const mira = backend.as('mira.santos');
      const agent = backend.as('mira.santos', way);
      const forDecision = await answerOf(201, backend.as('ben.carter').ask({}));
      const page = 'on the page';
      const refused = async (call: ReturnType<typeof agent.call>) => {
        const { error } = await answerOf<ErrorBody>(403, call);
        expect(error.message).toContain('A person has to');
        expect(error.message).toContain(page);
      };

      const asked = await answerOf(
        201,
        agent.ask({ people: ['user:default/priya.nair'] }),
      );
      expect(await agent.request(asked.requestId)).toMatchObject({
        status: 'in-review',
        requester: mira.ref,
      });
      await answerOf(
        200,
        agent.call(client =>
          client.planRequest({
            kind: 'grant',
            team: 'group:default/forecasting',
            domainId: COMPANY.researchLab,
          }),
        ),
      );
      const before = await knex('access_events');
      await refused(agent.decide(forDecision));
      await refused(agent.decide(forDecision, 'rejected'));
      await refused(
        agent.call(client => client.withdrawRequest(asked.requestId)),
      );
      await refused(agent.call(client => client.acceptLeavers()));
      await refused(agent.call(client => client.acceptInvalidations()));
      expect(await knex('access_events')).toEqual(before);

      await answerOf(200, mira.decide(forDecision));
      const { grants } = await backend.settle(forDecision.requestId);
      const { grantId, operation } = grants[0];
      await refused(
        agent.call(client =>
          client.retryOperation(operation?.operationId ?? ''),
        ),
      );
      await answerOf(
        201,
        mira.ask({
          kind: 'revoke',
          grantIds: [grantId],
          offboarding: { deleteSpaces: true, deleteProfile: true },
        }),
      );
      await refused(agent.call(client => client.undoOffboarding(grantId)));
      await answerOf(
        200,
        mira.call(client => client.undoOffboarding(grantId)),
      );
    });

    it('a template asks and retries, and decides nothing', async () => {
      await start();
      const template = backend.as('mira.santos', {
        through: 'plugin:scaffolder',
      });
      const asked = await answerOf(
        201,
        template.ask({ people: ['user:default/priya.nair'] }),
      );
      expect(asked.source).toBe('template');
      await answerOf(
        403,
        template.call(client => client.withdrawRequest(asked.requestId)),
      );
      await answerOf(
        403,
        backend
          .as('jonas.weber', { through: 'plugin:scaffolder' })
          .decide(asked),
      );
      await answerOf(200, backend.as('jonas.weber').decide(asked));
      const { grants } = await backend.settle(asked.requestId);
      // Allowed, and refused because nothing is blocked.
      await answerOf(
        409,
        template.call(client =>
          client.retryOperation(grants[0].operation?.operationId ?? ''),
        ),
      );
    });

    it('are for nobody who is disabled by now, but for a revocation', async () => {
      await start();
      const grant = await letBenIn({ duration: 'P1D' });
      const mira = backend.as('mira.santos');
      const jonas = backend.as('jonas.weber');
      const against = { grantIds: [grant.grantId] };
      const extend = { ...against, kind: 'extend' as const, duration: 'P1D' };
      const change = {
        ...against,
        kind: 'change-role' as const,
        executionRole: COMPANY.engineerRole,
      };
      const asked = [
        await answerOf(201, mira.ask(extend)),
        await answerOf(201, mira.ask(change)),
      ];
      const setStatus = (status: string) =>
        knex('inventory_users')
          .where('user_name', 'ben.carter@alpenglow.example')
          .update({ status });
      await setStatus('DISABLED');
      for (const request of asked) {
        const { error } = await answerOf<ErrorBody>(409, jonas.decide(request));
        expect(error.message).toContain('ben.carter@alpenglow.example');
        expect(error.message).toContain('disabled');
        await answerOf(
          200,
          mira.call(client => client.withdrawRequest(request.requestId)),
        );
      }
      for (const input of [extend, change]) {
        const { error } = await answerOf<ErrorBody>(409, mira.ask(input));
        expect(error.message).toContain('disabled');
      }
      await setStatus('ENABLED');
      await answerOf(201, mira.ask(extend));
      await setStatus('DISABLED');
      await answerOf(201, mira.ask({ ...against, kind: 'revoke' }));
    });

    it('are one of a kind for a grant at a time', async () => {
      await start();
      const grant = await letBenIn({ duration: 'P10D' });
      const extend = {
        kind: 'extend' as const,
        grantIds: [grant.grantId],
        duration: 'P5D',
      };
      const answers = await Promise.all([
        backend.as('ben.carter').ask(extend),
        backend.as('jonas.weber').ask(extend),
      ]);
      expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
      const [first] = answers.filter(({ status }) => status === 201);
      const [second] = answers.filter(({ status }) => status === 409);
      expect(second.body.error.message).toContain(first.body.requestId);
      expect(second.body.error.message).toContain(grant.grantId);

      await answerOf(
        200,
        backend
          .as(first.body.requester.split('/')[1])
          .call(client => client.withdrawRequest(first.body.requestId)),
      );
      // Withdrawing again changes nothing, and a withdrawn request holds nothing.
      await answerOf(
        200,
        backend
          .as(first.body.requester.split('/')[1])
          .call(client => client.withdrawRequest(first.body.requestId)),
      );
      await answerOf(201, backend.as('ben.carter').ask(extend));
    });

    it('end undecided when their grant does', async () => {
      await start();
      const grant = await letBenIn({ duration: 'P10D' });
      const ben = backend.as('ben.carter');
      const extend = await answerOf(
        201,
        ben.ask({
          kind: 'extend',
          grantIds: [grant.grantId],
          duration: 'P5D',
        }),
      );
      const revoke = await answerOf(
        201,
        ben.ask({ kind: 'revoke', grantIds: [grant.grantId] }),
      );
      const refused = await answerOf<ErrorBody>(
        409,
        backend.as('mira.santos').decide(extend),
      );
      expect(refused.error.message).toContain(grant.grantId);
      await backend.settle(
        revoke.requestId,
        ({ grants }) => grants[0].status === 'ended',
      );
      await backend.tendRequests();
      expect((await ben.request(extend.requestId)).status).toBe('invalidated');
    });
  });

  it('finds approvers by what they are to the team, the domain and the people', async () => {
    const { world } = sandbox.admin;
    const entities = companyEntities(world).map(entity => {
      switch (entity.metadata.name) {
        case 'forecasting':
          return {
            ...entity,
            relations: [
              ...(entity.relations ?? []),
              { type: 'childOf', targetRef: 'group:default/ml-platform' },
            ],
          };
        case 'ben.carter':
          return {
            ...entity,
            metadata: {
              ...entity.metadata,
              annotations: {
                'aws.amazon.com/identity-center-manager': 'olga.petrova',
              },
            },
          };
        default:
          return entity;
      }
    });
    await start(
      [
        {
          ...POLICY,
          approvers: undefined as unknown as string,
          stages: [
            { name: 'manager', approvers: ['manager'] },
            { name: 'parent', approvers: ['parent-group'], quorum: 2 },
            { name: 'owner', approvers: ['domain-owners'] },
          ],
          duration: { default: 'P30D' },
        },
      ],
      {
        entities,
        studio: {
          domains: {
            [COMPANY.researchLab]: {
              mode: 'manage',
              owners: ['user:default/daniel.kim'],
            },
          },
        },
      },
    );
    const simulation = await answerOf<PolicySimulation>(
      200,
      backend.as('ben.carter').call(client =>
        client.simulateRequest({
          kind: 'grant',
          team: 'group:default/forecasting',
          domainId: COMPANY.researchLab,
        }),
      ),
    );
    expect(simulation).toMatchObject({
      policy: { name: 'research-lab' },
      automatic: false,
      stages: [
        { name: 'manager', approvers: ['user:default/olga.petrova'] },
        {
          name: 'parent',
          approvers: ['group:default/ml-platform'],
          quorum: 2,
        },
        { name: 'owner', approvers: ['user:default/daniel.kim'] },
      ],
      notified: ['user:default/olga.petrova'],
      duration: 'P30D',
      plan: { items: [{ person: BEN }] },
    });
    expect(await knex('access_requests')).toEqual([]);
  });
});
