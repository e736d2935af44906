/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { mockCredentials } from '@backstage/backend-test-utils';
import { PEOPLE, profileNameOf } from '../__testUtils__/FakeStudio';
import {
  input,
  jonas,
  mira,
  role,
  setUpOnboarding,
} from '../__testUtils__/setUpOnboarding';
import { TestTask } from '../__testUtils__/taskContext';

describe('sagemaker-studio:team:onboard', () => {
  it('brings a whole team in and tells how far each person is', async () => {
    const { studio, action, task } = setUpOnboarding();
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
    const { studio, action, task } = setUpOnboarding();
    await task.run(action, input, {
      getInitiatorCredentials: async () => credentials,
    });
    expect(studio.requests).toEqual([
      expect.objectContaining({ source: 'agent' }),
    ]);
  });

  it('ends when it is decided that access begins later, and asks once for it', async () => {
    const { studio, action, task } = setUpOnboarding();
    const later = {
      ...input,
      people: ['jonas.weber'],
      duration: 'P30D',
      startsAt: '2026-12-01T08:00:00Z',
    };
    const { log, output, error } = await task.run(action, later);

    expect(error).toBeUndefined();
    expect(studio.requests).toMatchObject([
      { startsAt: later.startsAt, duration: 'P30D' },
    ]);
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
      const { studio, action, task } = setUpOnboarding();
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
    const { studio, action, task } = setUpOnboarding();
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

  it.each([
    [true, true],
    [false, undefined],
  ])('asks for a hand-over only when told to: %p', async (handOver, asked) => {
    const { studio, action, task } = setUpOnboarding();
    const { error } = await task.run(action, { ...input, handOver });

    expect(error).toBeUndefined();
    expect(
      studio.requests.map(filed => JSON.parse(filed.input).handOver),
    ).toEqual([asked]);
  });

  describe('when a decision is needed', () => {
    it('says who may decide and where, waits, and goes on', async () => {
      const { studio, action, task } = setUpOnboarding();
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
      const { studio, action, task } = setUpOnboarding();
      studio.decision = { afterLooks: 2, outcome: 'rejected' };
      const { error } = await task.run(action, input);

      expect(error).toMatchObject({
        name: 'ConflictError',
        message:
          'The request was rejected ("Ask in January"), by whom http://localhost:3000/sagemaker-studio/requests/r-1 says. Nothing was changed in AWS. To ask again, run the template again; a retry of this task keeps to this request',
      });
    });

    it('gives up after the time that was set, and says how to go on', async () => {
      const { studio, clock, action, task } = setUpOnboarding();
      studio.decision = 'never';
      const start = clock.now();
      const { error } = await task.run(action, { ...input, timeoutMinutes: 5 });

      expect(error?.message).toBe(
        'The request still needs a decision at http://localhost:3000/sagemaker-studio/requests/r-1, which names those who can decide. The request stays. Retry this task, or run the template again, to follow it further; nothing is asked or done twice',
      );
      expect(clock.now().diff(start).as('minutes')).toBeCloseTo(5, 1);
      expect(studio.requests[0]?.status).toBe('in-review');
    });
  });

  it('stops when the task is cancelled, and leaves the request alone', async () => {
    const { studio, action, task } = setUpOnboarding();
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
      'The task was cancelled; the request stays and goes on without it, see http://localhost:3000/sagemaker-studio/requests/r-1',
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
      const { studio, action, task } = setUpOnboarding();
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
    const { studio, action, task } = setUpOnboarding();
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
    const { studio, action, task } = setUpOnboarding();
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
