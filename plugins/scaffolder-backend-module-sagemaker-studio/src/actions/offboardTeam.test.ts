/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { FakeRevocations } from '../__testUtils__/FakeRevocations';
import { jonas } from '../__testUtils__/setUpOnboarding';
import { TestClock, TestTask } from '../__testUtils__/taskContext';
import { createOffboardTeamAction } from './offboardTeam';

const input = {
  team: 'forecasting',
  domainId: 'd-researchlab1',
  justification: 'The project has ended',
};

function setUp() {
  const studio = new FakeRevocations();
  const action = createOffboardTeamAction({
    studio: studio.service,
    clock: new TestClock(),
    appBaseUrl: 'http://localhost:3000',
  });
  return { studio, action, task: new TestTask('task-1') };
}

describe('sagemaker-studio:team:offboard', () => {
  it('takes the access of everybody back and waits until AWS has none', async () => {
    const { studio, action, task } = setUp();
    const { output, log, error } = await task.run(action, input);

    expect(error).toBeUndefined();
    expect(output).toMatchObject({
      requestId: 'r-1',
      requestPath: '/sagemaker-studio/requests/r-1',
      planHash: 'hash-4',
      changed: true,
    });
    expect(output.people?.map(({ status }) => status)).toEqual(
      Array(4).fill('ended'),
    );
    expect(log).toContain('Jonas Weber can no longer sign in.');
    expect(studio.requests).toMatchObject([
      {
        grantIds: ['g-1', 'g-2', 'g-3', 'g-4'],
        offboarding: undefined,
        source: 'template',
      },
    ]);
  });

  it('finds nothing to take back when it is run again', async () => {
    const { studio, action, task } = setUp();
    await task.run(action, input);
    const { output, log } = await new TestTask('task-2').run(action, input);

    expect(output).toMatchObject({ changed: false, people: [] });
    expect(output.requestId).toBeUndefined();
    expect(log).toEqual([
      'Nothing to take back: nobody has access to d-researchlab1 with group:default/forecasting',
    ]);
    expect(studio.requests).toHaveLength(1);
  });

  it('takes back what is named, and deletes what is asked for alone', async () => {
    const { studio, action, task } = setUp();
    const { output } = await task.run(action, {
      ...input,
      people: ['jonas.weber'],
      deleteSpaces: true,
    });

    expect(output.people).toMatchObject([{ ref: jonas, status: 'ended' }]);
    expect(studio.requests).toMatchObject([
      { offboarding: { deleteSpaces: true, deleteProfile: false } },
    ]);
  });

  it('refuses somebody who has nothing to do with the team', async () => {
    const { studio, action, task } = setUp();
    const { error } = await task.run(action, {
      ...input,
      people: ['ben.carter'],
    });
    expect(error?.message).toBe(
      "user:default/ben.carter in 'people' is neither in the team nor has access with it",
    );
    expect(studio.requests).toEqual([]);
  });

  it('plans in a dry run and takes nothing back', async () => {
    const { studio, action, task } = setUp();
    const { output } = await task.run(action, input, { isDryRun: true });
    expect(output).toMatchObject({
      requestId: 'dry-run',
      planHash: 'hash-4',
      changed: true,
    });
    expect(studio.requests).toEqual([]);
  });

  it('goes on with the request that waits already', async () => {
    const { studio, action, task } = setUp();
    studio.status = 'in-review';
    const first = await task.run(action, { ...input, timeoutMinutes: 1 });
    expect(first.error?.message).toContain('still needs a decision');

    const [request] = studio.requests;
    const other = new TestTask('task-2').run(action, {
      ...input,
      timeoutMinutes: 1,
    });
    await expect(other).resolves.toMatchObject({
      log: expect.arrayContaining([
        "The same is asked for already; going on with the request 'r-1'",
      ]),
    });
    request!.status = 'approved';
    const { error } = await task.run(action, input);
    expect(error).toBeUndefined();
    expect(studio.requests).toHaveLength(1);
  });

  it('goes on with the removal that another task began', async () => {
    const { studio, action, task } = setUp();
    const controller = new AbortController();
    studio.onLook = () => controller.abort();
    await task.run(action, input, { signal: controller.signal });
    const { output, error } = await new TestTask('task-2').run(action, input);

    expect(error).toBeUndefined();
    expect(output).toMatchObject({ requestId: 'r-1', changed: true });
    expect(studio.requests).toHaveLength(1);
  });

  it('fails when somebody took the removal back', async () => {
    const { studio, action, task } = setUp();
    studio.isUndone = true;
    const { error } = await task.run(action, {
      ...input,
      people: ['jonas.weber'],
    });
    expect(error?.message).toBe(
      'Access is left although the request was carried out, since its removal was taken back: Jonas Weber. To ask again, run the template again; a retry of this task keeps to this request',
    );
  });

  it('goes on with its request when it is begun again in the middle', async () => {
    const { studio, action, task } = setUp();
    const controller = new AbortController();
    studio.onLook = () => controller.abort();
    const first = await task.run(action, input, {
      signal: controller.signal,
    });
    expect(first.error?.message).toMatch(
      /^The task was cancelled; the request stays/,
    );

    studio.onLook = () => {};
    const { output, error } = await task.run(action, input);
    expect(error).toBeUndefined();
    expect(output).toMatchObject({ requestId: 'r-1', changed: true });
    expect(studio.requests).toHaveLength(1);
  });
});
