/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/* The portal of the demo company in a process that tests kill and start again, over one database and one AWS. */
import { mockCredentials } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import type { JsonObject } from '@backstage/types';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Knex } from 'knex';
import request from 'supertest';
import { isSqlite } from '../../database/transaction';
import { present } from '../../util/__testUtils__/present';
import { companyEntities } from './companyEntities';
import { flowsDatabase } from './flowsDatabase';
import { HoldingProxy } from './HoldingProxy';
import { PortalProcess } from './PortalProcess';
import { startTestSandbox, type TestSandbox } from './startTestSandbox';
import { createStudioClient } from './studioClient';
import { trustedEntities } from './trustedEntities';

const BASE = '/api/sagemaker-studio';

/** The scaffolder begins a task again so long after it last heard of whoever ran it. */
const RECOVERY = { enabled: true, staleTimeout: { seconds: 1 } };

const ENDS = ['completed', 'failed', 'cancelled'];

/**
 * One portal for all tests of a block, which checks no permissions and names one person as its platform team.
 *
 * @param options - `person`: that person, by first and last name, who runs the templates
 */
export function useKilledPortal(options: {
  person: string;
  templates: Entity[];
  studio: JsonObject;
}) {
  const { person, templates, studio } = options;
  let sandbox: TestSandbox | undefined;
  let aws: HoldingProxy | undefined;
  let plugins: HoldingProxy | undefined;
  let portal: PortalProcess | undefined;
  let folder = '';
  let database: JsonObject = {};

  afterAll(async () => {
    await portal?.kill();
    await plugins?.stop();
    await aws?.stop();
    await sandbox?.stop();
    rmSync(folder, { recursive: true, force: true });
  });
  const databases = flowsDatabase();

  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'killed-portal-'));
    database = databaseConfig(await databases.init(), folder);
    sandbox = await startTestSandbox({
      platformTeams: [`user:default/${person}`],
      studio,
    });
    Object.assign(sandbox.admin.world.timings, { userProfile: 30, domain: 30 });
    aws = await HoldingProxy.start(sandbox.port);
    plugins = await HoldingProxy.start();
    await start();
    await until(
      async () => (await as(person).listDomains()).items.length > 0,
      'The portal does not sync',
    );
  });

  async function start(): Promise<void> {
    const { data, admin } = present(sandbox);
    const { url } = present(aws);
    // The credentials manager has no other setting for it.
    process.env.AWS_ENDPOINT_URL_STS = url;
    portal = await PortalProcess.start(folder, {
      data: {
        ...data,
        backend: { database },
        scaffolder: { taskRecovery: RECOVERY },
        sagemakerStudio: {
          ...Object(data.sagemakerStudio),
          aws: { endpoint: url },
        },
      },
      entities: trustedEntities([
        ...companyEntities(admin.world),
        ...templates,
      ]),
      baseUrl: present(plugins).url,
    });
    present(plugins).target = portal.port;
  }

  function as(name: string) {
    return createStudioClient({
      port: present(portal).port,
      base: BASE,
      token: mockCredentials.user.token(`user:default/${name}`),
    });
  }

  const scaffolder = () =>
    request(`http://localhost:${present(portal).port}/api/scaffolder`);

  async function readTask(id: string, what = '') {
    const { body } = await scaffolder()
      .get(`/v2/tasks/${id}${what}`)
      .set(...signedIn(person))
      .expect(200);
    return body;
  }

  const eventsOf = (
    id: string,
  ): Promise<{ type: string; body: { message?: string } }[]> =>
    readTask(id, '/events');

  async function until(
    isSo: () => Promise<boolean>,
    trouble: string,
  ): Promise<void> {
    for (const deadline = Date.now() + 60_000; !(await isSo()); ) {
      if (Date.now() > deadline) {
        throw new Error(trouble);
      }
      await sleep(100);
    }
  }

  return {
    get sandbox() {
      return present(sandbox);
    },
    /** The client of somebody, by first and last name. */
    as,
    until,
    /** Holds the answer to the next call of an operation of AWS. */
    holdAws: (operation: string) =>
      present(aws).hold(
        ({ headers }) =>
          String(headers['x-amz-target']).split('.').pop() === operation,
      ),
    /** Holds the answer to the next request that the scaffolder files. */
    holdFiling: () =>
      present(plugins).hold(
        ({ method, url }) => method === 'POST' && url === `${BASE}/requests`,
      ),
    /** Kills the process, and starts another, of which no answer is held. */
    async restart(): Promise<void> {
      await present(portal).kill();
      present(aws).release();
      present(plugins).release();
      await start();
    },
    /** Begins to run a template, as somebody. */
    async begin(
      who: string,
      template: string,
      values: object,
    ): Promise<string> {
      const { body } = await scaffolder()
        .post('/v2/tasks')
        .set(...signedIn(who))
        .send({ templateRef: `template:default/${template}`, values })
        .expect(201);
      return body.id;
    },
    /** Waits until the log of a task says something. */
    async untilLogged(id: string, text: string): Promise<void> {
      await until(
        async () =>
          (await eventsOf(id)).some(({ body }) => body.message?.includes(text)),
        `The log of the task does not say '${text}'`,
      );
    },
    /** Waits until a task has ended. */
    async end(id: string) {
      let status = '';
      await until(async () => {
        ({ status } = await readTask(id));
        return ENDS.includes(status);
      }, 'The task does not end');
      const events = await eventsOf(id);
      const log = events.map(({ body }) => body.message).join('\n');
      const isRecovered = events.some(({ type }) => type === 'recovered');
      return { status, log, isRecovered, ...Object(events.at(-1)?.body) };
    },
  };
}

function signedIn(who: string): [string, string] {
  return ['Authorization', mockCredentials.user.header(`user:default/${who}`)];
}

/** That of the portal's process: SQLite in files of the folder, or the schemas of a database of the server of PostgreSQL. */
function databaseConfig(knex: Knex, folder: string): JsonObject {
  return isSqlite(knex)
    ? {
        client: 'better-sqlite3',
        connection: { directory: path.join(folder, 'database') },
      }
    : {
        client: 'pg',
        connection: knex.client.config.connection,
        pluginDivisionMode: 'schema',
      };
}
