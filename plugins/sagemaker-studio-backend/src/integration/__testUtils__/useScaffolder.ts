/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/* Templates through all layers: the scaffolder, its module, this back end over HTTP, the sandbox. */
import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { mockCredentials } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import scaffolderPlugin from '@backstage/plugin-scaffolder-backend';
import type { AccessRequest } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import scaffolderModule from '@studio-access/backstage-plugin-scaffolder-backend-module-sagemaker-studio';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Knex } from 'knex';
import request from 'supertest';
import yaml from 'yaml';
import { present } from '../../util/__testUtils__/present';
import { authWithActors } from './authWithActors';
import { companyEntities } from './companyEntities';
import { flowsDatabase } from './flowsDatabase';
import { startStudioBackend } from './startStudioBackend';
import { startTestSandbox, type TestSandbox } from './startTestSandbox';

/** A template of the examples. */
export function exampleTemplate(name: string) {
  return yaml.parse(
    readFileSync(
      resolve(
        __dirname,
        `../../../../../examples/templates/${name}/template.yaml`,
      ),
      'utf8',
    ),
  );
}

/** Who runs a template, by first and last name. */
export function runBy(name: string): string {
  return mockCredentials.user.header(`user:default/${name}`);
}

const ENDS = ['completed', 'failed', 'cancelled'];

/**
 * One portal for all tests of a block, which checks no permissions and names one person as its platform team.
 *
 * @param prepare - changes AWS before it is read; the catalog has the company as it was
 * @param options - `person`: that person, who runs the templates; default: Mira. `start`: the sandbox, other than the company's
 */
export function useScaffolder(
  templates: Entity[],
  prepare: (sandbox: TestSandbox) => void = () => {},
  options: {
    person?: string;
    start?: (options: { platformTeams: string[] }) => Promise<TestSandbox>;
  } = {},
) {
  const { person = 'mira.santos', start = startTestSandbox } = options;
  const authorization = runBy(person);
  const tasks: string[] = [];
  let sandbox: TestSandbox | undefined;
  let knex: Knex | undefined;
  let backend: Awaited<ReturnType<typeof startStudioBackend>> | undefined;
  const server = () => present(backend).server;

  // Registered before the databases register theirs, which take the database away. The scaffolder looks once a second
  // whether a task was cancelled, and does not leave off when one has ended that can be begun again; told so, it does.
  afterAll(async () => {
    jest.restoreAllMocks();
    for (const id of tasks) {
      await request(server())
        .post(`/api/scaffolder/v2/tasks/${id}/cancel`)
        .set('Authorization', authorization)
        .expect(200);
    }
    await sleep(2_500);
    await backend?.stop();
    await sandbox?.stop();
  });
  const databases = flowsDatabase();

  beforeAll(async () => {
    // Under Jest what fetch parses comes from outside of the test's realm, whose arrays the scaffolder takes for forged.
    jest
      .spyOn(Response.prototype, 'json')
      .mockImplementation(async function json(this: Response) {
        return JSON.parse(await this.text());
      });
    // The portal checks no permissions, so whoever creates domains has to be named.
    sandbox = await start({ platformTeams: [`user:default/${person}`] });
    Object.assign(sandbox.admin.world.timings, { userProfile: 30, domain: 30 });
    const entities = [...companyEntities(sandbox.admin.world), ...templates];
    prepare(sandbox);
    const own: Knex = await databases.init();
    const scaffolder: Knex = await databases.init();
    knex = own;
    backend = await startStudioBackend({
      sandbox,
      knex: own,
      entities,
      database: createServiceFactory({
        service: coreServices.database,
        deps: { plugin: coreServices.pluginMetadata },
        factory: ({ plugin }) => ({
          getClient: async () =>
            plugin.getId() === 'scaffolder' ? scaffolder : own,
        }),
      }),
      features: [scaffolderPlugin, scaffolderModule, authWithActors],
    });
    await backend.sync();
  });

  /** Begins to run a template. */
  async function begin(
    input: object,
    template: string,
    who = authorization,
  ): Promise<string> {
    const {
      body: { id },
    } = await request(server())
      .post('/api/scaffolder/v2/tasks')
      .set('Authorization', who)
      .send({ templateRef: `template:default/${template}`, values: input })
      .expect(201);
    tasks.push(id);
    return id;
  }

  /** Waits until a task has ended. */
  async function end(id: string, who = authorization) {
    let status = '';
    await present(backend).until(async () => {
      const { body } = await request(server())
        .get(`/api/scaffolder/v2/tasks/${id}`)
        .set('Authorization', who);
      status = body.status;
      return ENDS.includes(status);
    }, 'The task does not end');
    const { body: events } = await request(server())
      .get(`/api/scaffolder/v2/tasks/${id}/events`)
      .set('Authorization', who);
    const log: string[] = events.map(
      (event: { body: { message: string } }) => event.body.message,
    );
    return { status, log: log.join('\n'), ...events.at(-1).body };
  }

  return {
    get sandbox() {
      return present(sandbox);
    },
    get backend() {
      return present(backend);
    },
    /** Runs a template to its end; `who` is the header of who runs it. */
    async run(input: object, template: string, who = authorization) {
      return end(await begin(input, template, who), who);
    },
    begin,
    end,
    /** Begins a task that has ended again, as the button on its page does. */
    async retry(id: string, who = authorization) {
      await request(server())
        .post(`/api/scaffolder/v2/tasks/${id}/retry`)
        .set('Authorization', who)
        .send({})
        .expect(201);
    },
    /** As if nobody had decided about a request in time. */
    async letExpire(requestId: string) {
      await present(knex)('access_requests')
        .where('request_id', requestId)
        .update({ expires_at: new Date(Date.now() - 1000).toISOString() });
      await present(backend).tendRequests();
    },
    /** Cancels a task, as the button on its page does. */
    async cancel(id: string) {
      await request(server())
        .post(`/api/scaffolder/v2/tasks/${id}/cancel`)
        .set('Authorization', authorization)
        .expect(200);
    },
    /** Runs a template dry. */
    async dryRun(input: object, template: Entity, who = authorization) {
      const { status, body } = await request(server())
        .post('/api/scaffolder/v2/dry-run')
        .set('Authorization', who)
        .send({ template, values: input, secrets: {}, directoryContents: [] });
      if (status !== 200) {
        throw new Error(`${status}: ${JSON.stringify(body)}`);
      }
      return body;
    },
    async requests(): Promise<AccessRequest[]> {
      const { body } = await present(backend)
        .as(person)
        .get('/requests')
        .expect(200);
      return body.items;
    },
  };
}
