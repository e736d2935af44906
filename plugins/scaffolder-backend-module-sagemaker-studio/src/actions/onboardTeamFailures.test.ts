/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { apiError } from '../__testUtils__/FakeStudio';
import {
  accessDenied,
  input,
  jonas,
  mira,
  setUpOnboarding,
} from '../__testUtils__/setUpOnboarding';

describe('sagemaker-studio:team:onboard, when something goes wrong', () => {
  it.each([
    ['what is refused', { ...input, people: ['nobody'] }],
    ['what cannot be read', { ...input, team: 'a b:c/d/e' }],
  ])('fails without a stack trace: %s', async (_, wrong) => {
    const { action, task } = setUpOnboarding();
    const { error } = await task.run(action, wrong);
    expect(error?.stack).toBe(`${error?.name}: ${error?.message}`);
    expect(error?.message).toBeTruthy();
  });

  it('waits for the others, then fails naming who is blocked, by what, and what to do', async () => {
    const { studio, action, task } = setUpOnboarding();
    studio.errors.set(`${jonas} ensure-profile`, accessDenied);
    const { log, error, output } = await task.run(action, input);

    expect(log).toContain(
      'warn: Jonas Weber: blocked: AccessDeniedException: The role BackstageStudioAccess may not create user profiles. Allow sagemaker:CreateUserProfile to it.',
    );
    expect(error?.message).toBe(
      [
        '1 of 4 people did not get in:',
        '- Jonas Weber is blocked: AccessDeniedException: The role BackstageStudioAccess may not create user profiles. Allow sagemaker:CreateUserProfile to it.',
        'The other 3 are ready and stay so. Once the cause is removed, retry this task: it goes on from here.',
      ].join('\n'),
    );
    expect(studio.requests[0]?.grants.map(({ status }) => status)).toEqual([
      'active',
      'provision-blocked',
      'active',
      'active',
    ]);
    expect(output).toEqual({});
  });

  it('files nothing and lets nobody in when somebody cannot be onboarded, naming who and what to do', async () => {
    const { studio, action, task } = setUpOnboarding();
    studio.obstacles.set(jonas, {
      code: 'no-identity-center-user',
      message: 'Jonas Weber has no user in IAM Identity Center.',
      remedy: 'Wait for the sync of the identity provider.',
    });
    const { log, error } = await task.run(action, input);

    expect(log).toContain(
      'warn: Jonas Weber cannot be onboarded: Jonas Weber has no user in IAM Identity Center. Wait for the sync of the identity provider.',
    );
    expect(error).toMatchObject({
      name: 'InputError',
      message:
        'Jonas Weber has no user in IAM Identity Center. Wait for the sync of the identity provider.',
    });
    expect(studio.requests).toEqual([]);
  });

  it('files nothing that nobody could decide, and says what to do', async () => {
    const { studio, action, task } = setUpOnboarding();
    studio.decision = 'never';
    studio.nobodyDecides = true;
    for (const isDryRun of [false, true]) {
      const { error } = await task.run(action, input, { isDryRun });
      expect(error).toMatchObject({
        name: 'ConflictError',
        message: expect.stringMatching(
          /^Nobody could decide about this access at the stage 'approval'.*ingrid\.larsen.*Name a lead who is none of them.*Nothing was asked for$/,
        ),
      });
    }
    expect(studio.requests).toEqual([]);
  });

  it('stops waiting when nobody is left who could decide', async () => {
    const { studio, action, task } = setUpOnboarding();
    studio.decision = 'never';
    let looks = 0;
    studio.onLook = () => {
      looks += 1;
      studio.nobodyDecides = looks > 1;
    };
    const { error } = await task.run(action, input);

    expect(error?.message).toMatch(
      /^Nobody could decide .* The request stays, see http/,
    );
    expect(studio.requests[0]?.status).toBe('in-review');
  });

  it('fails with the reason when the request is invalidated before it is decided', async () => {
    const { studio, action, task } = setUpOnboarding();
    studio.decision = 'never';
    studio.onLook = () => {
      for (const request of studio.requests) {
        request.status = 'invalidated';
        request.endedReason = 'Jonas Weber is no longer in the catalog';
      }
    };
    const { error } = await task.run(action, input);

    expect(error?.message).toBe(
      'The request can no longer be carried out: Jonas Weber is no longer in the catalog, see http://localhost:3000/sagemaker-studio/requests/r-1. Nothing was changed in AWS. To ask again, run the template again; a retry of this task keeps to this request',
    );
  });

  it('reports a temporary error, and goes on', async () => {
    const { studio, action, task } = setUpOnboarding();
    studio.errors.set(`${mira} ensure-assignment`, {
      kind: 'retry',
      name: 'ThrottlingException',
      message: 'Rate exceeded.',
    });
    const { log, error } = await task.run(action, input);

    expect(error).toBeUndefined();
    expect(log).toContain(
      'warn: Mira Santos: ThrottlingException: Rate exceeded. It is tried again by itself.',
    );
  });

  it.each([
    [400, 'InputError', 'Domain d-production1 is in IAM mode'],
    [403, 'NotAllowedError', 'Only members may ask for this team'],
    [404, 'NotFoundError', "There is no team 'group:default/nobody'"],
    [409, 'ConflictError', 'Jonas Weber has this domain with another role'],
  ])(
    'fails with exactly what the back end says on a %d',
    async (status, name, message) => {
      const { studio, action, task } = setUpOnboarding();
      studio.failures.createRequest = [await apiError(status, message)];
      const { error } = await task.run(action, input);

      expect(error).toMatchObject({ name, message });
      expect(error?.stack).toMatch(message);
      expect(studio.requests).toEqual([]);
    },
  );

  it('links the request that waits already', async () => {
    const { studio, action, task } = setUpOnboarding();
    const message = "The request 'r-7' waits for its decision already";
    studio.failures.createRequest = [
      await apiError(409, message, {
        waiting: [
          { person: jonas, displayName: 'Jonas Weber', requestId: 'r-7' },
        ],
      }),
    ];
    const { log, error } = await task.run(action, input);

    expect(error?.message).toBe(message);
    expect(log).toContainEqual(
      expect.stringMatching(
        /^warn: Jonas Weber waits .*\/sagemaker-studio\/requests\/r-7$/,
      ),
    );
  });

  it('files nothing for a domain or a team that does not exist', async () => {
    const { studio, action, task } = setUpOnboarding();
    const domain = await task.run(action, { ...input, domainId: 'd-nope' });
    const team = await task.run(action, { ...input, team: 'nobody' });
    const nonsense = await task.run(action, { ...input, team: 'group:' });

    expect(domain.error?.message).toBe(
      "There is no Studio domain 'd-nope'; the known ones are d-researchlab1",
    );
    expect(team.error?.message).toBe("There is no team 'group:default/nobody'");
    expect(nonsense.error).toMatchObject({
      name: 'InputError',
      message:
        "'group:' in 'team' is not an entity reference; write it as group:default/<name>",
    });
    expect(studio.requests).toEqual([]);
  });

  it('bears a back end that is away for a while', async () => {
    const { studio, action, task } = setUpOnboarding();
    const away = await apiError(503, 'Starting');
    studio.failures.planRequest = [away];
    studio.failures.getRequest = [
      undefined,
      new TypeError('fetch failed', { cause: 'ECONNREFUSED' }),
      away,
    ];
    const { log, error } = await task.run(action, input);

    expect(error).toBeUndefined();
    expect(log.filter(line => line.startsWith('warn:'))).toEqual([
      'warn: The back end of SageMaker Studio access cannot answer now (Starting); asking again in 2 s',
      'warn: The back end of SageMaker Studio access cannot answer now (fetch failed); asking again in 2 s',
      'warn: The back end of SageMaker Studio access cannot answer now (Starting); asking again in 4 s',
    ]);
  });

  it('does not wait for an error of the program to go away', async () => {
    const { studio, clock, action, task } = setUpOnboarding();
    studio.failures.planRequest = [await apiError(500, 'Oops')];
    const { error } = await task.run(action, input);

    expect(error?.message).toBe('Oops');
    expect(clock.slept).toEqual([]);
  });

  it('says what to do when the sign-in ends while it waits', async () => {
    const { studio, action, task } = setUpOnboarding();
    studio.failures.getRequest = [
      undefined,
      await apiError(401, 'Token expired'),
    ];
    const { error } = await task.run(action, input);

    expect(error?.message).toMatch(
      /^Your sign-in ended while this task was waiting. The request stays and goes on without it; see http:.*Sign in and retry this task/,
    );
  });

  it('shows the link to Studio alone when nobody may see the rest', async () => {
    const { studio, action, task } = setUpOnboarding();
    studio.failures.getPersonOverview = [await apiError(403, 'Not yours')];
    const { output, error } = await task.run(action, input);

    expect(error).toBeUndefined();
    expect(output.links).toEqual({
      studio: 'https://d-researchlab1.studio.eu-west-1.sagemaker.aws',
    });
  });
});
