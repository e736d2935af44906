/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * The main job by behaviour: over HTTP, with the plugin as it is, against the sandbox.
 */
import type {
  Operation,
  AccessRequest,
  PersonOverview,
  TeamAccess,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import {
  findUserByUserName,
  isAssigned,
  profileOf,
} from '@studio-access/sandbox';
import { findBreak, readEventChain } from '../events/__testUtils__/eventChain';
import { answerOf } from './__testUtils__/startStudioBackend';
import { COMPANY } from './__testUtils__/startTestSandbox';
import { useStudio } from './__testUtils__/useStudio';
import { only } from '../util/__testUtils__/items';
import { present } from '../util/__testUtils__/present';

jest.setTimeout(240_000);

const TEAM = ['aiko.tanaka', 'jonas.weber', 'mira.santos', 'priya.nair'];

describe('onboarding', () => {
  const studio = useStudio();

  beforeEach(() =>
    studio.start(
      {},
      {
        ownership: {
          'user:default/ingrid.larsen': ['group:default/ml-platform'],
        },
      },
    ),
  );

  /** Whether AWS lets the person in, asked of the sandbox's state. */
  function hasAccess(name: string) {
    const { world } = studio.sandbox.admin;
    const userName = `${name}@alpenglow.example`;
    const user = findUserByUserName(world, userName);
    const profile = profileOf(world, COMPANY.researchLab, userName);
    return (
      user !== undefined &&
      isAssigned(world, COMPANY.applicationArn, user.userId) &&
      profile?.status === 'InService'
    );
  }

  function writes() {
    return studio.sandbox.admin
      .calls()
      .map(({ operation }) => operation)
      .filter(operation => /^(Create|Update|Delete|Add|Put)/.test(operation));
  }

  /** Ben, of another team, asks for himself; Mira decides. */
  async function benAsks() {
    return answerOf(201, studio.backend.as('ben.carter').ask({}));
  }

  async function approveBen() {
    const asked = await benAsks();
    await answerOf(200, studio.backend.as('mira.santos').decide(asked));
    return asked;
  }

  it('brings the team of a lead in, and does nothing when asked again', async () => {
    const mira = studio.backend.as('mira.santos');
    const asked = await answerOf(201, mira.ask({ kind: 'onboard-team' }));
    expect(asked).toMatchObject({
      status: 'approved',
      decision: { by: 'policy:research-lab', automatic: true },
    });

    const done = await studio.backend.settle(asked.requestId);
    expect(done.grants.map(grant => [grant.person, grant.status])).toEqual(
      TEAM.map(name => [`user:default/${name}`, 'active']),
    );
    expect(TEAM.filter(hasAccess)).toEqual(TEAM);
    expect(
      profileOf(
        studio.sandbox.admin.world,
        COMPANY.researchLab,
        'mira.santos@alpenglow.example',
      ),
    ).toMatchObject({
      userProfileName: 'mira-santos',
      userSettings: { ExecutionRole: COMPANY.scientistRole },
      tags: {
        'studio-access:grant': done.grants.find(
          grant => grant.person === mira.ref,
        )?.grantId,
        'studio-access:team': 'group:default/forecasting',
        'studio-access:person': mira.ref,
      },
    });
    const page = await answerOf<TeamAccess>(
      200,
      mira.call(client => client.getTeamAccess('group:default/forecasting')),
    );
    expect(
      page.people.map(({ person, membership, diagnosis }) => [
        person.entityRef,
        membership,
        diagnosis.code,
      ]),
    ).toEqual(TEAM.map(name => [`user:default/${name}`, 'member', 'ready']));
    expect(page).toMatchObject({
      viewer: { isMember: true, isLead: true },
      syncedAt: expect.any(String),
    });

    studio.sandbox.admin.clearCalls();
    const again = await answerOf(201, mira.ask({ kind: 'onboard-team' }));
    const stillDone = await studio.backend.settle(again.requestId);
    expect(writes()).toEqual([]);
    expect(again.plan.items.map(item => item.changes)).toEqual(
      TEAM.map(() => false),
    );
    expect(stillDone.grants.map(({ grantId }) => grantId)).toEqual(
      done.grants.map(({ grantId }) => grantId),
    );
    expect(stillDone.grants.every(({ status }) => status === 'active')).toBe(
      true,
    );
  });

  it('keeps what people have: a group, a profile of another name, an assignment', async () => {
    const asked = await answerOf(
      201,
      studio.backend.as('ben.carter').ask({
        people: [
          'user:default/daniel.kim',
          'user:default/lena.fischer',
          'user:default/samuel.osei',
        ],
      }),
    );
    expect(asked.plan.items.map(item => item.steps)).toEqual([
      [
        { do: 'keep-group-assignment', groups: ['research'] },
        { do: 'adopt-profile', profileName: 'daniel-kim-417' },
      ],
      [{ do: 'assign' }, { do: 'adopt-profile', profileName: 'lena-fischer' }],
      [
        { do: 'keep-assignment' },
        { do: 'create-profile', profileName: 'samuel-osei' },
      ],
    ]);
    await answerOf(200, studio.backend.as('mira.santos').decide(asked));
    const done = await studio.backend.settle(asked.requestId);
    expect(
      done.grants.map(grant => [
        grant.profileName,
        grant.status,
        grant.operation?.steps.filter(step => step.changed).map(s => s.name),
      ]),
    ).toEqual([
      ['daniel-kim-417', 'active', []],
      ['lena-fischer', 'active', ['ensure-assignment']],
      ['samuel-osei', 'active', ['ensure-profile']],
    ]);
    expect(writes().sort()).toEqual([
      'CreateApplicationAssignment',
      'CreateUserProfile',
    ]);
  });

  it('gives a profile another role when that was asked for', async () => {
    const asked = await answerOf(
      201,
      studio.backend.as('ben.carter').ask({
        people: ['user:default/daniel.kim'],
        executionRole: COMPANY.engineerRole,
      }),
    );
    await answerOf(200, studio.backend.as('mira.santos').decide(asked));
    const done = await studio.backend.settle(asked.requestId);
    expect(done.grants[0]?.status).toBe('active');
    expect(
      profileOf(
        studio.sandbox.admin.world,
        COMPANY.researchLab,
        'daniel.kim@alpenglow.example',
      )?.userSettings,
    ).toMatchObject({ ExecutionRole: COMPANY.engineerRole });
    expect(writes()).toEqual(['UpdateUserProfile']);

    const other = await answerOf<{ error: { message: string } }>(
      409,
      studio.backend
        .as('ben.carter')
        .ask({ people: ['user:default/daniel.kim'] }),
    );
    expect(other.error.message).toContain(only(done.grants).grantId);
  });

  it('lets an outsider in once a lead has approved, and nobody else', async () => {
    const ben = studio.backend.as('ben.carter');
    const mira = studio.backend.as('mira.santos');
    const asked = await benAsks();
    expect(asked).toMatchObject({
      status: 'in-review',
      approvers: ['user:default/mira.santos'],
      viewerMayDecide: false,
    });
    await answerOf(403, ben.decide(asked));
    await answerOf(403, studio.backend.as('tomas.oliveira').decide(asked));
    expect((await mira.request(asked.requestId)).viewerMayDecide).toBe(true);
    expect(writes()).toEqual([]);

    const approved = await answerOf(200, mira.decide(asked));
    expect(approved).toMatchObject({
      status: 'approved',
      decision: { by: mira.ref, automatic: false },
    });
    const done = await studio.backend.settle(asked.requestId);
    expect(done.grants[0]?.status).toBe('active');
    expect(hasAccess('ben.carter')).toBe(true);

    const overview = await answerOf<PersonOverview>(
      200,
      ben.call(client => client.getPersonOverview('user:default/ben.carter')),
    );
    expect(
      overview.access.find(({ domainId }) => domainId === COMPANY.researchLab),
    ).toMatchObject({
      diagnosis: { code: 'ready' },
      links: {
        accessPortal: `${studio.sandbox.url}/start`,
        identityProvider: `${studio.sandbox.url}/okta`,
      },
    });
    const page = await answerOf<TeamAccess>(
      200,
      mira.call(client => client.getTeamAccess('group:default/forecasting')),
    );
    expect(
      page.people.filter(({ membership }) => membership === 'guest'),
    ).toMatchObject([{ person: { entityRef: ben.ref } }]);

    const events = await ben.events(asked.requestId);
    expect(events.map(({ type }) => type)).toEqual([
      'request.submitted',
      'request.approved',
      'grant.provisioning',
      'operation.started',
      ...Array(7).fill('step.done'),
      'operation.succeeded',
      'grant.active',
    ]);
    expect(findBreak(await readEventChain(studio.knex))).toBeUndefined();
  });

  it('does not let a lead decide what she asked for, or what is for her', async () => {
    const mira = studio.backend.as('mira.santos');
    const own = await answerOf(
      201,
      mira.ask({ people: ['user:default/ben.carter'] }),
    );
    expect(own.status).toBe('in-review');
    await answerOf(403, mira.decide(own));
    const forHer = await answerOf(
      201,
      studio.backend.as('ben.carter').ask({ people: [mira.ref] }),
    );
    await answerOf(403, mira.decide(forHer));
    const list = await answerOf<{ items: AccessRequest[] }>(
      200,
      mira.call(client => client.listRequests({ view: 'to-decide' })),
    );
    expect(list.items).toEqual([]);
  });

  it('answers the same to an approver who says the same again, and refuses to undo it', async () => {
    const asked = await benAsks();
    const mira = studio.backend.as('mira.santos');
    const answers = await Promise.all([
      answerOf(200, mira.decide(asked)),
      answerOf(200, mira.decide(asked)),
    ]);
    expect(answers.map(({ decision }) => decision)).toEqual([
      answers[0].decision,
      answers[0].decision,
    ]);
    const refused = await answerOf<{ error: { message: string } }>(
      409,
      mira.decide(asked, 'rejected'),
    );
    expect(refused.error.message).toContain(
      'already approved by user:default/mira.santos at 20',
    );
    const done = await studio.backend.settle(asked.requestId);
    expect(done.grants).toHaveLength(1);
  });

  it('shows the difference when the plan has changed, and wants another decision', async () => {
    const asked = await benAsks();
    const { world } = studio.sandbox.admin;
    const user = findUserByUserName(world, 'ben.carter@alpenglow.example')!;
    world.identityCenter.assignments[
      `${COMPANY.applicationArn}|USER|${user.userId}`
    ] = {
      applicationArn: COMPANY.applicationArn,
      principalType: 'USER',
      principalId: user.userId,
      createdAt: Date.now(),
    };
    await studio.backend.sync();
    const mira = studio.backend.as('mira.santos');
    const refused = await answerOf<{ error: { message: string } }>(
      409,
      mira.decide(asked),
    );
    expect(refused.error.message).toContain(
      'Now: Ben Carter stays assigned to the domain',
    );
    const revised = await mira.request(asked.requestId);
    expect(revised.plan.hash).not.toBe(asked.plan.hash);
    expect(revised.status).toBe('in-review');
    await answerOf(200, mira.decide(revised));
    expect(
      (await studio.backend.settle(asked.requestId)).grants[0]?.status,
    ).toBe('active');
  });

  it('refuses to approve what a person who has left asked for', async () => {
    const asked = await answerOf(
      201,
      studio.backend
        .as('ben.carter')
        .ask({ people: ['user:default/jonas.weber'] }),
    );
    const { world } = studio.sandbox.admin;
    findUserByUserName(world, 'ben.carter@alpenglow.example')!.status =
      'DISABLED';
    await studio.backend.sync();
    const refused = await answerOf<{ error: { message: string } }>(
      409,
      studio.backend.as('mira.santos').decide(asked),
    );
    expect(refused.error.message).toContain(
      "'ben.carter@alpenglow.example' of 'user:default/ben.carter', who asked, is disabled",
    );
  });

  it('takes a request back for who asked, and for nobody else', async () => {
    const asked = await benAsks();
    const withdraw = (name: string) =>
      studio.backend
        .as(name)
        .call(client => client.withdrawRequest(asked.requestId));
    await answerOf(403, withdraw('mira.santos'));
    const withdrawn = await answerOf(200, withdraw('ben.carter'));
    expect(withdrawn.status).toBe('withdrawn');
    await answerOf(409, studio.backend.as('mira.santos').decide(asked));
  });

  it('never calls an assignment active that AWS forgot', async () => {
    studio.sandbox.admin.addFault({
      operation: 'CreateApplicationAssignment',
      times: 2,
      effect: { type: 'accept-and-forget' },
    });
    const asked = await approveBen();
    const done = await studio.backend.settle(asked.requestId, ({ grants }) => {
      expect(grants[0]?.status === 'active' && !hasAccess('ben.carter')).toBe(
        false,
      );
      return grants[0]?.status === 'active';
    });
    expect(done.grants[0]?.operation?.status).toBe('succeeded');
    const events = await studio.backend
      .as('ben.carter')
      .events(asked.requestId);
    expect(events.filter(({ type }) => type === 'step.redone')).toHaveLength(2);
  });

  it('stops and says so when AWS forgets again and again', async () => {
    studio.sandbox.admin.addFault({
      operation: 'CreateApplicationAssignment',
      effect: { type: 'accept-and-forget' },
    });
    const asked = await approveBen();
    const stuck = await studio.backend.settle(asked.requestId);
    expect(stuck.grants[0]?.status).toBe('provision-blocked');
    expect(
      stuck.grants[0]?.operation?.steps.find(({ error }) => error)?.error,
    ).toMatchObject({ kind: 'blocked', name: 'NotConfirmed' });
    expect(hasAccess('ben.carter')).toBe(false);
  });

  it('outlasts throttling, conflicts, server errors and answers that never came', async () => {
    for (const operation of [
      'DescribeUser',
      'CreateApplicationAssignment',
      'CreateUserProfile',
      'DescribeUserProfile',
    ]) {
      studio.sandbox.admin.addFault({
        operation,
        times: 1,
        effect: { type: 'throttle' },
      });
    }
    studio.sandbox.admin.addFault({
      operation: 'CreateApplicationAssignment',
      times: 1,
      effect: { type: 'drop-answer' },
    });
    studio.sandbox.admin.addFault({
      operation: 'CreateApplicationAssignment',
      times: 2,
      effect: {
        type: 'error',
        code: 'ConflictException',
        message: 'A conflict with a previous successful write',
      },
    });
    studio.sandbox.admin.addFault({
      operation: 'CreateUserProfile',
      times: 1,
      effect: { type: 'drop-answer' },
    });
    const asked = await approveBen();
    const done = await studio.backend.settle(asked.requestId);
    expect(done.grants[0]?.status).toBe('active');
    expect(hasAccess('ben.carter')).toBe(true);
    // Both were made here, although nobody ever heard so from AWS.
    expect(
      done.grants[0]?.operation?.steps
        .filter(({ changed }) => changed)
        .map(({ name }) => name),
    ).toEqual(['ensure-assignment', 'ensure-profile']);
  });

  it('names the IAM action that is missing, and goes on when told to', async () => {
    const fault = {
      operation: 'CreateUserProfile',
      effect: {
        type: 'error' as const,
        code: 'AccessDeniedException',
        message:
          'User: arn:aws:sts::222222222222:assumed-role/BackstageStudioAccess/x is not authorized to perform: sagemaker:CreateUserProfile',
        status: 400,
      },
    };
    studio.sandbox.admin.addFault(fault);
    const asked = await approveBen();
    const stuck = await studio.backend.settle(asked.requestId);
    const operation = present(only(stuck.grants).operation);
    expect(stuck.grants[0]?.status).toBe('provision-blocked');
    expect(operation.status).toBe('blocked');
    expect(
      operation.steps.find(({ name }) => name === 'ensure-profile'),
    ).toMatchObject({
      status: 'blocked',
      error: {
        name: 'AccessDeniedException',
        remedy: expect.stringContaining('sagemaker:CreateUserProfile'),
      },
    });
    const page = await answerOf<TeamAccess>(
      200,
      studio.backend
        .as('mira.santos')
        .call(client => client.getTeamAccess('group:default/forecasting')),
    );
    expect(
      page.people.find(
        ({ person }) => person.entityRef === 'user:default/ben.carter',
      )?.diagnosis,
    ).toMatchObject({
      code: 'blocked',
      sentence: expect.stringContaining('sagemaker:CreateUserProfile'),
    });

    studio.sandbox.admin.clearFaults();
    const mira = studio.backend.as('mira.santos');
    const retry = (person = mira, idempotencyKey?: string) =>
      person.call(client =>
        client.retryOperation(operation.operationId, { idempotencyKey }),
      );
    await answerOf(200, retry(mira, 'again'));
    const again = await answerOf<Operation>(200, retry(mira, 'again'));
    expect(again.operationId).toBe(operation.operationId);
    expect(again.status).not.toBe('blocked');
    const late = await answerOf<{ error: { message: string } }>(
      409,
      retry(studio.backend.as('jonas.weber')),
    );
    expect(late.error.message).toContain(
      'user:default/mira.santos has retried',
    );
    const done = await studio.backend.settle(asked.requestId);
    expect(done.grants[0]?.status).toBe('active');
    expect((await answerOf<Operation>(200, retry())).status).toBe('succeeded');
    expect(
      (await mira.events(asked.requestId)).filter(
        ({ type }) => type === 'operation.retried',
      ),
    ).toHaveLength(1);
    await answerOf(
      404,
      mira.call(client => client.retryOperation('none')),
    );
  });

  it('tells why AWS failed to make a profile', async () => {
    studio.sandbox.admin.addFault({
      operation: 'CreateUserProfile',
      times: 1,
      effect: { type: 'fail-status', reason: 'The file system is full' },
    });
    const asked = await approveBen();
    const stuck = await studio.backend.settle(asked.requestId);
    const operation = present(only(stuck.grants).operation);
    expect(operation.steps.find(({ error }) => error)).toMatchObject({
      name: 'wait-in-service',
      error: {
        kind: 'blocked',
        message: expect.stringContaining('The file system is full'),
      },
    });

    const { userProfiles } = studio.sandbox.admin.world;
    delete userProfiles[`${COMPANY.researchLab}/ben-carter`];
    await answerOf(
      200,
      studio.backend
        .as('mira.santos')
        .call(client => client.retryOperation(operation.operationId)),
    );
    expect(
      (await studio.backend.settle(asked.requestId)).grants[0]?.status,
    ).toBe('active');
    expect(hasAccess('ben.carter')).toBe(true);
  });

  it('goes on where it stopped when the back end restarts in the middle', async () => {
    studio.sandbox.admin.world.timings.userProfile = 2_000;
    const asked = await approveBen();
    await studio.backend.settle(
      asked.requestId,
      ({ grants }) =>
        grants[0]?.operation?.steps.find(
          ({ name }) => name === 'ensure-profile',
        )?.status === 'done',
    );
    await studio.backend.stop();
    studio.sandbox.admin.advanceTime(5_000);
    await studio.serve();
    const done = await studio.backend.settle(asked.requestId);
    expect(done.grants[0]?.status).toBe('active');
    expect(
      writes().filter(operation => operation.startsWith('Create')),
    ).toEqual(['CreateApplicationAssignment', 'CreateUserProfile']);
  });

  it('goes on when the back end is stopped in the middle of a call', async () => {
    studio.sandbox.admin.addFault({
      operation: 'CreateUserProfile',
      times: 1,
      effect: { type: 'latency', milliseconds: 1_500 },
    });
    const asked = await benAsks();
    await answerOf(200, studio.backend.as('mira.santos').decide(asked));
    // A machine that takes longer than the call to see it under way stops after it.
    await studio.backend.settle(
      asked.requestId,
      ({ grants }) =>
        grants[0]?.operation?.steps.some(
          ({ name, attempts }) => name === 'ensure-profile' && attempts > 0,
        ) === true,
    );
    await studio.backend.stop();
    await studio.serve();
    const done = await studio.backend.settle(asked.requestId);
    expect(done.grants[0]).toMatchObject({
      status: 'active',
      profileName: 'ben-carter',
    });
    expect(hasAccess('ben.carter')).toBe(true);
    expect(
      done.grants[0]?.operation?.steps.find(
        ({ name }) => name === 'ensure-profile',
      ),
    ).toMatchObject({ changed: true });
  });

  it('adopts the profile that somebody made by opening Studio meanwhile', async () => {
    const asked = await benAsks();
    const { world } = studio.sandbox.admin;
    const settings = present(
      world.userProfiles[`${COMPANY.researchLab}/lena-fischer`],
    );
    world.userProfiles[`${COMPANY.researchLab}/ben-carter-123`] = {
      ...settings,
      userProfileName: 'ben-carter-123',
      singleSignOnUserValue: 'ben.carter@alpenglow.example',
      userSettings: undefined,
      tags: {},
      createdAt: Date.now(),
      modifiedAt: Date.now(),
    };
    await answerOf(200, studio.backend.as('mira.santos').decide(asked));
    const done = await studio.backend.settle(asked.requestId);
    expect(done.grants[0]).toMatchObject({
      status: 'active',
      profileName: 'ben-carter-123',
    });
  });
});
