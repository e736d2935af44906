/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * The portal's policy in front of the real scaffolder and the real catalog: what people who run nothing may do with the
 * tasks of others, and with the entities that leads and teams are known by.
 */
import { permissionsServiceFactory } from '@backstage/backend-defaults/permissions';
import { mockCredentials } from '@backstage/backend-test-utils';
import scaffolderModel from '@backstage/plugin-catalog-backend-module-scaffolder-entity-model';
import permissionPlugin from '@backstage/plugin-permission-backend';
import scaffolderPlugin from '@backstage/plugin-scaffolder-backend';
import permissionModule from '@studio-access/backstage-plugin-permission-backend-module-sagemaker-studio';
import { setTimeout as sleep } from 'node:timers/promises';
import request from 'supertest';
import { present } from '../util/__testUtils__/present';
import { authWithActors } from './__testUtils__/authWithActors';
import { flowsDatabase } from './__testUtils__/flowsDatabase';
import { registering, startWithRealCatalog } from './__testUtils__/realCatalog';
import {
  startTestSandbox,
  type TestSandbox,
} from './__testUtils__/startTestSandbox';

jest.setTimeout(240_000);

const LOCATION = 'url:https://git.example/anybody/catalog-info.yaml';
const JUSTIFICATION = 'Nobody else is to read this';
const TEMPLATE = {
  apiVersion: 'scaffolder.backstage.io/v1beta3',
  kind: 'Template',
  metadata: {
    namespace: 'default',
    name: 'say-it',
    annotations: {
      'backstage.io/managed-by-location': LOCATION,
      'backstage.io/managed-by-origin-location': LOCATION,
    },
  },
  spec: {
    owner: 'group:default/ml-platform',
    type: 'access',
    parameters: [],
    steps: [
      {
        id: 'say',
        action: 'debug:log',
        input: { message: '${{ parameters.justification }}' },
      },
    ],
  },
};

describe('the permission policy, in front of other plugins', () => {
  let sandbox: TestSandbox;
  let backend: Awaited<ReturnType<typeof startWithRealCatalog>>;
  let taskId: string;

  // Before the databases are taken away.
  afterAll(async () => {
    jest.restoreAllMocks();
    // The scaffolder looks once a second whether a task was cancelled.
    await sleep(2_500);
    await backend.stop();
    await sandbox.stop();
  });
  const databases = flowsDatabase();

  const call = (
    who: string,
    method: 'get' | 'post' | 'delete',
    path: string,
    body?: object,
  ) =>
    request(backend.server)
      [method](`/api${path}`)
      .set('Authorization', mockCredentials.user.header(`user:default/${who}`))
      .send(body);

  const uidOf = async (name: string): Promise<string> => {
    const entities = await backend.entities();
    return present(
      entities.find(({ metadata }) => metadata.name === name)?.metadata.uid,
    );
  };

  beforeAll(async () => {
    // Under Jest what fetch parses comes from outside of the test's realm, whose arrays the scaffolder takes for forged.
    jest
      .spyOn(Response.prototype, 'json')
      .mockImplementation(async function json(this: Response) {
        return JSON.parse(await this.text());
      });
    sandbox = await startTestSandbox();
    backend = await startWithRealCatalog({
      sandbox,
      knex: await databases.init(),
      catalogKnex: await databases.init(),
      otherKnex: { scaffolder: await databases.init() },
      data: {
        permission: {
          enabled: true,
          sagemakerStudio: { platformTeams: ['group:default/ml-platform'] },
        },
      },
      features: [
        permissionPlugin,
        permissionModule,
        permissionsServiceFactory,
        authWithActors,
        scaffolderPlugin,
        scaffolderModel,
        registering([TEMPLATE]),
      ],
    });
    await backend.bringIn();
    await backend.until(
      async () =>
        (
          await call(
            'mira.santos',
            'get',
            '/catalog/entities/by-name/template/default/say-it',
          )
        ).status === 200,
      'The template is not in the catalog',
    );
    const { body } = await call('mira.santos', 'post', '/scaffolder/v2/tasks', {
      templateRef: 'template:default/say-it',
      values: { justification: JUSTIFICATION },
    }).expect(201);
    taskId = body.id;
  });

  it.each([
    ['get', ''],
    ['get', '/events'],
    ['get', '/eventstream'],
    ['post', '/cancel'],
    ['post', '/retry'],
  ] as const)(
    'keeps tasks for those who started them: %s %s',
    async (method, path) => {
      const { status, text } = await call(
        'ben.carter',
        method,
        `/scaffolder/v2/tasks/${taskId}${path}`,
      );
      expect(status).toBe(403);
      expect(text).not.toContain(JUSTIFICATION);
    },
  );

  it('lists the own tasks, and all of them for platform engineers', async () => {
    const listed = async (who: string) =>
      (await call(who, 'get', '/scaffolder/v2/tasks').expect(200)).text;
    expect(await listed('ben.carter')).not.toContain(taskId);
    expect(await listed('mira.santos')).toContain(JUSTIFICATION);
    expect(await listed('ingrid.larsen')).toContain(taskId);
  });

  it.each(['mira.santos', 'ingrid.larsen'])(
    'lets who started a task, and platform engineers, read its log and cancel it: %s',
    async who => {
      const path = `/scaffolder/v2/tasks/${taskId}`;
      const answers = [
        await call(who, 'get', path),
        await call(who, 'get', `${path}/events`),
        await call(who, 'post', `${path}/cancel`),
      ];
      expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    },
  );

  it('keeps deleting entities for platform engineers, whoever they are of', async () => {
    const remove = async (who: string, name: string) => {
      const path = `/catalog/entities/by-uid/${await uidOf(name)}`;
      return (await call(who, 'delete', path)).status;
    };
    for (const name of ['mira.santos', 'forecasting', 'ben.carter']) {
      expect(await remove('ben.carter', name)).toBe(403);
      expect(await remove('mira.santos', name)).toBe(403);
    }
    expect(await remove('ingrid.larsen', 'ben.carter')).toBe(204);
  });

  it('keeps registering and unregistering locations for platform engineers', async () => {
    const add = (who: string) =>
      call(who, 'post', '/catalog/locations', {
        type: 'url',
        target: 'https://git.example/anybody/catalog-info.yaml',
      });
    expect((await add('mira.santos')).status).toBe(403);
    const { status, body } = await add('ingrid.larsen');
    expect(status).toBe(201);
    const remove = async (who: string) =>
      (await call(who, 'delete', `/catalog/locations/${body.location.id}`))
        .status;
    expect(await remove('mira.santos')).toBe(403);
    expect(await remove('ingrid.larsen')).toBe(204);
  });
});
