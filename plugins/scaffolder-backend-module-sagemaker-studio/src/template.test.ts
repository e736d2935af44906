/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { createServiceFactory } from '@backstage/backend-plugin-api';
import {
  mockServices,
  startTestBackend,
  TestDatabases,
  type TestBackend,
} from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import scaffolderPlugin from '@backstage/plugin-scaffolder-backend';
import { sagemakerStudioServiceRef } from '@studio-access/backstage-plugin-sagemaker-studio-node';
import { sagemakerStudioServiceMock } from '@studio-access/backstage-plugin-sagemaker-studio-node/testUtils';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import request from 'supertest';
import yaml from 'yaml';
import scaffolderModuleSagemakerStudio from '.';
import { FakeStudio } from './__testUtils__/FakeStudio';

jest.setTimeout(240_000);

const template = yaml.parse(
  readFileSync(
    resolve(
      __dirname,
      '../../../examples/templates/onboard-team/template.yaml',
    ),
    'utf8',
  ),
);

const values = {
  team: 'group:default/forecasting',
  domainId: 'd-researchlab1',
  justification: 'Load forecasts for the winter season',
};

describe('the template that onboards a team, in a real scaffolder', () => {
  let backend: TestBackend;
  let studio: FakeStudio;
  const tasks: string[] = [];

  // Registered before the databases register theirs, which take the database away. The scaffolder looks once a second
  // whether a task was cancelled, and does not leave off when one has ended that can be begun again; told so, it does.
  afterAll(async () => {
    for (const id of tasks) {
      await request(backend.server)
        .post(`/api/scaffolder/v2/tasks/${id}/cancel`)
        .expect(200);
    }
    await sleep(2_500);
    await backend.stop();
  });
  const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

  beforeAll(async () => {
    const knex = await databases.init('SQLITE_3');
    // Each test has a company of its own behind the one service.
    const current = () => studio.service;
    const service = sagemakerStudioServiceMock.mock({
      planRequest: (...args) => current().planRequest(...args),
      createRequest: (...args) => current().createRequest(...args),
      getRequest: (...args) => current().getRequest(...args),
      getTeamAccess: (...args) => current().getTeamAccess(...args),
      getPersonOverview: (...args) => current().getPersonOverview(...args),
      listDomains: (...args) => current().listDomains(...args),
    });
    backend = await startTestBackend({
      features: [
        scaffolderPlugin,
        scaffolderModuleSagemakerStudio,
        createServiceFactory({
          service: sagemakerStudioServiceRef,
          deps: {},
          factory: () => service,
        }),
        catalogServiceMock.factory({ entities: [template] }),
        mockServices.database.factory({ knex }),
        mockServices.rootConfig.factory({
          data: { app: { baseUrl: 'http://localhost:3000' } },
        }),
      ],
    });
  });

  beforeEach(() => {
    studio = new FakeStudio(() => new Date().toISOString());
  });

  async function run(input: object) {
    const {
      body: { id },
    } = await request(backend.server)
      .post('/api/scaffolder/v2/tasks')
      .send({
        templateRef: 'template:default/onboard-team-into-studio',
        values: input,
      })
      .expect(201);
    tasks.push(id);
    for (;;) {
      const { body: task } = await request(backend.server).get(
        `/api/scaffolder/v2/tasks/${id}`,
      );
      if (task.status === 'completed' || task.status === 'failed') {
        const { body: events } = await request(backend.server).get(
          `/api/scaffolder/v2/tasks/${id}/events`,
        );
        const last = events.at(-1).body;
        return {
          status: task.status,
          log: events.map(
            (event: { body: { message: string } }) => event.body.message,
          ) as string[],
          output: last.output,
          error: last.error?.message,
        };
      }
      await sleep(200);
    }
  }

  it('shows the way to the request, the team, Studio and the access portal, and who is in', async () => {
    const first = await run(values);

    expect(first.error).toBeUndefined();
    expect(first.status).toBe('completed');
    expect(first.log.join('\n')).toContain(
      "Jonas Weber: The profile 'jonas-weber' was created. Now waiting for InService.",
    );
    expect(first.output).toEqual({
      links: [
        {
          title: 'Request',
          icon: 'docs',
          url: '/sagemaker-studio/requests/r-1',
        },
        {
          title: 'Team',
          icon: 'group',
          entityRef: 'group:default/forecasting',
        },
        {
          title: 'Open Studio',
          icon: 'dashboard',
          url: 'https://d-researchlab1.studio.eu-west-1.sagemaker.aws',
        },
        {
          title: 'AWS access portal',
          url: 'https://d-93677ab1c2.awsapps.com/start',
        },
      ],
      text: [
        {
          title: 'Who is in',
          content: [
            'Access was set up.',
            '',
            '| Person | State | Profile |',
            '| --- | --- | --- |',
            '| Mira Santos | Ready | mira-santos |',
            '| Jonas Weber | Ready | jonas-weber |',
            '| Aiko Tanaka | Ready | aiko-tanaka |',
            '| Priya Nair | Ready | priya-nair |',
            '',
          ].join('\n'),
        },
      ],
    });

    const second = await run(values);
    expect(second.status).toBe('completed');
    expect(second.log.join('\n')).toContain('Nothing to change: all 4 people');
    expect(second.output.text[0].content).toMatch(
      /^Nothing had to be changed\./,
    );
    expect(studio.requests).toHaveLength(1);
  });

  it('fails before anything is filed, with the words of the back end', async () => {
    const { status, error, log } = await run({ ...values, domainId: 'd-nope' });

    expect(status).toBe('failed');
    expect(error).toBe(
      "There is no Studio domain 'd-nope'; the known ones are d-researchlab1",
    );
    expect(log.join('\n')).toContain(
      'Skipping step onboard because a previous step failed',
    );
    expect(studio.requests).toEqual([]);
  });

  it('wants a justification that says something', async () => {
    const { body } = await request(backend.server)
      .post('/api/scaffolder/v2/tasks')
      .send({
        templateRef: 'template:default/onboard-team-into-studio',
        values: { ...values, justification: 'because' },
      })
      .expect(400);
    expect(body.errors[0].stack).toBe(
      'instance.justification does not meet minimum length of 10',
    );
  });
});
