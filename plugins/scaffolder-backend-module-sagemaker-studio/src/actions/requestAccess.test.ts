/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { FakeStudio } from '../__testUtils__/FakeStudio';
import { jonas } from '../__testUtils__/setUpOnboarding';
import { TestClock, TestTask } from '../__testUtils__/taskContext';
import { createRequestAccessAction } from './requestAccess';
import { createWaitForAccessAction } from './waitForAccess';

const input = {
  team: 'forecasting',
  domainId: 'd-researchlab1',
  people: ['jonas.weber'],
  justification: 'Load forecasts for the winter season',
};

function setUp() {
  const clock = new TestClock();
  const studio = new FakeStudio(() => clock.now().toISO()!);
  const options = {
    studio: studio.service,
    clock,
    appBaseUrl: 'http://localhost:3000',
  };
  return {
    clock,
    studio,
    ask: createRequestAccessAction(options),
    wait: createWaitForAccessAction(options),
    task: new TestTask('task-1'),
  };
}

describe('sagemaker-studio:access:request', () => {
  it('files a request and says who has to decide it, without waiting', async () => {
    const { studio, clock, ask, task } = setUp();
    studio.decision = 'never';
    const { output, log, error } = await task.run(ask, input);

    expect(error).toBeUndefined();
    expect(output).toEqual({
      requestId: 'r-1',
      requestPath: '/sagemaker-studio/requests/r-1',
      planHash: 'hash-1',
      waits: true,
    });
    expect(studio.requests).toMatchObject([
      { kind: 'grant', people: [jonas], source: 'template' },
    ]);
    expect(log.at(-1)).toBe(
      "The request 'r-1' needs a decision by user:default/ingrid.larsen at http://localhost:3000/sagemaker-studio/requests/r-1",
    );
    expect(clock.slept).toEqual([]);
  });

  it('asks once, whether the task is begun again or another one asks for the same', async () => {
    const { studio, ask, task } = setUp();
    studio.decision = 'never';
    const first = await task.run(ask, input);
    const again = await task.run(ask, input);
    const other = await new TestTask('task-2').run(ask, input);

    expect(again.output).toEqual(first.output);
    expect(other.output).toEqual(first.output);
    expect(studio.requests).toHaveLength(1);
  });

  it('plans in a dry run and asks for nothing', async () => {
    const { studio, ask, task } = setUp();
    const { output, log } = await task.run(ask, input, { isDryRun: true });

    expect(output.requestId).toBe('dry-run');
    expect(log).toContain(
      "Jonas Weber is assigned and gets the new profile 'jonas-weber'.",
    );
    expect(studio.calls).toEqual(['planRequest']);
  });

  it('fails with the words of the back end', async () => {
    const { ask, task } = setUp();
    const { error } = await task.run(ask, { ...input, domainId: 'd-nope' });
    expect(error?.message).toBe(
      "There is no Studio domain 'd-nope'; the known ones are d-researchlab1",
    );
  });
});

describe('sagemaker-studio:access:wait', () => {
  it('follows the request until everybody is in', async () => {
    const { studio, ask, wait, task } = setUp();
    studio.decision = { afterLooks: 3, outcome: 'approved' };
    const { output: asked } = await task.run(ask, input);
    const { output, error } = await task.run(wait, {
      requestId: asked.requestId ?? '',
    });

    expect(error).toBeUndefined();
    expect(output).toMatchObject({
      requestId: 'r-1',
      people: [{ ref: jonas, status: 'active', profileName: 'jonas-weber' }],
      summary: expect.stringContaining('| Jonas Weber | Ready | jonas-weber |'),
    });
  });

  it('gives up within its limit, and goes on when it is run again', async () => {
    const { studio, ask, wait, task } = setUp();
    studio.decision = 'never';
    await task.run(ask, input);
    const { error } = await task.run(wait, {
      requestId: 'r-1',
      timeoutMinutes: 1,
    });
    expect(error?.message).toContain('The request still needs a decision at');

    studio.decision = { afterLooks: 0, outcome: 'approved' };
    const again = await task.run(wait, { requestId: 'r-1' });
    expect(again.error).toBeUndefined();
    expect(studio.requests).toHaveLength(1);
  });

  it('fails when the request is rejected, or blocked, and says what to do', async () => {
    const { studio, ask, wait, task } = setUp();
    studio.decision = { afterLooks: 1, outcome: 'rejected' };
    await task.run(ask, input);
    const { error } = await task.run(wait, { requestId: 'r-1' });
    expect(error?.message).toContain('"Ask in January"');

    const blocked = setUp();
    blocked.studio.errors.set(`${jonas} ensure-profile`, {
      kind: 'blocked',
      name: 'AccessDeniedException',
      message: 'No.',
      remedy: 'Allow it.',
    });
    await blocked.task.run(blocked.ask, input);
    const failed = await blocked.task.run(blocked.wait, { requestId: 'r-1' });
    expect(failed.error?.message).toBe(
      'The request is blocked for 1 of 1 person:\n- Jonas Weber is blocked: AccessDeniedException: No. Allow it.\nOnce the cause is removed, retry the operations at http://localhost:3000/sagemaker-studio/requests/r-1, and then this task: it goes on from here.',
    );
  });

  it('says when it is cancelled that the request stays', async () => {
    const { studio, ask, wait, task } = setUp();
    studio.decision = 'never';
    await task.run(ask, input);
    const controller = new AbortController();
    studio.onLook = () => controller.abort();
    const { error } = await task.run(
      wait,
      { requestId: 'r-1' },
      { signal: controller.signal },
    );
    expect(error?.message).toBe(
      'The task was cancelled; the request stays and goes on without it, see http://localhost:3000/sagemaker-studio/requests/r-1',
    );
  });

  it('looks for nothing in a dry run', async () => {
    const { studio, wait, task } = setUp();
    const { output } = await task.run(
      wait,
      { requestId: 'dry-run' },
      { isDryRun: true },
    );
    expect(output).toMatchObject({ requestId: 'dry-run', people: [] });
    expect(studio.calls).toEqual([]);
  });
});
