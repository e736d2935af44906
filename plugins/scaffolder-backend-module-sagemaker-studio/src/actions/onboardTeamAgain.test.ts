/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { apiError, PEOPLE } from '../__testUtils__/FakeStudio';
import {
  accessDenied,
  input,
  jonas,
  mira,
  role,
  setUpOnboarding,
} from '../__testUtils__/setUpOnboarding';
import { TestClock, TestTask } from '../__testUtils__/taskContext';
import { createOnboardTeamAction } from './onboardTeam';

describe('sagemaker-studio:team:onboard, run again', () => {
  it('by another task, files nothing, changes nothing and says so', async () => {
    const { studio, action, task } = setUpOnboarding();
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
    const { studio, action, task } = setUpOnboarding();
    Object.keys(PEOPLE).forEach(person => studio.giveAccess(person));
    const { log, output } = await task.run(action, input);

    expect(studio.requests[0]?.grants).toHaveLength(4);
    expect(output.changed).toBe(false);
    expect(log.at(-1)).toMatch(/^Nothing to change: all 4 people/);
  });

  it('asks again when somebody is new', async () => {
    const { studio, action, task } = setUpOnboarding();
    await task.run(action, { ...input, people: ['mira.santos'] });
    const { output } = await new TestTask('task-2').run(action, input);

    expect(studio.requests).toHaveLength(2);
    expect(output.changed).toBe(true);
  });

  it('by a retry of the task, goes on with the request it filed and tries what was blocked', async () => {
    const { studio, action, task } = setUpOnboarding();
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
    const { studio, action, task } = setUpOnboarding();
    studio.errors.set(`${jonas} ensure-profile`, accessDenied);
    await task.run(action, input);
    studio.failures.retryOperation = [
      await apiError(403, 'Only operators may retry'),
    ];
    const { log, error } = await task.run(action, input);

    expect(log).toContain(
      'warn: Jonas Weber: cannot be tried again: Only operators may retry',
    );
    expect(error?.message).toMatch(/^1 of 4 people did not get in:/);
  });

  it('goes on with what somebody asked for already and nobody has decided', async () => {
    const { studio, action, task } = setUpOnboarding();
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
    const { studio, action, task } = setUpOnboarding();
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

  it('goes on with its request when it was killed before it heard of it, though everybody is in', async () => {
    const { studio, action, task } = setUpOnboarding();
    await task.run(action, input);
    for (const key of task.checkpoints.keys()) {
      if (key.startsWith('request:')) {
        task.checkpoints.delete(key);
      }
    }
    const { output, error } = await task.run(action, input);

    expect(error).toBeUndefined();
    expect(output).toMatchObject({ requestId: 'r-1', changed: true });
    expect(studio.requests).toHaveLength(1);
  });

  it('gives every item of an each loop a key and a checkpoint of its own', async () => {
    const { studio, action, task } = setUpOnboarding();
    await task.run(action, { ...input, people: ['mira.santos'] });
    await task.run(action, { ...input, people: ['jonas.weber'] });

    expect(studio.requests.map(({ people }) => people)).toEqual([
      [mira],
      [jonas],
    ]);
    const filed = [...task.checkpoints].flatMap(([key, value]) =>
      key.startsWith('request:') ? value : [],
    );
    expect(filed).toEqual(['r-1', 'r-2']);
  });
});
