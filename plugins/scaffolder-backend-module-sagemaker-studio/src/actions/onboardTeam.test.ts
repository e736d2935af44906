/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { mockCredentials } from '@backstage/backend-test-utils';
import { Duration } from 'luxon';
import {
  apiError,
  FakeStudio,
  PEOPLE,
  profileNameOf,
} from '../__testUtils__/FakeStudio';
import { TestClock, TestTask } from '../__testUtils__/taskContext';
import { createOnboardTeamAction } from './onboardTeam';

const input = {
  team: 'forecasting',
  domainId: 'd-researchlab1',
  justification: 'Load forecasts for the winter season',
};
const role = 'arn:aws:iam::222222222222:role/StudioDataScientist';
const jonas = 'user:default/jonas.weber';
const mira = 'user:default/mira.santos';

const accessDenied = {
  kind: 'blocked' as const,
  name: 'AccessDeniedException',
  message: 'The role BackstageStudioAccess may not create user profiles.',
  remedy: 'Allow sagemaker:CreateUserProfile to it.',
};

function setUp() {
  const clock = new TestClock();
  const studio = new FakeStudio(() => clock.now().toISO()!);
  const action = createOnboardTeamAction({
    studio: studio.service,
    clock,
    appBaseUrl: 'http://localhost:3000',
    pollInterval: Duration.fromObject({ seconds: 2 }),
  });
  return { clock, studio, action, task: new TestTask('task-1') };
}

describe('sagemaker-studio:team:onboard', () => {
  it('brings a whole team in and tells how far each person is', async () => {
    const { studio, action, task } = setUp();
    const { log, output, error } = await task.run(action, input);

    expect(error).toBeUndefined();
    expect(studio.requests).toEqual([
      expect.objectContaining({
        team: 'group:default/forecasting',
        people: Object.keys(PEOPLE),
        justification: input.justification,
        source: 'template',
      }),
    ]);
    expect(log.slice(0, 7)).toEqual([
      `The plan for 4 people in the domain d-researchlab1 with the role ${role}:`,
      "Mira Santos is assigned and gets the new profile 'mira-santos'.",
      "Jonas Weber is assigned and gets the new profile 'jonas-weber'.",
      "Aiko Tanaka is assigned and gets the new profile 'aiko-tanaka'.",
      "Priya Nair is assigned and gets the new profile 'priya-nair'.",
      "Filed the request 'r-1', see http://localhost:3000/sagemaker-studio/requests/r-1",
      "Request 'r-1' was approved at once by the policy 'research-lab'",
    ]);
    expect(log.filter(line => line.startsWith('Jonas Weber:'))).toEqual([
      'Jonas Weber: Now looking for the Identity Center user.',
      'Jonas Weber: Found in IAM Identity Center. Now assigning to the domain.',
      'Jonas Weber: Assigned to the domain. Now creating the profile.',
      "Jonas Weber: The profile 'jonas-weber' was created. Now waiting for InService.",
      'Jonas Weber: The profile is InService. Now setting the execution role.',
      'Jonas Weber: The execution role is right. Now tagging the profile.',
      'Jonas Weber: The profile is tagged. Now reading back from AWS.',
      'Jonas Weber: Read back from AWS.',
      'Jonas Weber: ready, with the profile jonas-weber',
    ]);
    expect(output).toEqual({
      requestId: 'r-1',
      requestPath: '/sagemaker-studio/requests/r-1',
      planHash: 'hash-4',
      changed: true,
      people: Object.entries(PEOPLE).map(([ref, displayName]) => ({
        ref,
        displayName,
        status: 'active',
        profileName: profileNameOf(ref),
      })),
      links: {
        studio: 'https://d-researchlab1.studio.eu-west-1.sagemaker.aws',
        accessPortal: 'https://d-93677ab1c2.awsapps.com/start',
        identityProvider: 'https://alpenglow.okta.example',
      },
      summary: [
        '| Person | State | Profile |',
        '| --- | --- | --- |',
        '| Mira Santos | Ready | mira-santos |',
        '| Jonas Weber | Ready | jonas-weber |',
        '| Aiko Tanaka | Ready | aiko-tanaka |',
        '| Priya Nair | Ready | priya-nair |',
      ].join('\n'),
    });
  });

  it.each([
    [
      'an agent',
      mockCredentials.user(mira, { actor: { subject: 'plugin:mcp-actions' } }),
    ],
    ['a service', mockCredentials.service()],
  ])('says that it was started by no person: %s', async (_, credentials) => {
    const { studio, action, task } = setUp();
    await task.run(action, input, {
      getInitiatorCredentials: async () => credentials,
    });
    expect(studio.requests).toEqual([
      expect.objectContaining({ source: 'agent' }),
    ]);
  });

  describe('run again', () => {
    it('by another task, files nothing, changes nothing and says so', async () => {
      const { studio, action, task } = setUp();
      const first = await task.run(action, input);
      const { log, output } = await new TestTask('task-2').run(action, input);

      expect(studio.requests).toHaveLength(1);
      expect(log).toContain(
        `Nothing to change: all 4 people of group:default/forecasting already have access to the domain research-lab (d-researchlab1) with the role ${role}`,
      );
      expect(output).toEqual({
        ...first.output,
        planHash: 'hash-0',
        changed: false,
      });
    });

    it('says so too when everybody has what is asked for, but not by a grant', async () => {
      const { studio, action, task } = setUp();
      Object.keys(PEOPLE).forEach(person => studio.giveAccess(person));
      const { log, output } = await task.run(action, input);

      expect(studio.requests[0]?.grants).toHaveLength(4);
      expect(output.changed).toBe(false);
      expect(log.at(-1)).toMatch(/^Nothing to change: all 4 people/);
    });

    it('asks again when somebody is new', async () => {
      const { studio, action, task } = setUp();
      await task.run(action, { ...input, people: ['mira.santos'] });
      const { output } = await new TestTask('task-2').run(action, input);

      expect(studio.requests).toHaveLength(2);
      expect(output.changed).toBe(true);
    });

    it('by a retry of the task, goes on with the request it filed and tries what was blocked', async () => {
      const { studio, action, task } = setUp();
      studio.errors.set(`${jonas} ensure-profile`, accessDenied);
      const first = await task.run(action, input);
      expect(first.error).toBeDefined();

      studio.errors.clear();
      const { log, output, error } = await task.run(action, input);
      expect(error).toBeUndefined();
      expect(studio.requests).toHaveLength(1);
      expect(log).toEqual(
        expect.arrayContaining([
          "Going on with the request 'r-1', which this task followed before",
          'Jonas Weber: tried again',
          'Jonas Weber: ready, with the profile jonas-weber',
        ]),
      );
      expect(output).toMatchObject({ requestId: 'r-1', changed: true });
    });

    it('says why its user cannot retry a blocked operation', async () => {
      const { studio, action, task } = setUp();
      studio.errors.set(`${jonas} ensure-profile`, accessDenied);
      await task.run(action, input);
      studio.failures.retryOperation = [
        await apiError(403, 'Only operators may retry'),
      ];
      const { log, error } = await task.run(action, input);

      expect(log).toContain(
        'warn: Jonas Weber: cannot be tried again: Only operators may retry',
      );
      expect(error?.message).toMatch(/^1 of 4 people did not get into/);
    });

    it('goes on with what somebody asked for already and nobody has decided', async () => {
      const { studio, action, task } = setUp();
      studio.decision = 'never';
      await task.run(action, { ...input, timeoutMinutes: 1 });
      studio.decision = { afterLooks: 0, outcome: 'approved' };
      const { log, error } = await new TestTask('task-2').run(action, input);

      expect(error).toBeUndefined();
      expect(studio.requests).toHaveLength(1);
      expect(log).toContain(
        "The same is asked for already; going on with the request 'r-1'",
      );
    });

    it('asks by the same key when the answer to the first time was lost', async () => {
      const { studio, action, task } = setUp();
      const { createRequest } = studio.service;
      const keys: string[] = [];
      const lossy = createOnboardTeamAction({
        studio: {
          ...studio.service,
          createRequest: async (request, options) => {
            keys.push(options.idempotencyKey);
            const answer = await createRequest(request, options);
            if (keys.length === 1) {
              throw new TypeError('fetch failed', { cause: 'ECONNRESET' });
            }
            return answer;
          },
        },
        clock: new TestClock(),
      });
      const { error } = await task.run(lossy, input);

      expect(error).toBeUndefined();
      expect(keys).toHaveLength(2);
      expect(keys[0]).toBe(keys[1]);
      expect(studio.requests).toHaveLength(1);
      expect(action.id).toBe(lossy.id);
    });

    it('gives every item of an each loop a key and a checkpoint of its own', async () => {
      const { studio, action, task } = setUp();
      await task.run(action, { ...input, people: ['mira.santos'] });
      await task.run(action, { ...input, people: ['jonas.weber'] });

      expect(studio.requests.map(({ people }) => people)).toEqual([
        [mira],
        [jonas],
      ]);
      expect([...task.checkpoints.values()]).toEqual(['r-1', 'r-2']);
    });
  });

  it('ends when it is decided that access begins later, and asks once for it', async () => {
    const { studio, action, task } = setUp();
    const later = {
      ...input,
      people: ['jonas.weber'],
      startsAt: '2026-12-01T08:00:00Z',
    };
    const { log, output, error } = await task.run(action, later);

    expect(error).toBeUndefined();
    expect(studio.requests).toMatchObject([{ startsAt: later.startsAt }]);
    expect(log.at(-1)).toBe('Jonas Weber: begins on 2026-12-01T08:00:00Z');
    expect(output).toMatchObject({
      changed: false,
      people: [{ ref: jonas, status: 'scheduled' }],
      summary: expect.stringContaining('| Jonas Weber | Scheduled |'),
    });

    const again = await new TestTask('task-2').run(action, later);
    expect(again.error).toBeUndefined();
    expect(again.output.people).toMatchObject([
      { status: 'scheduled', startsAt: later.startsAt },
    ]);
    expect(again.log.at(-1)).toBe(
      `Nothing to change: Jonas Weber of group:default/forecasting is to get access to the domain research-lab (d-researchlab1) with the role ${role} on 2026-12-01T08:00:00Z; it was granted before and has not begun`,
    );
    expect(studio.requests).toHaveLength(1);
  });

  it.each([undefined, '2026-12-24T08:00:00Z'])(
    'asks when what is scheduled begins at another time than %p',
    async startsAt => {
      const { studio, action, task } = setUp();
      const later = { ...input, startsAt: '2026-12-01T08:00:00Z' };
      await task.run(action, later);
      const { log, output } = await new TestTask('task-2').run(action, {
        ...later,
        startsAt,
      });

      expect(studio.requests).toHaveLength(2);
      expect(log.join()).not.toContain('Nothing to change');
      expect(log.at(-1)).toBe('Priya Nair: begins on 2026-12-01T08:00:00Z');
      expect(output.summary).toContain('| Jonas Weber | Scheduled |');
    },
  );

  it('tells those who are in from those whose access is to come', async () => {
    const { studio, action, task } = setUp();
    const startsAt = '2026-12-01T08:00:00Z';
    await task.run(action, { ...input, people: ['mira.santos'] });
    await task.run(action, { ...input, startsAt });
    const { log } = await new TestTask('task-2').run(action, {
      ...input,
      startsAt,
    });

    expect(studio.requests).toHaveLength(2);
    expect(log.slice(-2)).toEqual([
      `Nothing to change: Mira Santos of group:default/forecasting already has access to the domain research-lab (d-researchlab1) with the role ${role}`,
      `Nothing to change: 3 of 4 people of group:default/forecasting are to get access to the domain research-lab (d-researchlab1) with the role ${role} on 2026-12-01T08:00:00Z; it was granted before and has not begun`,
    ]);
  });

  describe('when a decision is needed', () => {
    it('says who may decide and where, waits, and goes on', async () => {
      const { studio, action, task } = setUp();
      studio.decision = { afterLooks: 40, outcome: 'approved' };
      const { log, error } = await task.run(action, input);

      expect(error).toBeUndefined();
      expect(log).toContain(
        "Request 'r-1' needs a decision by user:default/ingrid.larsen at http://localhost:3000/sagemaker-studio/requests/r-1",
      );
      expect(
        log.filter(line => line.startsWith('Still waiting for a decision')),
      ).toHaveLength(2);
      expect(log).toContain(
        "Request 'r-1' was approved by user:default/ingrid.larsen",
      );
    });

    it('fails with the reason when the request is rejected', async () => {
      const { studio, action, task } = setUp();
      studio.decision = { afterLooks: 2, outcome: 'rejected' };
      const { error } = await task.run(action, input);

      expect(error).toMatchObject({
        name: 'ConflictError',
        message:
          'Request \'r-1\' was rejected by user:default/ingrid.larsen ("Ask in January"). Nothing was changed in AWS',
      });
    });

    it('gives up after the time that was set, and says how to go on', async () => {
      const { studio, clock, action, task } = setUp();
      studio.decision = 'never';
      const start = clock.now();
      const { error } = await task.run(action, { ...input, timeoutMinutes: 5 });

      expect(error?.message).toBe(
        "Request 'r-1' still needs a decision by user:default/ingrid.larsen at http://localhost:3000/sagemaker-studio/requests/r-1. The request stays. Retry this task, or run the template again, to follow it further; nothing is asked or done twice",
      );
      expect(clock.now().diff(start).as('minutes')).toBeCloseTo(5, 1);
      expect(studio.requests[0]?.status).toBe('in-review');
    });
  });

  describe('when something goes wrong', () => {
    it.each([
      ['what is refused', { ...input, people: ['nobody'] }],
      ['what cannot be read', { ...input, team: 'a b:c/d/e' }],
    ])('fails without a stack trace: %s', async (_, wrong) => {
      const { action, task } = setUp();
      const { error } = await task.run(action, wrong);
      expect(error?.stack).toBe(`${error?.name}: ${error?.message}`);
      expect(error?.message).toBeTruthy();
    });

    it('waits for the others, then fails naming who is blocked, by what, and what to do', async () => {
      const { studio, action, task } = setUp();
      studio.errors.set(`${jonas} ensure-profile`, accessDenied);
      const { log, error, output } = await task.run(action, input);

      expect(log).toContain(
        'warn: Jonas Weber: blocked: AccessDeniedException: The role BackstageStudioAccess may not create user profiles. Allow sagemaker:CreateUserProfile to it.',
      );
      expect(error?.message).toBe(
        [
          "1 of 4 people did not get into d-researchlab1 with the request 'r-1':",
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
      const { studio, action, task } = setUp();
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

    it('fails with the reason when the request is invalidated before it is decided', async () => {
      const { studio, action, task } = setUp();
      studio.decision = 'never';
      studio.onLook = () => {
        for (const request of studio.requests) {
          request.status = 'invalidated';
          request.endedReason = 'Jonas Weber is no longer in the catalog';
        }
      };
      const { error } = await task.run(action, input);

      expect(error?.message).toBe(
        "Request 'r-1' was invalidated: Jonas Weber is no longer in the catalog. Nothing was changed in AWS; run the template again to ask again",
      );
    });

    it('reports a temporary error, and goes on', async () => {
      const { studio, action, task } = setUp();
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
        const { studio, action, task } = setUp();
        studio.failures.createRequest = [await apiError(status, message)];
        const { error } = await task.run(action, input);

        expect(error).toMatchObject({ name, message });
        expect(error?.stack).toMatch(message);
        expect(studio.requests).toEqual([]);
      },
    );

    it('files nothing for a domain or a team that does not exist', async () => {
      const { studio, action, task } = setUp();
      const domain = await task.run(action, { ...input, domainId: 'd-nope' });
      const team = await task.run(action, { ...input, team: 'nobody' });
      const nonsense = await task.run(action, { ...input, team: 'group:' });

      expect(domain.error?.message).toBe(
        "There is no Studio domain 'd-nope'; the known ones are d-researchlab1",
      );
      expect(team.error?.message).toBe(
        "There is no team 'group:default/nobody'",
      );
      expect(nonsense.error).toMatchObject({
        name: 'InputError',
        message:
          "'group:' in 'team' is not an entity reference; write it as group:default/<name>",
      });
      expect(studio.requests).toEqual([]);
    });

    it('bears a back end that is away for a while', async () => {
      const { studio, action, task } = setUp();
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
      const { studio, clock, action, task } = setUp();
      studio.failures.planRequest = [await apiError(500, 'Oops')];
      const { error } = await task.run(action, input);

      expect(error?.message).toBe('Oops');
      expect(clock.slept).toEqual([]);
    });

    it('says what to do when the sign-in ends while it waits', async () => {
      const { studio, action, task } = setUp();
      studio.failures.getRequest = [
        undefined,
        await apiError(401, 'Token expired'),
      ];
      const { error } = await task.run(action, input);

      expect(error?.message).toMatch(
        /^Your sign-in ended while this task was waiting. The request 'r-1' stays and goes on without it; see http:.*Sign in and retry this task/,
      );
    });

    it('shows the link to Studio alone when nobody may see the rest', async () => {
      const { studio, action, task } = setUp();
      studio.failures.getPersonOverview = [await apiError(403, 'Not yours')];
      const { output, error } = await task.run(action, input);

      expect(error).toBeUndefined();
      expect(output.links).toEqual({
        studio: 'https://d-researchlab1.studio.eu-west-1.sagemaker.aws',
      });
    });
  });

  it('stops when the task is cancelled, and leaves the request alone', async () => {
    const { studio, action, task } = setUp();
    const controller = new AbortController();
    let looks = 0;
    studio.onLook = () => {
      looks += 1;
      if (looks === 3) {
        controller.abort();
      }
    };
    const { error } = await task.run(action, input, {
      signal: controller.signal,
    });

    expect(error?.message).toBe(
      "The task was cancelled; the request 'r-1' stays and goes on without it, see http://localhost:3000/sagemaker-studio/requests/r-1",
    );
    expect(looks).toBe(3);
    expect(studio.requests[0]?.status).toBe('approved');
  });

  it.each([
    ['waits for a decision', 2],
    ['is being carried out', 4],
    ['is done', 30],
  ])(
    'goes on with the one request it filed when it is begun again while that %s',
    async (_, looks) => {
      const { studio, action, task } = setUp();
      studio.decision = { afterLooks: 2, outcome: 'approved' };
      const controller = new AbortController();
      let seen = 0;
      studio.onLook = () => {
        seen += 1;
        if (seen === 2) {
          controller.abort();
        }
      };
      const dropped = await task.run(action, input, {
        signal: controller.signal,
      });
      expect(dropped.error).toBeDefined();
      // The request goes on while nobody follows it.
      for (let look = 2; look < looks; look++) {
        await studio.service.getRequest('r-1', {
          credentials: mockCredentials.user(),
        });
      }
      const { log, output, error } = await task.run(action, input);

      expect(error).toBeUndefined();
      expect(studio.requests).toHaveLength(1);
      expect(log).toContain(
        "Going on with the request 'r-1', which this task followed before",
      );
      expect(output).toMatchObject({ requestId: 'r-1', changed: true });
    },
  );

  it('looks anew when it is begun again after it had found nothing to do', async () => {
    const { studio, action, task } = setUp();
    await task.run(action, { ...input, people: ['mira.santos'] });
    const again = new TestTask('task-2');
    const first = await again.run(action, {
      ...input,
      people: ['mira.santos'],
    });
    const second = await again.run(action, {
      ...input,
      people: ['mira.santos'],
    });

    expect(first.output.changed).toBe(false);
    expect(second.output).toEqual(first.output);
    expect(second.log).toEqual(first.log);
    for (const grant of studio.requests.flatMap(({ grants }) => grants)) {
      grant.status = 'ended';
    }
    const third = await again.run(action, {
      ...input,
      people: ['mira.santos'],
    });
    expect(third.log.join()).not.toContain('Nothing to change');
    expect(studio.requests).toHaveLength(2);
  });

  it('only plans in a dry run', async () => {
    const { studio, action, task } = setUp();
    const { log, output, error } = await task.run(action, input, {
      isDryRun: true,
    });

    expect(error).toBeUndefined();
    expect(new Set(studio.calls)).toEqual(
      new Set(['planRequest', 'listDomains']),
    );
    expect(log).toContain(
      "Jonas Weber is assigned and gets the new profile 'jonas-weber'.",
    );
    expect(log.at(-1)).toBe(
      'Dry run: nothing was asked for and nothing was changed',
    );
    expect(output).toMatchObject({
      requestId: 'dry-run',
      changed: true,
      links: { studio: expect.any(String) },
      people: expect.arrayContaining([
        {
          ref: jonas,
          displayName: 'Jonas Weber',
          status: 'planned',
          profileName: 'jonas-weber',
        },
      ]),
    });
    expect(task.checkpoints.size).toBe(0);
  });
});
