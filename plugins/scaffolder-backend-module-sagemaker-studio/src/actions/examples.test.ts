/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { validate } from 'jsonschema';
import yaml from 'yaml';
import { FakeStudio } from '../__testUtils__/FakeStudio';
import { TestClock, TestTask } from '../__testUtils__/taskContext';
import { createOnboardTeamAction } from './onboardTeam';
import { createPlanAction } from './plan';

const clock = new TestClock();
const studio = new FakeStudio(() => clock.now().toISO()!);
const options = { studio: studio.service, clock };
const plan = createPlanAction(options);
const onboard = createOnboardTeamAction(options);

// Templates are parsed at run time, so nothing here is typed; the schema checks the input.
async function runExample(
  action: typeof plan | typeof onboard,
  example: string,
): Promise<void> {
  const step = yaml
    .parse(example)
    .steps.find((each: { action: string }) => each.action === action.id);

  for (const item of step.each ?? [undefined]) {
    const input = {
      ...step.input,
      // The one domain of the stand-in serves for the second one of a loop.
      domainId: (item ?? step.input.domainId).replace(/lab\d$/, 'lab1'),
    };
    expect(validate(input, action.schema!.input!).errors).toEqual([]);
    const task = new TestTask('task');
    const { error, output } =
      action.id === plan.id
        ? await task.run(plan, input)
        : await task.run(onboard, input);
    expect(error).toBeUndefined();
    expect(validate(output, action.schema!.output!).errors).toEqual([]);
  }
}

describe('the examples of sagemaker-studio:plan', () => {
  it.each(plan.examples!)('$description', async ({ example }) => {
    await expect(runExample(plan, example)).resolves.toBeUndefined();
  });
});

describe('the examples of sagemaker-studio:team:onboard', () => {
  it.each(onboard.examples!)('$description', async ({ example }) => {
    await expect(runExample(onboard, example)).resolves.toBeUndefined();
  });
});
