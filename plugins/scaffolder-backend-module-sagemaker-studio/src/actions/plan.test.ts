/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { apiError, FakeStudio } from '../__testUtils__/FakeStudio';
import { TestClock, TestTask } from '../__testUtils__/taskContext';
import { createPlanAction } from './plan';

const input = { team: 'forecasting', domainId: 'd-researchlab1' };

function setUp() {
  const clock = new TestClock();
  const studio = new FakeStudio(() => clock.now().toISO()!);
  return {
    studio,
    task: new TestTask('task-1'),
    action: createPlanAction({ studio: studio.service, clock }),
  };
}

describe('sagemaker-studio:plan', () => {
  it.each([false, true])(
    'says what would be done and changes nothing (dry run: %p)',
    async isDryRun => {
      const { studio, task, action } = setUp();
      studio.giveAccess('user:default/mira.santos');
      studio.obstacles.set('user:default/priya.nair', {
        code: 'user-disabled',
        message: 'The Identity Center user of Priya Nair is disabled.',
        remedy: 'Activate the person in the identity provider.',
      });
      const { log, output } = await task.run(action, input, { isDryRun });

      expect(studio.calls).toEqual(['planRequest']);
      expect(log).toContain("Mira Santos keeps the profile 'mira-santos'.");
      expect(log).toContain(
        'warn: Priya Nair cannot be onboarded: The Identity Center user of Priya Nair is disabled. Activate the person in the identity provider.',
      );
      expect(output).toMatchObject({
        planHash: 'hash-2',
        executionRole: 'arn:aws:iam::222222222222:role/StudioDataScientist',
        changes: true,
        warnings: [],
      });
      expect(output.people?.map(p => [p.displayName, p.changes])).toEqual([
        ['Mira Santos', false],
        ['Jonas Weber', true],
        ['Aiko Tanaka', true],
        ['Priya Nair', false],
      ]);
      expect(output.people?.[3]?.obstacle).toBe(
        'The Identity Center user of Priya Nair is disabled. Activate the person in the identity provider.',
      );
    },
  );

  it('plans for a group that is to let the people in', async () => {
    const { studio, task } = setUp();
    const planRequest = jest.fn(studio.service.planRequest);
    const action = createPlanAction({
      studio: { ...studio.service, planRequest },
    });
    await task.run(action, {
      ...input,
      assignThrough: { group: ' g-1 ' },
      handOver: true,
    });

    expect(planRequest).toHaveBeenCalledWith(
      expect.objectContaining({
        assignThrough: { group: 'g-1' },
        handOver: true,
      }),
      expect.anything(),
    );
  });

  it('takes an empty role and an empty list for none, as forms leave them', async () => {
    const { studio, task } = setUp();
    const planRequest = jest.fn(studio.service.planRequest);
    const action = createPlanAction({
      studio: { ...studio.service, planRequest },
    });
    await task.run(action, {
      ...input,
      executionRole: '',
      people: [],
      assignThrough: { group: '' },
    });

    expect(planRequest).toHaveBeenCalledWith(
      {
        kind: 'onboard-team',
        team: 'group:default/forecasting',
        domainId: 'd-researchlab1',
        executionRole: undefined,
        people: undefined,
        source: 'template',
      },
      expect.anything(),
    );
  });

  it('says when nobody could decide, and fails where it is to be checked', async () => {
    const { studio, task, action } = setUp();
    studio.decision = 'never';
    studio.nobodyDecides = true;
    const said = await task.run(action, input);
    expect(said.error).toBeUndefined();
    expect(said.output.canBeDecided).toBe(false);

    const checked = await task.run(action, { ...input, check: true });
    expect(checked.error?.message).toMatch(/^Nobody could decide/);
    studio.nobodyDecides = false;
    studio.obstacles.set('user:default/priya.nair', {
      code: 'user-disabled',
      message: 'The Identity Center user of Priya Nair is disabled.',
      remedy: 'Activate the person in the identity provider.',
    });
    const blocked = await task.run(action, { ...input, check: true });
    expect(blocked.error?.message).toBe(
      'The Identity Center user of Priya Nair is disabled. Activate the person in the identity provider.',
    );
  });

  it('fails with exactly what the back end says', async () => {
    const { studio, task, action } = setUp();
    studio.failures.planRequest = [
      await apiError(400, "'StudioMlEngineer' is not an ARN of a role"),
    ];
    const { error } = await task.run(action, {
      ...input,
      executionRole: 'StudioMlEngineer',
    });

    expect(error).toMatchObject({
      name: 'InputError',
      message: "'StudioMlEngineer' is not an ARN of a role",
    });
  });
});
