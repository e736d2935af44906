/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/* Faults of AWS and restarts of the backend while access is being given. */
import type {
  Operation,
  TeamAccess,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { answerOf } from './__testUtils__/startStudioBackend';
import { COMPANY } from './__testUtils__/startTestSandbox';
import { useStudio } from './__testUtils__/useStudio';
import { only } from '../util/__testUtils__/items';
import { present } from '../util/__testUtils__/present';

jest.setTimeout(240_000);

describe('onboarding while AWS or the backend fails', () => {
  const studio = useStudio();

  beforeEach(() => studio.start());

  it('never calls an assignment active that AWS forgot', async () => {
    studio.sandbox.admin.addFault({
      operation: 'CreateApplicationAssignment',
      times: 2,
      effect: { type: 'accept-and-forget' },
    });
    const asked = await studio.approveBen();
    const done = await studio.backend.settle(asked.requestId, ({ grants }) => {
      expect(
        grants[0]?.status === 'active' && !studio.hasAccess('ben.carter'),
      ).toBe(false);
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
    const asked = await studio.approveBen();
    const stuck = await studio.backend.settle(asked.requestId);
    expect(stuck.grants[0]?.status).toBe('provision-blocked');
    expect(
      stuck.grants[0]?.operation?.steps.find(({ error }) => error)?.error,
    ).toMatchObject({ kind: 'blocked', name: 'NotConfirmed' });
    expect(studio.hasAccess('ben.carter')).toBe(false);
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
    const asked = await studio.approveBen();
    const done = await studio.backend.settle(asked.requestId);
    expect(done.grants[0]?.status).toBe('active');
    expect(studio.hasAccess('ben.carter')).toBe(true);
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
    const asked = await studio.approveBen();
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
    const stranger = await answerOf<{ error: { message: string } }>(
      403,
      retry(studio.backend.as('lena.fischer')),
    );
    expect(stranger.error.message).toContain('checks no permissions');
    // No page offers what is refused.
    const offeredTo = async (name: string) =>
      (await studio.backend.as(name).request(asked.requestId)).grants.map(
        ({ viewerMayRetry }) => viewerMayRetry,
      );
    expect(await offeredTo('lena.fischer')).toEqual([false]);
    expect(await offeredTo('mira.santos')).toEqual([true]);
    await answerOf(200, retry(mira, 'again'));
    const again = await answerOf<Operation>(200, retry(mira, 'again'));
    expect(again.operationId).toBe(operation.operationId);
    expect(again.status).not.toBe('blocked');
    const late = await answerOf<{ error: { message: string } }>(
      409,
      retry(studio.backend.as('ingrid.larsen')),
    );
    expect(late.error.message).toContain('Mira Santos has retried');
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
    const asked = await studio.approveBen();
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
    // Somebody else asked under the ref that is Daniel's by now.
    const requester = 'user:default/daniel.kim';
    await studio.knex('access_grants').update({ requester });
    await studio
      .knex('access_requests')
      .update({ requester, requester_user_id: 'of-somebody-else' });
    await answerOf(
      403,
      studio.backend
        .as('daniel.kim')
        .call(client => client.retryOperation(operation.operationId)),
    );
    await answerOf(
      200,
      studio.backend
        .as('mira.santos')
        .call(client => client.retryOperation(operation.operationId)),
    );
    expect(
      (await studio.backend.settle(asked.requestId)).grants[0]?.status,
    ).toBe('active');
    expect(studio.hasAccess('ben.carter')).toBe(true);
  });

  it('goes on where it stopped when the back end restarts in the middle', async () => {
    studio.sandbox.admin.world.timings.userProfile = 2_000;
    const asked = await studio.approveBen();
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
      studio.writes().filter(operation => operation.startsWith('Create')),
    ).toEqual(['CreateApplicationAssignment', 'CreateUserProfile']);
  });

  it('goes on when the back end is stopped in the middle of a call', async () => {
    studio.sandbox.admin.addFault({
      operation: 'CreateUserProfile',
      times: 1,
      effect: { type: 'latency', milliseconds: 1_500 },
    });
    const asked = await studio.benAsks();
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
    expect(studio.hasAccess('ben.carter')).toBe(true);
    expect(
      done.grants[0]?.operation?.steps.find(
        ({ name }) => name === 'ensure-profile',
      ),
    ).toMatchObject({ changed: true });
  });

  describe('when somebody has made a profile meanwhile', () => {
    const makeProfile = (name: string, login: string) => {
      const { userProfiles } = studio.sandbox.admin.world;
      userProfiles[`${COMPANY.researchLab}/${name}`] = {
        ...present(userProfiles[`${COMPANY.researchLab}/lena-fischer`]),
        userProfileName: name,
        singleSignOnUserValue: login,
        userSettings: undefined,
        tags: {},
        createdAt: Date.now(),
        modifiedAt: Date.now(),
      };
    };

    it('adopts their own, which opening Studio has made', async () => {
      const asked = await studio.benAsks();
      makeProfile('ben-carter-123', 'ben.carter@alpenglow.example');
      await answerOf(200, studio.backend.as('mira.santos').decide(asked));
      const done = await studio.backend.settle(asked.requestId);
      expect(done.grants[0]).toMatchObject({
        status: 'active',
        profileName: 'ben-carter-123',
      });
    });

    it('takes another name when that of the plan is somebody else’s now', async () => {
      const asked = await studio.benAsks();
      makeProfile('ben-carter', 'yuki.sato@alpenglow.example');
      await answerOf(200, studio.backend.as('mira.santos').decide(asked));
      const done = await studio.backend.settle(asked.requestId);
      const { profileName = '' } = only(done.grants);
      const { userProfiles } = studio.sandbox.admin.world;
      expect({
        status: only(done.grants).status,
        login:
          userProfiles[`${COMPANY.researchLab}/${profileName}`]
            ?.singleSignOnUserValue,
        untouched:
          userProfiles[`${COMPANY.researchLab}/ben-carter`]
            ?.singleSignOnUserValue,
      }).toEqual({
        status: 'active',
        login: 'ben.carter@alpenglow.example',
        untouched: 'yuki.sato@alpenglow.example',
      });
    });
  });
});
