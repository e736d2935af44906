/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { validate } from 'jsonschema';
import yaml from 'yaml';
import { FakeDomains } from '../__testUtils__/FakeDomains';
import { TestClock, TestTask } from '../__testUtils__/taskContext';
import { createDomainAction } from './createDomain';

const input = {
  owner: 'forecasting',
  name: 'new-lab',
  accountId: '222222222222',
  region: 'eu-west-1',
  executionRole: '',
  createRole: 'new-lab-execution',
  vpcId: 'vpc-1',
  subnetIds: ['subnet-1', ' '],
  tags: { 'cost-center': '42' },
  justification: 'The forecasters need a lab of their own',
};

function setUp() {
  const studio = new FakeDomains();
  const action = createDomainAction({
    studio: studio.service,
    clock: new TestClock(),
    appBaseUrl: 'http://localhost:3000',
  });
  return { studio, action, task: new TestTask('task-1') };
}

describe('sagemaker-studio:domain:create', () => {
  it('asks for the domain and follows it until it is in service', async () => {
    const { studio, action, task } = setUp();
    const { log, output, error } = await task.run(action, input);

    expect(error).toBeUndefined();
    expect(studio.requests.map(request => request.input)).toEqual([
      {
        kind: 'create-domain',
        team: 'group:default/forecasting',
        newDomain: {
          name: 'new-lab',
          accountId: '222222222222',
          region: 'eu-west-1',
          createRole: 'new-lab-execution',
          network: {
            access: 'internet',
            vpcId: 'vpc-1',
            subnetIds: ['subnet-1'],
          },
          tags: [{ key: 'cost-center', value: '42' }],
        },
        justification: input.justification,
        source: 'template',
      },
    ]);
    expect(log).toEqual([
      'Create new-lab.',
      'Manage it.',
      'To undo it: Delete it in AWS.',
      "Filed the request 'r-1', see http://localhost:3000/sagemaker-studio/requests/r-1",
      'The execution role is there.',
      'AWS creates the domain d-new.',
      'The domain d-new is in service.',
      'The domain d-new is known and managed.',
    ]);
    expect(output).toEqual({
      requestId: 'r-1',
      requestPath: '/sagemaker-studio/requests/r-1',
      domainId: 'd-new',
      domainPath: '/sagemaker-studio/domains/d-new',
      planHash: 'hash',
      summary: [
        '- The execution role is there.',
        '- AWS creates the domain d-new.',
        '- The domain d-new is in service.',
        '- The domain d-new is known and managed.',
      ].join('\n'),
    });
  });

  it('shows the plan in a dry run and asks for nothing', async () => {
    const { studio, action, task } = setUp();
    const { log, output, error } = await task.run(action, input, {
      isDryRun: true,
    });
    expect(error).toBeUndefined();
    expect(studio.requests).toEqual([]);
    expect(log[0]).toBe('Create new-lab.');
    expect(output).toMatchObject({
      requestId: 'dry-run',
      summary: '- Create new-lab.\n- Manage it.',
    });
  });

  it('fails with what stands in its way', async () => {
    const { studio, action, task } = setUp();
    studio.problems = [
      {
        code: 'name-taken',
        message: 'It is taken.',
        remedy: 'Choose another.',
      },
    ];
    const { log, error } = await task.run(action, input);
    expect(error?.message).toBe('It is taken. Choose another.');
    expect(log).toContain('warn: It is taken. Choose another.');
    expect(studio.requests).toEqual([]);
  });

  it('goes on with its request when it is run again, and tries again what is blocked', async () => {
    const { studio, action, task } = setUp();
    studio.isBlocked = true;
    const first = await task.run(action, input);
    expect(first.error?.message).toMatch(
      /^sagemaker:CreateDomain is missing\. Allow it\. Once the cause is removed, retry this task/,
    );
    const second = await task.run(action, input);
    expect(second.error).toBeUndefined();
    expect(second.log.slice(0, 2)).toEqual([
      "Going on with the request 'r-1', which this task followed before",
      'Tried again',
    ]);
    expect([studio.requests.length, studio.retries]).toEqual([1, 1]);
  });

  it('asks by the same key when the answer to the first time was lost', async () => {
    const { studio, task } = setUp();
    let lost = 0;
    const lossy = createDomainAction({
      studio: {
        ...studio.service,
        createRequest: async (asked, options) => {
          const answer = await studio.service.createRequest(asked, options);
          if (lost === 0) {
            lost += 1;
            throw new TypeError('fetch failed', { cause: 'ECONNRESET' });
          }
          return answer;
        },
      },
      clock: new TestClock(),
    });
    const { error } = await task.run(lossy, input);
    expect(error).toBeUndefined();
    expect([lost, studio.requests.length]).toEqual([1, 1]);
  });

  it('goes on with the request of another task for the same domain', async () => {
    const { studio, action, task } = setUp();
    studio.status = 'in-review';
    await task.run(action, input);
    const { log } = await new TestTask('task-2').run(action, input);
    expect(log[0]).toBe(
      "The same is asked for already; going on with the request 'r-1'",
    );
    expect(studio.requests).toHaveLength(1);
  });

  it.each([
    ['rejected', /was rejected.* No domain was created\. To ask again, run/],
    ['in-review', /is not in service yet/],
  ] as const)('fails when the request is %s', async (status, message) => {
    const { studio, action, task } = setUp();
    studio.status = status;
    const { error } = await task.run(action, input);
    expect(error?.message).toMatch(message);
  });

  it('says where to cancel the creation when the task is cancelled', async () => {
    const { studio, action, task } = setUp();
    const controller = new AbortController();
    studio.onLook = () => controller.abort();
    const { error } = await task.run(action, input, {
      signal: controller.signal,
    });
    expect(error?.message).toMatch(
      /cancel the creation there: http:\/\/localhost:3000\/sagemaker-studio\/requests\/r-1$/,
    );
  });

  it.each(setUp().action.examples!)(
    'runs the example: $description',
    async ({ example }) => {
      const { action, task } = setUp();
      const [step] = yaml.parse(example).steps;
      expect(validate(step.input, action.schema!.input!).errors).toEqual([]);
      const { output, error } = await task.run(action, step.input);
      expect(error).toBeUndefined();
      expect(validate(output, action.schema!.output!).errors).toEqual([]);
    },
  );
});
