/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * An attacker registers a file over the API of a real catalog whose rules allow every kind. The file says everything that
 * entities can say, also that our org provider has brought them.
 */
import { mockCredentials } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import type { JsonObject } from '@backstage/types';
import {
  ANNOTATION_IDENTITY_CENTER_GROUP_ID,
  ANNOTATION_IDENTITY_CENTER_USER_ID,
  ANNOTATION_STUDIO_DOMAIN_ARN,
  type IdentityReport,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import request from 'supertest';
import { flowsDatabase } from './__testUtils__/flowsDatabase';
import { startWithRealCatalog } from './__testUtils__/realCatalog';
import { answerOf } from './__testUtils__/startStudioBackend';
import {
  COMPANY,
  startTestSandbox,
  type TestSandbox,
} from './__testUtils__/startTestSandbox';
import { studioWorld } from './__testUtils__/studioWorld';

jest.setTimeout(240_000);

const OURS = 'sagemaker-studio:IdentityCenterOrgEntityProvider:default';
const PLATFORM = 'group:default/ml-platform';
type ErrorBody = { error: { message: string } };

describe('a file that anybody has registered, with the catalog rules wide open', () => {
  const databases = flowsDatabase();
  let sandbox: TestSandbox;
  let backend: Awaited<ReturnType<typeof startWithRealCatalog>>;
  let files: Server;
  let served: Entity[] = [];

  const address = () =>
    `http://localhost:${(files.address() as AddressInfo).port}`;

  function entity(
    kind: string,
    name: string,
    spec: JsonObject,
    annotations: Record<string, string> = {},
  ): Entity {
    return {
      apiVersion: 'backstage.io/v1alpha1',
      kind,
      metadata: {
        name,
        labels: { team: 'ml-platform' },
        annotations: {
          'backstage.io/managed-by-location': OURS,
          'backstage.io/managed-by-origin-location': OURS,
          ...annotations,
        },
      },
      spec,
    };
  }

  function attack(): Entity[] {
    const aws = studioWorld(sandbox.admin.world);
    return [
      entity(
        'User',
        'mallory',
        {
          profile: { email: 'mira.santos@alpenglow.example' },
          memberOf: ['ml-platform', 'forecasting'],
        },
        {
          [ANNOTATION_IDENTITY_CENTER_USER_ID]: aws.user('jonas.weber').userId,
        },
      ),
      entity(
        'Group',
        'helpers',
        {
          type: 'team',
          parent: 'ml-platform',
          children: ['forecasting'],
          members: ['mallory', 'priya.nair'],
        },
        {
          [ANNOTATION_IDENTITY_CENTER_GROUP_ID]:
            aws.group('ml-platform').groupId,
        },
      ),
      entity(
        'Resource',
        'lab-of-mallory',
        {
          type: 'sagemaker-studio-domain',
          owner: 'user:default/mallory',
        },
        {
          [ANNOTATION_STUDIO_DOMAIN_ARN]: `arn:aws:sagemaker:eu-west-1:222222222222:domain/${COMPANY.researchLab}`,
        },
      ),
    ];
  }

  beforeAll(async () => {
    sandbox = await startTestSandbox();
    files = createServer((req, res) => {
      res.setHeader('Content-Type', 'application/json');
      // JSON is YAML. The first file is a location of the second.
      const documents =
        req.url === '/more.yaml'
          ? served
          : [
              entity('Location', 'more', {
                type: 'url',
                targets: [`${address()}/more.yaml`],
              }),
            ];
      res.end(documents.map(each => JSON.stringify(each)).join('\n---\n'));
    });
    files.listen(0);
    await once(files, 'listening');
    served = attack();
    backend = await startWithRealCatalog({
      sandbox,
      knex: await databases.init(),
      catalogKnex: await databases.init(),
      data: {
        backend: {
          baseUrl: 'http://localhost:7007',
          reading: { allow: [{ host: new URL(address()).host }] },
        },
      },
      catalog: {
        rules: [{ allow: ['User', 'Group', 'Location', 'Resource'] }],
      },
      studio: {
        policies: [
          {
            name: 'research-lab',
            teams: ['*'],
            domains: [COMPANY.researchLab],
            requesters: 'anyone',
            approvers: [PLATFORM, 'team-leads'],
          },
        ],
      },
    });
    await backend.bringIn();
    await request(backend.server)
      .post('/api/catalog/locations')
      .set(
        'Authorization',
        mockCredentials.user.header('user:default/priya.nair'),
      )
      .send({ type: 'url', target: `${address()}/catalog-info.yaml` })
      .expect(201);
    await backend.until(async () => {
      const names = (await backend.entities()).map(
        ({ metadata }) => metadata.name,
      );
      return ['mallory', 'helpers'].every(name => names.includes(name));
    }, 'The catalog does not take the file in');
  });

  afterAll(async () => {
    await backend.stop();
    files.close();
    await sandbox.stop();
  });

  it('gives nobody a right, and takes none away', async () => {
    const asked = await answerOf(201, backend.as('ben.carter').ask({}));
    const approvers = asked.stages.flatMap(stage => stage.approvers);
    expect(approvers).toContain(PLATFORM);
    expect(approvers).not.toContain('group:default/helpers');
    expect(approvers).not.toContain('user:default/mallory');
    await answerOf(403, backend.as('priya.nair').decide(asked));
    const mallory = backend.as('mallory');
    for (const call of [
      mallory.decide(asked),
      mallory.ask({}),
      mallory.call(client => client.listRequests({})),
      mallory.call(client => client.exportEvents('csv')),
    ]) {
      const { error } = await answerOf<ErrorBody>(403, call);
      expect(error.message).toContain('user:default/mallory');
    }
    await answerOf(
      404,
      backend
        .as('priya.nair')
        .call(client => client.getTeamAccess('group:default/helpers')),
    );
    // Neither the lead nor the one whose id it claims is blocked.
    await answerOf(201, backend.as('jonas.weber').ask({}));
    await answerOf(200, backend.as('mira.santos').decide(asked));
  });

  it('is reported with what it claims', async () => {
    await backend.keepAccessList();
    const { claims } = await answerOf<IdentityReport>(
      200,
      backend.as('ingrid.larsen').call(client => client.getIdentityReport()),
    );
    expect(claims.map(({ entityRef }) => entityRef)).toEqual([
      'group:default/helpers',
      'user:default/mallory',
    ]);
    expect(JSON.stringify(claims)).toContain(`url:${address()}`);
  });
});
