/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import type { TemplateAction } from '@backstage/plugin-scaffolder-node';
import type { JsonObject } from '@backstage/types';
import { validate } from 'jsonschema';
import yaml from 'yaml';
import { FakeRevocations } from '../__testUtils__/FakeRevocations';
import { FakeSettings } from '../__testUtils__/FakeSettings';
import { FakeStudio } from '../__testUtils__/FakeStudio';
import { FakeTeams } from '../__testUtils__/FakeTeams';
import { TestClock, TestTask } from '../__testUtils__/taskContext';
import { createConfigureDomainAction } from './configureDomain';
import { createConfigureTeamAction } from './configureTeam';
import { createOffboardTeamAction } from './offboardTeam';
import { createOnboardTeamAction } from './onboardTeam';
import { createPlanAction } from './plan';
import { createRequestAccessAction } from './requestAccess';
import { createSetTeamRuleAction } from './setTeamRule';
import { createWaitForAccessAction } from './waitForAccess';

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

/** Runs the step of an example that is the action's; what an earlier step puts out is given. */
async function runStep<TInput extends JsonObject, TOutput extends JsonObject>(
  action: TemplateAction<TInput, TOutput>,
  example: string,
): Promise<void> {
  const step = yaml
    .parse(example.replace(/\$\{\{ steps.* \}\}/, 'r-1'))
    .steps.find((each: { action: string }) => each.action === action.id);
  expect(validate(step.input, action.schema!.input!).errors).toEqual([]);
  const { error, output } = await new TestTask('task').run(action, step.input);
  expect(error).toBeUndefined();
  expect(validate(output, action.schema!.output!).errors).toEqual([]);
}

const request = createRequestAccessAction(options);
describe('the examples of sagemaker-studio:access:request', () => {
  it.each(request.examples!)('$description', async ({ example }) => {
    await expect(runStep(request, example)).resolves.toBeUndefined();
  });
});

const wait = createWaitForAccessAction(options);
describe('the examples of sagemaker-studio:access:wait', () => {
  it.each(wait.examples!)('$description', async ({ example }) => {
    await expect(runStep(wait, example)).resolves.toBeUndefined();
  });
});

describe('the examples of sagemaker-studio:team:offboard', () => {
  const offboard = createOffboardTeamAction({
    ...options,
    studio: new FakeRevocations().service,
  });
  it.each(offboard.examples!)('$description', async ({ example }) => {
    await expect(runStep(offboard, example)).resolves.toBeUndefined();
  });
});

describe('the examples of sagemaker-studio:domain:configure', () => {
  const configure = createConfigureDomainAction({
    ...options,
    studio: new FakeSettings().service,
  });
  it.each(configure.examples!)('$description', async ({ example }) => {
    await expect(runStep(configure, example)).resolves.toBeUndefined();
  });
});

describe('the examples of sagemaker-studio:team:configure', () => {
  const configure = createConfigureTeamAction({
    ...options,
    studio: new FakeTeams().service,
  });
  it.each(configure.examples!)('$description', async ({ example }) => {
    await expect(runStep(configure, example)).resolves.toBeUndefined();
  });
});

describe('the examples of sagemaker-studio:team:rule', () => {
  const rule = createSetTeamRuleAction({
    ...options,
    studio: new FakeTeams().service,
  });
  it.each(rule.examples!)('$description', async ({ example }) => {
    await expect(runStep(rule, example)).resolves.toBeUndefined();
  });
});
